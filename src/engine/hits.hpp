#pragma once

#include <span>
#include <vector>

#include "engine/advise.hpp"
#include "engine/program.hpp"
#include "engine/resolve.hpp"

namespace sti::engine {

/// An effect that speaks for a unit: its rule holds and nothing that holds overrides it in this key.
struct Hit {
  Key key;
  Index<Rule> rule;
  EffectIndex effect;
};

/// What holds for one unit.
struct UnitHits {
  Index<Exposure> exposure;  ///< none: the person alone
  const Unit* unit = nullptr;
  std::vector<Hit> hits;  ///< in order of key, then rule

  /// The hits of one key.
  std::span<const Hit> of(Key key) const;
};

UnitHits score(const Program& program, const Unit& unit);

/// All that the merge works on.
struct Scored {
  const Program& program;
  const Pack& pack;
  const Case& asked;
  const Resolved& resolved;
  std::vector<UnitHits> units;

  const Rule& rule(Index<Rule> index) const { return pack.rules[index]; }
  template <class E>
  const E& effect(const Hit& hit) const {
    return std::get<E>(pack.rules[hit.rule].effects[hit.effect]);
  }
  /// The same; nothing where it is of another type.
  template <class E>
  const E* effect_if(const Hit& hit) const {
    return std::get_if<E>(&pack.rules[hit.rule].effects[hit.effect]);
  }
  /// The hits of a unit on a subject.
  template <class AnySubject>
  std::span<const Hit> hits(const UnitHits& unit, const AnySubject& subject) const {
    return unit.of(program.key(subject));
  }
  Date exposed_on(Index<Exposure> exposure) const { return date_of(asked.exposures[exposure].time.latest); }
  Date today() const { return date_of(asked.now); }
};

// The parts of an advice, each from the scored units alone.
/// `with_changes`: how long each status holds (`status_until`) is worked out, too.
std::vector<TestAdvice> merge_tests(const Scored& scored, bool with_changes);
std::vector<Specimen> group_specimens(const std::vector<TestAdvice>& tests);
List<Verdict, Slot> merge_verdicts(const Scored& scored);
std::vector<VaccineAdvice> merge_vaccines(const Scored& scored);
std::vector<FollowUp> merge_follow_up(const Scored& scored);
std::vector<Contact> merge_contacts(const Scored& scored);
/// Where a regular check comes soon enough, it takes over the later days of tests that are ordered as a matter of
/// routine and sampled today or lately. `advice` has its tests and follow-ups.
void leave_to_regular_check(const Scored& scored, Advice& advice);
/// What there is to come for, day by day; `advice` has its tests, vaccines and follow-ups.
std::vector<Visit> plan_visits(const Scored& scored, const Advice& advice);
std::vector<Note> collect_notes(const Scored& scored, const Advice& advice);
/// The topics that fit, in the order of `Pack::topic_order`.
std::vector<Index<Topic>> collect_topics(const Scored& scored);
std::vector<RiskAdvice> merge_risk(const Scored& scored);
/// What negative tests leave; `advice` has its tests and risks.
std::vector<Residual> merge_residuals(const Scored& scored, const Advice& advice);
/// Sets `asked_until` of the tests, too.
std::vector<Expiry> collect_expiries(const Scored& scored, Advice& advice);
/// Questions, and for each verdict that is not indicated the facts that could raise it.
void ask_questions(const Scored& scored, Advice& advice);

/// Whether a slot is about the exposure, in some role.
bool is_addressed(const Scored& scored, Index<Exposure> exposure, Index<Slot> slot);
/// Whether the exposure can pass an infection, and the one that a test looks for: true for a test that looks for none.
bool can_pass(const Scored& scored, Index<Exposure> exposure, Index<Infection> infection);
bool can_pass(const Scored& scored, Index<Exposure> exposure, Index<TestKind> test);
/// Whether PEP is, or was, taken.
bool had_pep(const Scored& scored);
/// The last dose of PEP: told, or of a course that started on the day of the exposure; never past while it is taken,
/// nor ahead once it was stopped.
Date last_dose(const Scored& scored, const UnitHits& unit);

}  // namespace sti::engine
