// A document as text for a terminal.

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/text.hpp"
#include "report/layout/document.hpp"
#include "report/layout/paragraph.hpp"
#include "report/layout/table_text.hpp"

namespace sti::report {
namespace {

using Kind = Line::Kind;

constexpr std::size_t item_indent = 2, step = 2;
constexpr std::size_t most_lead = 26;

/// Keeps a mark in one piece at the end of a line.
std::string unbroken(std::string_view text) { return replaced(text, " ", no_break_space); }

/// Each line on its own: a pager that cuts lines keeps the style.
std::string painted_lines(const std::string& text, const char* style, bool color) {
  std::string out;
  for (const auto line : split(std::string_view(text).substr(0, text.size() - 1), '\n'))
    out += painted(line, style, color) + "\n";
  return out;
}

bool is_in_list(const Line& line) { return line.kind == Kind::item || line.kind == Kind::detail; }

/// Width of the first column. The name of one sample that is much longer than the others does not push them all in: the
/// line that it begins starts further right.
std::size_t lead_width(const Section& section) {
  std::size_t widest = 0, second = 0;
  for (const auto& line : section.lines) {
    const auto width = is_in_list(line) ? std::min(display_width(line.lead), most_lead) : 0;
    second = std::max(second, std::min(width, widest));
    widest = std::max(widest, width);
  }
  return section.name == "today" && second > 0 && widest > second + 4 ? second : widest;
}

/// Lays out the lines of one section.
class TextLines {
 public:
  explicit TextLines(const Section& section)
      : in_sentences_(section.name == "urgent"), leads_(in_sentences_ ? 0 : lead_width(section)) {
    const bool has_items = std::any_of(section.lines.begin(), section.lines.end(),
                                       [](const Line& line) { return line.kind == Kind::item; });
    column_ = leads_ > 0 ? item_indent + leads_ + step : has_items ? item_indent + step : item_indent;
    under_ = has_items ? column_ + step : column_;
  }

  std::string text(const Line& line) {
    number_ = line.kind == Kind::numbered ? number_ + 1 : 0;
    switch (line.kind) {
      case Kind::item:
      case Kind::detail:
        return listed(line);
      case Kind::under:
        return paragraph(std::string(under_, ' '), line.text, under_);
      case Kind::command:
        return std::string(under_, ' ') + printable(line.lead + line.text) + "\n";
      case Kind::numbered:
        return paragraph(fmt::format("{}. ", number_), line.text, 0);
      case Kind::paragraph:
      case Kind::small:
      case Kind::strong:
      case Kind::hint:
        return paragraph({}, line.text, 0);
    }
    return {};
  }

 private:
  std::string listed(const Line& line) const {
    // What cannot wait is read as sentences, across the page; all else by its first column.
    auto text = unlinked(line);
    if (in_sentences_ && !line.lead.empty()) text = line.lead + ": " + text;
    if (!line.mark.empty()) text += " " + unbroken(line.mark);
    std::string start(item_indent, ' ');
    if (leads_ > 0)
      start += printable(line.lead) + "  ";
    else if (line.kind == Kind::item)
      start += "- ";
    const std::string below(column_, ' ');
    auto out = paragraph(padded(start, column_), text, column_);
    if (!line.reason.empty()) out += paragraph(below, line.reason, column_);
    if (!line.basis.empty()) out += paragraph(below + "~ ", line.basis, column_ + 2);
    return out;
  }

  bool in_sentences_;  ///< leads begin a sentence: there is no column of them
  std::size_t leads_, column_ = 0, under_ = 0, number_ = 0;
};

/// "Heading: first line", the others under it.
std::string brief_text(const Section& section, bool color) {
  const auto heading = printable(section.heading) + ":";
  auto start = heading + " ";
  std::string out;
  for (const auto& line : section.lines)
    out += paragraph(std::exchange(start, std::string(item_indent, ' ')), unlinked(line), item_indent);
  return painted(heading, "1", color) + out.substr(heading.size());
}

std::string section_text(const Section& section, bool color) {
  if (section.is_brief) return brief_text(section, color);
  std::string out;
  if (!section.heading.empty())
    out += painted_lines(paragraph({}, section.heading, 0), section.name == "urgent" ? "1;31" : "1", color);
  TextLines lines(section);
  for (const auto& line : section.lines) out += lines.text(line);
  return out + section.picture.text + table_text(section.table, section.heading.empty() ? 0 : item_indent, color);
}

}  // namespace

std::string unlinked(const Line& line) {
  std::vector<std::string> names;
  for (const auto& link : line.links)
    names.push_back(link.is_written && !link.url.empty() ? link.text + " " + link.url : link.text);
  return join(names, "; ") + line.text;
}

std::string document_text(const Document& document, bool color) {
  std::string out;
  if (document.is_title_shown) {
    const auto whole = document.title + (document.subtitle.empty() ? "" : "  ") + document.subtitle;
    out += display_width(whole) <= page_width ? paragraph(printable(document.title) + "  ", document.subtitle, 0)
                                              : paragraph({}, document.title, 0) + paragraph({}, document.subtitle, 0);
  }
  const Section* before = nullptr;
  for (const auto& section : document.sections) {
    // What is said in one breath stands together, as does what a page begins with.
    const bool begins = before == nullptr && section.heading.empty();
    const bool goes_on =
        before != nullptr && (section.goes_on || section.is_brief || (before->is_brief && section.heading.empty()));
    if (!out.empty() && !begins && !goes_on) out += "\n";
    out += section_text(section, color);
    before = &section;
  }
  return out;
}

}  // namespace sti::report
