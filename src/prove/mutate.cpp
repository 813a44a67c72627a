#include "prove/mutate.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <optional>

#include "engine/advise.hpp"
#include "engine/expect.hpp"
#include "engine/lists.hpp"
#include "prove/cases.hpp"
#include "prove/pack_difference.hpp"
#include "prove/prover.hpp"
#include "prove/trial.hpp"

namespace sti::prove {
namespace {

constexpr std::size_t nodes_a_mutant = std::size_t{1} << 21;

/// Judges mutants one after another, on a pack of its own.
class Judge {
 public:
  Judge(const Pack& original, const std::vector<ExampleCase>& examples, const std::vector<Trial>& trials)
      : original_(original), mutable_(original), examples_(examples), trials_(trials) {
    for (std::size_t i = 0; i < examples.size(); ++i) order_.push_back(i);
    std::stable_partition(order_.begin(), order_.end(), [&](std::size_t i) { return is_quick(i); });
  }

  enum class Fate { killed, equal, survives };

  Fate judge(const Mutant& mutant, std::optional<Finding>& finding) {
    mutable_.apply(mutant);
    const auto fate = judge_applied(mutant, finding);
    mutable_.restore(mutant);
    return fate;
  }

 private:
  bool is_quick(std::size_t example) const {
    const auto needed = engine::needed_for(*examples_[example].expected);
    return !needed.questions && !needed.expiries;
  }

  Fate judge_applied(const Mutant& mutant, std::optional<Finding>& finding) {
    Diagnostics diagnostics;
    std::optional<engine::Program> program;
    for (auto at = order_.begin(); at != order_.end(); ++at) {
      const auto i = *at;
      if (!mutable_.may_show(mutant, trials_[i])) continue;
      if (!program) program = engine::compile(mutable_.pack(), diagnostics);
      if (!program) return Fate::killed;  // such a pack does not load
      const auto& expected = *examples_[i].expected;
      const auto advice = engine::advise(*program, *examples_[i].asked, engine::needed_for(expected));
      if (engine::find_mismatches(mutable_.pack(), advice, expected).empty()) continue;
      if (is_quick(i)) std::rotate(order_.begin(), at, at + 1);  // likely to notice a rule's next mutant too
      return Fate::killed;
    }
    return compare(mutant, finding);
  }

  /// The keys in which the mutant can show.
  static std::vector<engine::Key> keys(const Mutant& mutant, const engine::Program& before,
                                       const engine::Program& after) {
    std::vector<engine::Key> out;
    for (const auto* program : {&before, &after}) {
      for (const auto rule : mutant.rules) engine::unite(out, engine::touched_by(*program, rule));
    }
    return out;
  }

  Fate compare(const Mutant& mutant, std::optional<Finding>& finding) {
    Diagnostics diagnostics;
    const engine::CutOptions cuts{.packs = {&original_, &mutable_.pack()}, .conditions = {}};
    const auto before = engine::compile(original_, diagnostics, cuts);
    const auto after = engine::compile(mutable_.pack(), diagnostics, cuts);
    if (!before || !after) return Fate::killed;
    try {
      Space space(*before, nodes_a_mutant);
      engine::OutcomeValues values;
      engine::Outcomes old_outcomes(space, *before, values), new_outcomes(space, *after, values);
      for (const auto key : keys(mutant, *before, *after)) {
        const Region changed = difference({space, old_outcomes, new_outcomes}, key);
        if (changed == Diagrams::nothing) continue;
        finding.emplace(report(mutant, space, changed, name_of(*before, key)));
        return Fate::survives;
      }
    } catch (const engine::BudgetSpent&) {
      finding.emplace();
      finding->code = Code::not_proved;
      finding->place = mutant.place;
      finding->message = fmt::format("whether a mutant changes anything is not proved: {}", mutant.what);
      return Fate::survives;
    }
    return Fate::equal;
  }

  Finding report(const Mutant& mutant, Space& space, Region changed, std::string subject) const {
    Finding out;
    out.code = Code::mutant_survived;
    out.place = mutant.place;
    out.message = "no example notices: " + mutant.what;
    out.hint = "add this case with what it should give";
    const auto at = *smallest(space, changed);
    out.cases = count_exactly(space, changed);
    out.region = condition_of(space, widen(space, changed, space.valid(), at));
    out.example = make_case(space, at, example_day(original_));
    out.example_shows = std::move(subject);
    return out;
  }

  const Pack& original_;
  MutablePack mutable_;
  const std::vector<ExampleCase>& examples_;
  const std::vector<Trial>& trials_;
  std::vector<std::size_t> order_;  ///< of the examples, those that are quick to try first
};

}  // namespace

MutationResult mutate(const Pack& pack, const std::vector<ExampleCase>& examples, const MutateOptions& options) {
  const auto mutants = mutants_of(pack);
  std::vector<Trial> trials;
  for (const auto& example : examples) trials.push_back(make_trial(pack, *example.asked));
  std::vector<Judge::Fate> fates(mutants.size());
  std::vector<std::optional<Finding>> findings(mutants.size());
  const auto make = [&] {
    return [&, judge = std::make_shared<Judge>(pack, examples, trials)](std::size_t i) {
      fates[i] = judge->judge(mutants[i], findings[i]);
    };
  };
  in_parallel(mutants.size(), options.threads, make, [&](std::size_t i) {
    if (options.progress) options.progress(i + 1, mutants.size());
  });
  MutationResult out;
  for (std::size_t i = 0; i < mutants.size(); ++i) {
    out.equal += fates[i] == Judge::Fate::equal;
    out.killed += fates[i] == Judge::Fate::killed;
    out.mutants += fates[i] != Judge::Fate::equal;
    if (!findings[i]) continue;
    out.survivors.push_back(mutants[i]);
    out.findings.push_back(std::move(*findings[i]));
  }
  return out;
}

}  // namespace sti::prove
