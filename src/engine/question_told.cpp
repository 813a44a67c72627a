#include "engine/question_told.hpp"

#include <algorithm>

#include "engine/joins.hpp"
#include "engine/question_rows.hpp"
#include "engine/slot_clock.hpp"
#include "model/clock.hpp"

namespace sti::engine {
namespace {

/// Nothing of the case space knows of dates and lists: what they decide stays.
constexpr bool certain = true;

class PastQuestions {
 public:
  PastQuestions(const Scored& scored, const Advice& advice, const std::vector<Region>& regions, Candidates& out)
      : s_(scored), advice_(advice), vocabulary_(scored.pack.vocabulary), regions_(regions), out_(out) {}

  void run() {
    ask_for_tests();
    ask_for_treatments();
    ask_whether_known();
    ask_for_last_dose();
    ask_for_doses();
    ask_for_course();
    ask_for_age();
    ask_for_hours();
  }

 private:
  bool is_open(Index<Fact> fact) const { return !s_.asked.person[fact].given; }
  void add(Index<Fact> fact, const Subject& decides, Index<Exposure> exposure = {}) {
    auto& candidate = out_.of(fact, exposure);
    candidate.directly = true;
    candidate.decide(decides, certain);
  }
  const TestKind& test(Index<TestKind> index) const { return s_.pack.catalog.tests[index]; }

  /// An earlier result can hold back any line, or settle it.
  void ask_for_tests() {
    if (!is_open(vocabulary_.tests_taken)) return;
    for (const auto& line : advice_.tests) add(vocabulary_.tests_taken, TestSubject{line.test, {}});
  }

  void ask_for_treatments() {
    const auto treated = vocabulary_.treated;
    const bool none_told = !is_open(treated) && s_.asked.treated.empty();
    for (const auto index : s_.asked.tests_taken.indices()) {
      const auto& taken = s_.asked.tests_taken[index];
      const auto infection = test(taken.test).infection;
      const bool is_found = s_.resolved.findings[index] == Finding::found;
      if (is_found && infection && !none_told && !treated_on(s_.asked, infection))
        add(treated, TestSubject{taken.test, {}});
    }
    if (!is_open(treated)) return;
    for (const auto each : s_.pack.catalog.tests.indices()) {
      if (can_be_read_after_treatment(each)) add(treated, TestSubject{each, {}});
    }
  }

  /// Whether a treatment that is not told could move a line of the test, or ask for a control.
  bool can_be_read_after_treatment(Index<TestKind> each) const {
    const bool has_line = std::any_of(advice_.tests.begin(), advice_.tests.end(),
                                      [&](const TestAdvice& line) { return line.test == each; });
    if (has_line && test(each).lifelong) return true;
    const auto& fillers = s_.program.fillers_of(AfterTreatmentSubject{each});
    return std::any_of(fillers.begin(), fillers.end(), [&](const Program::Filler& filler) {
      const auto& effect = std::get<AfterTreatmentEffect>(s_.rule(filler.rule).effects[filler.effect]);
      if (!has_line && !s_.pack.after_treatments[effect.row].control) return false;
      const auto rows = s_.program.rows_of(filler.rule);
      return std::any_of(rows.begin(), rows.end(), [&](const Row& row) {
        return std::any_of(regions_.begin(), regions_.end(),
                           [&](const Region& region) { return region.meets(row.box); });
      });
    });
  }

  /// What a result shows of the person may have been known before: then it is no new finding.
  void ask_whether_known() {
    for (const auto& reading : vocabulary_.readings) {
      if (!reading.always || vocabulary_.facts[reading.fact].scope != Scope::person || !is_open(reading.fact)) continue;
      for (const auto infection : s_.resolved.person[vocabulary_.diagnosed].flags) {
        if (!names_flag(reading.when, vocabulary_.diagnosed, infection)) continue;
        add(reading.fact, NoteSubject{{}, {}, NoteKind::urgent});
      }
    }
  }

  void ask_for_last_dose() {
    const auto dose = vocabulary_.pep_last_dose;
    if (!is_open(dose)) return;
    for (const auto& line : advice_.tests) {
      const bool counts_from_dose = std::any_of(line.windows.begin(), line.windows.end(), [&](Index<Rule> rule) {
        const auto& effect = std::get<WindowEffect>(s_.rule(rule).effects.front());
        return s_.pack.windows[effect.window].from == Window::From::pep_last_dose;
      });
      if (counts_from_dose) add(dose, TestSubject{line.test, {}});
    }
    for (const auto& unit : s_.units) {
      for (const auto& hit : unit.hits) {
        const auto* effect = s_.effect_if<FollowUpEffect>(hit);
        if (effect != nullptr && effect->from == FollowUpEffect::From::pep_last_dose)
          add(dose, FollowUpSubject{effect->what, {}});
      }
    }
  }

  /// Doses say how a course goes on, unless it is told how things stand; what is told decides what they say.
  void ask_for_doses() {
    for (const auto& vaccine : advice_.vaccines) {
      const VaccineSubject subject{vaccine.vaccine};
      bool is_settled = vaccine.level == VaccineLevel::not_needed;
      for (const auto& immunity : vocabulary_.immunities) {
        if (immunity.vaccine != vaccine.vaccine) continue;
        is_settled = is_settled || is_in(immunity.settled, s_.resolved.person[immunity.fact].value);
        if (!vaccine.doses.empty() && is_open(immunity.fact)) add(immunity.fact, subject);
      }
      if (!is_settled && is_open(vocabulary_.vaccines_taken)) add(vocabulary_.vaccines_taken, subject);
    }
  }

  /// A course of PEP that was stopped is urgent as long as it would have gone on; its last dose says for which
  /// exposures.
  void ask_for_course() {
    const auto slot = vocabulary_.slot_index(vocabulary_.facts[vocabulary_.pep].id);
    if (!vocabulary_.pep_stopped || !slot) return;
    const bool was_stopped = s_.resolved.person[vocabulary_.pep].value == vocabulary_.pep_stopped;
    const auto asked_for = is_open(vocabulary_.pep) ? vocabulary_.pep : vocabulary_.pep_last_dose;
    if (!is_open(asked_for) || (asked_for == vocabulary_.pep_last_dose && !was_stopped)) return;
    const auto all = s_.asked.exposures.indices();
    const bool is_near = std::any_of(all.begin(), all.end(), [&](Index<Exposure> index) {
      const auto& time = s_.asked.exposures[index].time;
      if (!is_addressed(s_, index, slot)) return false;
      const auto passed = passed_since(s_.asked, time);
      const bool can_start = std::any_of(s_.pack.methods.begin(), s_.pack.methods.end(), [&](const Method& method) {
        return method.slot == slot && is_open_still(method, passed);
      });
      return can_start || s_.today() <= date_of(time.latest) + days{longest_course(s_.pack) - 1};
    });
    if (!is_near) return;
    const Subject urgent = NoteSubject{{}, {}, NoteKind::urgent};
    add(asked_for, was_stopped || is_past(s_, slot) ? urgent : VerdictSubject{slot});
  }
  static bool is_open_still(const Method& method, minutes passed) { return engine::is_open(method, passed); }

  /// Below some age nobody can consent, and that is urgent.
  void ask_for_age() {
    if (!s_.pack.no_consent_below || !is_open(vocabulary_.age)) return;
    const bool concerns =
        std::any_of(s_.resolved.exposures.begin(), s_.resolved.exposures.end(), [&](const List<Answer, Fact>& answers) {
          return applies(vocabulary_.facts[vocabulary_.consent], answers[vocabulary_.act].value);
        });
    if (concerns) add(vocabulary_.age, NoteSubject{{}, {}, NoteKind::urgent});
  }

  /// A day without an hour: ask where the limit may already have passed, or may pass before the reading says.
  void ask_for_hours() {
    const auto is_unsure = [&](Index<Exposure> exposure) { return s_.asked.exposures[exposure].time.is_unsure(); };
    for (const auto& verdict : advice_.verdicts) {
      const VerdictSubject subject{verdict.slot};
      for (const auto& limit : verdict.limits) {
        if (is_unsure(limit.exposure)) add(vocabulary_.since, subject, limit.exposure);
      }
      for (const auto& each : verdict.by_exposure) {
        const bool is_running = running_until(s_, verdict.slot, each.exposure).has_value();
        if (each.level == Level::not_stated && is_running && is_unsure(each.exposure))
          add(vocabulary_.since, subject, each.exposure);
      }
    }
    for (const auto& vaccine : advice_.vaccines) {
      if (!vaccine.deadline_from) continue;
      for (const auto exposure : s_.asked.exposures.indices()) {
        if (is_unsure(exposure)) add(vocabulary_.since, VaccineSubject{vaccine.vaccine}, exposure);
      }
    }
  }

  const Scored& s_;
  const Advice& advice_;
  const Vocabulary& vocabulary_;
  const std::vector<Region>& regions_;
  Candidates& out_;
};

// --- contradictions --------------------------------------------------------------------------------------------------

/// The regions in which one fact alone is asked about, answered or not.
std::vector<Region> asked_again(const Scored& s, const std::vector<Region>& regions, Index<Fact> fact) {
  std::vector<Region> out;
  for (const auto& region : regions) {
    auto again = region_of(s, *region.unit, fact);
    const auto ripples = rippled(region, ripples_of(s, region, fact), fact, false);
    for (const auto d : again.asks.indices()) {
      if (ripples.asks[d] == fact) again.possible[d] = ripples.possible[d];
      if (ripples.asks[d] == fact)
        again.asks[d] = fact;
      else if (again.asks[d] != fact)
        again.asks[d] = {};
    }
    out.push_back(std::move(again));
  }
  return out;
}

/// What a contradiction is about where no answer to the fact would change a line: the tests, or the vaccine, it names.
void decide_by_conflict(const Advice& advice, const Pack& pack, const Conflict& conflict, Candidate& out) {
  if (conflict.vaccine) out.decide(VaccineSubject{conflict.vaccine}, certain);
  for (const auto& line : advice.tests) {
    const auto infection = pack.catalog.tests[line.test].infection;
    if (conflict.infection && infection == conflict.infection) out.decide(TestSubject{line.test, {}}, certain);
  }
}

}  // namespace

void ask_for_what_was_done(const Scored& scored, const Advice& advice, const std::vector<Region>& regions,
                           Candidates& out) {
  PastQuestions(scored, advice, regions, out).run();
}

void ask_for_contradictions(const Scored& s, const Advice& advice, const std::vector<Region>& regions,
                            Candidates& out) {
  for (const auto& [index, exposure] : s.resolved.contradictions) {
    const auto& conflict = s.pack.vocabulary.conflicts[index];
    std::vector<Region> of_exposure;
    std::copy_if(regions.begin(), regions.end(), std::back_inserter(of_exposure),
                 [&](const Region& region) { return !exposure || region.exposure() == exposure; });
    for (const auto fact : conflict.facts) {
      RowQuestions(s, advice, out, {.directly = true, .certain = certain}).run(asked_again(s, of_exposure, fact));
      auto& candidate = out.of(fact, exposure);
      candidate.directly = candidate.of_conflict = true;
      if (candidate.decides.empty()) decide_by_conflict(advice, s.pack, conflict, candidate);
      if (!candidate.decides.empty()) continue;
      for (const auto& line : advice.tests) candidate.decide(TestSubject{line.test, {}}, certain);
    }
  }
}

}  // namespace sti::engine
