#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace sti {

/// A calendar day of the clinic: local time, no time zone.
using Date = std::chrono::local_days;
/// A moment of the clinic's clock, to the minute.
using Moment = std::chrono::local_time<std::chrono::minutes>;
using std::chrono::days;
using std::chrono::hours;
using std::chrono::minutes;

/// Why a date or date-time could not be read.
enum class DateError { none, form, no_such_day, no_such_time, has_zone };

/// A date, or a date with a time, as written.
struct WrittenMoment {
  Moment at{};  ///< 00:00 where only a date was written
  bool has_time = false;
  DateError error = DateError::none;
};

/// Reads `YYYY-MM-DD` or `YYYY-MM-DDTHH:MM[:SS]` (a space may stand for the T). Seconds are dropped.
/// An offset or `Z` gives `has_zone`. Never throws.
WrittenMoment parse_moment(std::string_view text);

/// Reads `YYYY-MM-DD` alone.
std::optional<Date> parse_date(std::string_view text);

/// The last day that a date may mean whose day, or month too, may be left out: `2024`, `2024-03`, `2024-03-16`.
std::optional<Date> last_day_of(std::string_view text);

/// `2026-11-23`.
std::string to_string(Date date);
/// `2026-11-23T10:00`.
std::string to_string(Moment moment);

inline Date date_of(Moment moment) { return std::chrono::floor<days>(moment); }

}  // namespace sti
