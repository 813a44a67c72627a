#pragma once

#include <optional>

#include "oracle/scene.hpp"

namespace sti::oracle {

/// A limit so many hours after an exposure, as hours pass in the world.
struct Limit {
  bool is_open = false;        ///< to its last minute
  Moment at{};                 ///< by the clinic's clock
  std::optional<Moment> from;  ///< when it may have closed; none where that is not in doubt
};

inline Limit limit_of(const Stage& stage, Index<Exposure> exposure, int hours_after) {
  const auto& zone = stage.pack.zone;
  const auto& time = stage.told.exposures[exposure].time;
  const auto latest = time.latest_instant + hours{hours_after};
  const auto earliest = time.earliest_instant + hours{hours_after};
  Limit out{stage.now() <= latest, zone.local_of(latest), {}};
  if (!time.exact || earliest != latest) out.from = zone.local_of(earliest);
  return out;
}

/// The sooner of two.
inline void soonest(std::optional<Moment>& held, const std::optional<Moment>& other) {
  if (other) held = std::min(held.value_or(*other), *other);
}

/// The earliest moment it may have closed says nothing new once a limit that is exact comes before it.
template <class Line>
void drop_later_than_deadline(Line& line) {
  if (!line.deadline || (line.deadline_from && *line.deadline_from > *line.deadline)) line.deadline_from.reset();
}

}  // namespace sti::oracle
