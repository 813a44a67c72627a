// The times of a case: when it is judged, days, and when an exposure was.

#include <fmt/format.h>

#include <charconv>

#include "base/text.hpp"
#include "load/case_reader.hpp"
#include "model/clock.hpp"

namespace sti::load {
namespace {

constexpr std::int64_t longest_life = 120 * 366;  // nobody is older

std::string explain(DateError error) {
  switch (error) {
    case DateError::no_such_day:
      return "there is no such day";
    case DateError::no_such_time:
      return "there is no such time of day";
    case DateError::has_zone:
      return "times are local clinic time: leave out the offset or `Z`";
    default:
      return "write YYYY-MM-DD or YYYY-MM-DDTHH:MM";
  }
}

WrittenMoment moment_of(const Node& node) {
  const bool readable = node.is_string() || node.kind == Node::Kind::moment;
  return readable ? parse_moment(node.text) : WrittenMoment{.at = {}, .error = DateError::form};
}

}  // namespace

void CaseReader::now(const Now& now) {
  case_.now = pack_.zone.local_of(pack_.zone.instant_of(now.at));  // a time that the clock jumps over is read on
  case_.now_has_time = now.has_time;
}

void CaseReader::now(const Node& node, const Context& context) {
  const auto written = moment_of(node);
  if (written.error != DateError::none) {
    context.add(Code::case_bad_time, node.pos, fmt::format("`now` is not a date or a date-time"),
                explain(written.error));
    return;
  }
  if (check_year(date_of(written.at), node, context, "`now`")) now(Now{written.at, written.has_time, true});
}

void CaseReader::visit(const Now& now) {
  if (!now.is_told) {
    after_now_ = "give the day of this visit with --now";
    return;
  }
  if (now.at >= case_.now) return visit_again(case_, now.at, now.has_time);
  diagnostics_.add(Code::case_bad_time, {},
                   fmt::format("`--now` is before the advice was given ({})", to_string(case_.now)),
                   "give the day of this visit");
}

bool CaseReader::check_year(Date day, const Node& node, const Context& context, std::string_view what) {
  const auto year = strange_year(day);
  if (year.empty()) return true;
  context.add(Code::case_bad_time, node.pos, fmt::format("{} is in {}", what, year),
              fmt::format("years go from {} to {}", first_year, last_year));
  return false;
}

std::optional<Date> CaseReader::read_day(const Node& node, const Context& context, std::string_view what,
                                         bool may_be_ahead) {
  const auto written = moment_of(node);
  if (written.error != DateError::none || written.has_time) {
    context.add(Code::case_bad_time, node.pos, fmt::format("`{}` is not a date", what),
                written.error == DateError::none   ? "write the date alone, YYYY-MM-DD"
                : written.error == DateError::form ? "write YYYY-MM-DD"
                                                   : explain(written.error));
    return std::nullopt;
  }
  const auto day = date_of(written.at);
  if (!check_year(day, node, context, fmt::format("`{}`", what))) return std::nullopt;
  if (!may_be_ahead && day > date_of(case_.now)) {
    context.add(Code::case_future, node.pos,
                fmt::format("`{}` is {}, after now ({})", what, to_string(day), to_string(date_of(case_.now))),
                after_now_);
    return std::nullopt;
  }
  return day;
}

void CaseReader::time(const Node& table, const Context& context, Exposure& exposure) {
  const auto given = [&](std::string_view key) {
    const auto* node = table.find(key);
    return node != nullptr && node->kind != Node::Kind::null ? node : nullptr;
  };
  const auto* since = given(vocabulary_.facts[vocabulary_.since].id);
  const auto* on = given("on");
  if ((since == nullptr) == (on == nullptr)) {
    context.add(Code::case_since_or_on, since == nullptr ? table.pos : on->pos,
                since == nullptr ? "an exposure needs the time since it" : "an exposure has `since` or `on`, not both",
                "give `since` (36h, 5d, 3w) or `on` (a date or date-time)");
    return;
  }
  auto time = since != nullptr ? read_since(*since, context) : read_on(*on, context);
  if (!time) return;
  exposure.time = std::move(*time);
  exposure.answers[vocabulary_.since].given = true;
}

std::optional<ExposureTime> CaseReader::read_since(const Node& node, const Context& context) {
  const auto bad = [&](std::string message, std::string hint, Code code = Code::case_bad_time) {
    context.add(code, node.pos, std::move(message), std::move(hint));
    return std::nullopt;
  };
  const std::string how = "write hours, days or weeks: 36h, 5d, 3w";
  if (!node.is_string())
    return bad(fmt::format("`since` is a duration, not {}", kind_name(node.kind)), how, Code::case_wrong_type);
  const std::string_view text = node.text;
  std::int64_t count = 0;
  const auto [stop, failure] = std::from_chars(text.data(), text.data() + text.size(), count);
  const std::string_view unit(stop, std::size_t(text.data() + text.size() - stop));
  if (text.starts_with('-')) return bad("a time since an exposure cannot be negative", how);
  if (failure == std::errc::result_out_of_range) return bad("the time since the exposure is longer than a life", how);
  if (failure != std::errc{}) return bad(fmt::format("`{}` is no duration", text), how);
  if (unit == "m" || unit == "mo" || unit == "month" || unit == "months") {
    return bad(fmt::format("`{}` could mean minutes or months", text), "give weeks (12w) or the date",
               Code::case_unit_month);
  }
  if (unit != "h" && unit != "d" && unit != "w") return bad(fmt::format("`{}` is no duration", text), how);
  if (count > longest_life * 24 || (unit != "h" && count * (unit == "w" ? 7 : 1) > longest_life))
    return bad("the time since the exposure is longer than a life", how);
  auto out = unit == "h" ? time_ago(case_, hours{count}) : time_days_ago(case_, unit == "w" ? count * 7 : count);
  if (!check_year(date_of(out.latest), node, context, "the exposure")) return std::nullopt;
  out.written = node.text;
  return out;
}

std::optional<ExposureTime> CaseReader::read_on(const Node& node, const Context& context) {
  const auto written = moment_of(node);
  if (written.error != DateError::none) {
    context.add(node.is_string() || node.kind == Node::Kind::moment ? Code::case_bad_time : Code::case_wrong_type,
                node.pos, "`on` is not a date or a date-time", explain(written.error));
    return std::nullopt;
  }
  const auto day = date_of(written.at);
  if (!check_year(day, node, context, "the exposure")) return std::nullopt;
  std::optional<ExposureTime> out;
  if (written.has_time)
    out = time_at(case_, written.at);
  else if (day <= date_of(case_.now))
    out = time_on(case_, day);
  if (!out) {
    context.add(Code::case_future, node.pos, fmt::format("the exposure is after now ({})", to_string(case_.now)));
    return std::nullopt;
  }
  if (date_of(case_.now) - day > days{longest_life}) {
    context.add(Code::case_bad_time, node.pos, "the exposure is longer ago than a life");
    return std::nullopt;
  }
  out->written = node.kind == Node::Kind::moment && written.has_time ? to_string(written.at) : node.text;
  return out;
}

}  // namespace sti::load
