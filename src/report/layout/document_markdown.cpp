// A document as CommonMark, with the tables that GitHub and others add to it.

#include <fmt/format.h>

#include <algorithm>

#include "base/text.hpp"
#include "report/layout/document.hpp"

namespace sti::report {
namespace {

using Kind = Line::Kind;

/// A text in which nothing is mistaken for markup, nor its beginning for an item of a list.
std::string escaped(std::string_view text) {
  std::string out;
  const auto as_printed = printable(text);
  const auto digits = as_printed.find_first_not_of("0123456789");
  for (std::size_t i = 0; i < as_printed.size(); ++i) {
    const char c = as_printed[i];
    const bool begins_item = i == 0 ? c == '-' || c == '+' || c == '=' : i == digits && (c == '.' || c == ')');
    if (begins_item || std::string_view("\\`*_[]<>|#~&").find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  return out;
}

/// Between more backticks than stand anywhere in it.
std::string code(std::string_view text) {
  std::string fence = "`";
  while (text.find(fence) != std::string_view::npos) fence += '`';
  const auto* space = fence.size() > 1 ? " " : "";
  return fmt::format("{0}{1}{2}{1}{0}", fence, space, printable(text));
}

/// The links of a line, and its text.
std::string linked(const Line& line) {
  std::vector<std::string> names;
  for (const auto& [text, url, is_written] : line.links)
    names.push_back(url.empty() ? escaped(text) : fmt::format("[{}](<{}>)", escaped(text), printable(url)));
  return join(names, "; ") + escaped(line.text);
}

bool stands_in_list(const Line& line) { return line.kind <= Kind::numbered; }

std::string listed(const Line& line) {
  const std::size_t depth = line.kind == Kind::item ? 0 : 2;
  auto out = std::string(depth, ' ') + "- ";
  if (line.kind == Kind::command) return out + escaped(line.lead) + code(line.text) + "\n";
  if (!line.lead.empty()) out += fmt::format("**{}:** ", escaped(line.lead));
  out += linked(line);
  if (!line.mark.empty()) out += " " + escaped(line.mark);
  out += "\n";
  const std::string under(depth + 2, ' ');
  if (!line.reason.empty()) out += under + escaped(line.reason) + "\n";
  if (!line.basis.empty()) out += fmt::format("{}*{}*\n", under, escaped(line.basis));
  return out;
}

/// `number` counts what is numbered.
std::string line_markdown(const Line& line, std::size_t number) {
  switch (line.kind) {
    case Kind::numbered:
      return fmt::format("{}. {}\n", number, escaped(line.text));
    case Kind::paragraph:
    case Kind::small:
    case Kind::hint:
      return escaped(line.text) + "\n";
    case Kind::strong:
      return fmt::format("**{}**\n", escaped(line.text));
    default:
      return listed(line);
  }
}

std::string table_row(const std::vector<std::string>& cells) {
  std::string out = "|";
  for (const auto& cell : cells) out += fmt::format(" {} |", cell);
  return out + "\n";
}

/// Notes have a column of their own, but for those that say when the row holds.
std::string table_markdown(const Table& table) {
  const bool has_notes = !table.notes_head.empty();
  std::vector<std::string> heads, rules;
  for (const auto& column : table.columns) {
    heads.push_back(escaped(heads.empty() && column.head.empty() ? table.caption : column.head));
    rules.emplace_back(column.is_number ? "---:" : "---");
  }
  if (has_notes) heads.push_back(escaped(table.notes_head));
  if (has_notes) rules.emplace_back("---");
  auto out = table_row(heads) + table_row(rules);
  for (const auto& row : table.rows) {
    std::vector<std::string> cells, notes;
    for (const auto& cell : row.cells) cells.push_back(escaped(cell));
    for (const auto& [about, text] : row.notes) {
      if (about.empty())
        cells.front() += ", " + escaped(text);
      else
        notes.push_back(escaped(about + ": " + text));
    }
    if (row.is_marked) cells.front() = fmt::format("**\\* {}**", cells.front());
    if (has_notes) cells.push_back(join(notes, "<br>"));
    out += table_row(cells);
  }
  return out;
}

/// As indented code: nothing in it can end it.
std::string picture_markdown(const std::string& picture) {
  std::string out;
  for (const auto line : split(std::string_view(picture).substr(0, picture.size() - 1), '\n'))
    out += line.empty() ? "\n" : fmt::format("    {}\n", line);
  return out;
}

}  // namespace

std::string document_markdown(const Document& with_hints) {
  const auto document = without_hints(with_hints);
  std::string out;
  const auto add = [&](const std::string& block) {
    if (!out.empty()) out += "\n";
    out += block;
  };
  if (document.is_title_shown) add(fmt::format("# {}\n", escaped(document.title)));
  if (!document.subtitle.empty()) add(line_markdown({.text = document.subtitle, .kind = Kind::paragraph}, 0));
  for (const auto& section : document.sections) {
    if (!section.heading.empty()) add(fmt::format("## {}\n", escaped(section.heading)));
    const Line* before = nullptr;
    std::size_t number = 0;
    for (const auto& line : section.lines) {
      number = line.kind == Kind::numbered ? number + 1 : 0;
      const auto text = line_markdown(line, number);
      const bool goes_on = before != nullptr && stands_in_list(*before) && stands_in_list(line) &&
                           (before->kind == Kind::numbered) == (line.kind == Kind::numbered);
      if (goes_on)
        out += text;
      else
        add(text);
      before = &line;
    }
    if (!section.picture.text.empty()) add(picture_markdown(section.picture.text));
    if (!section.table.rows.empty()) add(table_markdown(section.table));
  }
  return out;
}

}  // namespace sti::report
