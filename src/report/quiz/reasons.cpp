// Why the key of a question is right, and what it rests on.

#include <fmt/format.h>

#include <algorithm>

#include "base/text.hpp"
#include "report/quiz/wording.hpp"
#include "report/wording/sentence_families.hpp"

namespace sti::report {
namespace {

/// Adds a sentence that is not there yet; a rule may have no reason of its own.
void add_reason(std::vector<std::string>& list, const std::string& text) {
  if (!text.empty()) add_once(list, text);
}

const VaccineAdvice* vaccine_of(const View& v, const VaccineSubject& subject) {
  const auto& all = v.advice.vaccines;
  const auto found = std::find_if(all.begin(), all.end(), [&](const auto& a) { return a.vaccine == subject.vaccine; });
  return found == all.end() ? nullptr : &*found;
}

/// What the window says, without why the test is ordered.
std::string window_reason(const View& v, TestAdvice line, bool with_remarks) {
  line.rules.clear();
  if (!with_remarks) line.windows.clear();
  return why(v, line);
}

/// Why a line is in the advice, in a sentence: the card's own rule before others. A line to wait with says until when.
std::string line_reason(const View& v, const QuizQuestion& question, const TestAdvice& line) {
  if (line.status == Status::wait) return v.fill("why-wait", {{"useful", human(*line.take_on, v.lang)}});
  const bool own = std::find(line.rules.begin(), line.rules.end(), question.card.rule) != line.rules.end();
  if (line.rules.empty()) return why(v, line);
  return first_sentence(v.label(v.rule(own ? question.card.rule : line.rules.front()).why));
}

/// Reasons of lines of tests: those of the choices that were got wrong, else those of the card's own rule.
void add_test_reasons(const View& v, const QuizQuestion& question, const QuizMark* mark,
                      std::vector<std::string>& out) {
  std::vector<Index<QuizChoice>> off;
  if (mark != nullptr) {
    off = mark->missed;
    off.insert(off.end(), mark->wrong.begin(), mark->wrong.end());
  }
  for (const auto index : off) {
    const auto& choice = question.choices[index];
    const auto* of_test = std::get_if<TestSubject>(&choice.content);
    if (of_test == nullptr) continue;
    const auto* line = line_of(v, *of_test);
    add_reason(out, fmt::format("{}: {}", capitalised(quiz_choice(v, question, choice)),
                                line == nullptr ? v.phrase("quiz-not-in-case") : line_reason(v, question, *line)));
  }
  if (!out.empty()) return;
  add_reason(out, v.label(v.rule(question.card.rule).why));
  for (const auto& line : v.advice.tests) {
    const bool of_rule = std::find(line.rules.begin(), line.rules.end(), question.card.rule) != line.rules.end();
    if (of_rule && line.status == Status::wait)
      add_reason(out, fmt::format("{}: {}", capitalised(quiz_choice(v, question, {TestSubject{line.test, line.site}})),
                                  line_reason(v, question, line)));
  }
}

/// Whose figure it is that was chosen.
void add_foreign_reasons(const View& v, const QuizQuestion& question, const QuizMark* mark,
                         std::vector<std::string>& out) {
  if (mark == nullptr) return;
  for (const auto index : mark->wrong) {
    const auto& figure = question.choices[index].foreign;
    if (!figure) continue;
    add_reason(out, v.fill("quiz-foreign", {{"day", number_text(figure->days)},
                                            {"where", v.label(figure->where)},
                                            {"document", figure->document}}));
  }
}

void add_change_reasons(const View& v, const QuizQuestion& question, std::vector<std::string>& out) {
  for (const auto& choice : question.choices) {
    if (!choice.right || !choice.after) continue;
    std::vector<std::string> reasons;
    if (*choice.after == Level::too_late)
      reasons.push_back(v.phrase("why-too-late"));
    else
      for (const auto rule : choice.rules) add_reason(reasons, v.label(v.rule(rule).why));
    add_reason(out, v.fill("quiz-change-leads", {{"change", capitalised(quiz_choice(v, question, choice))},
                                                 {"level", level_text(v, *choice.after)},
                                                 {"why", join(reasons, " ")}}));
  }
  add_reason(out,
             v.fill("quiz-change-now", {{"why", why(v, v.advice.verdicts[question.about<VerdictSubject>().slot])}}));
}

/// Why the verdict is what it is; over several exposures the card's own rule comes first.
void add_verdict_reasons(const View& v, const QuizQuestion& question, std::vector<std::string>& out) {
  auto verdict = v.advice.verdicts[question.about<VerdictSubject>().slot];
  std::stable_partition(verdict.rules.begin(), verdict.rules.end(),
                        [&](Index<Rule> rule) { return rule == question.card.rule; });
  add_reason(out, why(v, verdict));
}

void add_site_reasons(const View& v, const QuizQuestion& question, std::vector<std::string>& out) {
  for (const auto& line : v.advice.tests) {
    if (line.test != question.about<TestSubject>().test) continue;
    const Specimen specimen{line.site, {line.test}, line.take_on.value_or(date_of(v.advice.asked.now))};
    const auto taken = how(v, specimen);
    add_reason(out, fmt::format("{}: {}", capitalised(site_label(v, line.site)), taken.empty() ? why(v, line) : taken));
  }
  add_reason(out, v.label(v.rule(question.card.rule).why));
}

/// The number, what it rests on, and the figures that lost to it.
void add_source_reasons(const View& v, const QuizQuestion& question, std::vector<std::string>& out) {
  const auto* number = number_in_question(v.pack, question);
  if (number == nullptr) return;
  out.push_back(v.fill("quiz-rests-on", {{"basis", v.phrase(basis_sentences[number->evidence.basis])}}));
  if (!question.window) return;
  const auto& window = v.pack.windows[question.window];
  add_reason(out, v.label(window.why));
  for (const auto& other : window.other) {
    add_reason(out,
               v.fill("quiz-other-figure", {{"day", number_text(other.figure.value)}, {"why", v.label(other.why)}}));
  }
}

/// What stands behind the key.
Backing key_backing(const View& v, const QuizQuestion& question) {
  Backing out;
  const auto merge = [&](const Backing& other) {
    for (const auto& rule : other.rules) add_once(out.rules, rule);
    for (const auto& source : other.sources) add_once(out.sources, source);
    out.basis = std::max(out.basis, other.basis);
  };
  const auto add_rule = [&](Index<Rule> index) {
    const auto& rule = v.rule(index);
    add_once(out.rules, rule.id);
    for (const auto source : rule.evidence.sources) add_once(out.sources, v.pack.sources[source].key);
  };
  if (const auto* number = number_in_question(v.pack, question)) {
    add_once(out.rules, v.rule(question.card.rule).id);
    for (const auto source : number->evidence.sources) add_once(out.sources, v.pack.sources[source].key);
    return out;
  }
  add_rule(question.card.rule);
  switch (question.ask) {
    case QuizAsk::tests_today:
      for (const auto& choice : question.choices) {
        const auto* content = std::get_if<TestSubject>(&choice.content);
        const auto* line = content == nullptr ? nullptr : line_of(v, *content);
        if (choice.right && line != nullptr) merge(backing(v, *line));
      }
      break;
    case QuizAsk::test_status:
    case QuizAsk::first_useful:
    case QuizAsk::conclusive:
      if (const auto* line = line_of(v, question.about<TestSubject>())) merge(backing(v, *line));
      break;
    case QuizAsk::verdict:
      merge(backing(v, v.advice.verdicts[question.about<VerdictSubject>().slot]));
      break;
    case QuizAsk::vaccine:
      if (const auto* vaccine = vaccine_of(v, question.about<VaccineSubject>())) merge(backing(v, *vaccine));
      break;
    case QuizAsk::change_verdict:
      for (const auto& choice : question.choices) {
        if (!choice.right) continue;
        for (const auto rule : choice.rules) add_rule(rule);
      }
      break;
    default:
      break;
  }
  return out;
}

}  // namespace

std::vector<std::string> quiz_reasons(const View& v, const QuizQuestion& question, const QuizMark* mark) {
  std::vector<std::string> out;
  switch (question.ask) {
    case QuizAsk::tests_today:
      add_test_reasons(v, question, mark, out);
      break;
    case QuizAsk::test_status:
    case QuizAsk::first_useful:
    case QuizAsk::conclusive:
      if (const auto* line = line_of(v, question.about<TestSubject>())) {
        const bool is_day = question.ask != QuizAsk::test_status;
        add_foreign_reasons(v, question, mark, out);
        if (is_day) add_reason(out, v.label(v.rule(question.card.rule).why));
        add_reason(out, window_reason(v, *line, !is_day));
      }
      break;
    case QuizAsk::verdict:
      add_verdict_reasons(v, question, out);
      break;
    case QuizAsk::vaccine:
      if (const auto* vaccine = vaccine_of(v, question.about<VaccineSubject>())) add_reason(out, why(v, *vaccine));
      break;
    case QuizAsk::sites:
      add_site_reasons(v, question, out);
      break;
    case QuizAsk::change_verdict:
      add_change_reasons(v, question, out);
      break;
    case QuizAsk::window_source:
    case QuizAsk::limit_source:
      add_source_reasons(v, question, out);
      break;
  }
  return out;
}

std::vector<std::string> quiz_sources(const View& v, const QuizQuestion& question) {
  return key_backing(v, question).sources;
}

std::vector<std::string> quiz_rules(const View& v, const QuizQuestion& question) {
  return key_backing(v, question).rules;
}

std::string quiz_source_line(const View& v, std::string_view key) {
  const auto* source = find_source(v, key);
  if (source == nullptr) return {};
  return fmt::format("{}: {}: {} ({})", key, source->issuer, source->title, year_of(v, source->date));
}

}  // namespace sti::report
