// Tests of a page: found, today, the plan, awaited, settled.

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/text.hpp"
#include "report/page/page.hpp"
#include "report/wording/visit_words.hpp"

namespace sti::report {
namespace {

constexpr std::string_view settled_mark = "*";

/// Tests that are said in one breath: the same sample and the same meaning.
struct TestGroup {
  std::string meaning;
  std::vector<const TestAdvice*> tests;
};

const TestAdvice& test_line_at(const View& view, Index<TestKind> test, Index<Site> site) {
  return *std::find_if(view.advice.tests.begin(), view.advice.tests.end(),
                       [&](const auto& line) { return line.test == test && line.site == site; });
}

void add_control(const View& view, const TestAdvice& test, std::vector<std::string>& parts) {
  if (test.control_of) parts.push_back(view.fill("control-of", {{"date", brief(*test.control_of, view)}}));
}

/// What a test taken today will and will not say.
std::string meaning_today(const View& view, const TestAdvice& test) {
  std::vector<std::string> parts;
  if (test.status == Status::baseline) parts.push_back(view.phrase("baseline"));
  add_control(view, test, parts);
  const bool is_control = test.status == Status::control;
  if (test.conclusive_on && *test.conclusive_on <= date_of(view.advice.asked.now) && !is_control)
    parts.push_back(view.phrase("conclusive-today"));
  else if (!test.conclusive_on && test.repeat_on.empty() && test.useful_from && !is_control)
    parts.push_back(view.phrase("never-conclusive"));
  if (test.answer_late) parts.push_back(view.phrase("answer-late"));
  return join(parts, "; ");
}

/// With reasons, each test stands alone, as each has its own.
std::vector<TestGroup> grouped(const View& view, const Specimen& specimen, const PageOptions& options) {
  std::vector<TestGroup> out;
  for (const auto index : specimen.tests) {
    const auto& test = test_line_at(view, index, specimen.site);
    auto meaning = meaning_today(view, test);
    const auto same =
        std::find_if(out.begin(), out.end(), [&](const TestGroup& group) { return group.meaning == meaning; });
    if (options.why || same == out.end())
      out.push_back({std::move(meaning), {&test}});
    else
      same->tests.push_back(&test);
  }
  return out;
}

Line line_of_group(const View& view, const TestGroup& group, const PageOptions& options) {
  Line line;
  std::vector<std::string> names;
  for (const auto* test : group.tests) {
    const auto& kind = view.pack.catalog.tests[test->test];
    names.push_back(view.label(options.why ? kind.label : kind.short_label));
    back_with(view, test->windows, line.backing);  // the date is what the line says: its sources first
    back_with(view, test->rules, line.backing);
    if (options.why) line.reason = why(view, *test);
  }
  line.text = join(names, ", ");
  if (!group.meaning.empty()) line.text += fmt::format(" ({})", group.meaning);
  return line;
}

}  // namespace

std::string test_and_site(const View& view, const TestSubject& of) {
  const auto& kind = view.pack.catalog.tests[of.test];
  return fmt::format("{} ({})", view.label(kind.short_label), bare(site_label(view, of.site)));
}

namespace {

/// Tests that are only named: one line, or one each with reasons.
void name_test(const View& view, const TestAdvice& test, std::string name, const PageOptions& options, Section& out) {
  if (options.why || out.lines.empty()) {
    out.lines.push_back({{}, std::move(name), backing(view, test), options.why ? why(view, test) : ""});
    return;
  }
  out.lines.front().text += "; " + name;
  add_backing(out.lines.front().backing, backing(view, test));
}

}  // namespace

void add_found(const View& view, const PageOptions& options, Section& out) {
  for (const auto& test : view.advice.tests) {
    if (test.status != Status::positive) continue;
    const auto on = taken_on(view, test, Result::positive).value_or(date_of(view.advice.asked.now));
    auto said = view.fill("found-sample", {{"test", capitalised(test_and_site(view, {test.test, test.site}))},
                                           {"found", found_word(view, test.test)},
                                           {"date", brief(on, view)}});
    // No sources: a finding is a fact of the case, and the basis of a rule beside it would read as doubt of it.
    out.lines.push_back({{}, said + ".", {}, options.why ? why(view, test) : ""});
  }
  for (const auto& contact : view.advice.contacts) {
    const auto& infection = view.label(view.pack.catalog.infections[contact.infection].label);
    out.lines.push_back(
        {{},
         view.fill("trace-since", {{"infection", infection}, {"date", brief(contact.since, view)}}) + ".",
         backing(view, contact),
         options.why ? why(view, contact) : ""});
  }
}

Section today_section(const View& view, const PageOptions& options) {
  Section out{"today", view.phrase("heading-today")};
  out.is_ahead = true;
  const auto today = date_of(view.advice.asked.now);
  for (const auto& specimen : view.advice.specimens) {
    if (specimen.on != today) continue;
    auto lead = capitalised(bare(site_label(view, specimen.site)));
    for (const auto& group : grouped(view, specimen, options)) {
      auto line = line_of_group(view, group, options);
      if (lead.empty() && !options.why) {
        out.lines.back().text += "; " + line.text;
        add_backing(out.lines.back().backing, line.backing);
        continue;
      }
      if (lead.empty()) line.kind = Line::Kind::detail;
      line.lead = std::exchange(lead, {});
      out.lines.push_back(std::move(line));
    }
    if (auto text = options.why ? how(view, specimen) : how_in_short(view, specimen); !text.empty()) {
      // The test above it names its sources; here only what is not certain is worth the space.
      auto behind = backing(view, specimen);
      if (!options.why && behind.basis != Basis::unverified) behind = {};
      out.lines.push_back({{}, std::move(text), std::move(behind), {}, Line::Kind::detail});
    }
  }
  for (const auto& visit : view.advice.visits) {
    if (visit.on > today) continue;
    for (const auto& item : visit.items) {
      if (std::holds_alternative<Index<TestAdvice>>(item.of)) continue;  // said by sample
      Line line{{}, item_today(view, item), backing(view, item), options.why ? why(view, item) : ""};
      if (std::holds_alternative<Index<VaccineAdvice>>(item.of))
        line.lead = view.phrase("vaccine-today");
      else
        line.text = capitalised(line.text);
      out.lines.push_back(std::move(line));
    }
  }
  if (out.lines.empty()) {
    const bool is_unknown = view.advice.asked.exposures.empty() && !view.advice.questions.empty();
    const auto none = is_unknown ? PlainSentence("no-tests-known") : "no-tests";
    out.lines.push_back({{}, view.phrase(view.advice.tests.empty() ? none : "nothing-today")});
  }
  return out;
}

Section plan_section(const View& view, const PageOptions& options) {
  Section out{"plan", view.phrase("heading-plan")};
  bool has_marks = false;
  for (const auto& visit : view.advice.visits) {
    if (visit.on <= date_of(view.advice.asked.now)) continue;
    has_marks = has_marks || settles_any(view, visit);
    Line line{.lead = capitalised(brief(visit.on, view))};
    if (!options.why) {
      line.text = visit_words(view, visit, settled_mark);
      for (const auto& item : visit.items) add_backing(line.backing, backing(view, item));
      out.lines.push_back(std::move(line));
      continue;
    }
    // With reasons, each thing stands alone, as each has its own.
    for (const auto& part : parts_of(view, visit)) {
      for (const auto* item : part.items) {
        line.text = part_words(view, {part.site, {item}}, visit.on, settled_mark);
        line.backing = backing(view, *item);
        line.reason = why(view, *item);
        out.lines.push_back(std::exchange(line, {.kind = Line::Kind::detail}));
      }
    }
  }
  if (out.lines.empty()) out.add(Line::Kind::item, view.phrase("plan-none"));
  if (has_marks) out.heading += fmt::format(" ({} {})", settled_mark, view.phrase("plan-mark"));
  return out;
}

Section awaited_section(const View& view, const PageOptions& options) {
  Section out{"awaited", view.phrase("heading-awaited")};
  out.is_brief = !options.why;
  for (const auto& test : view.advice.tests) {
    if (test.status != Status::awaited) continue;
    const auto on = taken_on(view, test, Result::pending).value_or(date_of(view.advice.asked.now));
    name_test(
        view, test,
        view.fill("sample-of", {{"test", test_and_site(view, {test.test, test.site})}, {"date", brief(on, view)}}),
        options, out);
  }
  return out;
}

Section settled_section(const View& view, const PageOptions& options) {
  Section out{"settled", view.phrase("heading-done")};
  out.is_brief = !options.why;
  for (const auto& test : view.advice.tests) {
    if (is_settled(test)) name_test(view, test, test_and_site(view, {test.test, test.site}), options, out);
  }
  return out;
}

Section recent_section(const View& view, const PageOptions& options) {
  Section out{"recent", view.phrase("heading-recent")};
  out.is_brief = !options.why;
  for (const auto& test : view.advice.tests) {
    if (test.status == Status::done && !is_settled(test))
      name_test(view, test, test_and_site(view, {test.test, test.site}), options, out);
  }
  return out;
}

}  // namespace sti::report
