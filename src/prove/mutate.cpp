#include "prove/mutate.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <optional>
#include <thread>

#include "engine/advise.hpp"
#include "engine/expect.hpp"
#include "engine/resolve.hpp"
#include "prove/cases.hpp"
#include "prove/compare.hpp"
#include "prove/mutants.hpp"
#include "prove/prover.hpp"

namespace sti::prove {
namespace {

constexpr std::size_t max_nodes = std::size_t{1} << 21;

/// One unit of an example, as a condition sees it.
struct View {
  const engine::Resolved* resolved = nullptr;
  int exposure = -1;
  int role = -1;
  engine::Elapsed since;
};

bool holds(const FactTest& test, const Vocabulary& vocabulary, const View& view) {
  const auto& fact = vocabulary.facts[std::size_t(test.fact)];
  const bool of_exposure = fact.scope == Scope::exposure;
  if (of_exposure && view.exposure < 0) return false;
  const auto& answer = of_exposure ? view.resolved->exposures[std::size_t(view.exposure)][std::size_t(test.fact)]
                                   : view.resolved->person[std::size_t(test.fact)];
  const int value = test.fact == vocabulary.role && view.role >= 0 ? view.role : answer.value;
  switch (test.kind) {
    case FactTest::Kind::values:
      if (fact.kind == FactKind::number) return value < 0;
      return std::find(test.values.begin(), test.values.end(), value) != test.values.end();
    case FactTest::Kind::flag:
      return ((answer.flags >> test.flag & 1) != 0) == test.flag_set;
    case FactTest::Kind::number:
      return value >= 0 && value >= test.low && value <= test.high;
    case FactTest::Kind::elapsed_minutes:
      return view.since.minutes >= test.low && view.since.minutes <= test.high;
    case FactTest::Kind::elapsed_days:
      return view.since.days >= test.low && view.since.days <= test.high;
  }
  return false;
}

bool holds(const Condition& condition, const Vocabulary& vocabulary, const View& view) {
  const auto part_holds = [&](const Condition& part) { return holds(part, vocabulary, view); };
  const auto& parts = condition.parts;
  switch (condition.op) {
    case Condition::Op::all:
      return std::all_of(parts.begin(), parts.end(), part_holds);
    case Condition::Op::any:
      return std::any_of(parts.begin(), parts.end(), part_holds);
    case Condition::Op::none:
      return std::none_of(parts.begin(), parts.end(), part_holds);
    case Condition::Op::test:
      break;
  }
  return holds(condition.test, vocabulary, view);
}

bool holds(const Rule& rule, const Vocabulary& vocabulary, const View& view) {
  return (!rule.about_exposure || view.exposure >= 0) && holds(rule.when, vocabulary, view);
}

/// An example with its units, and which rules hold in each.
struct Prepared {
  ExampleCase example;
  engine::Resolved resolved;
  std::vector<View> views;
};

std::vector<Prepared> prepare(const Pack& pack, const std::vector<ExampleCase>& examples) {
  const auto& vocabulary = pack.vocabulary;
  std::vector<Prepared> out(examples.size());
  for (std::size_t i = 0; i < examples.size(); ++i) {
    auto& prepared = out[i];
    prepared.example = examples[i];
    const auto& asked = *examples[i].asked;
    prepared.resolved = engine::resolve(vocabulary, pack.catalog, asked);
    if (asked.exposures.empty()) prepared.views.push_back({&prepared.resolved, -1, -1, {}});
    for (std::size_t e = 0; e < asked.exposures.size(); ++e) {
      const auto since = engine::elapsed(asked.now, asked.exposures[e].time.latest);
      const int role = prepared.resolved.exposures[e][std::size_t(vocabulary.role)].value;
      if (role != vocabulary.role_both && role != vocabulary.role_unknown) {
        prepared.views.push_back({&prepared.resolved, int(e), -1, since});
        continue;
      }
      for (const int each : {vocabulary.role_receptive, vocabulary.role_insertive})
        prepared.views.push_back({&prepared.resolved, int(e), each, since});
    }
  }
  return out;
}

/// Judges mutants one after another, on a pack of its own.
class Judge {
 public:
  Judge(const Pack& original, const std::vector<Prepared>& examples)
      : original_(original), pack_(original), examples_(examples) {}

  enum class Fate { killed, equal, survives };

  Fate judge(const Mutant& mutant, std::optional<Finding>& finding) {
    mutant.apply(pack_);
    const auto fate = judge_applied(mutant, finding);
    for (const int rule : mutant.rules) pack_.rules[std::size_t(rule)] = original_.rules[std::size_t(rule)];
    for (const int window : mutant.windows) pack_.windows[std::size_t(window)] = original_.windows[std::size_t(window)];
    for (const int method : mutant.methods) pack_.methods[std::size_t(method)] = original_.methods[std::size_t(method)];
    return fate;
  }

 private:
  /// Whether the mutant can show in an example: a rule holds where it did not, or what it gives is another thing.
  bool may_show(const Mutant& mutant, const Prepared& prepared) const {
    return std::any_of(prepared.views.begin(), prepared.views.end(), [&](const View& view) {
      return std::any_of(mutant.rules.begin(), mutant.rules.end(), [&](int index) {
        const auto& vocabulary = original_.vocabulary;
        const bool before = holds(original_.rules[std::size_t(index)], vocabulary, view);
        if (mutant.changes_condition) return before != holds(pack_.rules[std::size_t(index)], vocabulary, view);
        if (mutant.overridden < 0) return before;
        return before && holds(original_.rules[std::size_t(mutant.overridden)], vocabulary, view);
      });
    });
  }

  Fate judge_applied(const Mutant& mutant, std::optional<Finding>& finding) {
    Diagnostics diagnostics;
    std::optional<engine::Program> program;
    for (const auto& prepared : examples_) {
      if (!may_show(mutant, prepared)) continue;
      if (!program) program = engine::compile(pack_, diagnostics);
      if (!program) return Fate::killed;  // such a pack does not load
      const auto& expected = *prepared.example.expected;
      const bool asks = !expected.questions.empty() || !expected.no_questions.empty();
      const auto advice = engine::advise(*program, *prepared.example.asked, {.questions = asks});
      if (!engine::find_mismatches(pack_, advice, expected).empty()) return Fate::killed;
    }
    return compare(mutant, finding);
  }

  /// The slots in which the mutant can show.
  std::vector<engine::SlotKey> keys(const Mutant& mutant, const engine::Program& before,
                                    const engine::Program& after) const {
    std::vector<engine::SlotKey> out;
    const auto add_all = [&](const engine::Program& program, const Pack& pack) {
      for (const int index : mutant.rules) {
        for (const auto& output : program.rules[std::size_t(index)].outputs) out.push_back(output.key);
        for (const int target : pack.rules[std::size_t(index)].overrides) {
          for (const auto& suppressor : program.rules[std::size_t(target)].suppressors) {
            if (suppressor.rule == index) out.push_back(suppressor.key);
          }
        }
      }
    };
    add_all(before, original_);
    add_all(after, pack_);
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
  }

  Fate compare(const Mutant& mutant, std::optional<Finding>& finding) {
    Diagnostics diagnostics;
    const engine::CutOptions cuts{.packs = {&original_, &pack_}, .conditions = {}};
    const auto before = engine::compile(original_, diagnostics, cuts);
    const auto after = engine::compile(pack_, diagnostics, cuts);
    if (!before || !after) return Fate::killed;
    try {
      Space space(*before, max_nodes);
      engine::OutcomeValues values;
      engine::Outcomes old_outcomes(space, *before, values), new_outcomes(space, *after, values);
      for (const auto key : keys(mutant, *before, *after)) {
        const Region changed = difference({space, old_outcomes, new_outcomes}, key);
        if (changed == Diagrams::nothing) continue;
        finding.emplace(report(mutant, space, changed, subject_of(*before, key)));
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
    out.cases = count_cases(space, changed);
    out.region = condition_of(space, widen(space, changed, space.valid(), at));
    out.example = make_case(space, at, example_day(original_));
    out.example_shows = std::move(subject);
    return out;
  }

  const Pack& original_;
  Pack pack_;
  const std::vector<Prepared>& examples_;
};

}  // namespace

MutationResult mutate(const Pack& pack, const std::vector<ExampleCase>& examples, unsigned threads) {
  const auto mutants = mutants_of(pack);
  const auto prepared = prepare(pack, examples);
  std::vector<Judge::Fate> fates(mutants.size());
  std::vector<std::optional<Finding>> findings(mutants.size());
  std::atomic<std::size_t> next = 0;
  const auto work = [&] {
    Judge judge(pack, prepared);
    for (std::size_t i = next++; i < mutants.size(); i = next++) fates[i] = judge.judge(mutants[i], findings[i]);
  };
  std::vector<std::thread> workers;
  for (unsigned i = 1; i < std::max(threads, 1u); ++i) workers.emplace_back(work);
  work();
  for (auto& worker : workers) worker.join();
  MutationResult out;
  for (std::size_t i = 0; i < mutants.size(); ++i) {
    out.equal += fates[i] == Judge::Fate::equal;
    out.killed += fates[i] == Judge::Fate::killed;
    out.mutants += fates[i] != Judge::Fate::equal;
    if (findings[i]) out.survivors.push_back(std::move(*findings[i]));
  }
  return out;
}

}  // namespace sti::prove
