#include "prove/noticing_cases.hpp"

#include <algorithm>
#include <map>
#include <memory>
#include <optional>
#include <set>

#include "engine/advise.hpp"
#include "engine/observe.hpp"
#include "prove/trial.hpp"

namespace sti::prove {
namespace {

constexpr engine::AdviseOptions what_is_observed{.questions = false, .risk = false, .expiries = true};

/// What a case shows of each mutant.
class Bench {
 public:
  /// What the advice of the pack has otherwise than that of the mutant.
  struct Otherwise {
    std::vector<Observed> observed;
    const Advice& advice;  ///< of the mutant
  };

  Bench(const Pack& pack, const std::vector<Mutant>& mutants, const std::vector<Case>& cases)
      : pack_(pack), mutants_(mutants) {
    Diagnostics diagnostics;
    const auto program = engine::compile(pack, diagnostics);
    for (const auto& asked : cases) {
      trials_.push_back(make_trial(pack, asked));
      as_it_is_.push_back(engine::advise(*program, asked, what_is_observed));
      observed_.push_back(engine::observe(pack, as_it_is_.back()));
    }
  }

  /// Calls `found(case, what is otherwise)` for each of the cases that notices the mutant.
  template <class Found>
  void try_out(std::size_t mutant, MutablePack& changed, const std::vector<std::size_t>& cases,
               const Found& found) const {
    changed.apply(mutants_[mutant]);
    Diagnostics diagnostics;
    std::optional<engine::Program> program;
    for (const auto each : cases) {
      if (!changed.may_show(mutants_[mutant], trials_[each])) continue;
      if (!program) program = engine::compile(changed.pack(), diagnostics);
      if (!program) break;
      const auto advice = engine::advise(*program, *trials_[each].asked, what_is_observed);
      auto otherwise = engine::told_otherwise(observed_[each], engine::observe(changed.pack(), advice));
      if (otherwise.empty())  // what is advised is the same, but not why
        otherwise = engine::told_otherwise(engine::observe_rules(pack_, as_it_is_[each]),
                                           engine::observe_rules(changed.pack(), advice));
      if (!otherwise.empty()) found(each, Otherwise{std::move(otherwise), advice});
    }
    changed.restore(mutants_[mutant]);
  }

  /// Where something observed comes from: rules of the pack, or of the mutant for what only it says.
  std::vector<Index<Rule>> rules_of(std::size_t each, const Observed& observed, const Advice& of_mutant) const {
    return engine::rules_of(pack_, observed.value.empty() ? of_mutant : as_it_is_[each], observed);
  }

 private:
  const Pack& pack_;
  const std::vector<Mutant>& mutants_;
  std::vector<Trial> trials_;
  std::vector<Advice> as_it_is_;
  std::vector<std::vector<Observed>> observed_;
};

/// Greedy cover: which of `sets` to take so that all is covered that they cover, in the order of what they add.
std::vector<std::pair<std::size_t, std::vector<std::size_t>>> cover(const std::vector<std::vector<std::size_t>>& sets,
                                                                    std::size_t elements) {
  std::vector<std::pair<std::size_t, std::vector<std::size_t>>> out;
  std::vector<bool> covered(elements, false);
  std::vector<std::vector<std::size_t>> left = sets;
  while (true) {
    const auto best =
        std::max_element(left.begin(), left.end(), [](const auto& a, const auto& b) { return a.size() < b.size(); });
    if (best == left.end() || best->empty()) return out;
    out.emplace_back(std::size_t(best - left.begin()), *best);
    for (const auto element : *best) covered[element] = true;
    for (auto& set : left) std::erase_if(set, [&](std::size_t element) { return covered[element]; });
  }
}

/// The fewest lines of one case's advice that notice each of its mutants.
std::vector<Observed> lines_that_notice(const std::vector<std::vector<Observed>>& by_mutant) {
  std::set<Observed> all;
  for (const auto& observed : by_mutant) all.insert(observed.begin(), observed.end());
  const std::vector<Observed> lines(all.begin(), all.end());
  std::vector<std::vector<std::size_t>> sets(lines.size());
  for (std::size_t mutant = 0; mutant < by_mutant.size(); ++mutant) {
    for (const auto& observed : by_mutant[mutant])
      (sets.begin() + (std::lower_bound(lines.begin(), lines.end(), observed) - lines.begin()))->push_back(mutant);
  }
  std::vector<Observed> out;
  for (const auto& [line, mutants] : cover(sets, by_mutant.size())) out.push_back(lines[line]);
  std::sort(out.begin(), out.end());
  return out;
}

}  // namespace

NoticeResult cases_that_notice(const Pack& pack, const std::vector<Mutant>& mutants, const std::vector<Case>& cases,
                               const Progress& progress, unsigned threads) {
  const Bench bench(pack, mutants, cases);
  std::vector<std::size_t> every(cases.size());
  for (std::size_t i = 0; i < every.size(); ++i) every[i] = i;
  std::vector<std::vector<std::size_t>> noticed_by(mutants.size());
  const auto make = [&] {
    return [&, changed = std::make_shared<MutablePack>(pack)](std::size_t mutant) {
      bench.try_out(mutant, *changed, every,
                    [&](std::size_t each, const Bench::Otherwise&) { noticed_by[mutant].push_back(each); });
    };
  };
  in_parallel(mutants.size(), threads, make, [&](std::size_t i) {
    if (progress) progress(i + 1, mutants.size());
  });

  NoticeResult out;
  std::vector<std::vector<std::size_t>> notices(cases.size());
  for (std::size_t mutant = 0; mutant < mutants.size(); ++mutant) {
    for (const auto each : noticed_by[mutant]) notices[each].push_back(mutant);
    if (noticed_by[mutant].empty()) out.unnoticed.push_back(mutant);
  }
  MutablePack changed(pack);
  auto chosen = cover(notices, mutants.size());
  std::sort(chosen.begin(), chosen.end());  // in the order of the cases
  for (const auto& [each, of_case] : chosen) {
    NoticingCase noticing{&cases[each], {}, {}};
    std::vector<std::vector<Observed>> by_mutant;
    std::map<Observed, std::vector<Index<Rule>>> rules;
    const std::vector<std::size_t> alone = {each};
    for (const auto mutant : of_case) {
      bench.try_out(mutant, changed, alone, [&, each = each](std::size_t, const Bench::Otherwise& otherwise) {
        for (const auto& observed : otherwise.observed) {
          if (!rules.contains(observed)) rules[observed] = bench.rules_of(each, observed, otherwise.advice);
        }
        by_mutant.push_back(otherwise.observed);
      });
    }
    noticing.expected = lines_that_notice(by_mutant);
    for (const auto& observed : noticing.expected) {
      const auto& behind = rules.at(observed);
      noticing.rules.insert(noticing.rules.end(), behind.begin(), behind.end());
    }
    if (noticing.rules.empty()) noticing.rules = mutants[of_case.front()].rules;
    out.cases.push_back(std::move(noticing));
  }
  return out;
}

}  // namespace sti::prove
