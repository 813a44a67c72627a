#include "model/clock.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace sti {
namespace {

ExposureTime time_between(const Case& asked, Instant first, Instant last) {
  const auto& zone = zone_of(asked);
  ExposureTime out;
  out.latest_instant = std::min(last, now_of(asked));
  out.earliest_instant = std::min(first, out.latest_instant);
  out.earliest = zone.local_of(out.earliest_instant);
  out.latest = zone.local_of(out.latest_instant);
  return out;
}

}  // namespace

const TimeZone& zone_of(const Case& asked) {
  static const TimeZone utc;
  return asked.zone != nullptr ? *asked.zone : utc;
}

Instant now_of(const Case& asked) {
  const auto& zone = zone_of(asked);
  return asked.now_is_first ? zone.earliest_instant_of(asked.now) : zone.instant_of(asked.now);
}

void set_now(Case& asked, Instant instant) {
  const auto& zone = zone_of(asked);
  asked.now = zone.local_of(instant);
  asked.now_is_first = zone.instant_of(asked.now) != instant;
}

ExposureTime time_ago(const Case& asked, minutes passed) {
  const auto at = now_of(asked) - passed;
  const auto count = std::chrono::floor<hours>(passed);
  auto out = time_between(asked, at, at);
  out.exact = true;
  out.as_duration = count == passed;
  out.written = out.as_duration ? fmt::format("{}h", count.count()) : to_string(out.latest);
  return out;
}

ExposureTime time_days_ago(const Case& asked, std::int64_t count) {
  auto out = time_on(asked, date_of(asked.now) - days{count});
  out.written = fmt::format("{}d", count);
  out.as_duration = true;
  return out;
}

ExposureTime time_on(const Case& asked, Date day) {
  const auto& zone = zone_of(asked);
  auto out = time_between(asked, zone.first_instant_of(day), zone.last_instant_of(day));
  out.written = to_string(day);
  return out;
}

std::optional<ExposureTime> time_at(const Case& asked, Moment told) {
  const auto& zone = zone_of(asked);
  const auto first = zone.earliest_instant_of(told), last = zone.instant_of(told), now = now_of(asked);
  const bool is_of_today = !asked.now_has_time && date_of(told) == date_of(asked.now);
  if (first > now && told > asked.now && !is_of_today) return std::nullopt;
  // Of two only the first has been, where the second is still to come.
  auto out = time_between(asked, first, first <= now && last > now ? first : last);
  out.written = to_string(told);
  out.exact = true;
  return out;
}

void visit_again(Case& asked, Moment now, bool has_time) {
  asked.now_has_time = has_time;
  set_now(asked, zone_of(asked).instant_of(now));
  for (auto& exposure : asked.exposures) {
    auto& time = exposure.time;
    const auto told = parse_moment(time.written);
    if (time.as_duration || told.error != DateError::none) {  // the moment stays, and is written as what it was
      time.written = time.exact ? to_string(time.latest) : to_string(date_of(time.latest));
      time.as_duration = false;
    } else if (time.exact) {
      if (const auto at = time_at(asked, told.at)) time = *at;
    }
  }
}

minutes passed_since(const Case& asked, const ExposureTime& time) { return now_of(asked) - time.latest_instant; }

Moment limit_of(const Case& asked, const ExposureTime& time, minutes limit) {
  return zone_of(asked).local_of(time.latest_instant + limit);
}

Moment earliest_limit_of(const Case& asked, const ExposureTime& time, minutes limit) {
  return zone_of(asked).local_of(time.earliest_instant + limit);
}

minutes left_until(const Case& asked, Moment end) {
  const auto now = now_of(asked);
  const auto first = zone_of(asked).earliest_instant_of(end);
  return (first >= now ? first : zone_of(asked).instant_of(end)) - now;
}

}  // namespace sti
