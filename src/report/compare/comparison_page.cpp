#include <fmt/format.h>

#include <algorithm>

#include "base/text.hpp"
#include "report/compare/comparison.hpp"

namespace sti::report {
namespace {

bool is_shown(const ComparedRow& row, bool only_different) { return row.differs || !only_different; }

std::string column_name(const View& view) {
  return fmt::format("{} {} ({})", view.pack.id, view.pack.version, short_hash(view.pack));
}

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

}  // namespace

Document comparison_page(const Comparison& comparison, bool only_different) {
  const auto& view = *comparison.packs.front();
  std::vector<std::string> names;
  for (const auto* pack : comparison.packs) names.push_back(column_name(*pack));
  Document out{
      .lang = view.lang, .title = view.fill("compare-title", {{"packs", join(names, ", ")}}), .is_title_shown = false};
  out.begin("packs");
  for (const auto* pack : comparison.packs) out.add(Line::Kind::paragraph, about(*pack));
  if (comparison.is_of_case) {
    out.begin("case").add(Line::Kind::paragraph,
                          view.fill("page-title", {{"date", human(view.advice.asked.now, view.lang)}}));
    add_case(view, out);
  }
  bool any = false;
  for (const auto& section : comparison.sections) {
    auto table = table_of(comparison, section, only_different);
    any = any || !table.rows.empty();
    out.add({.name = section.name, .table = std::move(table)});
  }
  if (!any) out.begin("same").add(Line::Kind::paragraph, view.phrase("compare-same"));
  out.begin("scope").add(Line::Kind::small, view.phrase("compare-legend"));
  out.add(Line::Kind::hint, view.phrase("compare-hint"));
  out.add(Line::Kind::small, view.phrase("page-scope"));
  return out;
}

}  // namespace sti::report
