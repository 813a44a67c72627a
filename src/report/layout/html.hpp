#pragma once

#include <span>
#include <string>
#include <string_view>

#include "model/text.hpp"

namespace sti::report {

/// `text` with the characters that mean something in HTML replaced, and control characters too. Good for elements and
/// for attributes in double quotes.
std::string html_escaped(std::string_view text);

/// One self-contained page: no script, nothing loaded, light and dark by the reader's setting, A4 when printed.
struct HtmlPage {
  Lang lang = Lang::en;
  std::string title;  ///< as text: escaped here
  std::string body;   ///< between `<main>` and `</main>`, as HTML: escape what goes in
};
std::string html_page(const HtmlPage& page);

/// A colour of the page by name; a style sheet says `var(--name)`. `#rrggbb`.
struct ThemeColor {
  std::string_view name, light, dark;
};
std::span<const ThemeColor> theme_colors();

/// Colours that stand on one another, and the least contrast ratio that WCAG 2.1 AA asks of them: 4.5 for text (1.4.3),
/// 3 for the parts of a picture (1.4.11).
struct ColorPair {
  std::string_view front, back;
  double least;
};
std::span<const ColorPair> color_pairs();

}  // namespace sti::report
