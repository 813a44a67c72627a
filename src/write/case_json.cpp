#include "write/case_json.hpp"

namespace sti::write {
namespace {

/// What was told of one fact. A list that is kept apart from the answers is written by `write_case`.
void write_answer(JsonWriter& json, const Fact& fact, const Answer& answer) {
  switch (fact.kind) {
    case FactKind::choice:
      json.field(fact.id, fact.values[answer.value].id);
      break;
    case FactKind::number:
      json.key(fact.id);
      answer.number ? json.value(*answer.number) : json.value("unknown");
      break;
    case FactKind::date:
      json.field(fact.id, answer.date);
      break;
    case FactKind::flags:
      json.key(fact.id).begin_array();
      for (const auto flag : answer.flags) json.value(fact.values[flag].id);
      json.end_array();
      break;
    case FactKind::time:
    case FactKind::tests:
    case FactKind::treatments:
    case FactKind::doses:
      break;
  }
}

template <class Items, class Write>
void write_list(JsonWriter& json, const Items& items, const Write& write) {
  json.begin_array();
  for (const auto& item : items) write(item);
  json.end_array();
}

}  // namespace

void write_taken(JsonWriter& json, const Pack& pack, const TakenTest& taken) {
  json.begin_object().field("test", pack.catalog.tests[taken.test].id);
  if (taken.site) json.field("site", pack.catalog.sites[taken.site].id);
  json.field("on", taken.on).field("result", taken.result).end_object();
}

void write_case(JsonWriter& json, const Pack& pack, const Case& asked) {
  const auto& vocabulary = pack.vocabulary;
  const auto& catalog = pack.catalog;
  json.begin_object();
  if (!pack.advises()) {
    for (const auto index : vocabulary.facts.indices()) {
      if (asked.person[index].given) write_answer(json, vocabulary.facts[index], asked.person[index]);
    }
    json.end_object();
    return;
  }
  if (asked.id) json.field("id", *asked.id);
  json.field("now", asked.now_has_time ? to_string(asked.now) : to_string(date_of(asked.now)));
  json.key("person").begin_object();
  for (const auto index : vocabulary.facts.indices()) {
    const auto& fact = vocabulary.facts[index];
    if (fact.scope != Scope::person || !asked.person[index].given) continue;
    if (fact.kind == FactKind::tests)
      write_list(json.key(fact.id), asked.tests_taken, [&](const TakenTest& taken) { write_taken(json, pack, taken); });
    else if (fact.kind == FactKind::treatments)
      write_list(json.key(fact.id), asked.treated, [&](const Treatment& treated) {
        json.begin_object().field("infection", catalog.infections[treated.infection].id).field("on", treated.on);
        json.end_object();
      });
    else if (fact.kind == FactKind::doses)
      write_list(json.key(fact.id), asked.vaccines_taken, [&](const Dose& dose) {
        json.begin_object().field("vaccine", catalog.vaccines[dose.vaccine].id).field("on", dose.on).end_object();
      });
    else
      write_answer(json, fact, asked.person[index]);
  }
  write_list(json.end_object().key("exposures"), asked.exposures, [&](const Exposure& exposure) {
    json.begin_object();
    for (const auto index : vocabulary.facts.indices()) {
      const auto& fact = vocabulary.facts[index];
      if (fact.scope != Scope::exposure || !exposure.answers[index].given) continue;
      if (fact.kind == FactKind::time)
        json.field(exposure.time.as_duration ? fact.id : "on", exposure.time.written);
      else
        write_answer(json, fact, exposure.answers[index]);
    }
    json.end_object();
  });
  json.end_object();
}

}  // namespace sti::write
