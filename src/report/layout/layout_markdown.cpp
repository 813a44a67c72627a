#include <fmt/format.h>

#include "base/text.hpp"
#include "report/layout/layout.hpp"

namespace sti::report {

std::string markdown_escaped(std::string_view text) {
  std::string out;
  for (const char c : printable(text)) {
    if (std::string_view("\\`*_[]<>|#~").find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  return out;
}

std::string section_markdown(const View& view, const PageSection& section, bool why) {
  auto out = fmt::format("\n## {}\n\n", markdown_escaped(section.heading));
  for (const auto& line : section.lines) {
    out += line.detail ? "  - " : "- ";
    if (!line.lead.empty()) out += fmt::format("**{}:** ", markdown_escaped(line.lead));
    out += markdown_escaped(line.text);
    if (const auto sources = mark(view, line.backing); !sources.empty() && !why) out += " " + markdown_escaped(sources);
    out += "\n";
    if (!why) continue;
    const std::string under(line.detail ? 4 : 2, ' ');
    if (!line.reason.empty()) out += under + markdown_escaped(line.reason) + "\n";
    if (!line.backing.sources.empty())
      out += fmt::format("{}*{}*\n", under, markdown_escaped(basis_line(view, line.backing)));
  }
  return out;
}

}  // namespace sti::report
