// What stands behind the lines of a page.

#include <fmt/format.h>

#include <algorithm>

#include "base/text.hpp"
#include "report/page/page.hpp"
#include "report/wording/sentence_families.hpp"

namespace sti::report {
namespace {

/// The pack's own documents: it is named at the head of the page.
bool is_own(std::string_view key) { return key.starts_with("STI-"); }

/// "NKSOI" of "NKSOI, Oslo University Hospital": the name that readers know, before what it belongs to.
std::string known_name(const std::string& issuer) { return issuer.substr(0, issuer.find(',')); }

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

void word_backing(const View& view, Backed backed, Document& out) {
  for (auto& section : out.sections) {
    for (auto& line : section.lines) {
      const auto& [rules, sources, basis] = line.backing;
      if (sources.empty()) continue;
      std::vector<std::string> parts;
      if (backed == Backed::by_first) parts.push_back(sources.front() + (sources.size() > 1 ? "+" : ""));
      if (basis == Basis::unverified) parts.push_back(view.phrase("basis-unverified"));
      if (backed == Backed::in_full)
        line.basis = basis_line(view, line.backing);
      else if (!parts.empty())
        line.mark = fmt::format("[{}]", join(parts, "; "));
    }
  }
}

Section sources_section(const View& view, const std::vector<Section>& sections, const PageOptions& options) {
  Section out{"sources", options.full
                             ? view.fill("heading-sources-of", {{"date", written_date(view.pack.reviewed, view.lang)}})
                             : view.phrase("heading-sources")};
  if (options.why) {
    for (const auto& key : cited_sources(view)) {
      const auto* source = find_source(view, key);
      if (source != nullptr) out.lines.push_back({.lead = key, .links = {{source_title(*source), source->url, true}}});
    }
    return out;
  }
  out.is_brief = true;
  Line names;
  std::vector<std::string> issuers;
  for (const auto& section : sections) {
    for (const auto& line : section.lines) {
      const auto* source = line.backing.sources.empty() ? nullptr : find_source(view, line.backing.sources.front());
      if (source == nullptr || is_own(line.backing.sources.front())) continue;
      const auto name = known_name(source->issuer);
      if (std::find(issuers.begin(), issuers.end(), name) != issuers.end()) continue;
      issuers.push_back(name);
      names.links.push_back({name, source->url});
    }
  }
  out.lines.push_back(std::move(names));
  return out;
}

}  // namespace sti::report
