#include "base/date.hpp"

#include <fmt/format.h>

#include <charconv>

namespace sti {
namespace {

/// Exactly `width` digits at the front of `text`, which is shortened by them.
std::optional<int> take_digits(std::string_view& text, std::size_t width) {
  if (text.size() < width) return std::nullopt;
  int value = 0;
  const auto* end = text.data() + width;
  const auto [stop, error] = std::from_chars(text.data(), end, value);
  if (error != std::errc{} || stop != end || text[0] == '-') return std::nullopt;
  text.remove_prefix(width);
  return value;
}

bool take(std::string_view& text, char wanted) {
  if (text.empty() || text[0] != wanted) return false;
  text.remove_prefix(1);
  return true;
}

bool is_zone(std::string_view text) {
  return !text.empty() && (text[0] == 'Z' || text[0] == 'z' || text[0] == '+' || text[0] == '-');
}

WrittenMoment failed(DateError error) { return {.error = error}; }

}  // namespace

WrittenMoment parse_moment(std::string_view text) {
  const auto year = take_digits(text, 4);
  if (!year || !take(text, '-')) return failed(DateError::form);
  const auto month = take_digits(text, 2);
  if (!month || !take(text, '-')) return failed(DateError::form);
  const auto day = take_digits(text, 2);
  if (!day) return failed(DateError::form);
  const std::chrono::year_month_day date{std::chrono::year{*year}, std::chrono::month(unsigned(*month)),
                                         std::chrono::day(unsigned(*day))};
  if (!date.ok()) return failed(DateError::no_such_day);
  const Moment midnight{Date{date}};
  if (text.empty()) return {.at = midnight};
  if (text[0] == 'Z' || text[0] == 'z' || text[0] == '+') return failed(DateError::has_zone);
  if (!take(text, 'T') && !take(text, 't') && !take(text, ' ')) return failed(DateError::form);
  const auto hour = take_digits(text, 2);
  if (!hour || !take(text, ':')) return failed(DateError::form);
  const auto minute = take_digits(text, 2);
  if (!minute) return failed(DateError::form);
  std::optional<int> second = 0;
  if (take(text, ':')) {
    second = take_digits(text, 2);
    if (!second) return failed(DateError::form);
    if (take(text, '.')) {
      if (!take_digits(text, 1)) return failed(DateError::form);
      while (take_digits(text, 1)) {
      }
    }
  }
  if (is_zone(text)) return failed(DateError::has_zone);
  if (!text.empty()) return failed(DateError::form);
  if (*hour > 23 || *minute > 59 || *second > 59) return failed(DateError::no_such_time);
  return {.at = midnight + hours{*hour} + minutes{*minute}, .has_time = true};
}

std::optional<Date> parse_date(std::string_view text) {
  const auto moment = parse_moment(text);
  if (moment.error != DateError::none || moment.has_time) return std::nullopt;
  return date_of(moment.at);
}

std::optional<Date> last_day_of(std::string_view text) {
  if (const auto day = parse_date(text)) return day;
  const auto year = take_digits(text, 4);
  if (!year) return std::nullopt;
  std::optional<int> month = 12;
  if (!text.empty()) month = take(text, '-') ? take_digits(text, 2) : std::nullopt;
  if (!month || !text.empty()) return std::nullopt;
  const auto last = std::chrono::year{*year} / std::chrono::month(unsigned(*month)) / std::chrono::last;
  return last.ok() ? std::optional(Date{last}) : std::nullopt;
}

std::string to_string(Date date) {
  const std::chrono::year_month_day ymd{date};
  return fmt::format("{:04}-{:02}-{:02}", int(ymd.year()), unsigned(ymd.month()), unsigned(ymd.day()));
}

std::string to_string(Moment moment) {
  const auto day = date_of(moment);
  const auto rest = (moment - Moment{day}).count();
  return fmt::format("{}T{:02}:{:02}", to_string(day), rest / 60, rest % 60);
}

}  // namespace sti
