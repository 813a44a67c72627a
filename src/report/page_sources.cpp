// What stands behind the lines of a page.

#include <fmt/format.h>

#include <algorithm>

#include "base/text.hpp"
#include "report/page.hpp"

namespace sti::report {
namespace {

/// The page's own documents, named at its head.
bool is_own(std::string_view key) { return key.starts_with("STI-"); }

}  // namespace

std::vector<std::string> marked_sources(const Backing& backing) {
  const auto& all = backing.sources;
  const std::size_t named = all.size() == 2 ? 2 : std::min<std::size_t>(all.size(), 1);
  return {all.begin(), all.begin() + long(named)};
}

std::string mark(const View& view, const Backing& backing) {
  if (backing.sources.empty()) return {};
  const auto named = marked_sources(backing);
  auto out = join(named, ", ");
  if (backing.sources.size() > named.size()) out += fmt::format(" +{}", backing.sources.size() - named.size());
  if (backing.basis == Basis::unverified) out += "; " + view.phrase("basis-unverified");
  return "[" + out + "]";
}

std::string basis_line(const View& view, const Backing& backing) {
  const auto basis = view.phrase(fmt::format("basis-{}", to_string(backing.basis)));
  if (backing.rules.empty())
    return view.fill("basis-line-short", {{"sources", join(backing.sources, ", ")}, {"basis", basis}});
  return view.fill("basis-line",
                   {{"rules", join(backing.rules, ", ")}, {"sources", join(backing.sources, ", ")}, {"basis", basis}});
}

PageSection sources_section(const View& view, const std::vector<PageSection>& sections, const PageOptions& options) {
  PageSection out{"sources", view.phrase("heading-sources"), {}};
  if (options.why) {
    for (const auto& key : cited_sources(view)) {
      const auto* source = find_source(view, key);
      if (source == nullptr) continue;
      auto text = fmt::format("{}: {} ({})", source->issuer, source->title, source->date);
      if (!source->url.empty()) text += " " + source->url;
      out.lines.push_back({key, std::move(text), {}, {}});
    }
    return out;
  }
  std::vector<std::string> keys;
  std::size_t unnamed = 0;
  for (const auto& section : sections) {
    for (const auto& line : section.lines) {
      for (const auto& key : marked_sources(line.backing)) add_once(keys, key);
    }
  }
  for (const auto& key : cited_sources(view)) {
    unnamed += std::size_t(std::find(keys.begin(), keys.end(), key) == keys.end() && !is_own(key));
  }
  // One entry an issuer and year: "EMB-CT, EMB-NG: Sex og samfunn, n.d."
  std::vector<std::pair<std::string, std::vector<std::string>>> by_document;
  for (const auto& key : keys) {
    const auto* source = find_source(view, key);
    if (source == nullptr || is_own(key)) continue;
    auto document = fmt::format("{}, {}", source->issuer, year_of(view, source->date));
    const auto same = std::find_if(by_document.begin(), by_document.end(),
                                   [&](const auto& entry) { return entry.first == document; });
    if (same == by_document.end())
      by_document.push_back({std::move(document), {key}});
    else
      same->second.push_back(key);
  }
  std::vector<std::string> entries;
  for (const auto& [document, of_document] : by_document)
    entries.push_back(fmt::format("{}: {}", join(of_document, ", "), document));
  if (!entries.empty()) out.lines.push_back({{}, join(entries, "; ") + ".", {}, {}, true});
  if (unnamed > 0)
    out.lines.push_back({{}, view.fill("more-sources", {{"count", fmt::format("{}", unnamed)}}), {}, {}, true});
  return out;
}

}  // namespace sti::report
