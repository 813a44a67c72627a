#pragma once

#include <cstdint>

#include "engine/resolve.hpp"
#include "prove/region.hpp"

namespace sti::prove {

/// For each variable of a space, what each of its values costs.
using Weights = List<List<std::int64_t, Choice>, Variable>;

/// The case of a region that costs least; of equal ones the first in the order of the values. Empty for an empty
/// region. Exact, and linear in the size of the region's diagram.
struct Lightest {
  Assignment at;
  std::int64_t weight = 0;
};
std::optional<Lightest> lightest(const Space& space, Region region, const Weights& weights);

/// What it costs to have another answer, so that the fewest answers that differ come first and the most ordinary among
/// those: more than any sum of ranks.
inline constexpr std::int64_t another_answer = 100'000;

/// A case of one unit as values of the variables, and what it would cost to have others.
struct Start {
  Assignment base;
  Weights weights;
};

/// The told case as it is for one unit, before readings: a fact that is not told has its default.
///
/// Changing an answer costs `another_answer`, a little more where it was told; values cost more the less ordinary they
/// are, times and numbers the further they lie. An exposure is hardly ever taken away.
Start start_of(const Space& space, const Case& asked, const engine::Unit& unit);

/// Sets what the case already has at a variable, so that it costs nothing to keep it; none: what no value stands for.
void set_base(const Space& space, Index<Variable> variable, Index<Choice> base, Start& start);

}  // namespace sti::prove
