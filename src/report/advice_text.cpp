#include "report/advice_text.hpp"

#include <fmt/format.h>

#include "report/layout.hpp"

namespace sti::report {

std::string advice_text(const View& view, const PageOptions& options) {
  const auto page = make_page(view, options);
  auto out = paragraph_text(page.title) + paragraph_text(page.pack);
  if (!page.overdue.empty()) out += paragraph_text(page.overdue);
  out += paragraph_text(page.person);
  for (std::size_t i = 0; i < page.exposures.size(); ++i)
    out += paragraph_text(fmt::format("{}. {}", i + 1, page.exposures[i]));
  for (const auto& section : page.sections) out += section_text(view, section, options);
  if (!page.sources.lines.empty()) out += section_text(view, page.sources, options);
  out += "\n" + paragraph_text(page.scope);
  return out;
}

}  // namespace sti::report
