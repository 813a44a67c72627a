// The parts of the schema of rule files that stand in example cases: what is told, and what is expected.

#include "grammar/table.hpp"
#include "model/observable.hpp"
#include "write/rules_schema_parts.hpp"

namespace sti::write::schema {
namespace {

Json all_of_each(const Json& subjects, const Json& item) {
  Json properties = Json::object();
  for (const auto& subject : subjects) properties[subject.get<std::string>()] = item;
  return object(std::move(properties), Json::array());
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
      return list_of(whole(0, grammar::most_days));
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
  return {{"anyOf", Json::array({std::move(value), object(std::move(all), Json::array())})}};
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
  return object(std::move(properties), Json::array());
}

}  // namespace

void add_told(const Pack& base, Json& definitions) {
  const auto told = case_object(base)["properties"];
  for (const auto* part : {"id", "now", "person", "exposures"})
    definitions[part == std::string_view("id") ? "case-id" : part] = told[part];
  definitions["expect"] = expectation(base);
}

}  // namespace sti::write::schema
