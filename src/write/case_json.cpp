#include "write/case_json.hpp"

namespace sti::write {
namespace {

void write_answer(JsonWriter& json, const Fact& fact, const Answer& answer) {
  switch (fact.kind) {
    case FactKind::choice:
      json.key(fact.id).string(fact.values[answer.value].id);
      break;
    case FactKind::number:
      json.key(fact.id);
      if (answer.number)
        json.number(*answer.number);
      else
        json.string("unknown");
      break;
    case FactKind::date:
      json.key(fact.id).string(to_string(*answer.date));
      break;
    case FactKind::flags:
      json.key(fact.id).begin_array();
      for (const auto flag : answer.flags) json.string(fact.values[flag].id);
      json.end_array();
      break;
    case FactKind::time:
    case FactKind::tests:
    case FactKind::treatments:
    case FactKind::doses:
      break;
  }
}

void write_dated(JsonWriter& json, std::string_view what, const std::string& id, Date on) {
  json.begin_object().key(what).string(id).key("on").string(to_string(on)).end_object();
}

}  // namespace

void write_taken(JsonWriter& json, const Pack& pack, const TakenTest& taken) {
  json.begin_object().key("test").string(pack.catalog.tests[taken.test].id);
  if (taken.site) json.key("site").string(pack.catalog.sites[taken.site].id);
  json.key("on").string(to_string(taken.on)).key("result").string(to_string(taken.result)).end_object();
}

void write_case(JsonWriter& json, const Pack& pack, const Case& asked) {
  const auto& vocabulary = pack.vocabulary;
  json.begin_object();
  if (asked.id) json.key("id").string(*asked.id);
  json.key("now").string(asked.now_has_time ? to_string(asked.now) : to_string(date_of(asked.now)));
  json.key("person").begin_object();
  for (const auto index : vocabulary.facts.indices()) {
    const auto& fact = vocabulary.facts[index];
    if (fact.scope != Scope::person || !asked.person[index].given) continue;
    if (fact.kind == FactKind::tests) {
      json.key(fact.id).begin_array();
      for (const auto& taken : asked.tests_taken) write_taken(json, pack, taken);
      json.end_array();
    } else if (fact.kind == FactKind::treatments) {
      json.key(fact.id).begin_array();
      for (const auto& treatment : asked.treated)
        write_dated(json, "infection", pack.catalog.infections[treatment.infection].id, treatment.on);
      json.end_array();
    } else if (fact.kind == FactKind::doses) {
      json.key(fact.id).begin_array();
      for (const auto& dose : asked.vaccines_taken)
        write_dated(json, "vaccine", pack.catalog.vaccines[dose.vaccine].id, dose.on);
      json.end_array();
    } else {
      write_answer(json, fact, asked.person[index]);
    }
  }
  json.end_object().key("exposures").begin_array();
  for (const auto& exposure : asked.exposures) {
    json.begin_object();
    for (const auto index : vocabulary.facts.indices()) {
      const auto& fact = vocabulary.facts[index];
      if (fact.scope != Scope::exposure || !exposure.answers[index].given) continue;
      if (fact.kind == FactKind::time)
        json.key(exposure.time.as_duration ? fact.id : "on").string(exposure.time.written);
      else
        write_answer(json, fact, exposure.answers[index]);
    }
    json.end_object();
  }
  json.end_array().end_object();
}

}  // namespace sti::write
