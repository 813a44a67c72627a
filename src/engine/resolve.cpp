#include "engine/resolve.hpp"

#include <algorithm>

#include "engine/lists.hpp"

namespace sti::engine {
namespace {

/// Whether a condition of the vocabulary holds; numbers and times do not occur in readings.
bool holds(const Condition& condition, const Vocabulary& vocabulary, const List<Answer, Fact>& person,
           const List<Answer, Fact>& exposure) {
  const auto part_holds = [&](const Condition& part) { return holds(part, vocabulary, person, exposure); };
  switch (condition.op) {
    case Condition::Op::all:
      return std::all_of(condition.parts.begin(), condition.parts.end(), part_holds);
    case Condition::Op::any:
      return std::any_of(condition.parts.begin(), condition.parts.end(), part_holds);
    case Condition::Op::none:
      return std::none_of(condition.parts.begin(), condition.parts.end(), part_holds);
    case Condition::Op::test:
      break;
  }
  const auto& test = condition.test;
  const auto& fact = vocabulary.facts[test.fact];
  const auto& answer = (fact.scope == Scope::person ? person : exposure)[test.fact];
  if (test.kind == FactTest::Kind::flag) return answer.flags[test.flag] == test.flag_set;
  const auto value = answer.given ? answer.value : fact.default_value;
  return is_in(test.values, value);
}

void fill_default(const Fact& fact, Index<Fact> index, Index<Exposure> exposure, Answer& answer,
                  std::vector<Assumption>& assumed) {
  if (answer.given || fact.derived || fact.kind == FactKind::time) return;
  answer.value = fact.default_value;
  assumed.push_back({index, exposure, fact.default_value, Assumption::Why::by_default});
}

/// What was told of a fact that does not apply is not heard.
void set_not_applicable(Answer& answer) {
  answer.value = {};
  answer.number.reset();
  answer.applies = false;
}

/// Where an answer lies on an axis of its fact. The time since an exposure is no answer.
Index<Cell> cell_of(const Program& program, const Dimension& dimension, FactKind kind, const Answer& answer) {
  switch (kind) {
    case FactKind::flags:
    case FactKind::treatments:
      return answer.flags[dimension.flag] ? flag_set : flag_not_set;
    case FactKind::number:
      return answer.number ? program.number_cell(dimension, *answer.number) : dimension.unknown;
    case FactKind::choice:
      return answer.applies ? beside<Cell>(answer.value) : dimension.not_applicable;
    default:
      return Index<Cell>(0);
  }
}

}  // namespace

bool applies(const Fact& fact, Index<FactValue> act) { return fact.acts.empty() || is_in(fact.acts, act); }

Resolved resolve(const Vocabulary& vocabulary, const Catalog& catalog, const Case& asked) {
  Resolved out;
  out.person = asked.person;
  const auto& facts = vocabulary.facts;
  for (const auto exposure : asked.exposures.indices()) {
    auto answers = asked.exposures[exposure].answers;
    const auto act = answers[vocabulary.act].value;
    List<bool, Fact> read(facts.size());
    for (const auto& reading : vocabulary.readings) {
      const auto fact = reading.fact;
      if (facts[fact].scope != Scope::exposure || answers[fact].given || !applies(facts[fact], act)) continue;
      if (!holds(reading.when, vocabulary, asked.person, answers)) continue;
      if (facts[fact].kind == FactKind::flags)
        answers[fact].flags.set(reading.value);
      else
        answers[fact].value = reading.value;
      read[fact] = true;
      out.assumed.push_back({fact, exposure, reading.value, Assumption::Why::reading});
    }
    for (const auto fact : facts.indices()) {
      if (facts[fact].scope != Scope::exposure || read[fact]) continue;
      if (!applies(facts[fact], act))
        set_not_applicable(answers[fact]);
      else
        fill_default(facts[fact], fact, exposure, answers[fact], out.assumed);
    }
    if (!asked.exposures[exposure].time.exact)
      out.assumed.push_back({vocabulary.since, exposure, {}, Assumption::Why::latest_moment});
    out.exposures.push_back(std::move(answers));
  }
  for (const auto fact : facts.indices()) {
    const bool shifts_nothing = fact == vocabulary.pep_last_dose;  // "not given" has a meaning of its own
    if (facts[fact].scope == Scope::person && !shifts_nothing)
      fill_default(facts[fact], fact, {}, out.person[fact], out.assumed);
  }

  out.person[vocabulary.exposed].value = facts[vocabulary.exposed].value_index(asked.exposures.empty() ? "no" : "yes");
  for (const auto& taken : asked.tests_taken) {
    if (taken.result != Result::positive) continue;
    out.person[vocabulary.tested_positive].flags.set(beside<FactValue>(taken.test));
    if (const auto infection = catalog.tests[taken.test].infection)
      out.person[vocabulary.diagnosed].flags.set(beside<FactValue>(infection));
  }
  for (const auto& treatment : asked.treated)
    out.person[vocabulary.treated].flags.set(beside<FactValue>(treatment.infection));
  return out;
}

Elapsed elapsed(Moment now, Moment since) {
  return {std::max<std::int64_t>((now - since).count(), 0),
          std::max<std::int64_t>((date_of(now) - date_of(since)).count(), 0)};
}

std::vector<Unit> make_units(const Program& program, const Case& asked, const Resolved& resolved) {
  const auto& vocabulary = program.pack->vocabulary;
  const auto& facts = vocabulary.facts;
  Point base(program.dimensions.size());
  const auto fill = [&](Point& point, Scope scope, const List<Answer, Fact>* answers) {
    for (const auto index : program.dimensions.indices()) {
      const auto& dimension = program.dimensions[index];
      const auto& fact = facts[dimension.fact];
      if (fact.scope != scope) continue;
      point.set(index, answers != nullptr ? cell_of(program, dimension, fact.kind, (*answers)[dimension.fact])
                                          : dimension.absent);
    }
  };
  fill(base, Scope::person, &resolved.person);
  std::vector<Unit> units;
  if (asked.exposures.empty()) {
    fill(base, Scope::exposure, nullptr);
    units.push_back({{}, std::move(base)});
    return units;
  }
  for (const auto exposure : asked.exposures.indices()) {
    const auto& answers = resolved.exposures[exposure];
    auto point = base;
    fill(point, Scope::exposure, &answers);
    const auto since = elapsed(asked, asked.exposures[exposure].time.latest);
    point.set(program.dimension_of(vocabulary.since), program.time_cell(since.minutes, since.days));
    const auto role = answers[vocabulary.role].value;
    if (role == vocabulary.role_both || role == vocabulary.role_unknown) {
      for (const auto each : {vocabulary.role_receptive, vocabulary.role_insertive}) {
        point.set(program.dimension_of(vocabulary.role), beside<Cell>(each));
        units.push_back({exposure, point});
      }
    } else {
      units.push_back({exposure, std::move(point)});
    }
  }
  return units;
}

}  // namespace sti::engine
