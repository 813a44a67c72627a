#include "report/pack_info.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.hpp"
#include "report/layout/layout.hpp"
#include "report/wording/sentence_families.hpp"

namespace sti::report {
namespace {

/// Numbers, and kinds of rules as `Rule::Origin` numbers them.
constexpr std::array<std::string_view, 8> count_kinds = {"numbers",   "rules",   "rows", "windows",
                                                         "specimens", "methods", "risk", "topics"};
constexpr auto count_sentences = family("pack-", count_kinds);

void add(BasisCount& count, const std::optional<Number>& number) {
  if (number) ++count.by_basis[number->evidence.basis];
}

std::string counts_text(const View& view) {
  std::string out = fmt::format("\n{}\n{:<22}", view.phrase("pack-counts"), "");
  for (const auto basis : all_bases) {
    const auto& name = view.phrase(basis_sentences[basis]);
    out += std::string(14 - std::min<std::size_t>(14, display_width(name)), ' ') + name;
  }
  out += '\n';
  for (const auto& count : count_by_basis(view.pack)) {
    const auto& name = view.phrase(count_sentences.at(count.kind));
    out += "  " + name + std::string(20 - std::min<std::size_t>(20, display_width(name)), ' ');
    for (const auto number : count.by_basis) out += fmt::format("{:>14}", number);
    out += '\n';
  }
  if (const auto drafts = drafts_of(view.pack); drafts > 0)
    out += paragraph_text("  " + view.fill("pack-drafts", {{"count", fmt::format("{}", drafts)}}));
  return out;
}

}  // namespace

std::size_t drafts_of(const Pack& pack) {
  return std::size_t(std::count_if(pack.rules.begin(), pack.rules.end(), [](const Rule& rule) { return rule.draft; }));
}

std::vector<const Source*> cited_documents(const Pack& pack) {
  std::vector<const Source*> out;
  for (const auto& source : pack.sources) {
    if (!source.key.starts_with("STI-")) out.push_back(&source);
  }
  std::sort(out.begin(), out.end(), [](const Source* a, const Source* b) { return a->key < b->key; });
  return out;
}

std::vector<BasisCount> count_by_basis(const Pack& pack) {
  std::vector<BasisCount> out;
  for (const auto kind : count_kinds) out.push_back({kind, {}});
  for (const auto& window : pack.windows) {
    for (const auto* number : {&window.earliest, &window.interim, &window.conclusive}) add(out[0], *number);
    for (const auto& number : window.repeat) add(out[0], number);
    for (const auto& other : window.other) add(out[0], other.figure);
  }
  for (const auto& method : pack.methods) {
    for (const auto* number : {&method.latest_hours, &method.best_hours, &method.course_days}) add(out[0], *number);
  }
  for (const auto& vaccine : pack.vaccines) {
    if (vaccine.schedule_days) ++out[0].by_basis[vaccine.evidence.basis];
  }
  for (const auto& rule : pack.rules) {
    if (!rule.draft) ++out[1 + std::size_t(rule.origin)].by_basis[rule.evidence.basis];
  }
  std::erase_if(out, [](const BasisCount& count) {
    return std::all_of(count.by_basis.begin(), count.by_basis.end(), [](std::size_t n) { return n == 0; });
  });
  return out;
}

std::string pack_list_text(const std::vector<View>& packs, const PageOptions& options) {
  std::string out;
  for (const auto& view : packs) {
    const auto& pack = view.pack;
    const auto name = fmt::format("{} {}", pack.id, pack.version);
    out += options.color ? fmt::format("\033[1m{}\033[0m\n", printable(name)) : printable(name) + "\n";
    out += indented_text(view.label(pack.title), 2, 2);
    out += indented_text(view.fill("pack-review", {{"reviewed", pack.reviewed}, {"due", pack.review_by}}), 2, 2);
    if (const auto late = overdue(view); !late.empty()) out += indented_text(late, 2, 2);
    out += indented_text("sha256 " + pack.sha256, 2, 2);
  }
  return out;
}

std::string pack_text(const View& view, const PageOptions& options) {
  auto out = pack_list_text({view}, options);
  const auto& pack = view.pack;
  PageSection about{"about", view.phrase("pack-about"), {}};
  about.lines.push_back({view.phrase("pack-country"), view.label(pack.country), {}, {}});
  about.lines.push_back({view.phrase("pack-languages"), join(pack.languages, ", "), {}, {}});
  about.lines.push_back({view.phrase("pack-use"), view.label(pack.intended_use), {}, {}});
  about.lines.push_back({view.phrase("pack-misuse"), view.label(pack.misuse), {}, {}});
  about.lines.push_back({view.phrase("pack-maintainer"), view.label(pack.maintainer), {}, {}});
  out += section_text(view, about, options);
  out += counts_text(view);
  const auto documents = cited_documents(pack);
  PageSection sources{"sources", fmt::format("{} ({})", view.phrase("heading-sources"), documents.size()), {}};
  for (const auto* source : documents) {
    auto text = view.fill(
        "pack-source",
        {{"issuer", source->issuer}, {"title", source->title}, {"date", source->date}, {"accessed", source->accessed}});
    if (!source->review_by.empty()) text += "; " + view.fill("pack-source-due", {{"date", source->review_by}});
    sources.lines.push_back({source->key, std::move(text), {}, {}});
  }
  return out + section_text(view, sources, options);
}

}  // namespace sti::report
