#pragma once

#include <vector>

#include "prove/region.hpp"

namespace sti::prove {

/// Some cases of a region that lie in none of `others`; empty where each lies in one.
///
/// Walks down all of them together, each variable's value that leaves the fewest others first, so that a case is most
/// often found on the first way down; the union, which may be very large, is never made. Throws `BudgetSpent`.
Region uncovered(Space& space, Region region, std::vector<Region> others);

}  // namespace sti::prove
