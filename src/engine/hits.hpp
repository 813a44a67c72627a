#pragma once

#include <utility>
#include <vector>

#include "engine/advise.hpp"
#include "engine/program.hpp"
#include "engine/resolve.hpp"

namespace sti::engine {

/// An effect that speaks for a unit: its rule holds and nothing that holds overrides it in this slot.
struct Hit {
  SlotKey key = -1;
  int rule = -1;
  int effect = -1;
};

/// What holds for one unit.
struct UnitHits {
  int exposure = -1;
  const Unit* unit = nullptr;
  std::vector<Hit> hits;  ///< in order of key, then rule

  /// The hits of one slot.
  std::pair<std::vector<Hit>::const_iterator, std::vector<Hit>::const_iterator> of(SlotKey key) const;
};

UnitHits score(const Program& program, const Unit& unit);

/// All that the merge works on.
struct Scored {
  const Program& program;
  const Pack& pack;
  const Case& asked;
  const Resolved& resolved;
  std::vector<UnitHits> units;

  const Rule& rule(int index) const { return pack.rules[std::size_t(index)]; }
  template <class E>
  const E& effect(const Hit& hit) const {
    return std::get<E>(pack.rules[std::size_t(hit.rule)].effects[std::size_t(hit.effect)]);
  }
  int exposure_count() const { return int(asked.exposures.size()); }
};

// The parts of an advice, each from the scored units alone.
std::vector<TestAdvice> merge_tests(const Scored& scored);
std::vector<Specimen> group_specimens(const std::vector<TestAdvice>& tests);
std::vector<Verdict> merge_verdicts(const Scored& scored);
std::vector<VaccineAdvice> merge_vaccines(const Scored& scored);
std::vector<FollowUp> merge_follow_up(const Scored& scored);
std::vector<Note> collect_notes(const Scored& scored, const Advice& advice);
/// Indices of the topics that fit, in the order of `Pack::topic_order`.
std::vector<int> collect_topics(const Scored& scored);
std::vector<RiskAdvice> merge_risk(const Scored& scored);
/// What negative tests leave; `advice` has its tests and risks.
std::vector<Residual> merge_residuals(const Scored& scored, const Advice& advice);
/// Sets `asked_until` of the tests, too.
std::vector<Expiry> collect_expiries(const Scored& scored, Advice& advice);
/// Questions, and for each verdict that is not indicated the facts that could raise it.
void ask_questions(const Scored& scored, Advice& advice);

/// Whether the exposure can pass the infection that a test looks for; true for a test that looks for none.
bool can_pass(const Scored& scored, int exposure, int test);
/// The last dose of a course of PEP that started on the day of the exposure.
Date last_dose_of_course(const Scored& scored, const UnitHits& unit);

/// Inserts keeping the list sorted and without repeats.
void insert_sorted(std::vector<int>& list, int value);

}  // namespace sti::engine
