#include "write/schema.hpp"

#include "model/advice.hpp"
#include "model/levels.hpp"
#include "write/schema_parts.hpp"

namespace sti::write::schema {
namespace {

Json test_taken(const Pack& base) {
  return object({{"test", one_of(ids(base.catalog.tests))},
                 {"site", or_null(one_of(ids(base.catalog.sites)))},
                 {"on", date()},
                 {"result", one_of(names(result_ids))}},
                {"test", "on", "result"});
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
      schema = list_of(test_taken(base));
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

/// A schema as a part of what is being written.
void write_part(JsonWriter& json, const Json& part) {
  if (part.is_object()) {
    json.begin_object();
    for (const auto& [key, value] : part.items()) write_part(json.key(key), value);
    json.end_object();
  } else if (part.is_array()) {
    json.begin_array();
    for (const auto& item : part) write_part(json, item);
    json.end_array();
  } else if (part.is_string()) {
    json.value(part.get_ref<const std::string&>());
  } else if (part.is_boolean()) {
    json.value(part.get<bool>());
  } else {
    json.value(part.get<std::int64_t>());
  }
}

}  // namespace
}  // namespace sti::write::schema

namespace sti::write {

std::string case_schema(const Pack& base) {
  schema::Json out = {{"$schema", schema_dialect}, {"title", "sti case"}};
  out.update(schema::case_object(base));
  return out.dump(2) + "\n";
}

void write_case_schema(JsonWriter& json, const Pack& base) { schema::write_part(json, schema::case_object(base)); }
void write_taken_schema(JsonWriter& json, const Pack& base) { schema::write_part(json, schema::test_taken(base)); }

}  // namespace sti::write
