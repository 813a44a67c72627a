// What is remembered: due, stats, forget.

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>

#include "cli/quiz.hpp"
#include "quiz/cards.hpp"
#include "report/quiz/json.hpp"
#include "report/quiz/stats.hpp"
#include "report/quiz/wording.hpp"

namespace sti::cli {
namespace {

constexpr std::size_t days_ahead = 14;

std::optional<QuizMemory> memory_of(Quiz& quiz) {
  const auto reviews = quiz.history->reviews(quiz.pack().id);
  if (!reviews) return std::nullopt;
  QuizMemory out;
  out.answers = int(reviews->size());
  out.due_by_day.assign(days_ahead, 0);
  for (const auto& topic : quiz::topics_of(quiz.deck)) out.topics.push_back({.topic = topic});
  const auto of = [&](const std::string& topic) {
    return std::find_if(out.topics.begin(), out.topics.end(), [&](const auto& t) { return t.topic == topic; });
  };
  for (const auto& card : quiz.deck) ++of(card.topic)->cards;
  for (const auto& card : quiz.stored) {
    const auto in_deck =
        std::any_of(quiz.deck.begin(), quiz.deck.end(), [&](const QuizCard& other) { return other.id == card.id; });
    const auto topic = of(card.topic);
    if (!in_deck || topic == out.topics.end()) continue;
    ++topic->seen;
    // The curve starts at "known" after every answer, also a wrong one: a card that is not learned yet counts as not
    // known.
    if (card.memory.phase == quiz::Phase::review)
      topic->recall += quiz::retrievability(quiz.settings, card.memory, quiz.now.at);
    const bool is_due = card.memory.due <= quiz.now.at;
    if (is_due) ++topic->due;
    if (!is_due && (!out.next || card.memory.due < *out.next)) out.next = card.memory.due;
    const auto ahead = std::max<long>((date_of(card.memory.due) - date_of(quiz.now.at)).count(), 0);
    if (std::size_t(ahead) < days_ahead) ++out.due_by_day[std::size_t(ahead)];
  }
  for (const auto& review : *reviews) {
    const auto topic = of(review.topic);
    if (topic == out.topics.end() || !review.of_review) continue;
    ++topic->reviews;
    if (review.grade != quiz::Grade::again) ++topic->kept;
  }
  return out;
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
  const auto text = session.options().format == "json" ? report::quiz_memory_json(quiz.pack(), quiz.phrases, *memory)
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
