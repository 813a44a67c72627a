#include "report/rules_schema_parts.hpp"

#include <fmt/format.h>

#include "base/text.hpp"

namespace sti::report::schema {
namespace {

constexpr long most_days_elapsed = 36500;

Json flag_condition(const Fact& fact) {
  const auto flags = one_or_more(one_of(ids(fact.values)));
  return {{"anyOf", Json::array({some_of(one_of(ids(fact.values))),
                                 object({{"all", flags}, {"none", flags}, {"any", flags}}, Json::array())})}};
}

Json bounds(std::initializer_list<const char*> keys, long low, long high) {
  Json properties = Json::object();
  for (const auto* key : keys) properties[key] = whole(low, high);
  auto out = object(std::move(properties), Json::array());
  out["minProperties"] = 1;
  return out;
}

Json time_bounds() {
  auto out = bounds({"within_hours", "after_hours", "at_least_days", "within_days", "before_days", "after_days"}, 0,
                    most_days_elapsed);
  for (const auto* key : {"within_hours", "after_hours"}) out["properties"][key] = whole(0, most_days_elapsed * 24);
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
      return {{"anyOf",
               Json::array({{{"const", "unknown"}}, bounds({"below", "at_most", "at_least", "above"}, 0, fact.max)})}};
    case FactKind::time:
      return time_bounds();
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

}  // namespace sti::report::schema
