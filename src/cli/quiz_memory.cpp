// What is remembered: due, stats, forget.

#include <fmt/format.h>
#include <unistd.h>

#include "cli/quiz.hpp"
#include "quiz/memory.hpp"
#include "report/quiz/json.hpp"
#include "report/quiz/stats.hpp"
#include "report/quiz/wording.hpp"

namespace sti::cli {
namespace {

std::optional<QuizMemory> memory_of(Quiz& quiz) {
  const auto reviews = quiz.history->reviews(quiz.pack().id);
  if (!reviews) return std::nullopt;
  return quiz::measure_memory(quiz.deck, quiz.stored, *reviews, quiz.settings, quiz.now.at);
}

/// Writes what `render` makes of the memory, or it as JSON.
template <class Render>
int show(Session& session, Quiz& quiz, const Render& render) {
  Diagnostics diagnostics;
  const auto memory = quiz.history ? memory_of(quiz) : std::nullopt;
  if (!quiz.history) add_usage_error(diagnostics, "--no-history", "this command is about the history");
  if (quiz.history && !memory) diagnostics.add_about(Code::unreadable, "quiz.sqlite", quiz.history->error());
  if (!memory) {
    session.report(diagnostics);
    return exit_usage;
  }
  const auto text = session.options().format == "json" ? report::quiz_memory_json(quiz.view(), *memory)
                                                       : render(page_on(session, quiz, STDOUT_FILENO), *memory);
  return session.write(text) ? exit_done : exit_usage;
}

}  // namespace

int run_quiz_due(Session& session, Quiz& quiz, const QuizOptions&) {
  return show(session, quiz, [](const auto& page, const auto& memory) { return report::quiz_due(page, memory); });
}

int run_quiz_stats(Session& session, Quiz& quiz, const QuizOptions&) {
  const auto today = date_of(quiz.now.at);
  return show(session, quiz,
              [&](const auto& page, const auto& memory) { return report::quiz_stats(page, memory, today); });
}

int run_quiz_forget(Session& session, Quiz& quiz, const QuizOptions& options) {
  Diagnostics diagnostics;
  if (!quiz.history) add_usage_error(diagnostics, "--no-history", "this command is about the history");
  if (!options.yes && !stdin_is_terminal())
    add_usage_error(diagnostics, "", "forgetting is asked for at a terminal", "give --yes to forget without asking");
  if (!diagnostics.empty()) {
    session.report(diagnostics);
    return exit_usage;
  }
  const auto page = page_on(session, quiz, STDERR_FILENO);
  if (!options.yes) {
    auto what = quiz.pack().title.in(quiz.lang);
    if (!options.topic.empty()) what += ", " + report::quiz_topic(quiz.pack(), quiz.phrases, quiz.lang, options.topic);
    session.say(page.paragraph(quiz.fill("quiz-forget-ask", {{"what", what}})) + "> ");
    auto lines = AnswerLines::open(session, {}, diagnostics);
    const auto line = lines ? lines->next() : std::nullopt;
    if (!line || !is_quiz_word(quiz, *line, "quiz-word-yes"))
      return session.write(quiz.phrase("quiz-kept") + "\n") ? exit_done : exit_usage;
  }
  const auto count = quiz.history->forget(quiz.pack().id, options.topic);
  if (!count) {
    diagnostics.add_about(Code::unreadable, "quiz.sqlite", quiz.history->error());
    session.report(diagnostics);
    return exit_usage;
  }
  return session.write(quiz.fill("quiz-forgotten", {{"count", fmt::format("{}", *count)}}) + "\n") ? exit_done
                                                                                                   : exit_usage;
}

}  // namespace sti::cli
