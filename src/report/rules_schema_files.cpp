// The parts of the schema of rule files for what is not a rule: figures of risk, topics, cases, properties, the quiz.

#include "model/observable.hpp"
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

Json all_of_each(const Json& subjects, const Json& item) {
  Json properties = Json::object();
  for (const auto& subject : subjects) properties[subject.get<std::string>()] = item;
  return table(std::move(properties), {});
}

/// Ids of what lines of `expect` are about; null where a name can be more than one of a list.
Json known_names(const Pack& base, ExpectTableInfo::Names names) {
  switch (names) {
    case ExpectTableInfo::Names::slot:
      return ids(base.vocabulary.slots);
    case ExpectTableInfo::Names::vaccine:
      return ids(base.catalog.vaccines);
    case ExpectTableInfo::Names::follow_up:
      return ids(base.catalog.follow_ups);
    case ExpectTableInfo::Names::fact:
      return ids(base.vocabulary.facts);
    case ExpectTableInfo::Names::test:
    case ExpectTableInfo::Names::rule:
    case ExpectTableInfo::Names::line:
      return nullptr;
  }
  return nullptr;
}

/// Names alone, one or more.
Json expected_names(const Pack& base, ExpectTableInfo::Names names) {
  if (names == ExpectTableInfo::Names::test) return one_or_more(ref("test-and-site"));
  auto known = known_names(base, names);
  return known.is_null() ? ref("names") : one_or_more(one_of(std::move(known)));
}

Json expected_value(Observable what) {
  const Json day = {{"type", Json::array({"string", "boolean"})}};
  const auto& info = info_of(what);
  switch (info.form) {
    case ObservableInfo::Form::status:
      return one_of(names(status_ids));
    case ObservableInfo::Form::level:
      return one_of(info.table == ExpectTable::vaccines ? names(vaccine_level_ids) : names(level_ids));
    case ObservableInfo::Form::date:
      return day;
    case ObservableInfo::Form::dates:
      return list_of(day);
    case ObservableInfo::Form::numbers:
      return list_of(whole(0, most_days));
    case ObservableInfo::Form::flag:
      return boolean();
    case ObservableInfo::Form::moment:
    case ObservableInfo::Form::there:
      return text();
  }
  return text();
}

/// The main value of a line; or a table with it and what else can be expected beside it.
Json expected_line(ExpectTable of) {
  auto value = expected_value(main_of(of));
  if (info_of(of).lines != ExpectTableInfo::Lines::values) return value;
  Json all = Json::object();
  each_observable(of, [&](Observable what) { all[std::string(info_of(what).key)] = expected_value(what); });
  return {{"anyOf", Json::array({std::move(value), table(std::move(all), {})})}};
}

Json expected_lines(const Pack& base, ExpectTable of) {
  const auto& info = info_of(of);
  if (info.lines == ExpectTableInfo::Lines::names) return expected_names(base, info.names);
  if (const auto known = known_names(base, info.names); !known.is_null()) return all_of_each(known, expected_line(of));
  Json out = {{"type", "object"}};
  if (info.names == ExpectTableInfo::Names::test) out["propertyNames"] = ref("test-and-site");
  out["additionalProperties"] = expected_line(of);
  return out;
}

Json expectation(const Pack& base) {
  Json properties = Json::object();
  each_expect_table([&](ExpectTable of) {
    const auto& info = info_of(of);
    properties[std::string(info.key)] = expected_lines(base, of);
    const auto names = expected_names(base, info.names);
    if (!info.denied.empty()) properties[std::string(info.denied)] = names;
    if (of == ExpectTable::tests) properties["only_tests"] = names;
  });
  return table(std::move(properties), {});
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
