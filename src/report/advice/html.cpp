#include "report/advice/html.hpp"

#include <fmt/format.h>

#include "report/layout/html.hpp"
#include "report/layout/layout.hpp"
#include "report/timeline/timeline.hpp"

namespace sti::report {
namespace {

std::string page_head(const Page& page) {
  auto out = fmt::format("<header>\n<h1>{}</h1>\n<p class=\"small\">{}</p>\n", html_escaped(page.title),
                         html_escaped(page.pack));
  if (!page.overdue.empty()) out += fmt::format("<p class=\"overdue\">{}</p>\n", html_escaped(page.overdue));
  out += fmt::format("<p>{}</p>\n", html_escaped(page.person));
  if (!page.exposures.empty()) {
    out += "<ol>\n";
    for (const auto& exposure : page.exposures) out += fmt::format("<li>{}</li>\n", html_escaped(exposure));
    out += "</ol>\n";
  }
  return out + "</header>\n";
}

}  // namespace

std::string advice_html(const View& view, const PageOptions& options) {
  const auto page = make_page(view, options);
  auto body = page_head(page);
  auto section = page.sections.begin();
  // What cannot wait stands across the page, above the columns.
  if (section != page.sections.end() && section->name == "urgent") body += section_html(view, *section++, options.why);
  body += timeline_html(view, make_timeline(view));
  body += "<div class=\"columns\">\n";
  for (; section != page.sections.end(); ++section) body += section_html(view, *section, options.why);
  body += "</div>\n";
  if (!page.sources.lines.empty()) body += section_html(view, page.sources, options.why);
  body += fmt::format("<footer><p class=\"small\">{}</p></footer>\n", html_escaped(page.scope));
  return html_page({view.lang, page.title, std::move(body)});
}

}  // namespace sti::report
