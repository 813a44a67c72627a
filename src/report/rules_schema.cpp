// JSON Schema of the files of a pack, for editors: names of keys, facts, values, tests; types and bounds. What it
// cannot say (references between files, meaning) `sti validate` does.

#include "base/text.hpp"
#include "report/rules_schema_parts.hpp"
#include "report/schema.hpp"

namespace sti::report::schema {
namespace {

constexpr int most_hours = most_days * 24;

Json pair_of_texts() {
  const Json line = {{"type", "string"}, {"pattern", "\\S"}};
  return table({{"en", line}, {"nb", line}}, {"en", "nb"});
}

Json number_of(const char* unit, int most) { return backed(table({{unit, whole(0, most)}}, {unit})); }

Json source_table() {
  return table({{"issuer", filled_text()},
                {"title", filled_text()},
                {"date", described(filled_text(), "As printed; \"n.d.\" where none is.")},
                {"url", text()},
                {"accessed", described(filled_text(), "When it was read.")},
                {"review_by", described(date(), "When it is to be read again.")}},
               {"issuer", "title", "date", "accessed"});
}

Json note_table() {
  return table({{"kind", one_of(names(note_kind_ids))},
                {"text", ref("text")},
                {"first", described({{"type", "boolean"}}, "Above all else, limits that run included.")},
                {"services", ref("names")},
                {"patient", described(ref("text"), "The same to the person, for the leaflet.")},
                {"come_back", described(ref("text"), "To the person: when not to wait.")}},
               {"kind", "text"});
}

Json leaflet_table(const Pack& base) {
  auto out = backed(table({{"verdict", one_of(ids(base.vocabulary.slots))},
                           {"vaccine", one_of(ids(base.catalog.vaccines))},
                           {"levels", some_of(text())},
                           {"when", ref("condition")},
                           {"text", ref("text")},
                           {"come_back", ref("text")},
                           {"call", ref("names")}},
                          {}));
  out["oneOf"] = any_required({"verdict", "vaccine", "come_back", "call"});
  out["dependencies"] = {
      {"verdict", {"levels", "text"}}, {"vaccine", {"levels", "text"}}, {"levels", {"text"}}, {"when", {"levels"}}};
  return out;
}

Json follow_up_table(const Pack& base) {
  auto out = table({{"what", one_of(ids(base.catalog.follow_ups))},
                    {"days", whole(0, most_days)},
                    {"from", one_of({"now", "exposure", "pep_last_dose", "treated"})},
                    {"infection", one_of(ids(base.catalog.infections))}},
                   {"what", "days", "from"});
  const Json needs_infection = {{"required", {"infection"}}, {"properties", {{"from", {{"const", "treated"}}}}}};
  const Json has_none = {{"not", {{"required", {"infection"}}}},
                         {"properties", {{"from", {{"not", {{"const", "treated"}}}}}}}};
  out["anyOf"] = Json::array({needs_infection, has_none});
  return out;
}

Json levels_of(const Json& subjects, Json level) {
  Json properties = Json::object();
  for (const auto& subject : subjects) properties[subject.get<std::string>()] = level;
  auto out = table(std::move(properties), {});
  out["minProperties"] = 1;
  return out;
}

/// Lines that a sentence speaks of, and the levels they must have then.
Json points_to(const Pack& base) {
  Json properties = Json::object();
  for (const auto& slot : base.vocabulary.slots) properties[slot.id] = some_of(one_of(names(level_ids)));
  for (const auto& vaccine : base.catalog.vaccines) properties[vaccine.id] = some_of(one_of(names(vaccine_level_ids)));
  auto out = table(std::move(properties), {});
  out["minProperties"] = 1;
  return out;
}

Json rule_table(const Pack& base) {
  auto out = with_id(backed(table(
      {{"when", ref("condition")},
       {"order", described(some_of(ref("test-and-site")), "Tests to take; @site pins one, else the specimens say.")},
       {"baseline", boolean()},
       {"earliest_days", whole(0, most_days)},
       {"every_days", described(whole(1, most_days), "Asked again so long after the last negative.")},
       {"verdict", levels_of(ids(base.vocabulary.slots), one_of(written_levels()))},
       {"vaccine", levels_of(ids(base.catalog.vaccines), one_of(written_vaccine_levels()))},
       {"free", boolean()},
       {"latest_hours", whole(1, most_hours)},
       {"latest_days", whole(1, most_days)},
       {"schedule_days", list_of(whole(0, most_days))},
       {"note", one_or_more(ref("note"))},
       {"follow_up", one_or_more(ref("follow-up"))},
       {"look_back", described(levels_of(ids(base.catalog.infections), whole(1, most_days)),
                               "Days back in which partners are told.")},
       {"late", described(ref("text"), "Once the limit of its vaccine has passed: what still helps.")},
       {"asserts", described(ref("condition"), "What `why` says of the case.")},
       {"general", described(boolean(), "`why` says nothing of the case.")},
       {"points_to", described(points_to(base), "Levels of other lines that `why` speaks of.")},
       {"why", described(ref("text"), "Why; needed unless all it gives is notes.")},
       {"overrides", described(ref("names"), "Rules or tables that this one replaces where both speak.")},
       {"status", described({{"const", "draft"}}, "A draft loads, is listed, and never advises.")}},
      {})));
  const auto has = [](const char* key) { return Json{{"required", {key}}}; };
  out["anyOf"] =
      Json::array({has("order"), has("verdict"), has("vaccine"), has("note"), has("follow_up"), has("look_back")});
  out["if"] = {
      {"anyOf", Json::array({has("order"), has("verdict"), has("vaccine"), has("follow_up"), has("look_back")})}};
  out["then"] = has("why");
  out["dependencies"] = {{"baseline", {"order"}},      {"earliest_days", {"order"}},  {"free", {"vaccine"}},
                         {"every_days", {"order"}},    {"late", {"vaccine"}},         {"latest_hours", {"vaccine"}},
                         {"latest_days", {"vaccine"}}, {"schedule_days", {"vaccine"}}};
  return out;
}

Json decision_table(const Pack& base) {
  Json slots = ids(base.vocabulary.slots);
  for (const auto& vaccine : base.catalog.vaccines) slots.push_back("vaccine." + vaccine.id);
  return with_id(backed(table({{"decides", one_of(slots)},
                               {"when", ref("condition")},
                               {"columns", some_of(ref("column"))},
                               {"rows", ref("rows")},
                               {"why", ref("text")},
                               {"asserts", ref("condition")},
                               {"general", boolean()},
                               {"points_to", points_to(base)},
                               {"overrides", ref("names")}},
                              {"decides", "columns", "rows", "why"})));
}

Json window_table() {
  const auto other = backed(table(
      {{"number", one_of({"earliest", "interim", "conclusive"})}, {"days", whole(0, most_days)}, {"why", ref("text")}},
      {"number", "days", "why"}));
  auto out = table({{"test", ref("tests")},
                    {"id", described(ref("id"), "Default: the id of the test.")},
                    {"when", ref("condition")},
                    {"from", one_of({"exposure", "pep_last_dose"})},
                    {"earliest", described(ref("days"), "From when the test is worth taking.")},
                    {"interim", ref("days")},
                    {"conclusive", described(ref("days"), "From when a negative settles the exposure.")},
                    {"repeat", list_of(ref("days"))},
                    {"withdraws", one_or_more(one_of(names(window_number_ids)))},
                    {"why", ref("text")},
                    {"other", list_of(other)},
                    {"overrides", ref("names")},
                    {"source", ref("names")},
                    {"basis", ref("basis")}},
                   {"test"});
  out["anyOf"] = any_required({"earliest", "interim", "conclusive", "repeat", "withdraws", "why"});
  return out;
}

Json specimen_table() {
  auto out = with_id(backed(table({{"tests", ref("tests")},
                                   {"when", ref("condition")},
                                   {"sites", some_of(ref("site"))},
                                   {"reached", boolean()},
                                   {"columns", some_of(ref("column"))},
                                   {"rows", ref("rows")},
                                   {"overrides", ref("names")}},
                                  {"tests"})));
  out["anyOf"] = any_required({"rows", "sites"});
  out["dependencies"] = {{"rows", {"columns"}}, {"columns", {"rows"}}};
  return out;
}

Json method_table(const Pack& base) {
  auto out = table({{"slot", one_of(ids(base.vocabulary.slots))},
                    {"id", ref("id")},
                    {"label", ref("text")},
                    {"latest_hours", described(ref("hours"), "The limit after the exposure.")},
                    {"latest_days", ref("days")},
                    {"best_hours", ref("hours")},
                    {"course_days", ref("days")},
                    {"late", described(ref("text"), "Once its limit has passed: what still helps.")},
                    {"when", ref("condition")},
                    {"why", ref("text")},
                    {"overrides", ref("names")},
                    {"source", ref("sources")},
                    {"basis", ref("basis")}},
                   {"slot", "id", "label"});
  out["anyOf"] = any_required({"latest_hours", "latest_days", "best_hours", "course_days", "source"});
  out["dependencies"] = {{"source", {"basis"}}};
  return out;
}

Json after_treatment_table() {
  auto out = table({{"test", ref("tests")},
                    {"id", described(ref("id"), "Default: the id of the test.")},
                    {"when", ref("condition")},
                    {"not_before", described(ref("days"), "From when the test means something again.")},
                    {"control", described(ref("days"), "The day on which it is asked for.")},
                    {"site", described(some_of(ref("site")), "Of the control, where no positive says from where.")},
                    {"why", ref("text")},
                    {"overrides", ref("names")}},
                   {"test", "why"});
  out["anyOf"] = any_required({"not_before", "control"});
  out["dependencies"] = {{"control", {"site"}}};
  return out;
}

/// Keys of rule files that are tables or lists of tables.
void add_rule_tables(const Pack& base, Json& out) {
  const auto& catalog = base.catalog;
  const auto named = [](Json item) { return Json{{"type", "object"}, {"additionalProperties", std::move(item)}}; };
  out["source"] = described(named(source_table()), "Documents that rules cite: [source.KEY].");
  out["condition"] = described(named(table({{"when", ref("condition")}}, {"when"})), "Conditions used more than once.");
  out["note"] = described(named(note_table()), "Notes used more than once: [note.NAME].");
  out["service"] = tables(table({{"id", ref("id")},
                                 {"name", ref("text")},
                                 {"contact", ref("text")},
                                 {"short", ref("text")},
                                 {"private", {{"type", "boolean"}}},
                                 {"discreet", ref("text")},
                                 {"as_of", described(text(), "YYYY, YYYY-MM or YYYY-MM-DD.")},
                                 {"source", ref("names")},
                                 {"basis", ref("basis")}},
                                {"id", "name", "source"}));
  out["rule"] = described(tables(rule_table(base)), "When it holds, what follows, why, and on whose word.");
  out["table"] = described(tables(decision_table(base)), "A matrix with one outcome a row.");
  out["window"] =
      described(tables(window_table()), "From when a test is worth taking, and when a negative is conclusive.");
  out["specimen"] = described(tables(specimen_table()), "From which site a test is taken.");
  out["method"] = described(tables(method_table(base)), "What a verdict offers, and its time limit.");
  out["after_treatment"] = described(tables(after_treatment_table()), "What a test means after treatment.");
  out["vaccine"] = tables(table({{"id", one_of(ids(catalog.vaccines))},
                                 {"schedule_days", backed(table({{"days", list_of(whole(0, most_days))}}, {"days"}))}},
                                {"id"}));
  out["sample"] = described(tables(backed(table({{"site", ref("site")},
                                                 {"tests", ref("tests")},
                                                 {"how", ref("text")},
                                                 {"short", ref("text")},
                                                 {"patient", ref("text")}},
                                                {"site", "how"}))),
                            "How a sample is taken.");
  out["leaflet"] = described(tables(leaflet_table(base)), "What the leaflet says to the person.");
  out["settles"] = tables(backed(table({{"test", ref("tests")}, {"settles", ref("tests")}}, {"test", "settles"})));
}

/// How a clinic books visits.
Json visits_table() {
  Json waits = Json::object();
  for (const auto day : visit_day_ids) {
    if (day != visit_day_ids[VisitDay::today]) waits[std::string(day)] = whole(0, most_days);
  }
  const Json closed_days = {{"type", "array"}, {"maxItems", VisitRules::most_closed}};
  auto by_date = closed_days, from_easter = closed_days;
  by_date["items"] = {{"type", "string"}, {"pattern", "^[01][0-9]-[0-3][0-9]$"}};
  from_easter["items"] = {{"type", "integer"}, {"minimum", -most_days_from_easter}, {"maximum", most_days_from_easter}};
  return described(backed(table({{"waits", described(table(waits, {}), "Days that each kind of item may be put off.")},
                                 {"wait_soon", described(whole(0, most_days), "The same, where something has prompted it.")},
                                 {"regular_within", described(whole(0, most_days), "A regular check so near takes over.")},
                                 {"open", some_of(one_of(names(weekday_ids)))},
                                 {"closed", described(by_date, "Month and day: 05-17.")},
                                 {"closed_from_easter", described(from_easter, "Days from Easter Sunday.")}},
                                {})),
                   "How a clinic books visits.");
}

/// pack.toml: its keys, and that they come together.
void add_pack_header(const Pack& base, Json& properties, Json& dependencies) {
  const Json header = {{"id", ref("id")},
                       {"title", ref("text")},
                       {"country", ref("text")},
                       {"version", filled_text()},
                       {"reviewed", date()},
                       {"review_by", date()},
                       {"languages", some_of(one_of(names(lang_ids)))},
                       {"maintainer", ref("text")},
                       {"intended_use", ref("text")},
                       {"misuse", ref("text")},
                       {"extends", ref("id")},
                       {"zone", described(filled_text(), "A POSIX rule: CET-1CEST,M3.5.0,M10.5.0/3.")},
                       {"answer_days", whole(1, most_days)},
                       {"contact_years", whole(1, 100)},
                       {"no_consent_below", number_of("years", 120)},
                       {"visits", visits_table()},
                       {"silent", levels_of(ids(base.vocabulary.slots), ref("text"))}};
  const auto is_optional = [](const std::string& key) {
    return key == "extends" || key == "zone" || key == "answer_days" || key == "contact_years" ||
           key == "no_consent_below" || key == "visits" || key == "silent";
  };
  Json all = Json::array();
  for (const auto& [key, value] : header.items()) {
    properties[key] = described(value, "In pack.toml.");
    if (!is_optional(key)) all.push_back(key);
  }
  for (const auto& key : all) dependencies[key.get<std::string>()] = all;
}

Json definitions(const Pack& base) {
  const auto& catalog = base.catalog;
  Json out = {{"id", {{"type", "string"}, {"pattern", "^[A-Za-z0-9_-]+$"}}},
              {"text", described(pair_of_texts(), "A text in both languages.")},
              {"names", one_or_more(text())},
              {"sources", described(some_of(text()), "Keys of sources.")},
              {"basis", described(one_of(names(basis_ids)),
                                  "stated: the source says so; restated: read in another party's account; derived: our "
                                  "combination of stated facts; unverified: still to be checked.")},
              {"test", one_of(ids(catalog.tests))},
              {"site", one_of(ids(catalog.sites))},
              {"tests", some_of(ref("test"))},
              {"test-and-site", test_and_site(base)},
              {"days", number_of("days", most_days)},
              {"hours", number_of("hours", most_hours)},
              {"note", {{"anyOf", Json::array({text(), note_table()})}}},
              {"follow-up", follow_up_table(base)},
              {"rows", {{"type", "array"}, {"items", {{"type", "array"}, {"minItems", 1}}}}}};
  add_conditions(base, out);
  add_told(base, out);
  return out;
}

Json rule_file(const Pack& base) {
  Json properties = Json::object(), dependencies = Json::object();
  add_rule_tables(base, properties);
  add_risk_tables(base, properties);
  add_talk_tables(properties);
  const auto stand_alone = [&](const Json& keys) {
    for (const auto& [key, value] : keys.items()) {
      properties[key] = value;
      Json own = Json::array({"condition"});
      for (const auto& [other, ignored] : keys.items()) own.push_back(other);
      dependencies[key] = {{"propertyNames", one_of(std::move(own))}};
    }
  };
  stand_alone(case_tables(base));
  stand_alone(property_tables(base));
  stand_alone(quiz_tables(base));
  add_pack_header(base, properties, dependencies);
  return {{"$schema", "http://json-schema.org/draft-07/schema#"},
          {"title", "sti: a file of a rule pack"},
          {"description", "Written by `sti schema rules`. See rules/README.md and sti-rules(5)."},
          {"type", "object"},
          {"properties", std::move(properties)},
          {"additionalProperties", false},
          {"dependencies", std::move(dependencies)},
          {"definitions", definitions(base)}};
}

}  // namespace
}  // namespace sti::report::schema

namespace sti::report {

std::string rules_schema(const Pack& base) { return schema::rule_file(base).dump(1) + "\n"; }

}  // namespace sti::report
