#include "oracle/scene.hpp"

#include <algorithm>

namespace sti::oracle {

Stage::Stage(const Pack& of, const Case& told_case)
    : pack(of), told(told_case), record(of, told_case), person_(told_case.person) {
  for (const auto& exposure : told.exposures) exposures_.push_back(exposure.answers);
  // A reading looks at what was told, with defaults.
  fill_defaults(person_, Scope::person);
  derive_person();
  for (auto& answers : exposures_) fill_defaults(answers, Scope::exposure);
  read();
  if (!is_below_consent()) return;
  for (const auto exposure : exposures_.indices())
    derive(exposure, pack.vocabulary.consent, pack.vocabulary.consent_no);
}

bool Stage::is_below_consent() const {
  const auto& age = person_[pack.vocabulary.age];
  return pack.no_consent_below && age.number && *age.number < pack.no_consent_below->value;
}

bool Stage::has_contact_to_consent_to() const {
  const auto all = exposures_.indices();
  return std::any_of(all.begin(), all.end(), [&](Index<Exposure> exposure) {
    return applies(pack.vocabulary.facts[pack.vocabulary.consent], exposure);
  });
}

void Stage::fill_defaults(List<Answer, Fact>& answers, Scope scope) const {
  for (const auto index : pack.vocabulary.facts.indices()) {
    const auto& fact = pack.vocabulary.facts[index];
    if (fact.scope == scope && !answers[index].given) {
      answers[index] = {};
      answers[index].value = fact.default_value;
    }
  }
}

void Stage::derive_person() {
  const auto& voc = pack.vocabulary;
  const auto set_flag = [&](Index<Fact> fact, const std::string& id) {
    const auto flag = voc.facts[fact].value_index(id);
    if (flag) person_[fact].flags.set(flag);
  };
  person_[voc.exposed].value = voc.facts[voc.exposed].value_index(told.exposures.empty() ? "no" : "yes");
  person_[voc.diagnosed].flags.clear();
  person_[voc.tested_positive].flags.clear();
  person_[voc.treated].flags.clear();
  for (const auto taken : record.found()) {
    const auto& test = pack.catalog.tests[told.tests_taken[taken].test];
    set_flag(voc.tested_positive, test.id);
    if (!test.infection || !test.proves) continue;
    const auto& infection = pack.catalog.infections[test.infection].id;
    // What the person was said to live with is not diagnosed anew.
    const auto status = voc.fact_index(infection);
    const bool is_known =
        status && told.person[status].given && told.person[status].value == voc.facts[status].value_index("positive");
    if (!is_known) set_flag(voc.diagnosed, infection);
  }
  for (const auto& treatment : told.treated) set_flag(voc.treated, pack.catalog.infections[treatment.infection].id);
}

/// A reading speaks where its fact was not given; some speak whatever was told.
void Stage::read() {
  struct Change {
    List<Answer, Fact>* answers;
    Index<Fact> fact;
    Index<FactValue> value;
  };
  std::vector<Change> changes;
  for (const auto& reading : pack.vocabulary.readings) {
    const auto& fact = pack.vocabulary.facts[reading.fact];
    if (fact.scope == Scope::person) {
      const bool open = reading.always || !told.person[reading.fact].given;
      if (open && holds(reading.when, {})) changes.push_back({&person_, reading.fact, reading.value});
      continue;
    }
    for (const auto exposure : exposures_.indices()) {
      const auto& answer = told.exposures[exposure].answers[reading.fact];
      const bool open = reading.always || !answer.given;
      if (open && holds(reading.when, {exposure, {}}))
        changes.push_back({&exposures_[exposure], reading.fact, reading.value});
    }
  }
  for (const auto& change : changes) {
    auto& answer = (*change.answers)[change.fact];
    if (pack.vocabulary.facts[change.fact].kind == FactKind::flags)
      answer.flags.set(change.value);
    else
      answer.value = change.value;
  }
}

void Stage::read_as(Index<Fact> fact, Date date) {
  person_[fact].given = true;
  person_[fact].date = date;
}

std::vector<Scene> Stage::exposure_scenes() const {
  std::vector<Scene> scenes;
  for (const auto exposure : exposures_.indices()) {
    if (!applies(pack.vocabulary.facts[pack.vocabulary.role], exposure)) {
      scenes.push_back({exposure, {}});
      continue;
    }
    const auto role = exposures_[exposure][pack.vocabulary.role].value;
    if (role != pack.vocabulary.role_insertive) scenes.push_back({exposure, pack.vocabulary.role_receptive});
    if (role != pack.vocabulary.role_receptive) scenes.push_back({exposure, pack.vocabulary.role_insertive});
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
  const auto& fact = pack.vocabulary.facts[test.fact];
  const bool of_exposure = fact.scope == Scope::exposure;
  if (of_exposure && (!scene.exposure || !applies(fact, scene.exposure))) return false;
  const auto& answer = (of_exposure ? exposures_[scene.exposure] : person_)[test.fact];
  const auto value = test.fact == pack.vocabulary.role ? scene.role : answer.value;
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
      return within((now() - told.exposures[scene.exposure].time.latest_instant).count());
    case FactTest::Kind::elapsed_days:
      return within((today() - day_of(scene.exposure)).count());
  }
  return false;
}

}  // namespace sti::oracle
