#include "report/compare/windows.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/text.hpp"
#include "report/compare/window_rows.hpp"
#include "report/layout/layout.hpp"
#include "report/wording/conditions.hpp"
#include "report/wording/sentence_families.hpp"

namespace sti::report {
namespace {

/// Windows of the tests shown.
std::vector<WindowRow> rows_of(const WindowsShown& shown) {
  auto out = window_rows(shown.view.pack);
  std::erase_if(out, [&](const WindowRow& row) {
    return shown.infection && shown.view.pack.catalog.tests[row.test].infection != shown.infection;
  });
  return out;
}

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
  for (const auto source : evidence.sources) out.sources.push_back(view.pack.sources[source].key);
  out.basis = evidence.basis;
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

std::string further_days(const Window& window) {
  std::vector<std::string> out;
  for (const auto& number : window.repeat) out.push_back(fmt::format("{}", number.value));
  return join(out, ", ");
}

/// "with HIV PEP: taking it now; counted from the last PEP dose", or empty for the plain window.
std::string circumstances(const View& view, const WindowRow& row) {
  std::vector<std::string> parts;
  if (auto when = words(view.pack, view.phrases, row.rule->when, view.lang); !when.empty())
    parts.push_back(view.fill("window-when", {{"when", when}}));
  if (row.window->from == Window::From::pep_last_dose) parts.push_back(view.phrase("window-from-last-dose"));
  return join(parts, "; ");
}

std::string windows_head(const View& view) { return view.fill("windows-head", {{"pack", pack_line(view)}}); }

/// What is said under a row: what stands behind each number, figures not chosen, remarks.
std::vector<std::pair<std::string, std::string>> remarks(const WindowsShown& shown, const WindowRow& row) {
  const auto& view = shown.view;
  std::vector<std::pair<std::string, std::string>> out;
  for (const auto& [name, number] : numbers_of(*row.window)) {
    // Numbers on the same word are told together.
    auto label = view.phrase(window_sentences[name]);
    auto said = said_by(view, number->evidence);
    if (!out.empty() && out.back().second == said)
      out.back().first += ", " + label;
    else
      out.emplace_back(std::move(label), std::move(said));
  }
  if (out.empty()) out.emplace_back(view.phrase("window-none"), said_by(view, row.rule->evidence));
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

PageSection source_section(const WindowsShown& shown, const std::vector<WindowRow>& rows) {
  const auto& view = shown.view;
  PageSection out{"sources", view.phrase("heading-sources"), {}};
  std::vector<Index<Source>> cited;
  const auto add = [&](const Evidence& evidence) {
    for (const auto source : evidence.sources) {
      if (std::find(cited.begin(), cited.end(), source) == cited.end()) cited.push_back(source);
    }
  };
  for (const auto& row : rows) {
    for (const auto& [name, number] : numbers_of(*row.window)) add(number->evidence);
    if (numbers_of(*row.window).empty()) add(row.rule->evidence);
    if (!shown.all_sources) continue;
    for (const auto& other : row.window->other) add(other.figure.evidence);
  }
  for (const auto index : cited) {
    const auto& source = view.pack.sources[index];
    out.lines.push_back({source.key, fmt::format("{}: {} ({})", source.issuer, source.title, source.date), {}, {}});
  }
  return out;
}

constexpr std::size_t name_width = 40;

/// Right-aligned in a column; a dash counts as one character.
std::string cell(const std::string& text, std::size_t width) {
  const auto used = display_width(text);
  return (used < width ? std::string(width - used, ' ') : std::string{}) + text;
}

std::string window_columns(const std::string& name, const std::array<std::string, 3>& cells) {
  std::string out = name;
  if (display_width(out) < name_width) out.append(name_width - display_width(out), ' ');
  for (const auto& each : cells) out += cell(each, 12);
  return out + "\n";
}

}  // namespace

std::string windows_text(const WindowsShown& shown, const PageOptions& options) {
  const auto& view = shown.view;
  const auto rows = rows_of(shown);
  auto out = paragraph_text(windows_head(view));
  if (const auto late = overdue(view); !late.empty()) out += paragraph_text(late);
  out += "\n";
  const auto titles = window_columns(
      "", {view.phrase("window-earliest"), view.phrase("window-interim"), view.phrase("window-conclusive")});
  out += options.color ? "\033[1m" + titles.substr(0, titles.size() - 1) + "\033[0m\n" : titles;
  for (const auto& row : rows) {
    out += window_columns(
        capitalised(test_label(view, row.test)),
        {days_text(row.window->earliest), days_text(row.window->interim), days_text(row.window->conclusive)});
    if (const auto when = circumstances(view, row); !when.empty()) out += indented_text(when, 2, 2);
    if (const auto further = further_days(*row.window); !further.empty())
      out += indented_text(view.fill("window-further", {{"days", further}}), 2, 2);
    for (const auto& [label, text] : remarks(shown, row)) out += indented_text(label + ": " + text, 2, 4);
  }
  if (rows.empty()) out += paragraph_text(view.phrase("windows-none"));
  out += "\n" + paragraph_text(legend(view, rows));
  if (auto sources = source_section(shown, rows); !sources.lines.empty()) out += section_text(view, sources, options);
  return out;
}

std::string windows_markdown(const WindowsShown& shown) {
  const auto& view = shown.view;
  const auto rows = rows_of(shown);
  auto out = markdown_escaped(windows_head(view)) + "\n\n";
  if (const auto late = overdue(view); !late.empty()) out += fmt::format("**{}**\n\n", markdown_escaped(late));
  out += fmt::format("| {} | {} | {} | {} | {} |\n| --- | ---: | ---: | ---: | --- |\n", view.phrase("window-test"),
                     view.phrase("window-earliest"), view.phrase("window-interim"), view.phrase("window-conclusive"),
                     view.phrase("heading-sources"));
  for (const auto& row : rows) {
    auto name = test_label(view, row.test);
    if (const auto when = circumstances(view, row); !when.empty()) name += ", " + when;
    if (const auto further = further_days(*row.window); !further.empty())
      name += ", " + view.fill("window-further", {{"days", further}});
    std::vector<std::string> said;
    for (const auto& [label, text] : remarks(shown, row)) said.push_back(markdown_escaped(label + ": " + text));
    out += fmt::format("| {} | {} | {} | {} | {} |\n", markdown_escaped(name), days_text(row.window->earliest),
                       days_text(row.window->interim), days_text(row.window->conclusive), join(said, "<br>"));
  }
  out += "\n" + markdown_escaped(legend(view, rows)) + "\n";
  if (auto sources = source_section(shown, rows); !sources.lines.empty()) out += section_markdown(view, sources, false);
  return out;
}

}  // namespace sti::report
