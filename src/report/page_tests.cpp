// Tests of a page: today, later, settled.

#include <fmt/format.h>

#include <algorithm>

#include "base/text.hpp"
#include "report/page.hpp"

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

/// What a test taken today will and will not say.
std::string meaning_today(const View& view, const TestAdvice& test) {
  std::vector<std::string> parts;
  if (test.status == Status::baseline) parts.push_back(view.phrase("baseline"));
  if (!test.repeat_on.empty())
    parts.push_back(view.fill("repeat-on", {{"dates", dates(view, test.repeat_on)}}));
  else if (test.conclusive_on)
    parts.push_back(view.phrase("conclusive-today"));
  else if (test.status != Status::now)
    parts.push_back(view.phrase("never-conclusive"));
  if (test.pending) parts.push_back(view.phrase("pending"));
  return join(parts, "; ");
}

std::string meaning_later(const View& view, const TestAdvice& test) {
  std::string out;
  if (!test.conclusive_on)
    out = view.phrase("never-conclusive");
  else if (*test.conclusive_on == test.take_on)
    out = view.phrase("conclusive-then");
  else
    out = view.fill("conclusive-from", {{"date", brief(*test.conclusive_on, view)}});
  if (test.pending) out += "; " + view.phrase("pending");
  return out;
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

PageLine line_of_group(const View& view, const TestGroup& group, std::string_view joint, const PageOptions& options) {
  PageLine line;
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

}  // namespace

PageSection today_section(const View& view, const PageOptions& options) {
  PageSection out{"today", view.phrase("heading-today"), {}};
  const auto today = date_of(view.advice.asked.now);
  for (const auto& specimen : view.advice.specimens) {
    if (specimen.on != today) continue;
    auto lead = capitalised(bare(site_label(view, specimen.site)));
    for (const auto& group : grouped(view, specimen, options, true)) {
      auto line = line_of_group(view, group, ": ", options);
      line.detail = lead.empty();
      line.lead = std::exchange(lead, {});
      out.lines.push_back(std::move(line));
    }
    if (auto text = options.why ? how(view, specimen) : how_in_short(view, specimen); !text.empty()) {
      // The test above it names its sources; here only what is not certain is worth the space.
      auto behind = backing(view, specimen);
      if (!options.why && behind.basis != Basis::unverified) behind = {};
      out.lines.push_back({{}, std::move(text), std::move(behind), {}, true});
    }
  }
  if (out.lines.empty())
    out.lines.push_back(
        {{}, view.phrase(view.advice.tests.empty() ? PlainSentence("no-tests") : "nothing-today"), {}, {}});
  return out;
}

PageSection wait_section(const View& view, const PageOptions& options) {
  PageSection out{"wait", view.phrase("heading-wait"), {}};
  const auto today = date_of(view.advice.asked.now);
  std::string last_lead;
  for (const auto& specimen : view.advice.specimens) {
    if (specimen.on == today) continue;
    auto lead = capitalised(brief(specimen.on, view));
    for (const auto& group : grouped(view, specimen, options, false)) {
      auto line = line_of_group(view, group, "; ", options);
      line.text = fmt::format("{}: {}", site_label(view, specimen.site), line.text);
      line.detail = lead == last_lead;
      if (!line.detail) line.lead = lead;
      last_lead = lead;
      out.lines.push_back(std::move(line));
    }
  }
  return out;
}

PageSection settled_section(const View& view, const PageOptions& options) {
  PageSection out{"settled", view.phrase("heading-done"), {}};
  for (const auto& test : view.advice.tests) {
    if (test.status != Status::done) continue;
    const auto& kind = view.pack.catalog.tests[test.test];
    auto name = fmt::format("{} ({})", view.label(kind.short_label), bare(site_label(view, test.site)));
    if (options.why || out.lines.empty()) {
      out.lines.push_back({{}, std::move(name), backing(view, test), options.why ? why(view, test) : ""});
      continue;
    }
    out.lines.front().text += ", " + name;
    add_backing(out.lines.front().backing, backing(view, test));
  }
  return out;
}

}  // namespace sti::report
