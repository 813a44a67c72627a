#include "write/rules_schema_parts.hpp"

#include <fmt/format.h>

#include "base/text.hpp"
#include "grammar/conditions.hpp"

namespace sti::write::schema {
namespace {

/// A table with some of the keys; `value_of` says what each can be.
template <class ValueOf>
Json some_keys(const grammar::Table& table, const ValueOf& value_of) {
  Json properties = Json::object();
  table.each([&](const grammar::Key& key) {
    properties[std::string(key.name)] = described(value_of(key), std::string(key.doc));
  });
  return object(std::move(properties), Json::array());
}

Json flag_condition(const Fact& fact) {
  const auto flags = one_of(ids(fact.values));
  auto sets = some_keys(grammar::flag_condition, [&](const grammar::Key&) { return one_or_more(flags); });
  return {{"anyOf", Json::array({some_of(flags), std::move(sets)})}};
}

Json bounds(const Fact& fact) {
  const bool is_time = fact.kind == FactKind::time;
  auto out = some_keys(is_time ? grammar::time_bounds : grammar::number_bounds,
                       [&](const grammar::Key& key) { return whole(0, is_time ? long(key.max) : fact.max); });
  out["minProperties"] = 1;
  return out;
}

/// Values that a rule may name: a role that stands for two is tried as each.
Json values_in_rules(const Pack& base, const Fact& fact) {
  const auto& vocabulary = base.vocabulary;
  const bool is_role = &fact == &vocabulary.facts[vocabulary.role];
  Json out = Json::array();
  for (const auto value : fact.values.indices()) {
    if (!is_role || (value != vocabulary.role_both && value != vocabulary.role_unknown))
      out.push_back(fact.values[value].id);
  }
  return out;
}

Json fact_condition(const Pack& base, const Fact& fact) {
  switch (fact.kind) {
    case FactKind::flags:
    case FactKind::treatments:
      return flag_condition(fact);
    case FactKind::number:
      return {{"anyOf", Json::array({{{"const", "unknown"}}, bounds(fact)})}};
    case FactKind::time:
      return bounds(fact);
    default:
      return some_of(one_of(values_in_rules(base, fact)));
  }
}

}  // namespace

Json ref(std::string_view name) { return {{"$ref", fmt::format("#/definitions/{}", name)}}; }

Json described(Json schema, const std::string& description) {
  if (!schema.contains("$ref")) {
    schema["description"] = description;
    return schema;
  }
  // Beside a reference, drafts up to 7 read nothing else.
  return {{"allOf", Json::array({std::move(schema)})}, {"description", description}};
}

Json boolean() { return {{"type", "boolean"}}; }
Json whole(long low, long high) { return {{"type", "integer"}, {"minimum", low}, {"maximum", high}}; }
Json real(double low, double high) { return {{"type", "number"}, {"minimum", low}, {"maximum", high}}; }
Json filled_text() { return {{"type", "string"}, {"pattern", "\\S"}}; }

Json one_or_more(Json item) {
  auto list = list_of(item);
  return {{"anyOf", Json::array({std::move(item), std::move(list)})}};
}

Json some_of(Json item) {
  auto list = list_of(item);
  list["minItems"] = 1;
  return {{"anyOf", Json::array({std::move(item), std::move(list)})}};
}

namespace {

template <class AnyLevel, std::size_t n>
Json written_of(const ByEnum<AnyLevel, std::string_view, n>& all) {
  Json out = Json::array();
  for (const auto level : all) {
    if (is_written(*parse_enum<AnyLevel>(all, level))) out.push_back(std::string(level));
  }
  return out;
}

}  // namespace

Json written_levels() { return written_of(level_ids); }
Json written_vaccine_levels() { return written_of(vaccine_level_ids); }

Json test_and_site(const Pack& base) {
  std::vector<std::string> tests, sites;
  for (const auto& test : base.catalog.tests) tests.push_back(test.id);
  for (const auto& site : base.catalog.sites) sites.push_back(site.id);
  const auto pattern = fmt::format("^({})@({})$", join(tests, "|"), join(sites, "|"));
  return {{"anyOf", Json::array({one_of(ids(base.catalog.tests)), {{"type", "string"}, {"pattern", pattern}}})}};
}

namespace {

/// Facts that a condition can name.
std::vector<const Fact*> facts_of_conditions(const Pack& base) {
  std::vector<const Fact*> out;
  for (const auto& fact : base.vocabulary.facts) {
    const bool has_no_condition =
        fact.kind == FactKind::date || fact.kind == FactKind::tests || fact.kind == FactKind::doses;
    if (!has_no_condition) out.push_back(&fact);
  }
  return out;
}

}  // namespace

void add_conditions(const Pack& base, Json& definitions) {
  Json columns = Json::array({"is"});
  Json properties = {
      {"any", described({{"type", "array"}, {"items", ref("condition")}, {"minItems", 1}}, "At least one of these.")},
      {"not", described(ref("condition"), "This does not hold.")},
      {"is", described(ref("names"), "Named conditions, all of them.")}};
  for (const auto* fact : facts_of_conditions(base)) {
    columns.push_back(fact->id);
    const auto& ask = fact->ask.in(Lang::en);
    properties[fact->id] = described(fact_condition(base, *fact), ask.empty() ? fact->label.in(Lang::en) : ask);
    if (fact->kind != FactKind::flags && fact->kind != FactKind::treatments) continue;
    for (const auto& flag : fact->values) {
      const auto name = fact->id + "." + flag.id;
      columns.push_back(name);
      properties[name] = one_of({"yes", "no"});
    }
  }
  definitions["column"] = one_of(std::move(columns));
  definitions["condition"] = described(object(std::move(properties), Json::array()),
                                       "Facts, joined by and; empty or missing: it always holds.");
}

}  // namespace sti::write::schema
