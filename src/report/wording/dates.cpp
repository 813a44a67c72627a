// Dates as people write them, and the small change of sentences.

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/by_enum.hpp"
#include "report/wording/wording.hpp"

namespace sti::report {
namespace {

constexpr ByEnum<Lang, std::array<std::string_view, 7>, n_langs> weekdays = {{{
    {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"},
    {"søn.", "man.", "tir.", "ons.", "tor.", "fre.", "lør."},
}}};
constexpr ByEnum<Lang, std::array<std::string_view, 12>, n_langs> months = {{{
    {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"},
    {"jan.", "feb.", "mars", "apr.", "mai", "juni", "juli", "aug.", "sep.", "okt.", "nov.", "des."},
}}};

std::string day_and_month(Date date, Lang lang) {
  const std::chrono::year_month_day ymd{date};
  const auto weekday = weekdays[lang][std::chrono::weekday{date}.c_encoding()];
  const auto month = months[lang][unsigned(ymd.month()) - 1];
  const auto* form = lang == Lang::nb ? "{} {}. {}" : "{} {} {}";
  return fmt::format(fmt::runtime(form), weekday, unsigned(ymd.day()), month);
}

std::string with_time(const std::string& date, Moment moment, Lang lang) {
  const auto minute = (moment - Moment{date_of(moment)}).count();
  const auto* form = lang == Lang::nb ? "{} kl. {:02}.{:02}" : "{} {:02}:{:02}";
  return fmt::format(fmt::runtime(form), date, minute / 60, minute % 60);
}

std::chrono::year year(Date date) { return std::chrono::year_month_day{date}.year(); }

}  // namespace

std::string human(Date date, Lang lang) { return fmt::format("{} {}", day_and_month(date, lang), int(year(date))); }

std::string human(Moment moment, Lang lang) { return with_time(human(date_of(moment), lang), moment, lang); }

std::string brief(Date date, Date beside, Lang lang) {
  return year(date) == year(beside) ? day_and_month(date, lang) : human(date, lang);
}

std::string brief(Date date, const View& view) { return brief(date, date_of(view.advice.asked.now), view.lang); }

std::string brief(Moment moment, const View& view) {
  return with_time(brief(date_of(moment), view), moment, view.lang);
}

std::string brief_span(const View& view, Moment from, Moment end) {
  return span_words(view, from, end, [&](auto at) { return brief(at, view); });
}

std::string_view month_name(Date date, Lang lang) {
  return months[lang][unsigned(std::chrono::year_month_day{date}.month()) - 1];
}

std::string short_date(Date date, const View& view) {
  const auto* form = view.lang == Lang::nb ? "{}. {}" : "{} {}";
  auto out =
      fmt::format(fmt::runtime(form), unsigned(std::chrono::year_month_day{date}.day()), month_name(date, view.lang));
  if (year(date) != year(date_of(view.advice.asked.now))) out += fmt::format(" {}", int(year(date)));
  return out;
}

std::string year_of(const View& view, std::string_view date) {
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  std::string found;
  for (std::size_t i = 0; i + 4 <= date.size() && !date.starts_with("n.d."); ++i) {
    const auto part = date.substr(i, 4);
    const bool alone = (i == 0 || !is_digit(date[i - 1])) && (i + 4 == date.size() || !is_digit(date[i + 4]));
    if (alone && std::all_of(part.begin(), part.end(), is_digit)) found = part;
  }
  return found.empty() ? view.phrase("no-date") : found;
}

std::string capitalised(std::string text) {
  if (text.empty()) return text;
  if (text[0] >= 'a' && text[0] <= 'z') {
    text[0] = char(text[0] - 'a' + 'A');
  } else if (text.size() > 1 && text[0] == '\xC3' && static_cast<unsigned char>(text[1]) >= 0xA0) {
    text[1] = char(text[1] - 0x20);  // æ, ø, å and other letters of Latin-1
  }
  return text;
}

namespace {

bool is_letter(std::string_view text) {
  return (text[0] >= 'A' && text[0] <= 'Z') || (text[0] >= 'a' && text[0] <= 'z') || text[0] == '\xC3';
}

}  // namespace

std::string first_sentence(const std::string& text) {
  // Words that end with a full stop although the sentence goes on with a capital or a name.
  static constexpr std::array<std::string_view, 8> abbreviations = {"St", "Dr", "Mr", "Ms", "jf", "nr", "kl", "bl.a"};
  for (std::size_t i = 0; i + 2 < text.size(); ++i) {
    if ((text[i] != '.' && text[i] != '!' && text[i] != '?') || text[i + 1] != ' ') continue;
    if (capitalised(text.substr(i + 2, 2)) != text.substr(i + 2, 2) || !is_letter(text.substr(i + 2, 2))) continue;
    const auto space = text.rfind(' ', i);
    const auto word = std::string_view(text).substr(space == std::string::npos ? 0 : space + 1);
    const auto before = word.substr(0, i - (text.size() - word.size()));
    if (std::find(abbreviations.begin(), abbreviations.end(), before) == abbreviations.end())
      return text.substr(0, i + 1);
  }
  return text;
}

std::string bare(std::string_view label) { return std::string(label.substr(0, label.find(" ("))); }

std::string written_date(Date date, Lang lang) {
  const std::chrono::year_month_day ymd{date};
  if (lang == Lang::en) return fmt::format("{} {} {}", unsigned(ymd.day()), month_name(date, lang), int(ymd.year()));
  return fmt::format("{:02}.{:02}.{}", unsigned(ymd.day()), unsigned(ymd.month()), int(ymd.year()));
}

std::string written_date(Moment moment, Lang lang) {
  return with_time(written_date(date_of(moment), lang), moment, lang);
}

std::string written_date(const std::string& date, Lang lang) {
  if (const auto day = parse_date(date)) return written_date(*day, lang);
  const auto first = date.size() == 7 ? parse_date(date + "-01") : std::nullopt;
  return first ? fmt::format("{} {}", month_name(*first, lang), int(year(*first))) : date;
}

}  // namespace sti::report
