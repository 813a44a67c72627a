#include "prove/trial.hpp"

#include <algorithm>

#include "engine/lists.hpp"

namespace sti::prove {
namespace {

bool holds_in(const FactTest& test, const Vocabulary& vocabulary, const Trial& trial, const Trial::View& view) {
  const auto& fact = vocabulary.facts[test.fact];
  const bool of_exposure = fact.scope == Scope::exposure;
  if (of_exposure && !view.exposure) return false;
  const auto& answer =
      of_exposure ? trial.resolved.exposures[view.exposure][test.fact] : trial.resolved.person[test.fact];
  const auto value = test.fact == vocabulary.role ? view.role.value_or(answer.value) : answer.value;
  switch (test.kind) {
    case FactTest::Kind::values:
      if (fact.kind == FactKind::number) return !answer.number;
      return engine::is_in(test.values, value);
    case FactTest::Kind::flag:
      return answer.flags[test.flag] == test.flag_set;
    case FactTest::Kind::number:
      return answer.number && *answer.number >= test.low && *answer.number <= test.high;
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
  return (!rule.about_exposure || view.exposure) && holds_in(rule.when, vocabulary, trial, view);
}

}  // namespace

Trial make_trial(const Pack& pack, const Case& asked) {
  const auto& vocabulary = pack.vocabulary;
  Trial out{&asked, engine::resolve(pack, asked), {}};
  if (asked.exposures.empty()) out.views.push_back({});
  for (const auto exposure : asked.exposures.indices()) {
    const auto since = engine::elapsed(asked, asked.exposures[exposure].time);
    const auto role = out.resolved.exposures[exposure][vocabulary.role].value;
    if (role != vocabulary.role_both && role != vocabulary.role_unknown) {
      out.views.push_back({exposure, {}, since});
      continue;
    }
    for (const auto each : {vocabulary.role_receptive, vocabulary.role_insertive})
      out.views.push_back({exposure, each, since});
  }
  return out;
}

void MutablePack::restore(const Mutant& mutant) {
  for (const auto rule : mutant.rules) pack_.rules[rule] = original_.rules[rule];
  for (const auto window : mutant.windows) pack_.windows[window] = original_.windows[window];
  for (const auto method : mutant.methods) pack_.methods[method] = original_.methods[method];
}

bool MutablePack::may_show(const Mutant& mutant, const Trial& trial) const {
  const auto& vocabulary = original_.vocabulary;
  return std::any_of(trial.views.begin(), trial.views.end(), [&](const Trial::View& view) {
    return std::any_of(mutant.rules.begin(), mutant.rules.end(), [&](Index<Rule> rule) {
      const bool before = holds_in(original_.rules[rule], vocabulary, trial, view);
      if (mutant.changes_condition) return before != holds_in(pack_.rules[rule], vocabulary, trial, view);
      if (!mutant.overridden) return before;
      return before && holds_in(original_.rules[mutant.overridden], vocabulary, trial, view);
    });
  });
}

}  // namespace sti::prove
