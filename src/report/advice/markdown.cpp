#include "report/advice/markdown.hpp"

#include <fmt/format.h>

#include "base/text.hpp"
#include "report/layout/layout.hpp"
#include "report/timeline/timeline.hpp"

namespace sti::report {
namespace {

/// As indented code: nothing in it can end it.
std::string timeline_markdown(const View& view, bool ascii) {
  const auto picture = timeline_text(view, make_timeline(view), ascii);
  if (picture.empty()) return {};
  auto out = fmt::format("\n## {}\n\n", markdown_escaped(view.phrase("heading-timeline")));
  for (const auto line : split(std::string_view(picture).substr(0, picture.size() - 1), '\n'))
    out += line.empty() ? "\n" : fmt::format("    {}\n", line);
  return out;
}

}  // namespace

std::string advice_markdown(const View& view, const PageOptions& options) {
  const auto page = make_page(view, options);
  auto out = fmt::format("# {}\n\n{}\n\n", markdown_escaped(page.title), markdown_escaped(page.pack));
  if (!page.overdue.empty()) out += fmt::format("**{}**\n\n", markdown_escaped(page.overdue));
  out += markdown_escaped(page.person) + "\n";
  for (std::size_t i = 0; i < page.exposures.size(); ++i)
    out += fmt::format("{}{}. {}\n", i == 0 ? "\n" : "", i + 1, markdown_escaped(page.exposures[i]));
  for (const auto& section : page.sections) out += section_markdown(view, section, options.why);
  if (options.timeline) out += timeline_markdown(view, options.ascii);
  if (!page.sources.lines.empty()) out += section_markdown(view, page.sources, options.why);
  out += fmt::format("\n{}\n", markdown_escaped(page.scope));
  return out;
}

}  // namespace sti::report
