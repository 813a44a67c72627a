// JSON Schema of the files of a pack, for editors: names of keys, facts, values, tests; types and bounds. What it
// cannot say (references between files, meaning) `sti validate` does.

#include "base/text.hpp"
#include "grammar/files.hpp"
#include "write/rules_schema_parts.hpp"
#include "write/schema.hpp"

namespace sti::write::schema {
namespace {

using grammar::Form;
using grammar::Key;
using grammar::Need;
using grammar::Of;
using grammar::Table;

/// Prints tables of the grammar, with the names that the vocabulary and the catalog of `base` know.
class Printer {
 public:
  explicit Printer(const Pack& base) : base_(base) {}

  Json table(const Table& of) const {
    Json properties = Json::object(), required = Json::array(), one = Json::array(), any = Json::array();
    Json dependencies = Json::object();
    of.each([&](const Key& key) {
      const std::string name(key.name);
      properties[name] = described_value(key);
      if (key.need == Need::required) required.push_back(name);
      if (key.need == Need::any) any.push_back({{"required", {name}}});
      if (key.need == Need::one) one.push_back({{"required", {name}}});
      if (!key.goes_with.empty()) {
        dependencies[name] = Json::array();
        for (const auto other : split(key.goes_with, ' ')) dependencies[name].push_back(std::string(other));
      }
    });
    auto out = object(std::move(properties), std::move(required));
    if (!any.empty()) out["anyOf"] = std::move(any);
    if (!one.empty()) out["oneOf"] = std::move(one);
    if (!dependencies.empty()) out["dependencies"] = std::move(dependencies);
    return out;
  }

  /// The value of a key, and its line of documentation.
  Json described_value(const Key& key) const {
    return key.name == "basis" ? ref("basis") : described(value(key), std::string(key.doc));
  }

 private:
  Json value(const Key& key) const {
    const bool is_filled = key.need == Need::required || key.min > 0;
    switch (key.form) {
      case Form::boolean:
        return boolean();
      case Form::whole:
        return whole(long(key.min), long(key.max));
      case Form::wholes:
        return list_of(whole(long(key.min), long(key.max)));
      case Form::real:
        return real(key.min, key.max);
      case Form::reals:
        return list_of({{"type", "number"}});
      case Form::string:
        return is_filled ? filled_text() : text();
      case Form::id:
        return ref("id");
      case Form::date:
        return date();
      case Form::text:
        return ref("text");
      case Form::texts:
        return list_of(ref("text"), is_filled);
      case Form::word:
        return one_of(names(key.words));
      case Form::some_words:
        return is_filled ? some_of(one_of(names(key.words))) : one_or_more(one_of(names(key.words)));
      case Form::name:
        return id_of(key.of);
      case Form::names:
        return ids_of(key.of, is_filled);
      case Form::condition:
        return ref("condition");
      case Form::number:
        return ref(key.table->keys.front().name);
      case Form::numbers:
        return list_of(ref(key.table->keys.front().name));
      case Form::table:
        return table(*key.table);
      case Form::tables:
        return list_of(table(*key.table));
      case Form::named_tables:
        return {{"type", "object"}, {"additionalProperties", table(*key.table)}};
      case Form::some_tables:
        return one_or_more(ref("follow-up"));
      case Form::notes:
        return one_or_more(ref("note"));
      case Form::level_by_name:
        return by_name(key.of,
                       [](bool is_slot) { return one_of(is_slot ? written_levels() : written_vaccine_levels()); });
      case Form::levels_by_name:
        return by_name(key.of, [](bool is_slot) {
          return one_or_more(one_of(is_slot ? names(level_ids) : names(vaccine_level_ids)));
        });
      case Form::whole_by_name:
        return by_name(key.of, [&](bool) { return whole(long(key.min), long(key.max)); });
      case Form::real_by_name:
        return {{"type", "object"}, {"additionalProperties", real(key.min, key.max)}};
      case Form::text_by_name:
        return by_name(key.of, [](bool) { return ref("text"); });
      case Form::columns:
        return some_of(ref("column"));
      case Form::rows:
        return ref("rows");
      case Form::told:
        return ref(key.name == "id" ? "case-id" : key.name);
      case Form::expectation:
        return ref("expect");
      case Form::other:
        return Json::object();
    }
    return Json::object();
  }

  Json id_of(Of of) const {
    const auto& catalog = base_.catalog;
    switch (of) {
      case Of::anything:
      case Of::source:
        return text();
      case Of::test:
        return ref("test");
      case Of::site:
        return ref("site");
      case Of::test_at_site:
        return ref("test-and-site");
      case Of::vaccine:
        return one_of(ids(catalog.vaccines));
      case Of::infection:
        return one_of(ids(catalog.infections));
      case Of::slot:
        return one_of(ids(base_.vocabulary.slots));
      case Of::subject:
      case Of::decision: {
        auto all = ids(base_.vocabulary.slots);
        const std::string before = of == Of::decision ? "vaccine." : "";
        for (const auto& vaccine : catalog.vaccines) all.push_back(before + vaccine.id);
        return one_of(std::move(all));
      }
      case Of::fact:
        return one_of(ids(base_.vocabulary.facts));
      case Of::follow_up:
        return one_of(ids(catalog.follow_ups));
    }
    return text();
  }

  Json ids_of(Of of, bool is_filled) const {
    if (of == Of::anything && !is_filled) return ref("names");
    if (of == Of::source) return ref(is_filled ? "sources" : "names");
    return is_filled ? some_of(id_of(of)) : one_or_more(id_of(of));
  }

  /// A table with a value for some of the ids; `value_of` is told whether an id is that of a slot.
  template <class ValueOf>
  Json by_name(Of of, const ValueOf& value_of) const {
    Json properties = Json::object();
    const auto all = id_of(of)["enum"];
    for (const auto& each : all) {
      const auto name = each.template get<std::string>();
      properties[name] = value_of(bool(base_.vocabulary.slot_index(name)));
    }
    return object(std::move(properties), Json::array());
  }

  const Pack& base_;
};

Json pair_of_texts() {
  const Json line = {{"type", "string"}, {"pattern", "\\S"}};
  return object({{"en", line}, {"nb", line}}, {"en", "nb"});
}

/// What was treated is told where the days count from it, and nowhere else.
Json follow_up_table(const Printer& printer) {
  auto out = printer.table(grammar::follow_up);
  const Json needs_infection = {{"required", {"infection"}}, {"properties", {{"from", {{"const", "treated"}}}}}};
  const Json has_none = {{"not", {{"required", {"infection"}}}},
                         {"properties", {{"from", {{"not", {{"const", "treated"}}}}}}}};
  out["anyOf"] = Json::array({needs_infection, has_none});
  return out;
}

Json definitions(const Pack& base, const Printer& printer) {
  const auto& catalog = base.catalog;
  Json out = {{"id", {{"type", "string"}, {"pattern", "^[A-Za-z0-9_-]+$"}}},
              {"text", described(pair_of_texts(), "A text in both languages.")},
              {"names", one_or_more(text())},
              {"sources", described(some_of(text()), "Keys of sources.")},
              {"basis", described(one_of(names(basis_ids)), std::string(grammar::basis().doc))},
              {"test", one_of(ids(catalog.tests))},
              {"site", one_of(ids(catalog.sites))},
              {"test-and-site", test_and_site(base)},
              {"days", printer.table(grammar::days)},
              {"hours", printer.table(grammar::hours)},
              {"years", printer.table(grammar::years)},
              {"note", {{"anyOf", Json::array({text(), printer.table(grammar::note)})}}},
              {"follow-up", follow_up_table(printer)},
              {"rows", {{"type", "array"}, {"items", {{"type", "array"}, {"minItems", 1}}}}}};
  add_conditions(base, out);
  add_told(base, out);
  return out;
}

Json rule_file(const Pack& base) {
  const Printer printer(base);
  Json properties = Json::object(), dependencies = Json::object();
  for (const auto& key : grammar::rule_file.keys) properties[std::string(key.name)] = printer.described_value(key);
  for (const auto* file : {&grammar::case_file, &grammar::property_file, &grammar::quiz_file}) {
    Json own = Json::array({"condition"});
    for (const auto& key : file->keys) {
      if (key.name != "condition") own.push_back(std::string(key.name));
    }
    for (const auto& key : file->keys) {  // it holds nothing else
      if (key.name == "condition") continue;
      properties[std::string(key.name)] = printer.described_value(key);
      dependencies[std::string(key.name)] = {{"propertyNames", one_of(own)}};
    }
  }
  Json header = Json::array();  // the keys of pack.toml that come together
  for (const auto& key : grammar::pack_file.keys) {
    properties[std::string(key.name)] = printer.described_value(key);
    if (key.need == Need::required) header.push_back(std::string(key.name));
  }
  for (const auto& key : header) dependencies[key.get<std::string>()] = header;
  return {{"$schema", "http://json-schema.org/draft-07/schema#"},
          {"title", "sti: a file of a rule pack"},
          {"description", "Written by `sti schema rules`. See rules/README.md and sti-rules(5)."},
          {"type", "object"},
          {"properties", std::move(properties)},
          {"additionalProperties", false},
          {"dependencies", std::move(dependencies)},
          {"definitions", definitions(base, printer)}};
}

}  // namespace
}  // namespace sti::write::schema

namespace sti::write {

std::string rules_schema(const Pack& base) { return schema::rule_file(base).dump(1) + "\n"; }

}  // namespace sti::write
