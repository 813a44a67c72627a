#include "oracle/scene.hpp"

#include <algorithm>

namespace sti::oracle {

Stage::Stage(const Pack& pack, const Case& told_case)
    : told(told_case), pack_(pack), voc_(pack.vocabulary), person_(told_case.person) {
  for (const auto& exposure : told.exposures) exposures_.push_back(exposure.answers);
  // A reading looks at what was told, with defaults, and speaks only where its fact was not given.
  fill_defaults(person_, Scope::person);
  derive();
  for (auto& answers : exposures_) fill_defaults(answers, Scope::exposure);
  read();
}

void Stage::fill_defaults(List<Answer, Fact>& answers, Scope scope) const {
  for (const auto index : voc_.facts.indices()) {
    const auto& fact = voc_.facts[index];
    if (fact.scope == scope && !answers[index].given) {
      answers[index] = {};
      answers[index].value = fact.default_value;
    }
  }
}

void Stage::derive() {
  const auto set_flag = [&](Index<Fact> fact, const std::string& id) {
    const auto flag = voc_.facts[fact].value_index(id);
    if (flag) person_[fact].flags.set(flag);
  };
  person_[voc_.exposed].value = voc_.facts[voc_.exposed].value_index(told.exposures.empty() ? "no" : "yes");
  person_[voc_.diagnosed].flags.clear();
  person_[voc_.tested_positive].flags.clear();
  person_[voc_.treated].flags.clear();
  for (const auto& taken : told.tests_taken) {
    if (taken.result != Result::positive) continue;
    const auto& test = pack_.catalog.tests[taken.test];
    set_flag(voc_.tested_positive, test.id);
    if (test.infection) set_flag(voc_.diagnosed, pack_.catalog.infections[test.infection].id);
  }
  for (const auto& treatment : told.treated) set_flag(voc_.treated, pack_.catalog.infections[treatment.infection].id);
}

void Stage::read() {
  const auto person_as_told = person_;
  const auto exposures_as_told = exposures_;
  struct Change {
    List<Answer, Fact>* answers;
    Index<Fact> fact;
    Index<FactValue> value;
  };
  std::vector<Change> changes;
  for (const auto& reading : voc_.readings) {
    const auto& fact = voc_.facts[reading.fact];
    if (fact.scope == Scope::person) {
      if (!told.person[reading.fact].given && holds(reading.when, {}))
        changes.push_back({&person_, reading.fact, reading.value});
      continue;
    }
    for (const auto exposure : exposures_.indices()) {
      if (!told.exposures[exposure].answers[reading.fact].given && holds(reading.when, {exposure, {}}))
        changes.push_back({&exposures_[exposure], reading.fact, reading.value});
    }
  }
  for (const auto& change : changes) {
    auto& answer = (*change.answers)[change.fact];
    if (voc_.facts[change.fact].kind == FactKind::flags)
      answer.flags.set(change.value);
    else
      answer.value = change.value;
  }
}

std::vector<Scene> Stage::exposure_scenes() const {
  std::vector<Scene> scenes;
  for (const auto exposure : exposures_.indices()) {
    if (!applies(voc_.facts[voc_.role], exposure)) {
      scenes.push_back({exposure, {}});
      continue;
    }
    const auto role = exposures_[exposure][voc_.role].value;
    if (role != voc_.role_insertive) scenes.push_back({exposure, voc_.role_receptive});
    if (role != voc_.role_receptive) scenes.push_back({exposure, voc_.role_insertive});
  }
  return scenes;
}

bool Stage::applies(const Fact& fact, Index<Exposure> exposure) const {
  if (fact.acts.empty()) return true;
  return std::find(fact.acts.begin(), fact.acts.end(), act_of(exposure)) != fact.acts.end();
}

bool Stage::fires(const Rule& rule, const Scene& scene) const {
  if (rule.draft) return false;
  if (rule.about_exposure && !scene.exposure) return false;
  return holds(rule.when, scene);
}

bool Stage::holds(const Condition& condition, const Scene& scene) const {
  const auto part_holds = [&](const Condition& part) { return holds(part, scene); };
  const auto& parts = condition.parts;
  switch (condition.op) {
    case Condition::Op::all:
      return std::all_of(parts.begin(), parts.end(), part_holds);
    case Condition::Op::any:
      return std::any_of(parts.begin(), parts.end(), part_holds);
    case Condition::Op::none:
      return std::none_of(parts.begin(), parts.end(), part_holds);
    case Condition::Op::test:
      return test_holds(condition.test, scene);
  }
  return false;
}

bool Stage::test_holds(const FactTest& test, const Scene& scene) const {
  const auto& fact = voc_.facts[test.fact];
  const bool of_exposure = fact.scope == Scope::exposure;
  if (of_exposure && (!scene.exposure || !applies(fact, scene.exposure))) return false;
  const auto& answer = (of_exposure ? exposures_[scene.exposure] : person_)[test.fact];
  const auto value = test.fact == voc_.role ? scene.role : answer.value;
  const auto within = [&](std::int64_t number) { return number >= test.low && number <= test.high; };
  switch (test.kind) {
    case FactTest::Kind::values:
      if (fact.kind == FactKind::number) return !answer.number;
      return std::find(test.values.begin(), test.values.end(), value) != test.values.end();
    case FactTest::Kind::flag:
      return answer.flags[test.flag] == test.flag_set;
    case FactTest::Kind::number:
      return answer.number && within(*answer.number);
    case FactTest::Kind::elapsed_minutes:
      return within((told.now - told.exposures[scene.exposure].time.latest).count());
    case FactTest::Kind::elapsed_days:
      return within((today() - day_of(scene.exposure)).count());
  }
  return false;
}

}  // namespace sti::oracle
