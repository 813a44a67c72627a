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

void Stage::fill_defaults(std::vector<Answer>& answers, Scope scope) const {
  for (std::size_t i = 0; i < voc_.facts.size(); ++i) {
    const auto& fact = voc_.facts[i];
    if (fact.scope == scope && !answers[i].given) {
      answers[i] = {};
      answers[i].value = fact.default_value;
    }
  }
}

void Stage::derive() {
  const auto set_flag = [&](int fact, const std::string& id) {
    const int flag = voc_.facts[std::size_t(fact)].value_index(id);
    if (flag >= 0) person_[std::size_t(fact)].flags |= std::uint64_t{1} << flag;
  };
  person_[std::size_t(voc_.exposed)].value =
      voc_.facts[std::size_t(voc_.exposed)].value_index(told.exposures.empty() ? "no" : "yes");
  person_[std::size_t(voc_.diagnosed)].flags = 0;
  person_[std::size_t(voc_.tested_positive)].flags = 0;
  person_[std::size_t(voc_.treated)].flags = 0;
  for (const auto& taken : told.tests_taken) {
    if (taken.result != Result::positive) continue;
    const auto& test = pack_.catalog.tests[std::size_t(taken.test)];
    set_flag(voc_.tested_positive, test.id);
    if (test.infection >= 0) set_flag(voc_.diagnosed, pack_.catalog.infections[std::size_t(test.infection)].id);
  }
  for (const auto& treatment : told.treated)
    set_flag(voc_.treated, pack_.catalog.infections[std::size_t(treatment.infection)].id);
}

void Stage::read() {
  const auto person_as_told = person_;
  const auto exposures_as_told = exposures_;
  struct Change {
    std::vector<Answer>* answers;
    int fact, value;
  };
  std::vector<Change> changes;
  for (const auto& reading : voc_.readings) {
    const auto& fact = voc_.facts[std::size_t(reading.fact)];
    if (fact.scope == Scope::person) {
      if (!told.person[std::size_t(reading.fact)].given && holds(reading.when, {}))
        changes.push_back({&person_, reading.fact, reading.value});
      continue;
    }
    for (int i = 0; i < int(exposures_.size()); ++i) {
      if (!told.exposures[std::size_t(i)].answers[std::size_t(reading.fact)].given && holds(reading.when, {i, -1}))
        changes.push_back({&exposures_[std::size_t(i)], reading.fact, reading.value});
    }
  }
  for (const auto& change : changes) {
    auto& answer = (*change.answers)[std::size_t(change.fact)];
    if (voc_.facts[std::size_t(change.fact)].kind == FactKind::flags)
      answer.flags |= std::uint64_t{1} << change.value;
    else
      answer.value = change.value;
  }
}

std::vector<Scene> Stage::exposure_scenes() const {
  std::vector<Scene> scenes;
  for (int i = 0; i < int(exposures_.size()); ++i) {
    if (!applies(voc_.facts[std::size_t(voc_.role)], i)) {
      scenes.push_back({i, -1});
      continue;
    }
    const int role = exposures_[std::size_t(i)][std::size_t(voc_.role)].value;
    if (role != voc_.role_insertive) scenes.push_back({i, voc_.role_receptive});
    if (role != voc_.role_receptive) scenes.push_back({i, voc_.role_insertive});
  }
  return scenes;
}

bool Stage::applies(const Fact& fact, int exposure) const {
  if (fact.acts.empty()) return true;
  return std::find(fact.acts.begin(), fact.acts.end(), act_of(exposure)) != fact.acts.end();
}

bool Stage::fires(const Rule& rule, const Scene& scene) const {
  if (rule.draft) return false;
  if (rule.about_exposure && scene.exposure < 0) return false;
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
  const auto& fact = voc_.facts[std::size_t(test.fact)];
  const bool of_exposure = fact.scope == Scope::exposure;
  if (of_exposure && (scene.exposure < 0 || !applies(fact, scene.exposure))) return false;
  const auto& answer = (of_exposure ? exposures_[std::size_t(scene.exposure)] : person_)[std::size_t(test.fact)];
  const int value = test.fact == voc_.role ? scene.role : answer.value;
  const auto within = [&](long number) { return number >= test.low && number <= test.high; };
  switch (test.kind) {
    case FactTest::Kind::values:
      if (fact.kind == FactKind::number) return value < 0;
      return std::find(test.values.begin(), test.values.end(), value) != test.values.end();
    case FactTest::Kind::flag:
      return ((answer.flags >> test.flag) & 1) == (test.flag_set ? 1 : 0);
    case FactTest::Kind::number:
      return value >= 0 && within(value);
    case FactTest::Kind::elapsed_minutes:
      return within((told.now - told.exposures[std::size_t(scene.exposure)].time.latest).count());
    case FactTest::Kind::elapsed_days:
      return within((today() - day_of(scene.exposure)).count());
  }
  return false;
}

}  // namespace sti::oracle
