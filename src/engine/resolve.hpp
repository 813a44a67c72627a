#pragma once

#include <vector>

#include "engine/program.hpp"
#include "model/advice.hpp"
#include "model/case.hpp"

namespace sti::engine {

/// Values an answer can have besides those of its fact.
inline constexpr int value_not_applicable = -2;

/// A case with defaults, readings and derived facts filled in.
struct Resolved {
  std::vector<Answer> person;                  ///< by fact
  std::vector<std::vector<Answer>> exposures;  ///< by exposure, by fact
  std::vector<Assumption> assumed;
};

/// Fills in what was not said. Readings come first, then defaults; a fact that does not apply has
/// `value_not_applicable`.
Resolved resolve(const Vocabulary& vocabulary, const Catalog& catalog, const Case& asked);

/// One thing to score: the person with one exposure, in one role; or the person alone.
struct Unit {
  int exposure = -1;
  Point point;
};

/// The units of a case: each exposure, twice where its role is `both` or `unknown`; one without exposure where there is
/// none.
std::vector<Unit> make_units(const Program& program, const Case& asked, const Resolved& resolved);

/// Minutes and calendar days from a moment to a later one; never negative.
struct Elapsed {
  long minutes = 0, days = 0;
};
Elapsed elapsed(Moment now, Moment since);
inline Elapsed elapsed(const Case& asked, Moment since) { return elapsed(asked.now, since); }

/// Whether the fact applies to the act of the exposure.
bool applies(const Fact& fact, int act);

}  // namespace sti::engine
