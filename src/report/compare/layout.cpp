// A comparison as text and Markdown.

#include "report/layout/layout.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.hpp"
#include "report/compare/comparison.hpp"

namespace sti::report {
namespace {

constexpr std::size_t mark_width = 2;  ///< the asterisk
constexpr std::size_t row_label_width = 24;
constexpr std::size_t gap = 2;

bool is_shown(const ComparedRow& row, bool only_different) { return row.differs || !only_different; }

bool has_rows(const ComparedSection& section, bool only_different) {
  return std::any_of(section.rows.begin(), section.rows.end(),
                     [&](const ComparedRow& row) { return is_shown(row, only_different); });
}

std::string text_of(const std::optional<ComparedCell>& cell) { return cell ? cell->text : "–"; }

std::string column_name(const View& view) { return fmt::format("{} {}", view.pack.id, view.pack.version); }

/// "no 2026.11.1: Norway, reviewed 2026-11-24", and whether its review is overdue.
std::string about(const View& view) {
  auto out = pack_line(view);
  if (const auto late = overdue(view); !late.empty()) out += ". " + late;
  return out;
}

/// One row of columns, each wrapped to its own width.
std::string in_columns(const std::vector<std::string>& texts, const std::vector<std::size_t>& widths) {
  std::vector<std::vector<std::string>> wrapped;
  std::size_t height = 0;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    wrapped.push_back(wrap(printable(texts[i]), std::max(widths[i] - gap, std::size_t{1})));
    height = std::max(height, wrapped.back().size());
  }
  std::string out;
  for (std::size_t at = 0; at < height; ++at) {
    std::string line;
    for (std::size_t i = 0; i < wrapped.size(); ++i) {
      const auto part = at < wrapped[i].size() ? wrapped[i][at] : std::string{};
      line += part;
      const auto used = display_width(part);
      line.append(used < widths[i] ? widths[i] - used : 1, ' ');
    }
    out.append(line.substr(0, line.find_last_not_of(' ') + 1)).append("\n");
  }
  return out;
}

std::vector<std::size_t> widths_of(std::size_t packs) {
  std::vector<std::size_t> out(packs + 2, (page_width - mark_width - row_label_width) / packs);
  out[0] = mark_width;
  out[1] = row_label_width;
  return out;
}

}  // namespace

std::string comparison_text(const Comparison& comparison, bool only_different, const PageOptions& options) {
  const auto& view = *comparison.packs.front();
  std::string out;
  for (const auto* pack : comparison.packs) out += paragraph_text(about(*pack));
  const auto widths = widths_of(comparison.packs.size());
  bool any = false;
  for (const auto& section : comparison.sections) {
    if (!has_rows(section, only_different)) continue;
    any = true;
    std::vector<std::string> head = {"", section.heading};
    for (const auto* pack : comparison.packs) head.push_back(column_name(*pack));
    const auto line = in_columns(head, widths);
    out += "\n" + (options.color ? "\033[1m" + line.substr(0, line.size() - 1) + "\033[0m\n" : line);
    for (const auto& row : section.rows) {
      if (!is_shown(row, only_different)) continue;
      std::vector<std::string> texts = {row.differs ? "*" : "", capitalised(row.label)};
      for (const auto& cell : row.cells) texts.push_back(text_of(cell));
      out += in_columns(texts, widths);
    }
  }
  if (!any) out += "\n" + paragraph_text(view.phrase("compare-same"));
  out += "\n" + paragraph_text(view.phrase("compare-legend"));
  return out + paragraph_text(view.phrase("page-scope"));
}

std::string comparison_markdown(const Comparison& comparison, bool only_different) {
  const auto& view = *comparison.packs.front();
  std::string out;
  for (const auto* pack : comparison.packs) out += fmt::format("- {}\n", markdown_escaped(about(*pack)));
  bool any = false;
  for (const auto& section : comparison.sections) {
    if (!has_rows(section, only_different)) continue;
    any = true;
    out += fmt::format("\n| {} |", markdown_escaped(section.heading));
    for (const auto* pack : comparison.packs) out += fmt::format(" {} |", markdown_escaped(column_name(*pack)));
    out += "\n| --- |";
    for (std::size_t i = 0; i < comparison.packs.size(); ++i) out += " --- |";
    out += "\n";
    for (const auto& row : section.rows) {
      if (!is_shown(row, only_different)) continue;
      const auto label = markdown_escaped(capitalised(row.label));
      out += row.differs ? fmt::format("| **{}** |", label) : fmt::format("| {} |", label);
      for (const auto& cell : row.cells) out += fmt::format(" {} |", markdown_escaped(text_of(cell)));
      out += "\n";
    }
  }
  if (!any) out += "\n" + markdown_escaped(view.phrase("compare-same")) + "\n";
  return out + fmt::format("\n{}\n", markdown_escaped(view.phrase("page-scope")));
}

}  // namespace sti::report
