#include "engine/memory.hpp"

#include <algorithm>

#include "engine/joins.hpp"

namespace sti::engine {
namespace {

/// A negative of a test that no exposure dates is not asked for again within two weeks.
constexpr days lasting{14};
/// One of today or yesterday holds back a test that a sign asks for.
constexpr days lasting_on_sign{2};

bool any_between(const std::vector<Date>& days, Date after, Date until) {
  return std::any_of(days.begin(), days.end(), [&](Date day) { return day > after && day <= until; });
}

}  // namespace

bool speaks(const CountingDays& days, Date sample) { return !days.first_exposure || sample >= *days.first_exposure; }

Left left_after(const CountingDays& days, Date negative, Date today, bool on_sign) {
  if (on_sign && today - negative >= lasting_on_sign) return {Left::Kind::now, {}};
  std::optional<Date> next;
  if (days.every) {
    next = negative + std::chrono::days{*days.every};
    if (*next <= today) return {Left::Kind::now, {}};
  }
  if (!days.first_exposure) {
    if (next) return {Left::Kind::wait, next};
    const bool exposed_since = days.last_exposure && *days.last_exposure > negative;
    const bool lasts = today - negative < lasting && !exposed_since;
    return {lasts ? Left::Kind::done : Left::Kind::now, {}};
  }
  if (any_between(days.visible, negative, today) || any_between(days.interim, negative, today) ||
      any_between(days.repeat, negative, today))
    return {Left::Kind::now, {}};
  std::optional<Date> all_visible;
  for (const auto day : days.visible) {
    if (day > today) take_larger(all_visible, std::optional(day));
  }
  take_smaller(next, all_visible);
  for (const auto day : days.repeat) {
    if (day > today) take_smaller(next, std::optional(day));
  }
  return next ? Left{Left::Kind::wait, next} : Left{Left::Kind::done, {}};
}

std::vector<Date> run_out_on(Date negative) { return {negative + lasting_on_sign, negative + lasting}; }

}  // namespace sti::engine
