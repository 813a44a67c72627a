#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/text.hpp"
#include "report/layout/layout.hpp"

namespace sti::report {
namespace {

constexpr std::size_t item_indent = 2;
constexpr std::size_t most_lead = 26;

/// Keeps a phone number in one piece.
std::string with_whole_numbers(std::string text) {
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  for (std::size_t i = 1; i + 1 < text.size(); ++i) {
    if (text[i] == ' ' && is_digit(text[i - 1]) && is_digit(text[i + 1])) text.replace(i, 1, no_break_space);
  }
  return text;
}

/// Wrapped text after `start`; its other lines begin at column `rest`.
void append_entry(std::string& out, const std::string& start, const std::string& text, std::size_t rest) {
  const auto used = display_width(start);
  const auto width = page_width - rest;
  // The first line may begin further right than the others: fill the difference, then take it away.
  const std::string filler(used > rest ? used - rest : 0, '.');
  auto lines = wrap(filler + with_whole_numbers(printable(text)), width);
  if (lines.empty()) lines.emplace_back();
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const auto whole = i == 0 ? start + lines[0].substr(filler.size()) : std::string(rest, ' ') + lines[i];
    const auto line = replaced(whole, no_break_space, " ");
    out.append(line.substr(0, line.find_last_not_of(' ') + 1)).append("\n");
  }
}

/// Keeps a mark in one piece at the end of a line.
std::string unbroken(std::string_view text) { return replaced(text, " ", no_break_space); }

/// "Heading: first line", the others under it; not set apart from what is before.
std::string brief_section_text(const PageSection& section, const PageOptions& options) {
  std::string out;
  const auto heading = printable(section.heading) + ":";
  auto start = heading + " ";
  for (const auto& line : section.lines) {
    append_entry(out, std::exchange(start, std::string(item_indent, ' ')), line.text, item_indent);
  }
  if (options.color) out = fmt::format("\033[1m{}\033[0m{}", heading, out.substr(heading.size()));
  return out;
}

/// Width of the first column. The name of one sample that is much longer than the others does not push them all in: the
/// line that it begins starts further right.
std::size_t lead_width(const PageSection& section) {
  std::size_t widest = 0, second = 0;
  for (const auto& line : section.lines) {
    const auto width = std::min(display_width(line.lead), most_lead);
    second = std::max(second, std::min(width, widest));
    widest = std::max(widest, width);
  }
  return section.name == "today" && second > 0 && widest > second + 4 ? second : widest;
}

}  // namespace

std::string indented_text(const std::string& text, std::size_t first, std::size_t rest) {
  std::string out;
  append_entry(out, std::string(first, ' '), text, rest);
  return out;
}

std::string item_text(const std::string& text) {
  std::string out;
  append_entry(out, "  - ", text, 4);
  return out;
}

std::string paragraph_text(const std::string& text) { return indented_text(text, 0, 0); }

std::string section_text(const View& view, const PageSection& section, const PageOptions& options) {
  if (section.brief && !options.why) return brief_section_text(section, options);
  std::string out = "\n";
  const auto* accent = section.name == "urgent" ? "\033[1;31m" : "\033[1m";
  out += options.color ? fmt::format("{}{}\033[0m\n", accent, printable(section.heading))
                       : printable(section.heading) + "\n";
  // What cannot wait is read as sentences, across the page; all else by its first column.
  const bool in_sentences = section.name == "urgent";
  const auto leads = in_sentences ? 0 : lead_width(section);
  const bool list = std::any_of(section.lines.begin(), section.lines.end(), [](const auto& l) { return !l.detail; });
  const auto column = leads > 0 ? item_indent + leads + 2 : list ? item_indent + 2 : item_indent;
  for (const auto& line : section.lines) {
    auto text = in_sentences && !line.lead.empty() ? line.lead + ": " + line.text : line.text;
    if (!options.why) {
      if (const auto sources = mark(view, line.backing); !sources.empty()) text += " " + unbroken(sources);
    }
    std::string start(item_indent, ' ');
    if (leads > 0)
      start += printable(line.lead) + "  ";
    else if (!line.detail)
      start += "- ";
    if (display_width(start) < column) start.append(column - display_width(start), ' ');
    append_entry(out, start, text, column);
    if (!options.why) continue;
    if (!line.reason.empty()) append_entry(out, std::string(column, ' '), line.reason, column);
    if (!line.backing.sources.empty())
      append_entry(out, std::string(column, ' ') + "~ ", basis_line(view, line.backing), column + 2);
  }
  return out;
}

}  // namespace sti::report
