#include "base/json_writer.hpp"
#include "report/compare/comparison.hpp"

namespace sti::report {
namespace {

void write_cell(JsonWriter& json, const std::optional<ComparedCell>& cell) {
  if (!cell) {
    json.null();
    return;
  }
  json.begin_object();
  for (const auto& [name, value] : cell->values) {
    if (const auto* list = std::get_if<std::vector<std::string>>(&value)) {
      json.strings(name, *list);
      continue;
    }
    json.key(name);
    if (const auto* text = std::get_if<std::string>(&value))
      json.string(*text);
    else if (const auto* number = std::get_if<std::int64_t>(&value))
      json.number(*number);
    else
      json.null();
  }
  json.strings("rules", cell->rules);
  json.strings("sources", cell->sources);
  json.key("text").string(cell->text).end_object();
}

}  // namespace

std::string comparison_json(const Comparison& comparison, bool only_different) {
  JsonWriter json(2);
  json.begin_object().key("schema").string("sti-compare/1").key("packs").begin_array();
  for (const auto* view : comparison.packs) {
    const auto& pack = view->pack;
    json.begin_object().key("id").string(pack.id).key("version").string(pack.version);
    json.key("sha256").string(pack.sha256).key("review_by").string(pack.review_by).end_object();
  }
  json.end_array();
  for (const auto& section : comparison.sections) {
    json.key(section.name).begin_array();
    for (const auto& row : section.rows) {
      if (only_different && !row.differs) continue;
      json.begin_object().key("id").string(row.id).key("label").string(row.label);
      json.key("differs").boolean(row.differs).key("packs").begin_array();
      for (const auto& cell : row.cells) write_cell(json, cell);
      json.end_array().end_object();
    }
    json.end_array();
  }
  json.end_object();
  return json.take() + "\n";
}

}  // namespace sti::report
