#include <fmt/format.h>

#include <algorithm>

#include "base/json_writer.hpp"
#include "base/text.hpp"
#include "report/compare/comparison.hpp"

namespace sti::report {
namespace {

bool is_shown(const ComparedRow& row, bool only_different) { return row.differs || !only_different; }

std::string column_name(const View& view) { return fmt::format("{} {}", view.pack.id, view.pack.version); }

/// "no 2026.11.1: Norway, reviewed 2026-11-24", and whether its review is overdue.
std::string about(const View& view) {
  auto out = pack_line(view);
  if (const auto late = overdue(view); !late.empty()) out += ". " + late;
  return out;
}

/// The rows of a section that are shown.
Table table_of(const Comparison& comparison, const ComparedSection& section, bool only_different) {
  constexpr std::size_t label_width = 24;
  Table out{.caption = section.heading, .columns = {{{}, label_width}}, .has_marks = true};
  for (const auto* pack : comparison.packs) out.columns.push_back({column_name(*pack), Column::shared});
  for (const auto& row : section.rows) {
    if (!is_shown(row, only_different)) continue;
    auto& added = out.rows.emplace_back(Row{.cells = {capitalised(row.label)}, .is_marked = row.differs});
    for (const auto& cell : row.cells) added.cells.push_back(cell ? cell->text : "–");
  }
  return out;
}

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

Document comparison_page(const Comparison& comparison, bool only_different) {
  const auto& view = *comparison.packs.front();
  std::vector<std::string> names;
  for (const auto* pack : comparison.packs) names.push_back(column_name(*pack));
  Document out{
      .lang = view.lang, .title = view.fill("compare-title", {{"packs", join(names, ", ")}}), .is_title_shown = false};
  out.begin("packs");
  for (const auto* pack : comparison.packs) out.add(Line::Kind::paragraph, about(*pack));
  bool any = false;
  for (const auto& section : comparison.sections) {
    auto table = table_of(comparison, section, only_different);
    any = any || !table.rows.empty();
    out.add({.name = section.name, .table = std::move(table)});
  }
  if (!any) out.begin("same").add(Line::Kind::paragraph, view.phrase("compare-same"));
  out.begin("scope").add(Line::Kind::small, view.phrase("compare-legend"));
  out.add(Line::Kind::small, view.phrase("page-scope"));
  return out;
}

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
      if (!is_shown(row, only_different)) continue;
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
