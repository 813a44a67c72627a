#pragma once

#include <vector>

#include "engine/program.hpp"
#include "model/advice.hpp"
#include "model/case.hpp"

namespace sti::engine {

/// What a positive result says (contract.md §4): it is found, or was treated since, or came so soon after treatment
/// that it can be what is left of what was treated.
enum class Finding { none, found, history, too_early };

/// The latest treatment of an infection that the case tells of.
std::optional<Date> treated_on(const Case& asked, Index<Infection> infection);
/// Days after treatment before which a test means nothing; empty where the pack gives none.
std::optional<int> not_before(const Pack& pack, Index<TestKind> test);
/// The last day on which an infection can have been treated while each positive told of it still is a finding; empty
/// where none is told.
std::optional<Date> last_treatment_before(const Pack& pack, const Case& asked, Index<Infection> infection);

/// A contradiction of the vocabulary that the case has.
struct Contradiction {
  std::size_t conflict = 0;  ///< of `Vocabulary::conflicts`
  Index<Exposure> exposure;  ///< none: of the person
};

/// A case with defaults, readings and derived facts filled in.
struct Resolved {
  List<Answer, Fact> person;
  List<List<Answer, Fact>, Exposure> exposures;
  std::vector<Assumption> assumed;
  List<Finding, TakenTest> findings;  ///< what each test taken says
  std::vector<Contradiction> contradictions;
};

/// Fills in what was not said. Results come first, then contradictions, readings and defaults; a fact that does not
/// apply says so.
Resolved resolve(const Pack& pack, const Case& asked);

/// Whether a condition asks for a flag to be set.
bool names_flag(const Condition& condition, Index<Fact> fact, Index<FactValue> flag);

/// Whether the person is below the age at which anybody can consent to this act.
bool is_too_young(const Pack& pack, const List<Answer, Fact>& person, Index<FactValue> act);

/// One thing to score: the person with one exposure, in one role; or the person alone.
struct Unit {
  Index<Exposure> exposure;  ///< none: the person alone
  Point point;
};

/// The units of a case: each exposure, twice where its role is `both` or `unknown`; one without exposure where there is
/// none.
std::vector<Unit> make_units(const Program& program, const Case& asked, const Resolved& resolved);

/// Minutes that passed and calendar days from a moment to a later one; never negative.
struct Elapsed {
  std::int64_t minutes = 0, days = 0;
};
/// From the latest moment that the exposure can have been.
Elapsed elapsed(const Case& asked, const ExposureTime& time);
/// From the earliest.
Elapsed longest_elapsed(const Case& asked, const ExposureTime& time);

/// Whether the fact applies to the act of the exposure.
bool applies(const Fact& fact, Index<FactValue> act);

}  // namespace sti::engine
