#pragma once

#include <optional>

#include "base/date.hpp"
#include "engine/hits.hpp"

namespace sti::engine {

// How long anything of a slot can still be done (contract.md §4, "Once every limit has passed").

/// Whether every limit of a slot has passed for every exposure of the case: the last limit of its methods, or its
/// horizon where none of them has one. Never so without an exposure, nor where nothing limits the slot.
bool is_past(const Scored& scored, Index<Slot> slot);

/// The limit that still runs for an exposure; empty where none does. Of several methods the last counts.
std::optional<Moment> running_until(const Scored& scored, Index<Slot> slot, Index<Exposure> exposure);

/// Whether an offer for the exposure would still be one: not where every method of the slot is past its limit.
bool can_be_offered(const Scored& scored, Index<Slot> slot, Index<Exposure> exposure);

}  // namespace sti::engine
