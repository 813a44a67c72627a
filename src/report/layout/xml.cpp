#include "report/layout/xml.hpp"

#include <array>

namespace sti::report {

std::string xml_escaped(std::string_view text) {
  constexpr std::string_view marks = "&<>\"\t\n";
  constexpr std::array names = {"&amp;", "&lt;", "&gt;", "&quot;", "&#9;", "&#10;"};
  std::string out;
  for (const char c : text) {
    const auto at = marks.find(c);
    if (at != std::string_view::npos)
      out += names[at];
    else if (static_cast<unsigned char>(c) < 0x20)
      out += "\xEF\xBF\xBD";
    else
      out += c;
  }
  return out;
}

}  // namespace sti::report
