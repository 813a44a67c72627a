#include "report/compare/comparison.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "base/text.hpp"
#include "report/compare/window_rows.hpp"
#include "report/wording/conditions.hpp"
#include "report/wording/sentence_families.hpp"

namespace sti::report {
namespace {

/// Gathers the rows of a section, pack by pack; rows come in the order in which they are first met.
class Gatherer {
 public:
  Gatherer(std::string name, std::string heading, std::size_t packs) : packs_(packs) {
    section_.name = std::move(name);
    section_.heading = std::move(heading);
  }

  void add(std::size_t pack, const std::string& id, const std::string& label, ComparedCell cell) {
    auto& rows = section_.rows;
    auto at = std::find_if(rows.begin(), rows.end(), [&](const ComparedRow& row) { return row.id == id; });
    if (at == rows.end()) {
      rows.push_back({id, label, std::vector<std::optional<ComparedCell>>(packs_)});
      at = std::prev(rows.end());
    }
    at->cells[pack] = std::move(cell);
  }

  ComparedSection finish() {
    for (auto& row : section_.rows) {
      const auto& first = row.cells.front();
      row.differs = std::any_of(row.cells.begin(), row.cells.end(), [&](const auto& cell) {
        return cell.has_value() != first.has_value() || (cell && cell->values != first->values);
      });
    }
    return std::move(section_);
  }

 private:
  std::size_t packs_;
  ComparedSection section_;
};

ComparedCell cell_of(const Backing& backing) { return {{}, {}, backing.rules, backing.sources}; }

template <class Time>
ComparedValue iso(const std::optional<Time>& time) {
  if (!time) return {};
  return to_string(*time);
}

/// "from 10 Dec; conclusive from 11 Feb"
std::string in_words(const View& view, const TestAdvice& test) {
  std::vector<std::string> parts;
  switch (test.status) {
    case Status::done:
      return view.phrase(is_settled(test) ? PlainSentence("compare-settled") : "compare-recent");
    case Status::positive:
      return found_word(view, test.test);
    case Status::awaited:
      parts.push_back(view.phrase("compare-awaited"));
      break;
    case Status::control:
      parts.push_back(view.fill("compare-control", {{"date", brief(*test.take_on, view)}}));
      break;
    case Status::wait:
      parts.push_back(view.fill("compare-from", {{"date", brief(*test.take_on, view)}}));
      break;
    case Status::baseline:
      parts.push_back(view.phrase("compare-today"));
      parts.push_back(view.phrase("baseline"));
      break;
    case Status::now:
    case Status::now_and_repeat:
      parts.push_back(view.phrase("compare-today"));
  }
  if (!test.conclusive_on && !test.repeat_on.empty()) {
    std::vector<std::string> days;
    for (const auto day : test.repeat_on) {
      if (day != test.take_on) days.push_back(brief(day, view));
    }
    if (!days.empty()) parts.push_back(view.fill("repeat-on", {{"dates", join(days, ", ")}}));
  }
  const bool is_ahead = test.status != Status::now && test.status != Status::control;
  if (test.conclusive_on && is_ahead)
    parts.push_back(view.fill("conclusive-from", {{"date", brief(*test.conclusive_on, view)}}));
  return join(parts, "; ");
}

ComparedCell cell_of(const View& view, const TestAdvice& test) {
  auto cell = cell_of(backing(view, test));
  std::vector<std::string> repeats;
  for (const auto day : test.repeat_on) repeats.push_back(to_string(day));
  std::vector<std::string> early;
  for (const auto day : test.interim_on) early.push_back(to_string(day));
  cell.values = {{"status", std::string(to_string(test.status))},
                 {"take_on", iso(test.take_on)},
                 {"conclusive_on", iso(test.conclusive_on)},
                 {"repeat_on", std::move(repeats)},
                 {"interim_on", std::move(early)}};
  cell.text = in_words(view, test);
  return cell;
}

/// What is offered of a kind that has a deadline: "consider (at the latest …)".
template <class Offer>
std::string with_deadline(const View& view, const std::string& level, const Offer& offer) {
  if (!offer.deadline) return level;
  const auto limit = offer.deadline_from ? view.fill("limit-from", {{"from", brief(*offer.deadline_from, view)}})
                                         : view.fill("compare-until", {{"deadline", brief(*offer.deadline, view)}});
  return fmt::format("{} ({})", level, limit);
}

ComparedCell cell_of(const View& view, const Verdict& verdict) {
  auto cell = cell_of(backing(view, verdict));
  cell.values = {{"level", std::string(to_string(verdict.level))}, {"deadline", iso(verdict.deadline)}};
  cell.text = with_deadline(view, view.phrase(level_sentences[verdict.level]), verdict);
  return cell;
}

ComparedCell cell_of(const View& view, const VaccineAdvice& vaccine) {
  auto cell = cell_of(backing(view, vaccine));
  cell.values = {{"level", std::string(to_string(vaccine.level))}, {"deadline", iso(vaccine.deadline)}};
  cell.text = with_deadline(view, view.phrase(vaccine_sentences[vaccine.level]), vaccine);
  return cell;
}

ComparedCell cell_of(const View& view, const FollowUp& follow_up) {
  auto cell = cell_of(backing(view, follow_up));
  cell.values = {{"on", to_string(follow_up.on)}};
  cell.text = brief(follow_up.on, view);
  return cell;
}

/// In the catalog's order, then by site, as on a page of advice.
ComparedSection tests_of(const std::vector<const View*>& packs) {
  Gatherer rows("tests", packs.front()->phrase("compare-tests"), packs.size());
  struct Line {
    Index<TestKind> test;
    Index<Site> site;
    std::size_t pack;
    const TestAdvice* advice;
  };
  std::vector<Line> lines;
  const auto& order = packs.front()->pack.catalog;
  for (std::size_t i = 0; i < packs.size(); ++i) {
    const auto& catalog = packs[i]->pack.catalog;
    for (const auto& test : packs[i]->advice.tests) {
      lines.push_back(
          {order.test_index(catalog.tests[test.test].id), order.site_index(catalog.sites[test.site].id), i, &test});
    }
  }
  std::stable_sort(lines.begin(), lines.end(),
                   [](const Line& a, const Line& b) { return std::tie(a.test, a.site) < std::tie(b.test, b.site); });
  for (const auto& line : lines) {
    const auto& view = *packs[line.pack];
    const TestSubject subject{line.advice->test, line.advice->site};
    rows.add(line.pack, id_of(view.pack, subject), short_label_of(view, subject), cell_of(view, *line.advice));
  }
  return rows.finish();
}

/// The lines of an advice that are in order already; `key`: what each is about.
template <class Lines, class Key>
ComparedSection lines_of(const std::vector<const View*>& packs, const char* name, PlainSentence heading,
                         Lines Advice::*lines, const Key& key) {
  Gatherer rows(name, packs.front()->phrase(heading), packs.size());
  for (std::size_t i = 0; i < packs.size(); ++i) {
    const auto& view = *packs[i];
    for (const auto& line : view.advice.*lines) {
      const Subject subject = key(line);
      const auto id = id_of(view.pack, subject);
      rows.add(i, id.substr(id.find('/') + 1), label_of(view, subject), cell_of(view, line));
    }
  }
  return rows.finish();
}

ComparedCell cell_of(const View& view, const Rule& rule, const Window& window) {
  ComparedCell cell;
  cell.rules = {rule.id};
  std::vector<std::string> parts;
  for (const auto name : {WindowNumber::earliest, WindowNumber::interim, WindowNumber::conclusive}) {
    const auto* number = window.single(name);
    cell.values.emplace_back(fmt::format("{}_days", to_string(name)),
                             number != nullptr ? ComparedValue(std::int64_t(number->value)) : ComparedValue{});
    if (number == nullptr) continue;
    const bool is_doubted = number->evidence.basis == Basis::unverified;
    parts.push_back(fmt::format("{} {}{}", view.phrase(window_sentences[name]), number->value, is_doubted ? "?" : ""));
    for (const auto source : number->evidence.sources) add_once(cell.sources, view.pack.sources[source].key);
  }
  if (parts.empty()) {
    for (const auto source : rule.evidence.sources) add_once(cell.sources, view.pack.sources[source].key);
  }
  cell.text = parts.empty() ? view.phrase("window-none") : join(parts, ", ");
  return cell;
}

/// The circumstances of a window, in words: packs are joined by them, and they differ where the conditions do.
std::string window_circumstances(const View& view, const Rule& rule, const Window& window) {
  auto out = words(view.pack, view.phrases, rule.when, view.lang);
  if (window.from == Window::From::pep_last_dose) out += "; " + view.phrase("window-from-last-dose");
  return out;
}

}  // namespace

Comparison compare_advice(std::vector<const View*> packs) {
  Comparison out;
  out.is_of_case = true;
  auto verdicts = lines_of(packs, "verdicts", "heading-verdicts", &Advice::verdicts,
                           [](const Verdict& line) { return VerdictSubject{line.slot}; });
  auto vaccines = lines_of(packs, "vaccines", "heading-vaccines", &Advice::vaccines,
                           [](const VaccineAdvice& line) { return VaccineSubject{line.vaccine}; });
  auto follow_up = lines_of(packs, "follow_up", "heading-follow-up", &Advice::follow_up, [](const FollowUp& line) {
    return FollowUpSubject{line.what, line.infection};
  });
  for (auto& section : {tests_of(packs), std::move(verdicts), std::move(vaccines), std::move(follow_up)}) {
    if (!section.rows.empty()) out.sections.push_back(section);
  }
  out.packs = std::move(packs);
  return out;
}

Comparison compare_windows(std::vector<const View*> packs, const std::string& infection) {
  Gatherer rows("windows", packs.front()->phrase("compare-windows"), packs.size());
  std::vector<std::vector<WindowRow>> all;
  for (const auto* view : packs) all.push_back(window_rows(view->pack));
  const auto& tests = packs.front()->pack.catalog.tests;
  for (const auto& kind : tests) {
    for (std::size_t i = 0; i < packs.size(); ++i) {
      const auto& view = *packs[i];
      const auto& catalog = view.pack.catalog;
      const auto test = catalog.test_index(kind.id);
      if (!test) continue;
      const auto of = catalog.tests[test].infection;
      if (!infection.empty() && (!of || catalog.infections[of].id != infection)) continue;
      for (const auto& row : all[i]) {
        if (row.test != test) continue;
        const auto when = window_circumstances(view, *row.rule, *row.window);
        auto label = view.label(kind.label);
        if (!when.empty()) label += fmt::format(" ({})", when);
        rows.add(i, when.empty() ? kind.id : fmt::format("{} {}", kind.id, when), label,
                 cell_of(view, *row.rule, *row.window));
      }
    }
  }
  Comparison out;
  out.sections.push_back(rows.finish());
  out.packs = std::move(packs);
  return out;
}

}  // namespace sti::report
