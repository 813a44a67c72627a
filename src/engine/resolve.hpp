#pragma once

#include <vector>

#include "engine/program.hpp"
#include "model/advice.hpp"
#include "model/case.hpp"

namespace sti::engine {

/// A case with defaults, readings and derived facts filled in.
struct Resolved {
  List<Answer, Fact> person;
  List<List<Answer, Fact>, Exposure> exposures;
  std::vector<Assumption> assumed;
};

/// Fills in what was not said. Readings come first, then defaults; a fact that does not apply
/// says so.
Resolved resolve(const Vocabulary& vocabulary, const Catalog& catalog, const Case& asked);

/// One thing to score: the person with one exposure, in one role; or the person alone.
struct Unit {
  Index<Exposure> exposure;  ///< none: the person alone
  Point point;
};

/// The units of a case: each exposure, twice where its role is `both` or `unknown`; one without exposure where there is
/// none.
std::vector<Unit> make_units(const Program& program, const Case& asked, const Resolved& resolved);

/// Minutes and calendar days from a moment to a later one; never negative.
struct Elapsed {
  std::int64_t minutes = 0, days = 0;
};
Elapsed elapsed(Moment now, Moment since);
inline Elapsed elapsed(const Case& asked, Moment since) { return elapsed(asked.now, since); }

/// Whether the fact applies to the act of the exposure.
bool applies(const Fact& fact, Index<FactValue> act);

}  // namespace sti::engine
