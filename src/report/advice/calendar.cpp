#include "report/advice/calendar.hpp"

#include <fmt/format.h>

#include "base/sha256.hpp"
#include "base/text.hpp"

namespace sti::report {
namespace {

constexpr std::size_t most_octets = 75;

/// `20261202`
std::string basic(Date date) {
  const std::chrono::year_month_day ymd{date};
  return fmt::format("{:04}{:02}{:02}", int(ymd.year()), unsigned(ymd.month()), unsigned(ymd.day()));
}

/// `20261123T100000Z`
std::string basic(Moment moment) {
  const auto minute = (moment - Moment{date_of(moment)}).count();
  return fmt::format("{}T{:02}{:02}00Z", basic(date_of(moment)), minute / 60, minute % 60);
}

bool begins_character(char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }

}  // namespace

std::string calendar_line(std::string_view line) {
  std::string out;
  std::size_t room = most_octets;
  while (line.size() > room) {
    auto end = room;
    while (end > 0 && !begins_character(line[end])) --end;
    out.append(line.substr(0, end)).append("\r\n ");
    line.remove_prefix(end);
    room = most_octets - 1;  // the blank counts
  }
  return out.append(line).append("\r\n");
}

std::string calendar_escaped(std::string_view text) {
  std::string lines;
  for (const auto part : split(text, '\n')) lines.append(lines.empty() ? "" : "\n").append(printable(part));
  std::string out;
  for (const char c : lines) {
    if (c == '\n') {
      out += "\\n";
      continue;
    }
    if (c == '\\' || c == ';' || c == ',') out += '\\';
    out += c;
  }
  return out;
}

std::string uuid_of(std::string_view identity) {
  auto hex = sha256_hex(identity).substr(0, 32);
  hex[12] = '8';
  constexpr std::string_view variant = "89ab";
  hex[16] = variant[std::size_t(hex[16]) % variant.size()];
  return fmt::format("{}-{}-{}-{}-{}", hex.substr(0, 8), hex.substr(8, 4), hex.substr(12, 4), hex.substr(16, 4),
                     hex.substr(20));
}

std::string calendar(const std::vector<CalendarDay>& events, Moment written, Lang lang, const std::string& rules) {
  const auto in = fmt::format(";LANGUAGE={}", lang_ids[lang]);
  std::string out;
  const auto line = [&](std::string_view text) { out += calendar_line(text); };
  line("BEGIN:VCALENDAR");
  line("VERSION:2.0");
  line("PRODID:-//health plan//NONSGML 1//EN");  // names no program: its name would tell what the visit is about
  line("X-RULES:" + calendar_escaped(rules));
  line("CALSCALE:GREGORIAN");
  line("METHOD:PUBLISH");
  for (const auto& event : events) {
    const auto title = calendar_escaped(event.title);
    line("BEGIN:VEVENT");
    line("UID:" + event.uid);
    line("DTSTAMP:" + basic(written));
    line(fmt::format("SEQUENCE:{}", written.time_since_epoch().count()));
    line("DTSTART;VALUE=DATE:" + basic(event.on));
    line("DTEND;VALUE=DATE:" + basic(event.on + days{1}));
    line(fmt::format("SUMMARY{}:{}", in, title));
    if (!event.about.empty()) line(fmt::format("DESCRIPTION{}:{}", in, calendar_escaped(event.about)));
    line("CLASS:PRIVATE");
    line("TRANSP:TRANSPARENT");
    line("BEGIN:VALARM");
    line("ACTION:DISPLAY");
    line("TRIGGER:-PT15H");
    line(fmt::format("DESCRIPTION{}:{}", in, title));
    line("END:VALARM");
    line("END:VEVENT");
  }
  line("END:VCALENDAR");
  return out;
}

}  // namespace sti::report
