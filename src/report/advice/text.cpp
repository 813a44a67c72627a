#include "report/advice/text.hpp"

#include <fmt/format.h>

#include "report/layout/layout.hpp"
#include "report/timeline/timeline.hpp"

namespace sti::report {

std::string advice_text(const View& view, const PageOptions& options) {
  const auto page = make_page(view, options);
  auto out = paragraph_text(page.title) + paragraph_text(page.pack);
  if (!page.overdue.empty()) out += paragraph_text(page.overdue);
  out += paragraph_text(page.person);
  for (std::size_t i = 0; i < page.exposures.size(); ++i)
    out += paragraph_text(fmt::format("{}. {}", i + 1, page.exposures[i]));
  bool was_brief = false;
  const auto add = [&](const PageSection& section) {
    // Those that are said in one breath stand together.
    if (section.brief && !options.why && !was_brief) out += "\n";
    was_brief = section.brief && !options.why;
    out += section_text(view, section, options);
  };
  for (const auto& section : page.sections) add(section);
  if (const auto picture = options.timeline ? timeline_text(view, make_timeline(view), options.ascii) : "";
      !picture.empty()) {
    add({"timeline", view.phrase("heading-timeline"), {}});
    out += picture;
  }
  if (!page.sources.lines.empty()) add(page.sources);
  out += fmt::format("{}{}", was_brief ? "" : "\n", paragraph_text(page.scope));
  return out;
}

}  // namespace sti::report
