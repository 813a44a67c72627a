// A document as one page of HTML.

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/text.hpp"
#include "model/terms.hpp"
#include "report/layout/document.hpp"
#include "report/layout/html.hpp"

namespace sti::report {
namespace {

using Kind = Line::Kind;

std::string element(std::string_view name, std::string_view text) {
  return text.empty() ? "" : fmt::format("<{0}>{1}</{0}>", name, html_escaped(text));
}
std::string element(std::string_view name, std::string_view classes, std::string_view text) {
  return text.empty() ? "" : fmt::format("<{0} class=\"{1}\">{2}</{0}>", name, classes, html_escaped(text));
}

/// The links of a line, and its text.
std::string linked_html(const Line& line) {
  std::vector<std::string> names;
  for (const auto& [text, url, is_written] : line.links)
    names.push_back(url.empty() ? html_escaped(text)
                                : fmt::format("<a href=\"{}\">{}</a>", html_escaped(url), html_escaped(text)));
  return join(names, "; ") + html_escaped(line.text);
}

/// `lead_end`: behind what is set apart from the text.
std::string item_html(const Line& line, std::string_view lead_end) {
  auto out = line.kind == Kind::item || line.kind == Kind::numbered ? "<li>" : std::string("<li class=\"detail\">");
  if (line.kind == Kind::command) return out + html_escaped(line.lead) + element("code", line.text);
  if (!line.lead.empty()) out += element("span", "lead", line.lead + std::string(lead_end)) + " ";
  out += linked_html(line);
  if (!line.mark.empty()) out += " " + element("span", "mark", line.mark);
  if (!line.reason.empty()) out += "<br>" + html_escaped(line.reason);
  if (!line.basis.empty()) out += "<br>" + element("span", "small", line.basis);
  return out;
}

/// Lists are opened and closed as the kinds of lines ask for.
std::string lines_html(const std::vector<Line>& lines, std::string_view lead_end = {}) {
  std::string out;
  std::vector<std::string_view> lists;  // that are open, each with an item that is
  bool has_item = false;
  const auto close = [&](std::size_t depth) {
    for (; lists.size() > depth; lists.pop_back()) out += fmt::format("</li>\n</{}>\n", lists.back());
    has_item = has_item && depth > 0;
  };
  for (const auto& line : lines) {
    if (line.kind >= Kind::paragraph) {
      close(0);
      out += line.kind == Kind::paragraph ? element("p", line.text)
                                          : element("p", line.kind == Kind::small ? "small" : "strong", line.text);
      out += "\n";
      continue;
    }
    const bool is_below = has_item && (line.kind == Kind::under || line.kind == Kind::command);
    const std::size_t depth = is_below ? 2 : 1;
    const std::string_view list = line.kind == Kind::numbered ? "ol" : "ul";
    close(depth);
    if (lists.size() == depth && lists.back() != list) close(depth - 1);
    if (lists.size() == depth) {
      out += "</li>\n";
    } else {
      out += fmt::format("{}<{}>\n", is_below ? "\n" : "", list);
      lists.push_back(list);
    }
    has_item = has_item || line.kind == Kind::item;
    out += item_html(line, lead_end);
  }
  close(0);
  return out;
}

const char* alignment(const Column& column) { return column.is_number ? " class=\"number\"" : ""; }

/// A row, and what is said under it. Long names may be broken where they offer a choice.
std::string row_html(const Table& table, const Row& row) {
  auto out = fmt::format("<tr{}><th scope=\"row\">{}{}</th>", row.notes.empty() ? "" : " class=\"noted\"",
                         row.is_marked ? "* " : "", replaced(html_escaped(row.cells.front()), "/", "/<wbr>"));
  for (std::size_t i = 1; i < row.cells.size(); ++i)
    out += fmt::format("<td{}>{}</td>", alignment(table.columns[i]), html_escaped(row.cells[i]));
  out += "</tr>\n";
  if (row.notes.empty()) return out;
  std::vector<std::string> notes;
  for (const auto& [about, text] : row.notes)
    notes.push_back(about.empty() ? html_escaped(text)
                                  : element("span", "lead", about + ":") + " " + html_escaped(text));
  return out + fmt::format("<tr class=\"notes\"><td colspan=\"{}\">{}</td></tr>\n", table.columns.size(),
                           join(notes, "<br>"));
}

/// A wide one can be moved sideways, with the keyboard too; `name`: attributes that name it.
std::string table_html(const Table& table, const std::string& name) {
  auto out = fmt::format("<div class=\"scroll\" role=\"region\" tabindex=\"0\" {}>\n<table>\n{}\n", name,
                         element("caption", table.caption));
  std::string heads;
  for (const auto& column : table.columns)
    heads += column.head.empty()
                 ? "<td></td>"
                 : fmt::format("<th scope=\"col\"{}>{}</th>", alignment(column), html_escaped(column.head));
  if (heads.find("<th") != std::string::npos) out += fmt::format("<thead><tr>{}</tr></thead>\n", heads);
  out += "<tbody>\n";
  for (const auto& row : table.rows) out += row_html(table, row);
  return out + "</tbody>\n</table>\n</div>\n";
}

std::string picture_html(const Picture& picture) {
  if (!picture.html.empty() || picture.text.empty()) return picture.html;
  std::vector<std::string> lines;
  for (const auto line : split(picture.text, '\n')) lines.push_back(html_escaped(line));
  return fmt::format("<pre>{}</pre>\n", join(lines, "\n"));
}

class HtmlDocument {
 public:
  explicit HtmlDocument(const Document& document) : document_(document) {}

  std::string run() {
    auto out = fmt::format("<header>\n{}\n", element("h1", document_.title));
    if (!document_.subtitle.empty()) out += lines_html({{.text = document_.subtitle, .kind = Kind::small}});
    const auto& sections = document_.sections;
    const bool has_head = !sections.empty() && sections.front().heading.empty() && sections.front().table.rows.empty();
    if (has_head) out += lines_html(sections.front().lines);
    for (std::size_t i = has_head ? 2 : 1; i < sections.size(); ++i) {  // the first of all is there already
      if (sections[i].is_ahead) out += ahead(sections[i]);
    }
    out += "</header>\n";
    bool in_columns = false;
    for (std::size_t i = has_head ? 1 : 0; i <= sections.size(); ++i) {
      const bool in_column = i < sections.size() && sections[i].is_in_column;
      if (in_column != std::exchange(in_columns, in_column))
        out += in_column ? "<div class=\"columns\">\n" : "</div>\n";
      if (i < sections.size()) out += section(sections[i]);
    }
    if (!document_.style.empty()) out = fmt::format("<div class=\"{}\">\n{}</div>\n", document_.style, out);
    return html_page({document_.lang, document_.title, std::move(out)});
  }

 private:
  /// "Today: urine, blood", for a screen on which the section is further down.
  static std::string ahead(const Section& section) {
    std::vector<std::string> leads;
    for (const auto& line : section.lines) {
      if (!line.lead.empty()) leads.push_back(lower_case(line.lead));
    }
    const auto what = leads.empty() ? section.lines.front().text : join(leads, ", ");
    return fmt::format("<p class=\"ahead\"><a href=\"#{}\">{}: {}</a></p>\n", stem_of(section),
                       html_escaped(section.heading), html_escaped(what));
  }
  static std::string stem_of(const Section& section) { return html_escaped("h-" + section.name); }

  std::string section(const Section& section) {
    const auto* element = section.name == "scope" ? "footer" : "section";
    // A heading that the page begins with is not said again.
    const bool is_headed = !section.heading.empty() && section.heading != document_.title;
    const auto& name = section.table.caption.empty() ? document_.title : section.table.caption;
    auto named = fmt::format("aria-label=\"{}\"", html_escaped(name));
    auto out = fmt::format("<{} class=\"{}\"", element, html_escaped(section.name));
    if (is_headed) {
      const auto id = id_of(section);
      named = fmt::format("aria-labelledby=\"{}\"", id);
      out += fmt::format(" {}>\n<h2 id=\"{}\">{}</h2>\n", named, id, html_escaped(section.heading));
    } else {
      out += ">\n";
    }
    out += lines_html(section.lines, section.name == "urgent" ? ":" : "") + picture_html(section.picture);
    if (!section.table.rows.empty()) out += table_html(section.table, named);
    return out + fmt::format("</{}>\n", element);
  }

  /// Each id once on a page.
  std::string id_of(const Section& section) {
    const auto stem = stem_of(section);
    auto out = stem;
    for (int n = 2; !ids_.insert(out).second; ++n) out = fmt::format("{}-{}", stem, n);
    return out;
  }

  const Document& document_;
  std::set<std::string> ids_;
};

}  // namespace

std::string document_html(const Document& document) { return HtmlDocument(without_hints(document)).run(); }

Document without_hints(Document document) {
  for (auto& section : document.sections)
    std::erase_if(section.lines, [](const Line& line) { return line.kind == Kind::hint; });
  std::erase_if(document.sections, [](const Section& section) { return section.heading.empty() && section.empty(); });
  return document;
}

std::string render(const Document& document, Form form, bool color) {
  switch (form) {
    case Form::text:
      return document_text(document, color);
    case Form::markdown:
      return document_markdown(document);
    case Form::html:
      break;
  }
  return document_html(document);
}

}  // namespace sti::report
