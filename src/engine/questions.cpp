// Which unanswered facts could change the advice. For one exposure in one role, or none, exactly those. For several,
// for a role told as both, and where a last dose of PEP was told: never too few, and perhaps one whose answer would not
// matter after all.

#include <algorithm>

#include "engine/exact_questions.hpp"
#include "engine/question_list.hpp"
#include "engine/question_region.hpp"
#include "engine/question_rows.hpp"
#include "engine/question_told.hpp"
#include "engine/slot_clock.hpp"

namespace sti::engine {
namespace {

/// Work that an exact answer may take; beyond it the questions are those that are never too few.
constexpr std::size_t exact_nodes = std::size_t{1} << 18;

class Questioner {
 public:
  Questioner(const Scored& scored, Advice& advice)
      : s_(scored), advice_(advice), program_(scored.program), pack_(scored.pack), candidates_(pack_.vocabulary) {}

  void run() {
    for (const auto& unit : s_.units) regions_.push_back(region_of(s_, unit));
    RowQuestions(s_, advice_, candidates_, {.directly = true, .certain = false}).run(regions_);
    ask_for_ripples();
    ask_for_what_was_done(s_, advice_, regions_, candidates_);
    if (s_.asked.exposures.size() <= 1) keep_what_matters();
    ask_for_contradictions(s_, advice_, regions_, candidates_);
    name_what_raises();
    advice_.questions = in_asking_order(pack_, candidates_);
  }

 private:
  /// What an answer sets in passing: by a reading, an age, a date. What else is open in a case that only a date leads
  /// to is asked once the date is told.
  void ask_for_ripples() {
    std::vector<Ripple> ripples;
    for (const auto& region : regions_) {
      for (auto& ripple : ripples_of(s_, region)) ripples.push_back(std::move(ripple));
    }
    std::vector<Index<Fact>> facts;
    for (const auto& ripple : ripples) insert_sorted(facts, ripple.fact);
    for (const auto fact : facts) {
      const bool exact = std::all_of(ripples.begin(), ripples.end(),
                                     [&](const Ripple& ripple) { return ripple.fact != fact || ripple.exact; });
      std::vector<Region> regions;
      for (const auto& region : regions_) regions.push_back(rippled(region, ripples, fact, exact));
      RowQuestions(s_, advice_, candidates_, {.directly = false, .certain = !exact}).run(regions);
    }
  }

  /// Drops what would change nothing after all, where that can be found out with the work allowed.
  void keep_what_matters() {
    OpenFacts open{regions_.front().possible, {}};
    for (const auto& region : regions_) {
      for (const auto d : open.possible.indices()) open.possible[d] |= region.possible[d];
    }
    if (s_.asked.exposures.size() == 1) {
      const auto& time = s_.asked.exposures.front().time;
      const auto nearest = elapsed(s_.asked, time), farthest = longest_elapsed(s_.asked, time);
      open.since = KnownTime{nearest.minutes, farthest.minutes, nearest.days};
    }
    open_as_told(program_, s_.asked, open);
    auto kept = candidates_;
    try {
      ExactQuestions exact(program_, std::move(open), exact_nodes);
      if (!exact.has_cases()) return;
      kept.each([&](Candidate& candidate) { keep_decisions(exact, candidate); });
    } catch (const BudgetSpent&) {
      return;
    }
    kept.erase_if([](const Candidate& candidate) { return candidate.decides.empty(); });
    candidates_ = std::move(kept);
  }

  /// The dimensions that an answer to the fact sets.
  std::vector<Index<Dimension>> dimensions_of(Index<Fact> fact) const {
    std::vector<Index<Dimension>> out;
    for (const auto d : program_.dimensions.indices()) {
      if (regions_.front().asks[d] == fact) out.push_back(d);
    }
    return out;
  }

  /// Drops what the fact does not decide, and what it cannot raise.
  void keep_decisions(ExactQuestions& exact, Candidate& candidate) const {
    const auto dimensions = dimensions_of(candidate.fact);
    if (dimensions.empty()) return;  // a date: no condition looks at it
    const auto any = [&](const auto& holds) { return std::any_of(dimensions.begin(), dimensions.end(), holds); };
    std::erase_if(candidate.decides, [&](const Candidate::Decided& decided) {
      return !decided.certain &&
             !any([&](Index<Dimension> dimension) { return matters(exact, dimension, decided.subject); });
    });
    const auto& today = regions_.front().unit->unit->point;
    const auto raises = [&](Index<Slot> slot, Level level) {
      return any([&](Index<Dimension> dimension) { return exact.can_raise(dimension, today[dimension], slot, level); });
    };
    std::erase_if(candidate.raises, [&](const Candidate::Raise& raise) {
      return !raise.certain && !raises(raise.slot, advice_.verdicts[raise.slot].level);
    });
    for (auto& raise : candidate.raises) {
      const bool is_too_high = raise.level == Level::recommended && !raises(raise.slot, Level::consider);
      if (!raise.certain && is_too_high) raise.level = Level::consider;
    }
  }

  /// Once every limit of a slot has passed, only what it offers counts.
  bool matters(ExactQuestions& exact, Index<Dimension> dimension, const Subject& decides) const {
    const auto* verdict = std::get_if<VerdictSubject>(&decides);
    if (verdict == nullptr || !is_past(s_, verdict->slot)) return exact.matters(dimension, decides);
    return exact.raises(dimension, verdict->slot, Level::too_late) ||
           exact.raises(dimension, verdict->slot, Level::consider);
  }

  void name_what_raises() {
    candidates_.each([&](const Candidate& candidate) {
      for (const auto& raise : candidate.raises) {
        auto& verdict = advice_.verdicts[raise.slot];
        const bool is_low = verdict.level == Level::not_indicated || verdict.level == Level::not_applicable;
        if (is_low && raise.directly) insert_sorted(verdict.raised_by, candidate.fact);
      }
    });
  }

  const Scored& s_;
  Advice& advice_;
  const Program& program_;
  const Pack& pack_;
  std::vector<Region> regions_;  ///< of the units
  Candidates candidates_;
};

}  // namespace

void ask_questions(const Scored& scored, Advice& advice) { Questioner(scored, advice).run(); }

}  // namespace sti::engine
