#include "report/quiz/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/text.hpp"
#include "report/layout/paragraph.hpp"
#include "report/quiz/wording.hpp"
#include "report/wording/case_words.hpp"

namespace sti::report {
namespace {

constexpr std::size_t feedback_lines = 10, fewest_reason_lines = 2;  // an answer and the next question share a screen
constexpr std::size_t most_topics = 3;
constexpr double good_enough = 0.8;

std::string percent_text(double share) { return number_text(std::lround(share * 100)); }

std::string case_text(const QuizPage& page, const QuizQuestion& question) {
  const auto view = view_of(page, question);
  auto out = page.paragraph(page.fill("quiz-today", {{"date", human(question.advice.asked.now, page.lang)}}));
  out += page.paragraph(capitalised(person_summary(view)) + ".", "  ", 2);
  for (const auto exposure : question.advice.asked.exposures.indices())
    out += page.paragraph(exposure_summary(view, exposure), "  - ", 4);
  return out;
}

std::string choice_line(const QuizPage& page, const QuizQuestion& question, Index<QuizChoice> index,
                        std::size_t indent) {
  const auto start = fmt::format("{}{}) ", std::string(indent, ' '), index.place() + 1);
  return page.paragraph(quiz_choice(view_of(page, question), question, question.choices[index]), start, start.size());
}

/// "2) syphilis, blood; 4) HIV, blood".
std::string choices_named(const QuizPage& page, const QuizQuestion& question,
                          const std::vector<Index<QuizChoice>>& indices) {
  std::vector<std::string> out;
  for (const auto index : indices)
    out.push_back(fmt::format("{}) {}", index.place() + 1,
                              quiz_choice(view_of(page, question), question, question.choices[index])));
  return join(out, "; ");
}

/// "Not right. The answer: …", the judgement in colour.
std::string judgement(const QuizPage& page, const QuizResult& result) {
  const auto& question = result.question;
  const auto* style = "0";
  auto said = page.phrase("quiz-unanswered");
  const bool all_right = result.mark && result.mark->score >= 1;
  if (all_right) {
    said = page.phrase("quiz-right");
    style = "1;32";
  } else if (result.mark) {
    const bool none = result.mark->score <= 0;
    said = none ? page.phrase("quiz-wrong") : page.fill("quiz-partly", {{"percent", percent_text(result.mark->score)}});
    style = none ? "1;31" : "1;33";
  }
  std::string more;
  const auto name = [&](PlainSentence phrase, const std::vector<Index<QuizChoice>>& indices) {
    if (!indices.empty()) more += " " + page.phrase(phrase) + " " + choices_named(page, question, indices) + ".";
  };
  if (result.mark && question.several && !all_right) {
    name("quiz-missed", result.mark->missed);
    name("quiz-not-right", result.mark->wrong);
  } else if (!all_right) {
    name("quiz-answer", right_ones(question));
  }
  auto out = page.paragraph(said + more);
  return out.starts_with(said) ? painted(said, style, page.color) + out.substr(said.size()) : out;
}

std::string source_lines(const QuizPage& page, const QuizQuestion& question) {
  const auto view = view_of(page, question);
  auto keys = quiz_sources(view, question);
  const bool is_asked = question.ask == QuizAsk::window_source || question.ask == QuizAsk::limit_source;
  std::erase_if(keys, [&](const std::string& key) {  // what was asked for has been named
    return is_asked && std::any_of(question.choices.begin(), question.choices.end(), [&](const QuizChoice& choice) {
             return choice.right && page.pack.sources[std::get<SourceChoice>(choice.content).source].key == key;
           });
  });
  if (keys.empty()) return {};
  auto text = page.phrase(is_asked ? PlainSentence("quiz-source-too") : "quiz-source") + " " +
              quiz_source_line(view, keys.front());
  if (keys.size() > 1)
    text += "; " + page.fill("quiz-more-sources", {{"count", number_text(std::int64_t(keys.size() - 1))}});
  return page.paragraph(text, {}, 2);
}

/// The command stands on one line of its own, so that it can be copied; a terminal breaks it where it must.
std::string further_lines(const QuizPage& page, const QuizResult& result) {
  return result.command.empty() ? std::string{} : page.phrase("quiz-further") + " " + result.command + "\n";
}

/// Lines that a text takes on the screen.
std::size_t height(const QuizPage& page, const std::string& text) {
  std::size_t out = 0;
  for (const auto& line : split(text, '\n')) out += line.empty() ? 0 : (display_width(line) - 1) / page.width + 1;
  return out;
}

/// As many of the reasons' sentences as fit; the first always.
std::string reason_lines(const QuizPage& page, const std::vector<std::string>& reasons, std::size_t most) {
  std::string done, out;
  for (const auto& reason : reasons) {
    const auto start = out.empty() ? page.phrase("quiz-why") + " " : std::string("  ");
    std::string text;
    for (std::string_view rest = reason; !rest.empty();) {
      const auto sentence = first_sentence(std::string(rest));
      rest.remove_prefix(sentence.size());
      while (rest.starts_with(' ')) rest.remove_prefix(1);
      text += (text.empty() ? "" : " ") + sentence;
      const auto longer = done + page.paragraph(text, start, 2);
      if (!out.empty() && height(page, longer) > most) return out;
      out = longer;
    }
    done = out;
  }
  return out;
}

std::string due_line(const QuizPage& page, const QuizResult& result) {
  if (!result.due) return {};
  if (date_of(*result.due) <= date_of(result.question.advice.asked.now) && result.question.has_case)
    return page.paragraph(page.phrase("quiz-again-soon"));
  return page.paragraph(page.fill("quiz-again", {{"date", human(date_of(*result.due), page.lang)}}));
}

}  // namespace

std::string QuizPage::paragraph(const std::string& text, const std::string& start, std::size_t rest) const {
  return report::paragraph(start, text, rest, width);
}

std::string QuizPage::bold(const std::string& text) const { return painted(text, "1", color); }

View view_of(const QuizPage& page, const QuizQuestion& question) {
  return {page.pack, page.phrases, question.advice, page.lang};
}

std::string quiz_intro(const QuizPage& page, std::size_t total, std::size_t due, bool exam) {
  auto text =
      page.fill("quiz-intro", {{"count", number_text(std::int64_t(total))}, {"pack", page.pack.title.in(page.lang)}});
  if (due > 0) text += " " + page.fill("quiz-intro-due", {{"due", number_text(std::int64_t(due))}});
  return page.paragraph(text) +
         page.paragraph(page.phrase(exam ? PlainSentence("quiz-intro-exam") : "quiz-intro-keys"));
}

std::string quiz_question(const QuizPage& page, const QuizQuestion& question, std::size_t number, std::size_t total) {
  const auto view = view_of(page, question);
  const auto topic = quiz_topic(page.pack, page.phrases, page.lang, question.card.topic);
  auto out = page.bold(fmt::format("{} · {}",
                                   page.fill("quiz-number", {{"number", number_text(std::int64_t(number))},
                                                             {"total", number_text(std::int64_t(total))}}),
                                   topic)) +
             "\n";
  if (question.has_case) out += case_text(page, question);
  auto prompt = quiz_prompt(view, question);
  if (question.several) prompt += " " + page.phrase("quiz-several");
  out += "\n" + page.paragraph(prompt);
  for (const auto index : question.choices.indices()) out += choice_line(page, question, index, 2);
  return out;
}

std::string quiz_feedback(const QuizPage& page, const QuizResult& result) {
  const auto& question = result.question;
  const auto head = judgement(page, result);
  const auto tail = source_lines(page, question) + further_lines(page, result) + due_line(page, result);
  const auto used = height(page, head) + height(page, tail);
  const auto left = std::max(feedback_lines - std::min(used, feedback_lines), fewest_reason_lines);
  const auto reasons = quiz_reasons(view_of(page, question), question, result.mark ? &*result.mark : nullptr);
  return head + reason_lines(page, reasons, left) + tail;
}

std::string quiz_review(const QuizPage& page, const std::vector<QuizResult>& results) {
  std::string out;
  for (std::size_t i = 0; i < results.size(); ++i) {
    const auto& result = results[i];
    out += quiz_question(page, result.question, i + 1, results.size());
    if (result.mark) {
      std::vector<std::string> chosen;
      for (const auto index : result.mark->chosen) chosen.push_back(number_text(std::int64_t(index.place() + 1)));
      out += "> " + join(chosen, ",") + "\n";
    }
    out += quiz_feedback(page, result) + "\n";
  }
  return out;
}

std::vector<std::string> topics_to_work_on(const QuizSummary& summary) {
  std::vector<QuizTopicScore> weak;
  for (const auto& topic : summary.topics) {
    if (topic.score < good_enough * topic.asked) weak.push_back(topic);
  }
  std::stable_sort(weak.begin(), weak.end(),
                   [](const auto& a, const auto& b) { return a.score * b.asked < b.score * a.asked; });
  std::vector<std::string> out;
  for (const auto& topic : weak) out.push_back(topic.topic);
  return out;
}

std::string quiz_summary(const QuizPage& page, const QuizSummary& summary, const std::string& again) {
  std::string text;
  if (summary.answered == 0 && !summary.exam) {
    text = page.phrase("quiz-summary-none");
  } else {
    text = page.fill("quiz-summary", {{"right", number_text(summary.right)},
                                      {"asked", number_text(summary.exam ? summary.asked : summary.answered)},
                                      {"percent", percent_text(summary.score)}});
  }
  if (const int open = summary.asked - summary.answered; open > 0)
    text += " " + page.fill("quiz-summary-open", {{"count", number_text(open)}});
  if (summary.pass_mark)
    text += " " + page.fill(summary.passed ? SentenceOf<1>("quiz-passed") : "quiz-failed",
                            {{"mark", number_text(*summary.pass_mark)}});
  auto out = page.paragraph(text);
  std::vector<std::string> topics;
  for (const auto& topic : topics_to_work_on(summary)) {
    const auto& score =
        *std::find_if(summary.topics.begin(), summary.topics.end(), [&](const auto& t) { return t.topic == topic; });
    topics.push_back(fmt::format("{} ({}\u00a0%)", quiz_topic(page.pack, page.phrases, page.lang, topic),
                                 percent_text(score.score / score.asked)));
  }
  if (topics.size() > most_topics) topics.resize(most_topics);
  if (!topics.empty()) out += page.paragraph(page.fill("quiz-work-on", {{"topics", join(topics, ", ")}}));
  if (!again.empty()) out += page.fill("quiz-same-again", {{"command", again}}) + "\n";
  return out;
}

std::string quiz_story(const QuizPage& page, const GuidedCase& guided) {
  return page.bold(guided.title.in(page.lang)) + "\n" + page.paragraph(guided.story.in(page.lang));
}

std::string quiz_list(const QuizPage& page, const std::vector<Text>& items) {
  std::string out;
  for (std::size_t i = 0; i < items.size(); ++i) {
    const auto start = fmt::format("  {}) ", i + 1);
    out += page.paragraph(items[i].in(page.lang), start, start.size());
  }
  return out;
}

std::string quiz_case_end(const QuizPage& page, const GuidedCase& guided, const std::string& command) {
  std::vector<std::string> tests;
  for (const auto test : guided.report_tests) tests.push_back(page.pack.catalog.tests[test].label.in(page.lang));
  auto out = page.paragraph(page.fill("quiz-cases-report-tests", {{"tests", join(tests, ", ")}}));
  out += page.paragraph(guided.about_tests.in(page.lang));
  out += page.phrase("quiz-cases-follow-up") + "\n";
  for (const auto& item : guided.follow_up) out += page.paragraph(item.in(page.lang), "  - ", 4);
  out += page.paragraph(guided.reflection.in(page.lang));
  const Advice none;
  const View view{page.pack, page.phrases, none, page.lang};
  for (const auto source : guided.evidence.sources)
    out += page.paragraph(quiz_source_line(view, page.pack.sources[source].key), page.phrase("quiz-source") + " ", 2);
  return out + page.phrase("quiz-further") + " " + command + "\n";
}

}  // namespace sti::report
