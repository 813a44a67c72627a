#pragma once

#include <string>

#include "report/page/page.hpp"

namespace sti::report {

inline constexpr std::size_t page_width = 80;

/// A paragraph of at most 80 columns, from column 0.
std::string paragraph_text(const std::string& text);
/// The same with its first line at column `first` and the others at `rest`.
std::string indented_text(const std::string& text, std::size_t first, std::size_t rest);
/// An item of a list, its text from column 4.
std::string item_text(const std::string& text);
/// A section with its heading, 80 columns wide: leads in a column of their own, marks of sources at the end of lines.
std::string section_text(const View& view, const PageSection& section, const PageOptions& options);

/// The same as Markdown: a heading of level 2 and a list.
std::string section_markdown(const View& view, const PageSection& section, bool why);
/// The same as HTML: a `<section>` of its own, named by its heading.
std::string section_html(const View& view, const PageSection& section, bool why);
/// A text in which nothing is mistaken for Markdown.
std::string markdown_escaped(std::string_view text);

}  // namespace sti::report
