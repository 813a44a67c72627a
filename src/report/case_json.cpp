#include "report/case_json.hpp"

namespace sti::report {
namespace {

void write_answer(JsonWriter& json, const Fact& fact, const Answer& answer) {
  switch (fact.kind) {
    case FactKind::choice:
      json.key(fact.id).string(fact.values[std::size_t(answer.value)].id);
      break;
    case FactKind::number:
      json.key(fact.id);
      if (answer.value < 0)
        json.string("unknown");
      else
        json.number(answer.value);
      break;
    case FactKind::date:
      json.key(fact.id).string(to_string(*answer.date));
      break;
    case FactKind::flags:
      json.key(fact.id).begin_array();
      for (std::size_t i = 0; i < fact.values.size(); ++i) {
        if (answer.flags >> i & 1) json.string(fact.values[i].id);
      }
      json.end_array();
      break;
    case FactKind::time:
    case FactKind::tests:
    case FactKind::treatments:
      break;
  }
}

}  // namespace

void write_case(JsonWriter& json, const Pack& pack, const Case& asked) {
  const auto& vocabulary = pack.vocabulary;
  json.begin_object();
  if (asked.id) json.key("id").string(*asked.id);
  json.key("now").string(asked.now_has_time ? to_string(asked.now) : to_string(date_of(asked.now)));
  json.key("person").begin_object();
  for (std::size_t i = 0; i < vocabulary.facts.size(); ++i) {
    const auto& fact = vocabulary.facts[i];
    if (fact.scope != Scope::person || !asked.person[i].given) continue;
    if (fact.kind == FactKind::tests) {
      json.key(fact.id).begin_array();
      for (const auto& taken : asked.tests_taken) {
        json.begin_object().key("test").string(pack.catalog.tests[std::size_t(taken.test)].id);
        if (taken.site) json.key("site").string(pack.catalog.sites[std::size_t(*taken.site)].id);
        json.key("on").string(to_string(taken.on)).key("result").string(to_string(taken.result)).end_object();
      }
      json.end_array();
    } else if (fact.kind == FactKind::treatments) {
      json.key(fact.id).begin_array();
      for (const auto& treatment : asked.treated) {
        json.begin_object().key("infection").string(pack.catalog.infections[std::size_t(treatment.infection)].id);
        json.key("on").string(to_string(treatment.on)).end_object();
      }
      json.end_array();
    } else {
      write_answer(json, fact, asked.person[i]);
    }
  }
  json.end_object().key("exposures").begin_array();
  for (const auto& exposure : asked.exposures) {
    json.begin_object();
    for (std::size_t i = 0; i < vocabulary.facts.size(); ++i) {
      const auto& fact = vocabulary.facts[i];
      if (fact.scope != Scope::exposure || !exposure.answers[i].given) continue;
      if (fact.kind == FactKind::time)
        json.key(exposure.time.as_duration ? fact.id : "on").string(exposure.time.written);
      else
        write_answer(json, fact, exposure.answers[i]);
    }
    json.end_object();
  }
  json.end_array().end_object();
}

}  // namespace sti::report
