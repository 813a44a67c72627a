// A document as one page of HTML.

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/text.hpp"
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

/// The lines of a section: lists are opened and closed as the kinds of lines ask for.
class HtmlLines {
 public:
  std::string run(const std::vector<Line>& lines) {
    for (const auto& line : lines) add(line);
    open(0);
    return std::move(out_);
  }

 private:
  void add(const Line& line) {
    switch (line.kind) {
      case Kind::paragraph:
        return add_paragraph(element("p", line.text));
      case Kind::small:
      case Kind::strong:
        return add_paragraph(element("p", line.kind == Kind::small ? "small" : "strong", line.text));
      case Kind::numbered:
        begin("ol", 1);
        out_ += "<li>" + html_escaped(line.text);
        return;
      case Kind::item:
        begin("ul", 1);
        out_ += "<li>" + content(line);
        has_item_ = true;
        return;
      case Kind::detail:
        begin("ul", 1);
        out_ += "<li class=\"detail\">" + content(line);
        return;
      case Kind::under:
      case Kind::command:
        begin("ul", has_item_ ? 2 : 1);
        out_ += "<li class=\"detail\">" + content(line);
        return;
    }
  }

  void add_paragraph(const std::string& text) {
    open(0);
    out_ += text + "\n";
  }

  /// Closes lists until `depth` are open.
  void open(std::size_t depth) {
    while (ends_.size() > depth) {
      out_ += fmt::format("</li>\n</{}>", ends_.back());
      if (ends_.size() == 1) out_ += "\n";
      ends_.pop_back();
    }
    has_item_ = has_item_ && depth > 0;
  }

  /// Makes room for an item in a list of that depth.
  void begin(std::string_view list, std::size_t depth) {
    open(depth);
    if (ends_.size() == depth && ends_.back() != list) open(depth - 1);
    if (ends_.size() == depth) {
      out_ += "</li>\n";
      return;
    }
    out_ += fmt::format("{}<{}>\n", ends_.empty() ? "" : "\n", list);
    ends_.emplace_back(list);
  }

  static std::string content(const Line& line) {
    if (line.kind == Kind::command) return html_escaped(line.lead) + element("code", line.text);
    auto out = element("span", "lead", line.lead);
    if (!out.empty()) out += " ";
    out += html_escaped(line.text);
    if (!line.mark.empty()) out += " " + element("span", "mark", line.mark);
    if (!line.reason.empty()) out += "<br>" + html_escaped(line.reason);
    if (!line.basis.empty()) out += "<br>" + element("span", "mark", line.basis);
    return out;
  }

  std::vector<std::string_view> ends_;  ///< names of the lists that are open, each within an item
  bool has_item_ = false;               ///< the outer list: else nothing stands below another
  std::string out_;
};

class HtmlDocument {
 public:
  explicit HtmlDocument(const Document& document) : document_(document) {}

  std::string run() {
    auto section = document_.sections.begin();
    const auto end = document_.sections.end();
    out_ += "<header>\n" + element("h1", document_.title) + "\n";
    if (section != end && section->heading.empty() && section->table.rows.empty())
      out_ += HtmlLines().run((section++)->lines);
    out_ += "</header>\n";
    bool in_columns = false;
    for (; section != end; ++section) {
      if (section->is_in_column != in_columns) out_ += in_columns ? "</div>\n" : "<div class=\"columns\">\n";
      in_columns = section->is_in_column;
      add(*section);
    }
    if (in_columns) out_ += "</div>\n";
    if (!document_.style.empty()) out_ = fmt::format("<div class=\"{}\">\n{}</div>\n", document_.style, out_);
    return html_page({document_.lang, document_.title, std::move(out_)});
  }

 private:
  void add(const Section& section) {
    const auto* name = section.name == "scope" ? "footer" : "section";
    out_ += fmt::format("<{}", name);
    if (!section.name.empty()) out_ += fmt::format(" class=\"{}\"", html_escaped(section.name));
    // A heading that the page begins with is not said again.
    const bool is_headed = !section.heading.empty() && section.heading != document_.title;
    const auto id = is_headed ? id_of(section) : std::string{};
    if (!id.empty())
      out_ += fmt::format(" aria-labelledby=\"{0}\">\n<h2 id=\"{0}\">{1}</h2>\n", id, html_escaped(section.heading));
    else
      out_ += ">\n";
    out_ += HtmlLines().run(section.lines);
    add(section.table, id);
    if (!section.picture.html.empty())
      out_ += section.picture.html;
    else if (!section.picture.text.empty())
      out_ += fmt::format("<pre>{}</pre>\n", preformatted(section.picture.text));
    out_ += fmt::format("</{}>\n", name);
  }

  /// Each id once on a page.
  std::string id_of(const Section& section) {
    const auto stem = html_escaped("h-" + section.name);
    auto out = stem;
    for (int n = 2; !ids_.insert(out).second; ++n) out = fmt::format("{}-{}", stem, n);
    return out;
  }

  static std::string preformatted(std::string_view text) {
    std::string out;
    for (const auto line : split(text, '\n')) out += html_escaped(line) + "\n";
    return out.substr(0, out.find_last_not_of('\n') + 1);
  }

  /// Wide ones can be moved sideways, with the keyboard too.
  void add(const Table& table, const std::string& heading_id) {
    if (table.rows.empty()) return;
    const auto& name = table.caption.empty() ? document_.title : table.caption;
    out_ += "<div class=\"scroll\" role=\"region\" tabindex=\"0\" ";
    out_ += heading_id.empty() ? fmt::format("aria-label=\"{}\"", html_escaped(name))
                               : fmt::format("aria-labelledby=\"{}\"", heading_id);
    out_ += ">\n<table>\n";
    if (!table.caption.empty()) out_ += element("caption", table.caption) + "\n";
    add_heads(table);
    out_ += "<tbody>\n";
    for (const auto& row : table.rows) add(table, row);
    out_ += "</tbody>\n</table>\n</div>\n";
  }

  void add_heads(const Table& table) {
    const auto& columns = table.columns;
    if (std::all_of(columns.begin(), columns.end(), [](const Column& column) { return column.head.empty(); })) return;
    out_ += "<thead><tr>";
    for (const auto& column : columns)
      out_ += column.head.empty()
                  ? "<td></td>"
                  : fmt::format("<th scope=\"col\"{}>{}</th>", number(column), html_escaped(column.head));
    out_ += "</tr></thead>\n";
  }

  static const char* number(const Column& column) { return column.is_number ? " class=\"number\"" : ""; }

  void add(const Table& table, const Row& row) {
    const bool goes_on = !row.terms.empty() || !row.notes.empty();
    out_ += row.is_marked ? "<tr class=\"marked\">" : goes_on ? "<tr class=\"noted\">" : "<tr>";
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      if (i > 0) {
        out_ += fmt::format("<td{}>{}</td>", number(table.columns[i]), html_escaped(row.cells[i]));
        continue;
      }
      out_ += "<th scope=\"row\">" + html_escaped((row.is_marked ? "* " : "") + row.cells[i]) + "</th>";
    }
    out_ += "</tr>\n";
    if (!goes_on) return;
    out_ += fmt::format("<tr class=\"notes\"><td colspan=\"{}\">", table.columns.size());
    bool first = true;
    const auto separate = [&] { out_ += std::exchange(first, false) ? "" : "<br>"; };
    for (const auto& term : row.terms) separate(), out_ += html_escaped(term);
    for (const auto& [about, text] : row.notes)
      separate(), out_ += element("span", "lead", about + ":") + " " + html_escaped(text);
    out_ += "</td></tr>\n";
  }

  const Document& document_;
  std::set<std::string> ids_;
  std::string out_;
};

}  // namespace

std::string document_html(const Document& document) { return HtmlDocument(document).run(); }

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
