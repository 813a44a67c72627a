#include <fmt/format.h>

#include "report/layout/html.hpp"
#include "report/layout/layout.hpp"

namespace sti::report {
namespace {

void add_why(const View& view, const PageLine& line, std::string& out) {
  if (!line.reason.empty()) out += fmt::format("<br>{}", html_escaped(line.reason));
  if (!line.backing.sources.empty())
    out += fmt::format("<br><span class=\"mark\">{}</span>", html_escaped(basis_line(view, line.backing)));
}

}  // namespace

std::string section_html(const View& view, const PageSection& section, bool why) {
  auto out = fmt::format("<section class=\"{}\" aria-labelledby=\"{}\">\n<h2 id=\"{}\">{}</h2>\n<ul>\n",
                         html_escaped(section.name), html_escaped("h-" + section.name),
                         html_escaped("h-" + section.name), html_escaped(section.heading));
  for (const auto& line : section.lines) {
    out += line.detail ? "<li class=\"detail\">" : "<li>";
    if (!line.lead.empty()) out += fmt::format("<span class=\"lead\">{}</span> ", html_escaped(line.lead));
    out += html_escaped(line.text);
    if (const auto sources = mark(view, line.backing); !sources.empty() && !why)
      out += fmt::format(" <span class=\"mark\">{}</span>", html_escaped(sources));
    if (why) add_why(view, line, out);
    out += "</li>\n";
  }
  return out + "</ul>\n</section>\n";
}

}  // namespace sti::report
