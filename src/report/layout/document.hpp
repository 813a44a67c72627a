#pragma once

#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "report/wording/wording.hpp"

namespace sti::report {

/// A name, and where it leads; nowhere where empty.
struct Link {
  std::string text, url;
  bool is_written = false;  ///< a form without links writes the address out
};

/// One thing a page says.
struct Line {
  enum class Kind {
    item,       ///< of a list
    detail,     ///< belongs to the item before, and stands in line with its text
    under,      ///< one step below the item before
    command,    ///< like `under`, to be copied: on one line, however long; its lead says what it is
    numbered,   ///< of a list that counts from 1
    paragraph,  ///< across the page, as are the two below
    small,
    strong,
    hint,  ///< what else the program can be asked: a paragraph where it was asked, so in text alone
  };
  std::string lead = {};  ///< set apart from the text: a date, a sample, a verdict
  std::string text = {};
  Backing backing = {};     ///< what stands behind it; without sources where it rests on none
  std::string reason = {};  ///< under it, where the page is asked for reasons
  Kind kind = Kind::item;
  std::vector<Link> links = {};  ///< names before the text, a semicolon between; each leads somewhere where a form can
  std::string mark = {};         ///< of the backing, at the end of the line
  std::string basis = {};        ///< of the backing, under the line
};

/// The names of a line's links and its text, as a form without links says them.
std::string unlinked(const Line& line);

struct Column {
  static constexpr std::size_t as_needed = 0;  ///< as wide as its widest cell, never wrapped
  static constexpr std::size_t shared =
      static_cast<std::size_t>(-1);  ///< what others leave of the page, in equal parts
  std::string head = {};
  std::size_t width = as_needed;  ///< of a text, with the space to the next
  bool is_number = false;         ///< aligned to the right
};

struct Row {
  /// What is said under a row, and what it is about; about nothing: when the row holds.
  using Note = std::pair<std::string, std::string>;
  std::vector<std::string> cells;
  std::vector<Note> notes = {};
  bool is_marked = false;  ///< set apart from the others
};

struct Table {
  std::string caption = {};  ///< for a section without a heading; but for HTML it stands above the first column
  std::vector<Column> columns = {};
  std::vector<Row> rows = {};
  std::string notes_head = {};  ///< Markdown: of the column of notes
  bool has_marks = false;       ///< some row may be marked
};

/// What a form draws in its own way; empty where there is nothing to draw.
struct Picture {
  std::string text = {};  ///< lines as they are
  std::string html = {};  ///< elements as they are: whoever draws them has escaped what is in them
};

/// Lines, then a picture, then a table. Names of sections are the same in every language.
struct Section {
  std::string name = {}, heading = {};
  std::vector<Line> lines = {};
  Picture picture = {};
  Table table = {};
  bool is_brief = false;      ///< text: the first line follows its heading on the same line
  bool goes_on = false;       ///< text: no empty line stands before it
  bool is_ahead = false;      ///< HTML: on a small screen its leads stand at the top, too, with a link to it
  bool is_in_column = false;  ///< HTML: may stand beside others

  bool empty() const { return lines.empty() && table.rows.empty() && picture.text.empty() && picture.html.empty(); }
  /// Adds a line; nothing for an empty text.
  void add(Line::Kind kind, std::string text) {
    if (!text.empty()) lines.push_back({.text = std::move(text), .kind = kind});
  }
};

/// A page before it is laid out: what is said and in which order, decided once for every form.
struct Document {
  Lang lang = Lang::en;
  std::string title;
  std::string subtitle = {};   ///< beside the title where there is room, else under it
  bool is_title_shown = true;  ///< false: HTML alone, which may be read far from the command that gave it, says it
  std::string style = {};      ///< HTML: the class of the whole
  std::vector<Section> sections = {};

  /// Begins a section.
  Section& begin(std::string name, std::string heading = {}) {
    return sections.emplace_back(Section{.name = std::move(name), .heading = std::move(heading)});
  }
  /// Adds a section that has something to say.
  void add(Section section) {
    if (!section.empty()) sections.push_back(std::move(section));
  }
  /// Adds a line to the last section.
  void add(Line::Kind kind, std::string text) { sections.back().add(kind, std::move(text)); }
};

enum class Form { text, markdown, html };
inline constexpr std::array<std::string_view, 3> form_ids = {"text", "markdown", "html"};

/// At most 80 columns, but for commands and cells that are not to be wrapped; control characters replaced.
std::string document_text(const Document& document, bool color = false);
/// CommonMark with tables; whatever would be read as markup is escaped.
std::string document_markdown(const Document& document);
/// One self-contained page: see `html_page`. Everything but pictures is escaped.
std::string document_html(const Document& document);
/// What a form says that is read away from the program.
Document without_hints(Document document);
/// `color`: of a text.
std::string render(const Document& document, Form form, bool color);

}  // namespace sti::report
