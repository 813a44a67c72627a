#include "report/compare/windows.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/text.hpp"
#include "report/compare/window_rows.hpp"
#include "report/wording/conditions.hpp"
#include "report/wording/sentence_families.hpp"

namespace sti::report {
namespace {

/// All numbers of a window, each with what it is.
std::vector<std::pair<WindowNumber, const Number*>> numbers_of(const Window& window) {
  std::vector<std::pair<WindowNumber, const Number*>> out;
  for (const auto name : all_window_numbers) {
    for (const auto* number : window.all(name)) out.emplace_back(name, number);
  }
  return out;
}

Backing backing_of(const View& view, const Evidence& evidence) {
  Backing out;
  back_with(view, evidence, out);
  return out;
}

/// "SEED, NLSH-HIV; stated"
std::string said_by(const View& view, const Evidence& evidence) {
  const auto backing = backing_of(view, evidence);
  return fmt::format("{}; {}", join(backing.sources, ", "), view.phrase(basis_sentences[backing.basis]));
}

/// "84", and "84?" where nobody could confirm it.
std::string days_text(const std::optional<Number>& number) {
  if (!number) return "–";
  return fmt::format("{}{}", number->value, number->evidence.basis == Basis::unverified ? "?" : "");
}

/// What the marks of the table mean.
std::string legend(const View& view, const std::vector<WindowRow>& rows) {
  auto out = view.phrase("windows-legend");
  const auto is_unconfirmed = [](const WindowRow& row) {
    const auto doubted = [](const std::optional<Number>& n) { return n && n->evidence.basis == Basis::unverified; };
    return doubted(row.window->earliest) || doubted(row.window->interim) || doubted(row.window->conclusive);
  };
  if (std::any_of(rows.begin(), rows.end(), is_unconfirmed)) out += " " + view.phrase("window-unconfirmed");
  return out;
}

/// When a window holds, and on which days to test again.
std::vector<Row::Note> circumstances(const View& view, const WindowRow& row) {
  std::vector<std::string> holds, further;
  if (auto when = words(view.pack, view.phrases, row.rule->when, view.lang); !when.empty())
    holds.push_back(view.fill("window-when", {{"when", when}}));
  if (row.window->from == Window::From::pep_last_dose) holds.push_back(view.phrase("window-from-last-dose"));
  for (const auto& number : row.window->repeat) further.push_back(fmt::format("{}", number.value));
  std::vector<Row::Note> out;
  if (!holds.empty()) out.emplace_back("", join(holds, "; "));
  if (!further.empty()) out.emplace_back("", view.fill("window-further", {{"days", join(further, ", ")}}));
  return out;
}

/// What is said under a row: when it holds, what stands behind each number, figures not chosen, remarks.
std::vector<Row::Note> notes_of(const WindowsShown& shown, const WindowRow& row) {
  const auto& view = shown.view;
  auto out = circumstances(view, row);
  for (const auto& [name, number] : numbers_of(*row.window)) {
    // Numbers on the same word are told together.
    auto label = view.phrase(window_sentences[name]);
    auto said = said_by(view, number->evidence);
    if (!out.empty() && !out.back().first.empty() && out.back().second == said)
      out.back().first += ", " + label;
    else
      out.emplace_back(std::move(label), std::move(said));
  }
  if (numbers_of(*row.window).empty()) out.emplace_back(view.phrase("window-none"), said_by(view, row.rule->evidence));
  if (shown.all_sources) {
    for (const auto& other : row.window->other) {
      const auto label = view.fill("window-not-chosen", {{"number", view.phrase(window_sentences[other.number])},
                                                         {"days", fmt::format("{}", other.figure.value)}});
      out.emplace_back(label, fmt::format("{} [{}]", view.label(other.why), said_by(view, other.figure.evidence)));
    }
  }
  if ((shown.infection || shown.all_sources) && !row.window->why.empty())
    out.emplace_back(view.phrase("window-remark"), view.label(row.window->why));
  return out;
}

/// Keys of the documents behind the windows.
std::vector<std::string> cited_by(const WindowsShown& shown, const std::vector<WindowRow>& rows) {
  Backing out;
  for (const auto& row : rows) {
    const auto numbers = numbers_of(*row.window);
    for (const auto& [name, number] : numbers) back_with(shown.view, number->evidence, out);
    if (numbers.empty()) back_with(shown.view, row.rule->evidence, out);
    if (!shown.all_sources) continue;
    for (const auto& other : row.window->other) back_with(shown.view, other.figure.evidence, out);
  }
  return out.sources;
}

Table table_of(const WindowsShown& shown, const std::vector<WindowRow>& rows) {
  const auto& view = shown.view;
  constexpr std::size_t name_width = 40, number_width = 12;
  Table out{.columns = {{view.phrase("window-test"), name_width}}};
  for (const auto name : {WindowNumber::earliest, WindowNumber::interim, WindowNumber::conclusive})
    out.columns.push_back({view.phrase(window_sentences[name]), number_width, true});
  out.notes_head = view.phrase("heading-sources");
  for (const auto& row : rows) {
    const auto& window = *row.window;
    out.rows.push_back({{capitalised(test_label(view, row.test)), days_text(window.earliest), days_text(window.interim),
                         days_text(window.conclusive)},
                        notes_of(shown, row)});
  }
  return out;
}

}  // namespace

Document windows_page(const WindowsShown& shown) {
  const auto& view = shown.view;
  const auto rows = window_rows(shown.view.pack, shown.infection);
  Document out{.lang = view.lang, .title = view.phrase("windows-title")};
  out.begin("pack");
  add_pack(view, Line::Kind::paragraph, out);
  if (rows.empty()) {
    out.begin("windows").add(Line::Kind::paragraph, view.phrase("windows-none"));
    return out;
  }
  out.begin("windows").table = table_of(shown, rows);
  out.begin("legend").add(Line::Kind::paragraph, legend(view, rows));
  Section sources{"sources", view.phrase("heading-sources")};
  for (const auto& key : cited_by(shown, rows)) sources.lines.push_back({key, source_title(*find_source(view, key))});
  out.add(std::move(sources));
  return out;
}

}  // namespace sti::report
