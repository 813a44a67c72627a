// Tests of a page: found, today, later, awaited, settled.

#include <fmt/format.h>

#include <algorithm>

#include "base/text.hpp"
#include "report/page/page.hpp"

namespace sti::report {
namespace {

/// Tests that are said in one breath: the same sample and the same meaning.
struct TestGroup {
  std::string meaning;
  std::vector<const TestAdvice*> tests;
};

const TestAdvice& test_line_at(const View& view, Index<TestKind> test, Index<Site> site) {
  return *std::find_if(view.advice.tests.begin(), view.advice.tests.end(),
                       [&](const auto& line) { return line.test == test && line.site == site; });
}

std::string dates(const View& view, const std::vector<Date>& days) {
  std::vector<std::string> out;
  for (const auto day : days) out.push_back(brief(day, view));
  return join(out, ", ");
}

/// What the days still ahead come to; never that a negative is conclusive where nobody could confirm the day.
void add_days_ahead(const View& view, const TestAdvice& test, std::vector<std::string>& parts) {
  const auto later = later_days(test);
  if (!later.empty())
    parts.push_back(view.fill_from(test.conclusive_on || !view.pack.catalog.tests[test.test].infection
                                       ? Sentence("repeat-on")
                                       : "repeat-unconfirmed",
                                   {{"dates", dates(view, later)}}));
  if (const auto early = early_days(test); !early.empty())
    parts.push_back(view.fill("early-look", {{"dates", dates(view, early)}}));
  if (test.at_check && test.take_on == date_of(view.advice.asked.now)) {
    const auto& check = view.advice.follow_up[test.at_check.place()];
    parts.push_back(view.fill("next-at-check", {{"check", label_of(view, FollowUpSubject{check.what, check.infection})},
                                                {"date", brief(check.on, view)}}));
  }
}

void add_control(const View& view, const TestAdvice& test, std::vector<std::string>& parts) {
  if (test.control_of) parts.push_back(view.fill("control-of", {{"date", brief(*test.control_of, view)}}));
}

/// What a test taken today will and will not say.
std::string meaning_today(const View& view, const TestAdvice& test) {
  std::vector<std::string> parts;
  if (test.status == Status::baseline) parts.push_back(view.phrase("baseline"));
  add_control(view, test, parts);
  add_days_ahead(view, test, parts);
  const bool is_control = test.status == Status::control;
  if (test.conclusive_on && *test.conclusive_on <= date_of(view.advice.asked.now) && !is_control)
    parts.push_back(view.phrase("conclusive-today"));
  else if (!test.conclusive_on && test.repeat_on.empty() && test.useful_from && !is_control)
    parts.push_back(view.phrase("never-conclusive"));
  if (test.answer_late) parts.push_back(view.phrase("answer-late"));
  return join(parts, "; ");
}

std::string meaning_later(const View& view, const TestAdvice& test) {
  std::vector<std::string> parts;
  if (test.status == Status::awaited) parts.push_back(view.phrase("awaited"));
  add_control(view, test, parts);
  if (test.conclusive_on && test.status != Status::control) {
    parts.push_back(*test.conclusive_on <= test.take_on
                        ? view.phrase("conclusive-then")
                        : view.fill("conclusive-from", {{"date", brief(*test.conclusive_on, view)}}));
    if (const auto early = early_days(test); !early.empty())
      parts.push_back(view.fill("early-look", {{"dates", dates(view, early)}}));
  } else {
    add_days_ahead(view, test, parts);
    const bool says_so = !test.conclusive_on && test.repeat_on.empty() && test.useful_from;
    if (says_so && test.status != Status::control) parts.push_back(view.phrase("never-conclusive"));
  }
  if (test.answer_late) parts.push_back(view.phrase("answer-late"));
  return join(parts, "; ");
}

/// With reasons, each test stands alone, as each has its own.
std::vector<TestGroup> grouped(const View& view, const Specimen& specimen, const PageOptions& options, bool today) {
  std::vector<TestGroup> out;
  for (const auto index : specimen.tests) {
    const auto& test = test_line_at(view, index, specimen.site);
    auto meaning = today ? meaning_today(view, test) : meaning_later(view, test);
    const auto same =
        std::find_if(out.begin(), out.end(), [&](const TestGroup& group) { return group.meaning == meaning; });
    if (options.why || same == out.end())
      out.push_back({std::move(meaning), {&test}});
    else
      same->tests.push_back(&test);
  }
  return out;
}

Line line_of_group(const View& view, const TestGroup& group, std::string_view joint, const PageOptions& options) {
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
  if (!group.meaning.empty()) line.text.append(joint).append(group.meaning);
  return line;
}

/// "HIV (blood)".
std::string test_and_site(const View& view, const TestAdvice& test) {
  const auto& kind = view.pack.catalog.tests[test.test];
  return fmt::format("{} ({})", view.label(kind.short_label), bare(site_label(view, test.site)));
}

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

Section found_section(const View& view, const PageOptions& options) {
  Section out{"found", view.phrase("heading-found")};
  for (const auto& test : view.advice.tests) {
    if (test.status != Status::positive) continue;
    const auto on = taken_on(view, test, Result::positive).value_or(date_of(view.advice.asked.now));
    auto said = view.fill("found-sample", {{"test", capitalised(test_and_site(view, test))},
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
  return out;
}

Section today_section(const View& view, const PageOptions& options) {
  Section out{"today", view.phrase("heading-today")};
  const auto today = date_of(view.advice.asked.now);
  for (const auto& specimen : view.advice.specimens) {
    if (specimen.on != today) continue;
    auto lead = capitalised(bare(site_label(view, specimen.site)));
    for (const auto& group : grouped(view, specimen, options, true)) {
      auto line = line_of_group(view, group, ": ", options);
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
  if (out.lines.empty())
    out.lines.push_back({{}, view.phrase(view.advice.tests.empty() ? PlainSentence("no-tests") : "nothing-today")});
  return out;
}

Section wait_section(const View& view, const PageOptions& options) {
  Section out{"wait", view.phrase("heading-wait")};
  const auto today = date_of(view.advice.asked.now);
  std::string last_lead;
  for (const auto& specimen : view.advice.specimens) {
    if (specimen.on == today) continue;
    auto lead = capitalised(brief(specimen.on, view));
    for (const auto& group : grouped(view, specimen, options, false)) {
      auto line = line_of_group(view, group, "; ", options);
      line.text = fmt::format("{}: {}", site_label(view, specimen.site), line.text);
      if (lead == last_lead)
        line.kind = Line::Kind::detail;
      else
        line.lead = lead;
      last_lead = lead;
      out.lines.push_back(std::move(line));
    }
  }
  return out;
}

Section awaited_section(const View& view, const PageOptions& options) {
  Section out{"awaited", view.phrase("heading-awaited")};
  for (const auto& test : view.advice.tests) {
    if (test.status != Status::awaited) continue;
    const auto on = taken_on(view, test, Result::pending).value_or(date_of(view.advice.asked.now));
    name_test(view, test, view.fill("sample-of", {{"test", test_and_site(view, test)}, {"date", brief(on, view)}}),
              options, out);
  }
  return out;
}

Section settled_section(const View& view, const PageOptions& options) {
  Section out{"settled", view.phrase("heading-done")};
  for (const auto& test : view.advice.tests) {
    if (is_settled(test)) name_test(view, test, test_and_site(view, test), options, out);
  }
  return out;
}

Section recent_section(const View& view, const PageOptions& options) {
  Section out{"recent", view.phrase("heading-recent")};
  for (const auto& test : view.advice.tests) {
    if (test.status == Status::done && !is_settled(test))
      name_test(view, test, test_and_site(view, test), options, out);
  }
  return out;
}

}  // namespace sti::report
