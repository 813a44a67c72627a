#include "engine/slot_clock.hpp"

#include <algorithm>

#include "engine/joins.hpp"
#include "model/clock.hpp"

namespace sti::engine {
namespace {

/// From the exposure to the end of all that can be done; empty where nothing ends it.
std::optional<minutes> limit_of_slot(const Pack& pack, Index<Slot> slot) {
  std::optional<minutes> last;
  for (const auto& method : pack.methods) {
    if (method.slot == slot && method.latest_hours)
      take_larger(last, std::optional<minutes>(hours{method.latest_hours->value}));
  }
  const auto horizon = pack.vocabulary.slots[slot].horizon_hours;
  return last || horizon <= 0 ? last : std::optional<minutes>(hours{horizon});
}

}  // namespace

bool is_past(const Scored& s, Index<Slot> slot) {
  const auto limit = limit_of_slot(s.pack, slot);
  const auto& exposures = s.asked.exposures;
  return limit && !exposures.empty() && std::all_of(exposures.begin(), exposures.end(), [&](const Exposure& exposure) {
           return passed_since(s.asked, exposure.time) > *limit;
         });
}

std::optional<Moment> running_until(const Scored& s, Index<Slot> slot, Index<Exposure> exposure) {
  const auto limit = limit_of_slot(s.pack, slot);
  if (!limit || !exposure) return std::nullopt;
  const auto& time = s.asked.exposures[exposure].time;
  return passed_since(s.asked, time) <= *limit ? std::optional(limit_of(s.asked, time, *limit)) : std::nullopt;
}

bool can_be_offered(const Scored& s, Index<Slot> slot, Index<Exposure> exposure) {
  if (!exposure) return true;
  const auto passed = passed_since(s.asked, s.asked.exposures[exposure].time);
  bool some_open = false, some_past = false;
  for (const auto& method : s.pack.methods) {
    if (method.slot == slot) (is_open(method, passed) ? some_open : some_past) = true;
  }
  return some_open || !some_past;
}

}  // namespace sti::engine
