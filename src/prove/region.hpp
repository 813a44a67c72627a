#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "base/natural.hpp"
#include "engine/space.hpp"
#include "model/case.hpp"
#include "model/condition.hpp"

namespace sti::prove {

using engine::Cell;
using engine::Choice;
using engine::Choices;
using engine::Diagrams;
using engine::Space;
using engine::Variable;
/// A set of cases: a union of boxes, kept as a diagram (`engine::Diagrams`). Equal sets are equal references.
using Region = Diagrams::Ref;

/// A value for each variable of a space.
using Assignment = List<Index<Choice>, Variable>;
/// For each variable of a space, the values that a box allows.
using Ranges = List<Choices, Variable>;

/// What a variable asks for.
inline const engine::Dimension& dimension_of(const Space& space, Index<Variable> variable) {
  return space.program().dimensions[space.variables[variable].dimension];
}
inline const Vocabulary& vocabulary_of(const Space& space) { return space.program().pack->vocabulary; }
/// Of what it is an answer.
inline const Fact& fact_of(const Space& space, Index<Variable> variable) {
  return vocabulary_of(space).facts[dimension_of(space, variable).fact];
}
inline bool is_act(const Space& space, Index<Variable> variable) {
  return dimension_of(space, variable).fact == vocabulary_of(space).act;
}

/// Whether it stands for no exposure.
inline bool is_absent(const Space& space, Index<Variable> variable, Index<Choice> choice) {
  return space.variables[variable].values[choice] == dimension_of(space, variable).absent;
}
/// The variable of a fact, or of a flag of it; none where it has none.
inline Index<Variable> variable_of(const Space& space, Index<Fact> fact, Index<FactValue> flag = {}) {
  return space.variable_of[space.program().dimension_of(fact, flag)];
}
/// All variables, the last first.
std::vector<Index<Variable>> last_first(const Space& space);
/// The one after it.
template <class T>
Index<T> following(Index<T> index) {
  return ++index;
}

/// The most ordinary value of a variable.
inline constexpr Index<Choice> first_choice{0};

/// How many model cases a region holds: combinations of answers, not patients. A fact that does not apply to the act
/// counts once. Exact up to 2^64, rounded to 19 digits above.
long double count_cases(const Space& space, Region region);
/// The same to the last digit; and of a box, in which a fact is limited only where it applies.
Natural count_exactly(const Space& space, Region region);
Natural count_exactly(const Space& space, const Ranges& box);

/// The number of a fact that a case tells where any would do: a quarter of the way up, thirty for an age of up to 120.
inline int ordinary_number(const Fact& fact) { return fact.min + (fact.max - fact.min) / 4; }
/// The number of a cell that is nearest to the ordinary one.
int number_in(const engine::Program& program, const engine::Dimension& dimension, Index<Cell> cell);

/// The smallest case of a region: the fewest facts that are told at all; among those the most ordinary values, which
/// the vocabulary lists first. Empty for an empty region.
std::optional<Assignment> smallest(const Space& space, Region region);

/// A box around a case that stays inside `region`, ignoring what is outside `valid`; as wide as can be: no value can be
/// added to it.
Ranges widen(Space& space, Region region, Region valid, const Assignment& around);

/// The box without the values that no valid case in it has: nothing is named that cannot be. A fact that the box does
/// not limit is left as it is; so is a box of impossible cases.
Ranges narrow_to_possible(const Space& space, Region valid, Ranges box);

/// Whether the box lies inside the region.
bool is_inside(const Space& space, Region region, const Ranges& box);

/// Disjoint boxes whose union the region is, at most `limit` of them.
std::vector<Ranges> boxes_of(const Space& space, Region region, std::size_t limit);

/// The value of a function for one case.
int value_at(const Diagrams& diagrams, Diagrams::Ref f, const Assignment& assignment);

/// The box as a condition, so that it can be put in words: a test for each fact that it limits.
Condition condition_of(const Space& space, const Ranges& box);

}  // namespace sti::prove
