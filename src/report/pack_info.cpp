#include "report/pack_info.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.hpp"
#include "report/wording/sentence_families.hpp"

namespace sti::report {
namespace {

/// Numbers, and rules by the table that they come from.
constexpr std::string_view numbers = "numbers";
constexpr ByEnum<Rule::Origin, std::string_view, 8> origins = {"rules",   "rows", "windows", "specimens",
                                                               "methods", "risk", "topics",  "after-treatment"};
static_assert(origins.is_complete() && origins.size() == std::size_t(Rule::Origin::after_treatment) + 1);
constexpr auto count_kinds = [] {
  std::array<std::string_view, 1 + origins.size()> out{numbers};
  std::copy(origins.begin(), origins.end(), out.begin() + 1);
  return out;
}();
constexpr auto count_sentences = family("pack-", count_kinds);

void add(BasisCount& count, const std::optional<Number>& number) {
  if (number) ++count.by_basis[number->evidence.basis];
}

Section counts_section(const View& view) {
  constexpr std::size_t name_width = 20, number_width = 14;
  Section out{"counts", view.phrase("pack-counts")};
  if (const auto drafts = drafts_of(view.pack); drafts > 0)
    out.add(Line::Kind::detail, view.fill("pack-drafts", {{"count", fmt::format("{}", drafts)}}));
  out.table.columns = {{{}, name_width}};
  for (const auto basis : all_bases)
    out.table.columns.push_back({view.phrase(basis_sentences[basis]), number_width, true});
  for (const auto& count : count_by_basis(view.pack)) {
    auto& cells = out.table.rows.emplace_back(Row{{view.phrase(count_sentences.at(count.kind))}}).cells;
    for (const auto number : count.by_basis) cells.push_back(fmt::format("{}", number));
  }
  return out;
}

/// What is said of each pack: how it is called, and whether its review is due.
Section pack_section(const View& view) {
  const auto& pack = view.pack;
  Section out{"pack-" + pack.id, fmt::format("{} {}", pack.id, pack.version)};
  out.add(Line::Kind::detail, view.label(pack.title));
  out.add(Line::Kind::detail, view.fill("pack-review", {{"reviewed", written_date(pack.reviewed, view.lang)},
                                                        {"due", written_date(pack.review_by, view.lang)}}));
  out.add(Line::Kind::detail, overdue(view));
  out.add(Line::Kind::detail, "sha256 " + pack.sha256);
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
    const auto of_rule = [&](const BasisCount& count) { return count.kind == origins[rule.origin]; };
    if (!rule.draft) ++std::find_if(out.begin(), out.end(), of_rule)->by_basis[rule.evidence.basis];
  }
  std::erase_if(out, [](const BasisCount& count) {
    return std::all_of(count.by_basis.begin(), count.by_basis.end(), [](std::size_t n) { return n == 0; });
  });
  return out;
}

Document pack_list_page(const std::vector<View>& packs) {
  Document out{.is_title_shown = false};
  for (const auto& view : packs) {
    out.lang = view.lang;
    out.title = view.phrase("pack-list");
    out.add(pack_section(view));
  }
  return out;
}

Document pack_page(const View& view) {
  const auto& pack = view.pack;
  auto own = pack_section(view);
  Document out{.lang = view.lang, .title = own.heading, .is_title_shown = false};
  out.add(std::move(own));
  Section about{"about", view.phrase("pack-about")};
  about.lines = {{view.phrase("pack-country"), view.label(pack.country)},
                 {view.phrase("pack-languages"), join(pack.languages, ", ")},
                 {view.phrase("pack-use"), view.label(pack.intended_use)},
                 {view.phrase("pack-misuse"), view.label(pack.misuse)},
                 {view.phrase("pack-maintainer"), view.label(pack.maintainer)}};
  out.add(std::move(about));
  out.add(counts_section(view));
  const auto documents = cited_documents(pack);
  Section sources{"sources", fmt::format("{} ({})", view.phrase("heading-sources"), documents.size())};
  for (const auto* source : documents) {
    auto text = view.fill("pack-source", {{"issuer", source->issuer},
                                          {"title", source->title},
                                          {"date", source->date},
                                          {"accessed", written_date(source->accessed, view.lang)}});
    if (!source->review_by.empty())
      text += "; " + view.fill("pack-source-due", {{"date", written_date(source->review_by, view.lang)}});
    sources.lines.push_back({source->key, std::move(text)});
  }
  out.add(std::move(sources));
  return out;
}

}  // namespace sti::report
