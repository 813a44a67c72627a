#include "prove/trial.hpp"

#include <algorithm>

namespace sti::prove {
namespace {

bool holds_in(const FactTest& test, const Vocabulary& vocabulary, const Trial& trial, const Trial::View& view) {
  const auto& fact = vocabulary.facts[std::size_t(test.fact)];
  const bool of_exposure = fact.scope == Scope::exposure;
  if (of_exposure && view.exposure < 0) return false;
  const auto& answer = of_exposure ? trial.resolved.exposures[std::size_t(view.exposure)][std::size_t(test.fact)]
                                   : trial.resolved.person[std::size_t(test.fact)];
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

bool holds_in(const Condition& condition, const Vocabulary& vocabulary, const Trial& trial, const Trial::View& view) {
  const auto part_holds = [&](const Condition& part) { return holds_in(part, vocabulary, trial, view); };
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
  return holds_in(condition.test, vocabulary, trial, view);
}

bool holds_in(const Rule& rule, const Vocabulary& vocabulary, const Trial& trial, const Trial::View& view) {
  return (!rule.about_exposure || view.exposure >= 0) && holds_in(rule.when, vocabulary, trial, view);
}

}  // namespace

Trial make_trial(const Pack& pack, const Case& asked) {
  const auto& vocabulary = pack.vocabulary;
  Trial out{&asked, engine::resolve(vocabulary, pack.catalog, asked), {}};
  if (asked.exposures.empty()) out.views.push_back({});
  for (std::size_t e = 0; e < asked.exposures.size(); ++e) {
    const auto since = engine::elapsed(asked.now, asked.exposures[e].time.latest);
    const int role = out.resolved.exposures[e][std::size_t(vocabulary.role)].value;
    if (role != vocabulary.role_both && role != vocabulary.role_unknown) {
      out.views.push_back({int(e), -1, since});
      continue;
    }
    for (const int each : {vocabulary.role_receptive, vocabulary.role_insertive})
      out.views.push_back({int(e), each, since});
  }
  return out;
}

void MutablePack::restore(const Mutant& mutant) {
  for (const int rule : mutant.rules) pack_.rules[std::size_t(rule)] = original_.rules[std::size_t(rule)];
  for (const int window : mutant.windows) pack_.windows[std::size_t(window)] = original_.windows[std::size_t(window)];
  for (const int method : mutant.methods) pack_.methods[std::size_t(method)] = original_.methods[std::size_t(method)];
}

bool MutablePack::may_show(const Mutant& mutant, const Trial& trial) const {
  const auto& vocabulary = original_.vocabulary;
  return std::any_of(trial.views.begin(), trial.views.end(), [&](const Trial::View& view) {
    return std::any_of(mutant.rules.begin(), mutant.rules.end(), [&](int index) {
      const bool before = holds_in(original_.rules[std::size_t(index)], vocabulary, trial, view);
      if (mutant.changes_condition) return before != holds_in(pack_.rules[std::size_t(index)], vocabulary, trial, view);
      if (mutant.overridden < 0) return before;
      return before && holds_in(original_.rules[std::size_t(mutant.overridden)], vocabulary, trial, view);
    });
  });
}

}  // namespace sti::prove
