#include "engine/resolve.hpp"

#include <algorithm>

namespace sti::engine {
namespace {

/// Whether a condition of the vocabulary holds; numbers and times do not occur in readings.
bool holds(const Condition& condition, const Vocabulary& vocabulary, const std::vector<Answer>& person,
           const std::vector<Answer>& exposure) {
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
  const auto& fact = vocabulary.facts[std::size_t(test.fact)];
  const auto& answer = (fact.scope == Scope::person ? person : exposure)[std::size_t(test.fact)];
  if (test.kind == FactTest::Kind::flag) return ((answer.flags >> test.flag & 1) != 0) == test.flag_set;
  const int value = answer.given ? answer.value : fact.default_value;
  return std::find(test.values.begin(), test.values.end(), value) != test.values.end();
}

void fill_default(const Fact& fact, int index, std::optional<int> exposure, Answer& answer,
                  std::vector<Assumption>& assumed) {
  if (answer.given || fact.derived || fact.kind == FactKind::time) return;
  answer.value = fact.default_value;
  assumed.push_back({index, exposure, fact.default_value, Assumption::Why::by_default});
}

void set_flag(Answer& answer, int flag) { answer.flags |= std::uint64_t{1} << flag; }

}  // namespace

bool applies(const Fact& fact, int act) {
  return fact.acts.empty() || std::find(fact.acts.begin(), fact.acts.end(), act) != fact.acts.end();
}

Resolved resolve(const Vocabulary& vocabulary, const Catalog& catalog, const Case& asked) {
  Resolved out;
  out.person = asked.person;
  const auto& facts = vocabulary.facts;
  for (std::size_t e = 0; e < asked.exposures.size(); ++e) {
    auto answers = asked.exposures[e].answers;
    const int act = answers[std::size_t(vocabulary.act)].value;
    std::vector<bool> read(facts.size());
    for (const auto& reading : vocabulary.readings) {
      const auto fact = std::size_t(reading.fact);
      if (facts[fact].scope != Scope::exposure || answers[fact].given || !applies(facts[fact], act)) continue;
      if (!holds(reading.when, vocabulary, asked.person, answers)) continue;
      if (facts[fact].kind == FactKind::flags)
        set_flag(answers[fact], reading.value);
      else
        answers[fact].value = reading.value;
      read[fact] = true;
      out.assumed.push_back({reading.fact, int(e), reading.value, Assumption::Why::reading});
    }
    for (std::size_t i = 0; i < facts.size(); ++i) {
      if (facts[i].scope != Scope::exposure || read[i]) continue;
      if (!applies(facts[i], act))
        answers[i].value = value_not_applicable;
      else
        fill_default(facts[i], int(i), int(e), answers[i], out.assumed);
    }
    if (!asked.exposures[e].time.exact) {
      out.assumed.push_back({vocabulary.since, int(e), -1, Assumption::Why::latest_moment});
    }
    out.exposures.push_back(std::move(answers));
  }
  for (std::size_t i = 0; i < facts.size(); ++i) {
    const bool shifts_nothing = int(i) == vocabulary.pep_last_dose;  // "not given" has a meaning of its own
    if (facts[i].scope == Scope::person && !shifts_nothing)
      fill_default(facts[i], int(i), std::nullopt, out.person[i], out.assumed);
  }

  auto& exposed = out.person[std::size_t(vocabulary.exposed)];
  exposed.value = facts[std::size_t(vocabulary.exposed)].value_index(asked.exposures.empty() ? "no" : "yes");
  for (const auto& taken : asked.tests_taken) {
    if (taken.result != Result::positive) continue;
    set_flag(out.person[std::size_t(vocabulary.tested_positive)], taken.test);
    const int infection = catalog.tests[std::size_t(taken.test)].infection;
    if (infection >= 0) set_flag(out.person[std::size_t(vocabulary.diagnosed)], infection);
  }
  for (const auto& treatment : asked.treated)
    set_flag(out.person[std::size_t(vocabulary.treated)], treatment.infection);
  return out;
}

Elapsed elapsed(Moment now, Moment since) {
  return {std::max<long>((now - since).count(), 0), std::max<long>((date_of(now) - date_of(since)).count(), 0)};
}

std::vector<Unit> make_units(const Program& program, const Case& asked, const Resolved& resolved) {
  const auto& vocabulary = program.pack->vocabulary;
  const auto& facts = vocabulary.facts;
  Point base(program.dimensions.size(), 0);
  const auto fill = [&](Point& point, Scope scope, const std::vector<Answer>* answers) {
    for (std::size_t d = 0; d < program.dimensions.size(); ++d) {
      const auto& dimension = program.dimensions[d];
      const auto& fact = facts[std::size_t(dimension.fact)];
      if (fact.scope != scope) continue;
      int value = dimension.absent;
      if (answers != nullptr) {
        const auto& answer = (*answers)[std::size_t(dimension.fact)];
        switch (fact.kind) {
          case FactKind::flags:
          case FactKind::treatments:
            value = int(answer.flags >> dimension.flag & 1);
            break;
          case FactKind::number:
            value = answer.value < 0 ? dimension.unknown : program.number_cell(dimension, answer.value);
            break;
          case FactKind::choice:
            value = answer.value == value_not_applicable ? dimension.not_applicable : answer.value;
            break;
          default:
            value = 0;
            break;
        }
      }
      point[d] = std::uint8_t(value);
    }
  };
  fill(base, Scope::person, &resolved.person);
  std::vector<Unit> units;
  if (asked.exposures.empty()) {
    fill(base, Scope::exposure, nullptr);
    units.push_back({-1, std::move(base)});
    return units;
  }
  const auto role_dimension = std::size_t(program.dimension_of(vocabulary.role));
  for (std::size_t e = 0; e < asked.exposures.size(); ++e) {
    auto point = base;
    fill(point, Scope::exposure, &resolved.exposures[e]);
    const auto since = elapsed(asked, asked.exposures[e].time.latest);
    point[std::size_t(program.dimension_of(vocabulary.since))] =
        std::uint8_t(program.time_cell(since.minutes, since.days));
    const int role = resolved.exposures[e][std::size_t(vocabulary.role)].value;
    if (role == vocabulary.role_both || role == vocabulary.role_unknown) {
      for (const int each : {vocabulary.role_receptive, vocabulary.role_insertive}) {
        point[role_dimension] = std::uint8_t(each);
        units.push_back({int(e), point});
      }
    } else {
      units.push_back({int(e), std::move(point)});
    }
  }
  return units;
}

}  // namespace sti::engine
