// How a clinic books visits. Each key that is given replaces that of the pack it extends.

#include <fmt/format.h>

#include <algorithm>

#include "base/text.hpp"
#include "grammar/files.hpp"
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

std::vector<YearDay> read_closed(FieldsOf<grammar::visits>& fields, const Context& context) {
  std::vector<YearDay> out;
  for (const auto* day : fields.strings("closed")) {
    if (const auto read = parse_year_day(day->text))
      out.push_back(*read);
    else
      context.add(Code::unknown_value, day->pos, fmt::format("`{}` is no day of a year", day->text),
                  "write month and day, for example \"05-17\"");
  }
  return out;
}

void read_waits(const Node& node, const Context& context, VisitRules& out) {
  Fields fields(node, context, grammar::waits);
  for (std::size_t i = 0; i < visit_day_ids.size(); ++i) {
    const auto day = static_cast<VisitDay>(i);
    if (day == VisitDay::today) continue;  // what is due is not put off
    if (const auto wait = fields.integer(visit_day_ids[day])) out.wait[day] = int(*wait);
  }
  fields.finish();
}

}  // namespace

void PackReader::read_visits(const Node& node, const Context& context) {
  auto& out = pack_.visits;
  FieldsOf<grammar::visits> fields(node, context);
  if (const auto* waits = fields.find("waits")) read_waits(*waits, context, out);
  if (const auto days = fields.integer("wait_soon")) out.wait_soon = int(*days);
  if (const auto days = fields.integer("regular_within")) out.regular_within = int(*days);
  if (const auto* open = fields.find("open")) {
    std::vector<int> days;
    const auto given = read_strings(*open, context);
    for (const auto* day : given) {
      if (const auto place = find_word(*day, weekday_ids, "a day of the week", context)) days.push_back(int(*place));
    }
    if (given.empty())
      context.add(Code::missing_key, open->pos, "a clinic is open on one day of the week at least");
    else if (!days.empty())
      out.open_weekdays = std::move(days);
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
    out.closed_from_easter = fields.days(
        "closed_from_easter",
        fmt::format("a number of days from {0} before Easter Sunday to {0} after it", most_days_from_easter));
    check_length(*closed, out.closed_from_easter.size());
  }
  out.evidence = read_evidence(fields, context);
  fields.finish();
}

}  // namespace sti::load
