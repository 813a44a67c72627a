#pragma once

#include <array>
#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "base/date.hpp"

namespace sti {

/// A moment in the world, to the minute; hours that pass are counted between two of these.
using Instant = std::chrono::sys_time<minutes>;

/// How the clinic's clock follows the world's, by one rule for all years.
///
/// Source of the form: POSIX.1-2017, 8.3, TZ. A local time that does not exist is the one after the jump; one that
/// exists twice is the later, unless the earlier is asked for.
class TimeZone {
 public:
  /// UTC, all year.
  TimeZone() = default;
  /// Reads `CET-1CEST,M3.5.0,M10.5.0/3`, `IST-5:30` or `<-03>3`; nothing where it is none of these.
  static std::optional<TimeZone> parse(std::string_view rule);

  Instant instant_of(Moment local) const;
  /// The earlier of two where the clock shows this time twice; else the same as `instant_of`.
  Instant earliest_instant_of(Moment local) const;
  Moment local_of(Instant instant) const;
  /// The first and the last minute at which the clock shows this day.
  Instant first_instant_of(Date day) const { return earliest_instant_of(Moment{day}); }
  Instant last_instant_of(Date day) const;
  /// How far the clock jumps; 0 where it never does.
  minutes jump() const { return summer_ ? summer_->offset - offset_ : minutes{0}; }
  const std::string& rule() const { return rule_; }
  bool operator==(const TimeZone& other) const { return rule_ == other.rule_; }

 private:
  /// A day of the year and an hour of it, by the clock that runs until then.
  struct Change {
    enum class Form { month_week_day, day_without_leap, day_of_year };
    Form form{};
    std::array<int, 3> numbers{};
    minutes at{120};
    Moment in(std::chrono::year year) const;
  };
  struct Summer {
    minutes offset{};
    Change start, end;
  };
  bool is_summer(Instant instant) const;

  std::string rule_ = "UTC0";
  minutes offset_{0};  ///< east of Greenwich, outside summer time
  std::optional<Summer> summer_;
};

}  // namespace sti
