// How a clinic books visits. Each key that is given replaces that of the pack it extends.

#include <fmt/format.h>

#include <algorithm>

#include "base/text.hpp"
#include "load/pack_reader.hpp"

namespace sti::load {
namespace {

/// "05-17", a day that some year has.
std::optional<YearDay> parse_year_day(const std::string& text) {
  const auto date = parse_date("2000-" + text);  // a leap year
  if (!date) return std::nullopt;
  const std::chrono::year_month_day parts{*date};
  return YearDay{unsigned(parts.month()), unsigned(parts.day())};
}

std::vector<YearDay> read_closed(Fields& fields, const Context& context) {
  std::vector<YearDay> out;
  for (const auto* day : fields.strings("closed")) {
    if (const auto read = parse_year_day(day->text))
      out.push_back(*read);
    else
      context.add(Code::unknown_value, day->pos, fmt::format("`{}` is no day of a year", printable(day->text)),
                  "write month and day, for example \"05-17\"");
  }
  return out;
}

std::vector<int> read_closed_from_easter(const Node& node, const Context& context) {
  std::vector<int> out;
  if (!node.is_array()) {
    context.wrong_type(node, "a list of days from Easter Sunday");
    return out;
  }
  for (const auto& item : node.items) {
    if (item.kind != Node::Kind::integer)
      context.wrong_type(item, "a number of days");
    else if (item.integer < -most_days_from_easter || item.integer > most_days_from_easter)
      context.add(Code::out_of_range, item.pos, fmt::format("{} days from Easter are not near it", item.integer));
    else
      out.push_back(int(item.integer));
  }
  return out;
}

void read_waits(const Node& node, const Context& context, VisitRules& out) {
  Fields fields(node, context, "`waits`");
  for (std::size_t i = 0; i < visit_day_ids.size(); ++i) {
    const auto day = static_cast<VisitDay>(i);
    if (day == VisitDay::today) continue;  // what is due is not put off
    if (const auto wait = fields.integer(visit_day_ids[day], 0, most_days)) out.wait[day] = int(*wait);
  }
  fields.finish();
}

}  // namespace

void PackReader::read_visits(const Node& node, const Context& context) {
  auto& out = pack_.visits;
  Fields fields(node, context, "`visits`");
  if (const auto* waits = fields.find("waits")) read_waits(*waits, context, out);
  if (const auto days = fields.integer("wait_soon", 0, most_days)) out.wait_soon = int(*days);
  if (const auto days = fields.integer("regular_within", 0, most_days)) out.regular_within = int(*days);
  if (const auto* open = fields.find("open")) {
    out.open_weekdays.clear();
    for (const auto* day : read_strings(*open, context)) {
      const auto place = std::find(weekday_ids.begin(), weekday_ids.end(), day->text);
      if (place == weekday_ids.end())
        report_unknown(*day, "day of the week", {weekday_ids.begin(), weekday_ids.end()}, context);
      else
        out.open_weekdays.push_back(int(place - weekday_ids.begin()));
    }
    if (out.open_weekdays.empty()) {
      out.open_weekdays = VisitRules{}.open_weekdays;
      context.add(Code::missing_key, open->pos, "a clinic is open on one day of the week at least");
    }
  }
  const auto check_length = [&](const Node& list, std::size_t length) {
    if (length > VisitRules::most_closed)
      context.add(Code::out_of_range, list.pos, fmt::format("at most {} closed days", VisitRules::most_closed));
  };
  if (const auto* closed = fields.find("closed")) {
    out.closed = read_closed(fields, context);
    check_length(*closed, out.closed.size());
  }
  if (const auto* closed = fields.find("closed_from_easter")) {
    out.closed_from_easter = read_closed_from_easter(*closed, context);
    check_length(*closed, out.closed_from_easter.size());
  }
  out.evidence = read_evidence(fields, context);
  fields.finish();
}

}  // namespace sti::load
