// The parts of the schema of rule files for what is not a rule: figures of risk, topics, cases, properties, the quiz.

#include "report/rules_schema_parts.hpp"

namespace sti::report::schema {
namespace {

constexpr double most_curve_days = 3660;

Json range(double most) {
  return table({{"low", real(0, most)}, {"point", real(0, most)}, {"high", real(0, most)}}, {"low", "high"});
}

/// What figures, modifiers, chances and curves share.
Json risk_table(Json properties, std::initializer_list<const char*> required) {
  properties["when"] = ref("condition");
  properties["why"] = ref("text");
  properties["overrides"] = ref("names");
  auto out = with_id(backed(table(std::move(properties), required)));
  out["required"].push_back("why");
  return out;
}

Json curve(Json properties, std::initializer_list<const char*> required) {
  properties["shift"] = real(-most_curve_days, most_curve_days);
  return table(std::move(properties), required);
}

/// A level alone, or a table with dates and what else can be expected beside it.
Json expected_level(Json levels, Json more = Json::object()) {
  const Json day = {{"type", Json::array({"string", "boolean"})}};
  more["level"] = one_of(levels);
  more["deadline"] = more["deadline_from"] = day;
  return {{"anyOf", Json::array({one_of(levels), table(std::move(more), {})})}};
}

Json all_of_each(const Json& subjects, const Json& item) {
  Json properties = Json::object();
  for (const auto& subject : subjects) properties[subject.get<std::string>()] = item;
  return table(std::move(properties), {});
}

Json expectation(const Pack& base) {
  const auto& catalog = base.catalog;
  const Json day = {{"type", Json::array({"string", "boolean"})}};
  const Json status = one_of(names(status_ids));
  const Json line = {{"anyOf", Json::array({status, table({{"status", status},
                                                           {"take_on", day},
                                                           {"conclusive_on", day},
                                                           {"interim_on", day},
                                                           {"repeat_on", list_of(day)}},
                                                          {})})}};
  const Json facts = one_or_more(one_of(ids(base.vocabulary.facts)));
  return table(
      {{"tests", {{"type", "object"}, {"propertyNames", ref("test-and-site")}, {"additionalProperties", line}}},
       {"no_tests", one_or_more(ref("test-and-site"))},
       {"only_tests", one_or_more(ref("test-and-site"))},
       {"verdicts", all_of_each(ids(base.vocabulary.slots), expected_level(names(level_ids)))},
       {"vaccines",
        all_of_each(ids(catalog.vaccines),
                    expected_level(names(vaccine_level_ids), {{"free", {{"type", "boolean"}}},
                                                              {"schedule_days", list_of(whole(0, most_days))}}))},
       {"notes", ref("names")},
       {"no_notes", ref("names")},
       {"follow_up", all_of_each(ids(catalog.follow_ups), day)},
       {"no_follow_up", one_or_more(one_of(ids(catalog.follow_ups)))},
       {"questions", facts},
       {"no_questions", facts},
       {"rules", ref("names")},
       {"no_rules", ref("names")},
       {"expires", {{"type", "object"}, {"additionalProperties", {{"type", "string"}}}}}},
      {});
}

/// What a property says is told; in `monotone` only names stand.
Json claim(const Pack& base, bool with_levels) {
  const Json slots = ids(base.vocabulary.slots), vaccines = ids(base.catalog.vaccines);
  const auto leveled = [&](const Json& subjects, Json levels) {
    return with_levels ? all_of_each(subjects, one_or_more(one_of(std::move(levels)))) : one_or_more(one_of(subjects));
  };
  Json properties = {{"verdict", leveled(slots, names(level_ids))},
                     {"vaccine", leveled(vaccines, names(vaccine_level_ids))},
                     {"test", one_or_more(ref("test-and-site"))},
                     {"note", ref("names")},
                     {"follow_up", one_or_more(one_of(ids(base.catalog.follow_ups)))}};
  if (!with_levels) properties["fact"] = one_of(ids(base.vocabulary.facts));
  auto out = with_levels ? table(std::move(properties), {}) : table(std::move(properties), {"fact"});
  out["minProperties"] = with_levels ? 1 : 2;
  return out;
}

}  // namespace

void add_risk_tables(const Pack& base, Json& properties) {
  const Json infection = one_of(ids(base.catalog.infections));
  const auto remark = backed(table({{"text", ref("text")}}, {"text"}));
  properties["risk"] = described(tables(risk_table({{"infection", infection},
                                                    {"per_10000", range(10'000)},
                                                    {"per_100", range(100)},
                                                    {"unit", one_of({"act", "injury", "partner"})},
                                                    {"fixed", boolean()},
                                                    {"headline", boolean()},
                                                    {"other", list_of(remark)}},
                                                   {"infection"})),
                                 "How often such an exposure passes an infection on.");
  properties["risk_modifier"] = tables(risk_table({{"infection", infection}, {"ratio", range(1000)}}, {"infection"}));
  properties["source_chance"] =
      tables(risk_table({{"infection", infection}, {"per_10000", range(10'000)}}, {"infection"}));
  const auto said = backed(table({{"days", whole(0, most_days)}, {"percent", real(0, 100)}, {"text", ref("text")}},
                                 {"days", "percent", "text"}));
  auto detection = risk_table(
      {{"test", ref("tests")},
       {"refuse", boolean()},
       {"log_normal", curve({{"mu", real(-10, 10)}, {"sigma", real(1e-3, 10)}}, {"mu", "sigma"})},
       {"weibull", curve({{"shape", real(1e-3, 100)}, {"scale", real(1e-3, most_curve_days)}}, {"shape", "scale"})},
       {"cap", real(0, 1)},
       {"max_sensitivity", real(0, 1)},
       {"specificity", real(0, 1)},
       {"off_by_days", real(0, most_curve_days)},
       {"claims", list_of(said)}},
      {"test"});
  detection["oneOf"] = any_required({"log_normal", "weibull", "refuse"});
  properties["detection"] = described(tables(std::move(detection)), "How early a test finds an infection.");
  properties["act_limit"] = tables(backed(
      table({{"infection", infection}, {"acts", whole(1, 1000)}, {"why", ref("text")}}, {"infection", "acts", "why"})));
  properties["risk_remark"] =
      tables(backed(table({{"figure", some_of(text())}, {"text", ref("text")}}, {"figure", "text"})));
}

void add_talk_tables(Json& properties) {
  Json topic = {{"title", ref("text")}, {"about", ref("text")}, {"when", ref("condition")},
                {"general", boolean()}, {"terms", boolean()},   {"services", ref("names")}};
  for (const auto part : talk_part_ids) topic[std::string(part)] = list_of(ref("text"));
  properties["topic"] =
      described(tables(with_id(backed(table(std::move(topic), {"title", "about"})))), "A topic of conversation.");
}

void add_told(const Pack& base, Json& definitions) {
  const auto told = case_object(base)["properties"];
  definitions["person"] = told["person"];
  definitions["exposures"] = told["exposures"];
  definitions["expect"] = expectation(base);
}

Json case_tables(const Pack& base) {
  const auto told = case_object(base)["properties"];
  auto step = table({{"name", text()}, {"now", told["now"]}, {"expect", ref("expect")}}, {"now", "expect"});
  auto item = table({{"name", described(filled_text(), "In a clinician's words.")},
                     {"source", ref("names")},
                     {"todo", boolean()},
                     {"id", told["id"]},
                     {"person", ref("person")},
                     {"exposures", ref("exposures")},
                     {"now", told["now"]},
                     {"expect", ref("expect")},
                     {"steps", described(list_of(std::move(step)), "The same case seen at several times.")}},
                    {"name"});
  item["oneOf"] = Json::array({{{"required", Json::array({"now", "expect"})}}, {{"required", Json::array({"steps"})}}});
  return {{"case", described(tables(std::move(item)), "In cases/*.toml: a case and the advice expected.")}};
}

Json property_tables(const Pack& base) {
  auto item = with_id(table({{"when", ref("condition")},
                             {"why", ref("text")},
                             {"source", ref("names")},
                             {"basis", ref("basis")},
                             {"never", claim(base, true)},
                             {"always", claim(base, true)},
                             {"monotone", claim(base, false)}},
                            {"why"}));
  item["oneOf"] = any_required({"never", "always", "monotone"});
  return {{"property", described(tables(std::move(item)), "In properties.toml: what holds for every case.")}};
}

Json quiz_tables(const Pack& base) {
  const auto band = table({{"from", whole(0, 1000)}, {"to", whole(0, 1000)}, {"weight", whole(0, 1'000'000)}},
                          {"from", "to", "weight"});
  const Json weights = {{"type", "object"}, {"additionalProperties", real(0, 1e6)}};
  auto mix = table({{"fact", one_of(ids(base.vocabulary.facts))},
                    {"when", ref("condition")},
                    {"values", ref("names")},
                    {"weights", weights},
                    {"bands", list_of(band)},
                    {"source", ref("names")},
                    {"basis", ref("basis")}},
                   {"fact"});
  mix["oneOf"] = any_required({"values", "weights", "bands"});
  Json texts = list_of(ref("text"));
  texts["minItems"] = 1;
  const auto guided = with_id(backed(table({{"title", ref("text")},
                                            {"story", ref("text")},
                                            {"meet", texts},
                                            {"ask", texts},
                                            {"follow_up", texts},
                                            {"window_tests", ref("tests")},
                                            {"report_tests", ref("tests")},
                                            {"about_tests", ref("text")},
                                            {"reflection", ref("text")},
                                            {"person", ref("person")},
                                            {"exposures", ref("exposures")}},
                                           {"title", "story", "meet", "ask", "follow_up", "window_tests",
                                            "report_tests", "about_tests", "reflection", "person", "exposures"})));
  const auto abroad =
      table({{"test", ref("tests")}, {"days", whole(1, 3650)}, {"where", ref("text")}, {"document", filled_text()}},
            {"test", "days", "where", "document"});
  return {{"mix", tables(std::move(mix))},
          {"abroad", described(tables(abroad), "In quiz.toml: another country's day, offered as a wrong answer.")},
          {"implausible", tables(table({{"when", ref("condition")}}, {"when"}))},
          {"guided", described(tables(guided), "In quiz.toml: a case to talk through.")},
          {"memory", table({{"weights", list_of({{"type", "number"}})}, {"retention", real(0.5, 0.99)}}, {})}};
}

}  // namespace sti::report::schema
