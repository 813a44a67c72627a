#include "write/schema.hpp"

#include "model/advice.hpp"
#include "model/levels.hpp"
#include "write/schema_parts.hpp"

namespace sti::write::schema {
namespace {

constexpr const char* dialect = "https://json-schema.org/draft/2020-12/schema";

/// An object all of whose keys are always there.
Json whole_object(Json properties, std::initializer_list<const char*> optional = {}) {
  Json required = Json::array();
  for (const auto& [key, value] : properties.items()) {
    const bool may_be_absent = std::find(optional.begin(), optional.end(), std::string_view(key)) != optional.end();
    if (!may_be_absent) required.push_back(key);
  }
  return object(std::move(properties), std::move(required));
}

Json tests_taken(const Pack& base) {
  return list_of(object({{"test", one_of(ids(base.catalog.tests))},
                         {"site", or_null(one_of(ids(base.catalog.sites)))},
                         {"on", date()},
                         {"result", one_of(names(result_ids))}},
                        {"test", "on", "result"}));
}

Json fact_schema(const Pack& base, const Fact& fact) {
  Json schema;
  switch (fact.kind) {
    case FactKind::choice:
      schema = one_of(ids(fact.values));
      break;
    case FactKind::flags:
      schema = list_of(one_of(ids(fact.values)));
      break;
    case FactKind::number:
      schema = {{"anyOf", Json::array({{{"type", "integer"}, {"minimum", fact.min}, {"maximum", fact.max}},
                                       {{"const", "unknown"}}})}};
      break;
    case FactKind::date:
      schema = date();
      break;
    case FactKind::time:
      schema = {{"type", "string"}, {"pattern", "^[0-9]+[hdw]$"}};
      break;
    case FactKind::tests:
      schema = tests_taken(base);
      break;
    case FactKind::treatments:
      schema =
          list_of(object({{"infection", one_of(ids(base.catalog.infections))}, {"on", date()}}, {"infection", "on"}));
      break;
    case FactKind::doses:
      schema = list_of(object({{"vaccine", one_of(ids(base.catalog.vaccines))}, {"on", date()}}, {"vaccine", "on"}));
      break;
  }
  if (!fact.required || fact.kind == FactKind::time) schema = or_null(std::move(schema));
  schema["description"] = fact.ask.in(Lang::en);
  if (fact.default_value) schema["default"] = fact.values[fact.default_value].id;
  return schema;
}

Json with_backing(Json properties) {
  properties["rules"] = list_of(text());
  properties["sources"] = list_of(text());
  return properties;
}

}  // namespace

Json case_object(const Pack& base) {
  Json person = Json::object(), exposure = Json::object();
  Json required = Json::array();
  for (const auto& fact : base.vocabulary.facts) {
    if (fact.derived) continue;
    auto& scope = fact.scope == Scope::person ? person : exposure;
    scope[fact.id] = fact_schema(base, fact);
    if (fact.required && fact.kind != FactKind::time) required.push_back(fact.id);
  }
  exposure["on"] = or_null({{"type", "string"}, {"pattern", told_moment_pattern}});
  const auto given = [](const char* key) {
    return Json{{"required", {key}}, {"properties", {{key, {{"type", "string"}}}}}};
  };
  auto exposure_schema = object(std::move(exposure), std::move(required));
  exposure_schema["oneOf"] = Json::array({given("since"), given("on")});
  return object(
      {{"id", {{"anyOf", Json::array({text(), {{"type", "integer"}}, {{"type", "null"}}})}}},
       {"now", or_null({{"type", "string"}, {"pattern", told_moment_pattern}})},
       {"person", or_null(object(std::move(person), Json::array()))},
       {"exposures", or_null({{"type", "array"}, {"maxItems", 1000}, {"items", std::move(exposure_schema)}})}},
      Json::array());
}

namespace {

Json with_head(Json schema, const char* title) {
  Json out = {{"$schema", dialect}, {"title", title}};
  out.update(schema);
  return out;
}

Json advice_object(const Pack& base) {
  const auto& catalog = base.catalog;
  const Json index = {{"type", "integer"}, {"minimum", 0}};
  const Json facts = ids(base.vocabulary.facts);
  const Json level = one_of(names(level_ids));
  Json verdicts = Json::object();
  for (const auto& slot : base.vocabulary.slots) {
    auto properties = with_backing(
        {{"level", level},
         {"deadline", or_null(moment())},
         {"deadline_from", or_null(moment())},
         {"exposures", list_of(index)},
         {"by_exposure",
          list_of(whole_object({{"exposure", index}, {"level", level}, {"deadline", or_null(moment())}}))}});
    properties["why"] = text();
    verdicts[slot.id] = whole_object(std::move(properties), {"why"});
  }
  auto test = with_backing({{"test", one_of(ids(catalog.tests))},
                            {"infection", or_null(one_of(ids(catalog.infections)))},
                            {"site", one_of(ids(catalog.sites))},
                            {"status", one_of(names(status_ids))},
                            {"take_on", or_null(date())},
                            {"conclusive_on", or_null(date())},
                            {"repeat_on", list_of(date())},
                            {"interim_on", list_of(date())},
                            {"basis", or_null(one_of(names(basis_ids)))},
                            {"taken", tests_taken(base)},
                            {"exposures", list_of(index)}});
  test["why"] = text();
  auto vaccine = with_backing({{"vaccine", one_of(ids(catalog.vaccines))},
                               {"level", one_of(names(vaccine_level_ids))},
                               {"deadline", or_null(moment())},
                               {"deadline_from", or_null(moment())},
                               {"schedule_days", list_of(index)},
                               {"free", or_null({{"type", "boolean"}})}});
  vaccine["why"] = text();
  const Json visit = {{"on", date()},
                      {"from", date()},
                      {"until", date()},
                      {"items", list_of(whole_object({{"of", one_of({"test", "dose", "follow-up"})},
                                                      {"index", index},
                                                      {"day", one_of(names(visit_day_ids))},
                                                      {"dose", or_null(index)},
                                                      {"from", date()},
                                                      {"until", date()}}))}};
  auto contact = with_backing(
      {{"infection", one_of(ids(catalog.infections))}, {"since", date()}, {"basis", one_of(names(basis_ids))}});
  contact["why"] = text();
  auto follow_up = with_backing({{"on", date()},
                                 {"what", one_of(ids(catalog.follow_ups))},
                                 {"infection", or_null(one_of(ids(catalog.infections)))}});
  follow_up["why"] = text();
  auto note = with_backing({{"kind", one_of(names(note_kind_ids))}, {"text", text()}});
  auto topic = with_backing({{"topic", text()}, {"title", text()}});
  const Json probability = {{"type", "number"}, {"minimum", 0}, {"maximum", 1}};
  const Json range = whole_object({{"low", probability}, {"point", or_null(probability)}, {"high", probability}});
  const Json risk = with_backing({{"infection", one_of(ids(catalog.infections))},
                                  {"exposure", or_null(index)},
                                  {"per_act", or_null(range)},
                                  {"source_chance", or_null(range)},
                                  {"overall", or_null(range)},
                                  {"why", text()}});
  Json properties = {
      {"schema", {{"const", "sti-advice/2"}}},
      {"id", or_null(text())},
      {"pack", whole_object({{"id", text()},
                             {"version", text()},
                             {"sha256", {{"type", "string"}, {"pattern", "^[0-9a-f]{64}$"}}},
                             {"review_by", date()},
                             {"title", text()},
                             {"country", text()}})},
      {"now", moment()},
      {"case", case_object(base)},
      {"assumed", list_of(whole_object({{"fact", one_of(facts)},
                                        {"exposure", or_null(index)},
                                        {"value", text()},
                                        {"why", one_of({"default", "reading", "conflict", "latest-moment"})}},
                                       {"why"}))},
      {"tests", list_of(whole_object(std::move(test), {"why"}))},
      {"visits", list_of(whole_object(visit))},
      {"contacts", list_of(whole_object(std::move(contact), {"why"}))},
      {"specimens", list_of(whole_object({{"site", one_of(ids(catalog.sites))},
                                          {"tests", list_of(one_of(ids(catalog.tests)))},
                                          {"on", date()},
                                          {"how", text()}},
                                         {"how"}))},
      {"verdicts", whole_object(std::move(verdicts))},
      {"vaccines", list_of(whole_object(std::move(vaccine), {"why"}))},
      {"follow_up", list_of(whole_object(std::move(follow_up), {"why"}))},
      {"risk", list_of(whole_object(risk, {"why"}))},
      {"notes", list_of(whole_object(std::move(note), {"text"}))},
      {"topics", list_of(whole_object(std::move(topic), {"title"}))},
      {"questions",
       list_of(whole_object({{"fact", one_of(facts)}, {"exposure", or_null(index)}, {"decides", list_of(text())}}))},
      {"expires", list_of(whole_object({{"at", moment()}, {"what", text()}}))},
      {"sources",
       {{"type", "object"},
        {"additionalProperties",
         whole_object(
             {{"issuer", text()}, {"title", text()}, {"date", text()}, {"url", text()}, {"accessed", text()}})}}},
  };
  return whole_object(std::move(properties));
}

}  // namespace
}  // namespace sti::write::schema

namespace sti::write {

std::string case_schema(const Pack& base) {
  return schema::with_head(schema::case_object(base), "sti case").dump(2) + "\n";
}

std::string advice_schema(const Pack& base) {
  return schema::with_head(schema::advice_object(base), "sti advice").dump(2) + "\n";
}

}  // namespace sti::write
