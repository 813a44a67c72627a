// Guided cases and export.

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>

#include "base/text.hpp"
#include "cli/quiz.hpp"
#include "quiz/cards.hpp"
#include "quiz/mark.hpp"
#include "quiz/plan.hpp"
#include "report/quiz/export.hpp"
#include "report/quiz/json.hpp"

namespace sti::cli {
namespace {

/// Talks one case through: the person first, then the tests.
class GuidedTalk {
 public:
  GuidedTalk(Session& session, Quiz& quiz, AnswerLines& lines) : session_(session), quiz_(quiz), lines_(lines) {}

  /// False when the trainee quits.
  bool run(const GuidedCase& guided, std::vector<QuizResult>& results) {
    say("\n" + report::quiz_story(page(), guided));
    if (!think("quiz-cases-meet", guided.meet) || !think("quiz-cases-ask", guided.ask)) return false;
    say("\n" + page().paragraph(quiz_.phrase("quiz-cases-tests")));
    const quiz::CaseDrawer drawer(quiz_.loaded->program, quiz_.data, guided.asked.now);
    const quiz::QuestionMaker maker(drawer);
    auto questions = quiz::plan_case(maker, quiz_.deck, guided.asked, {0, 1, "tests"});
    for (const auto test : guided.window_tests) {
      std::vector<QuizCard> about;
      for (const auto& card : quiz_.deck) {
        if (card.kind == QuizTopicKind::windows && quiz::test_of(card) == test) about.push_back(card);
      }
      for (auto& question : quiz::plan_case(maker, about, guided.asked, {0, 1, ""}))
        questions.push_back(std::move(question));
    }
    std::string command;
    for (std::size_t i = 0; i < questions.size(); ++i) {
      QuizResult result{questions[i], {}, false, {}, {}, {}};
      result.command = command = look_further(session_, quiz_, result.question);
      say("\n" + report::quiz_question(page(), result.question, i + 1, questions.size()));
      const auto asked = ask_question(session_, quiz_, result, lines_, false);
      if (asked == QuizAnswered::quit) return false;
      if (result.mark) {
        result.grade = quiz::grade_id(quiz::grade_of(*result.mark, result.hinted));
        auto shown = result;
        shown.command.clear();  // once, at the end
        say("\n" + report::quiz_feedback(page(), shown));
      }
      results.push_back(std::move(result));
      if (!pause("quiz-go-on")) return false;
    }
    say("\n" + report::quiz_case_end(page(), guided, command));
    return true;
  }

  bool pause(PlainSentence phrase) {
    if (!lines_.is_live()) return true;
    say("\n" + page().paragraph(quiz_.phrase(phrase)) + "> ");
    const auto line = lines_.next();
    return line && !is_quiz_word(quiz_, *line, "quiz-word-quit");
  }

 private:
  report::QuizPage page() const { return page_on(session_, quiz_, STDERR_FILENO); }
  void say(const std::string& text) const {
    if (!lines_.is_file()) session_.say(text);
  }

  /// The trainee's own words, the list to compare with, and which of it was there. False when the trainee quits.
  bool think(PlainSentence question, const std::vector<Text>& list) {
    say("\n" + page().bold(quiz_.phrase(question)) + "\n");
    while (true) {
      say("> ");
      const auto line = lines_.next();
      if (!line || is_quiz_word(quiz_, *line, "quiz-word-quit")) return false;
      if (trim(*line).empty() || is_quiz_word(quiz_, *line, "quiz-word-skip")) break;
    }
    say("\n" + page().paragraph(quiz_.phrase("quiz-cases-compare")) + report::quiz_list(page(), list));
    say(page().paragraph(quiz_.phrase("quiz-cases-which")));
    while (true) {
      say("> ");
      const auto line = lines_.next();
      if (!line || is_quiz_word(quiz_, *line, "quiz-word-quit")) return false;
      const auto had = quiz::read_answer(*line, list.size());
      const bool none = trim(*line).empty() || is_quiz_word(quiz_, *line, "quiz-word-skip");
      if (!had && !none) {
        say(page().paragraph(quiz_.fill("quiz-not-understood", {{"count", fmt::format("{}", list.size())}})));
        continue;
      }
      say(page().paragraph(quiz_.fill("quiz-cases-had", {{"count", fmt::format("{}", had ? had->size() : 0)},
                                                         {"total", fmt::format("{}", list.size())}})));
      return true;
    }
  }

  Session& session_;
  Quiz& quiz_;
  AnswerLines& lines_;
};

}  // namespace

int run_quiz_cases(Session& session, Quiz& quiz, const QuizOptions& options) {
  Diagnostics diagnostics;
  const auto& format = session.options().format;
  std::vector<std::string> names;
  std::vector<const GuidedCase*> chosen;
  for (const auto& guided : quiz.data.guided) {
    names.push_back(guided.id);
    if (options.name.empty() || options.name == guided.id) chosen.push_back(&guided);
  }
  if (chosen.empty() && !names.empty()) {
    auto hint = did_you_mean(nearest(options.name, names));
    add_usage_error(diagnostics, "NAME", fmt::format("no case named `{}`", options.name),
                    hint.empty() ? "there are " + list_names(names, "and") : hint);
  } else if (chosen.empty()) {
    add_usage_error(diagnostics, "cases", quiz.phrase("quiz-cases-none"));
  }
  auto lines = AnswerLines::open(session, options.answers, diagnostics);
  if (diagnostics.has_errors()) {
    session.report(diagnostics);
    return exit_usage;
  }
  if (!lines->is_file())
    session.say(page_on(session, quiz, STDERR_FILENO)
                    .paragraph(quiz.fill("quiz-cases-intro", {{"count", fmt::format("{}", chosen.size())}})));
  GuidedTalk talk(session, quiz, *lines);
  std::vector<QuizResult> results;
  for (std::size_t i = 0; i < chosen.size(); ++i) {
    if (!talk.run(*chosen[i], results)) break;
    if (i + 1 < chosen.size() && !talk.pause("quiz-cases-next")) break;
  }
  const auto summary = quiz::summarize(results, false, options.pass_mark);
  const auto text = format == "json" ? report::quiz_json(quiz.view(), results, summary)
                                     : report::quiz_summary(page_on(session, quiz, STDOUT_FILENO), summary, "");
  if (!session.write(text)) return exit_usage;
  return summary.passed ? exit_done : exit_findings;
}

int run_quiz_export(Session& session, Quiz& quiz, const QuizOptions& options) {
  const auto seed = options.seed.value_or(0);  // an export is the same every time, unless another is asked for
  const quiz::CaseDrawer drawer(quiz.loaded->program, quiz.data, Moment{date_of(quiz.now.at)} + hours{10});
  const quiz::QuestionMaker maker(drawer);
  std::vector<QuizResult> results;
  for (auto& question : quiz::plan_session(maker, quiz.deck, {seed, std::size_t(options.count), options.topic}, {})) {
    results.push_back({std::move(question), {}, false, {}, {}, {}});
    results.back().command = look_further(session, quiz, results.back().question);
  }
  const report::QuizPage page{quiz.pack(), quiz.phrases, quiz.lang, 80, false};
  const auto text = session.options().format == "anki" ? report::quiz_anki(page, results)
                                                       : report::quiz_markdown(page, results, seed);
  return session.write(text) ? exit_done : exit_usage;
}

}  // namespace sti::cli
