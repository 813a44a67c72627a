#pragma once

#include <cstdint>
#include <optional>

#include "model/case.hpp"

namespace sti {

/// The zone whose clock the moments of a case are told by.
const TimeZone& zone_of(const Case& asked);
/// The instant at which a case is judged.
Instant now_of(const Case& asked);
/// Judges the case at an instant instead. What was told of its exposures stays as it is.
void set_now(Case& asked, Instant instant);

// What the time of an exposure means, told at the `now` of a case; never after it. `written` is as it would be told.

/// So long before, counted as it passed, whatever the clock did in between. Told in hours where it is a number of them,
/// else as the time that the clock showed.
ExposureTime time_ago(const Case& asked, minutes passed);
/// So many calendar days before.
ExposureTime time_days_ago(const Case& asked, std::int64_t count);
/// Some time of a day, which is not after today.
ExposureTime time_on(const Case& asked, Date day);
/// At a time that the clock showed. Where it showed it twice, either can be meant; where it jumped over it, the time
/// after the jump. Empty where it is after `now`, unless that is a day alone, and the time is of the same day.
std::optional<ExposureTime> time_at(const Case& asked, Moment told);
/// Moves a case to a later visit: its exposures stay where they were, written as days and times, not as time since.
void visit_again(Case& asked, Moment now, bool has_time);

/// What has passed since the latest moment that an exposure can have been; negative after `now`.
minutes passed_since(const Case& asked, const ExposureTime& time);
/// What the clock shows at a limit that counts from the latest moment, and from the earliest.
Moment limit_of(const Case& asked, const ExposureTime& time, minutes limit);
Moment earliest_limit_of(const Case& asked, const ExposureTime& time, minutes limit);
/// What is left until the clock shows this, for the first time from `now` on.
minutes left_until(const Case& asked, Moment end);

}  // namespace sti
