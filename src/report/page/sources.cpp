// What stands behind the lines of a page.

#include <fmt/format.h>

#include <algorithm>

#include "base/text.hpp"
#include "report/page/page.hpp"
#include "report/wording/sentence_families.hpp"

namespace sti::report {
namespace {

/// The page's own documents, named at its head.
bool is_own(std::string_view key) { return key.starts_with("STI-"); }

/// "[OLA25+]": the first source, and that there are more. Says where the basis is unverified.
std::string mark(const View& view, const Backing& backing) {
  if (backing.sources.empty()) return {};
  const auto* more = backing.sources.size() > 1 ? "+" : "";
  const auto basis = backing.basis == Basis::unverified ? "; " + view.phrase("basis-unverified") : std::string{};
  return fmt::format("[{}{}{}]", backing.sources.front(), more, basis);
}

}  // namespace

std::string basis_line(const View& view, const Backing& backing) {
  const auto basis = view.phrase(basis_sentences[backing.basis]);
  if (backing.rules.empty())
    return view.fill("basis-line-short", {{"sources", join(backing.sources, ", ")}, {"basis", basis}});
  return view.fill("basis-line",
                   {{"rules", join(backing.rules, ", ")}, {"sources", join(backing.sources, ", ")}, {"basis", basis}});
}

std::string source_title(const Source& source) {
  return fmt::format("{}: {} ({})", source.issuer, source.title, source.date);
}

void word_backing(const View& view, bool why, Document& out) {
  for (auto& section : out.sections) {
    for (auto& line : section.lines) {
      if (!why)
        line.mark = mark(view, line.backing);
      else if (!line.backing.sources.empty())
        line.basis = basis_line(view, line.backing);
    }
  }
}

Section sources_section(const View& view, const std::vector<Section>& sections, const PageOptions& options) {
  Section out{"sources", view.phrase("heading-sources")};
  if (options.why) {
    for (const auto& key : cited_sources(view)) {
      const auto* source = find_source(view, key);
      if (source == nullptr) continue;
      auto text = source_title(*source);
      if (!source->url.empty()) text += " " + source->url;
      out.lines.push_back({key, std::move(text)});
    }
    return out;
  }
  out.is_brief = true;
  std::vector<std::string> keys;
  for (const auto& section : sections) {
    for (const auto& line : section.lines) {
      if (!line.backing.sources.empty() && !is_own(line.backing.sources.front()))
        add_once(keys, line.backing.sources.front());
    }
  }
  std::size_t unnamed = 0;
  for (const auto& key : cited_sources(view))
    unnamed += std::size_t(std::find(keys.begin(), keys.end(), key) == keys.end() && !is_own(key));
  auto list = join(keys, ", ");
  if (unnamed > 0) list = view.fill("sources-and-more", {{"list", list}, {"count", fmt::format("{}", unnamed)}});
  if (!list.empty()) out.lines.push_back({{}, list + "."});
  return out;
}

}  // namespace sti::report
