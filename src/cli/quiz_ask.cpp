// One question at a time: reading answers, and remembering them.

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>

#include "base/text.hpp"
#include "cli/quiz.hpp"
#include "quiz/mark.hpp"
#include "quiz/random.hpp"
#include "report/quiz/wording.hpp"
#include "write/command_line.hpp"

namespace sti::cli {
namespace {

std::string lower(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : c; });
  return out;
}

std::string number_text(std::size_t n) { return fmt::format("{}", n); }

}  // namespace

std::optional<AnswerLines> AnswerLines::open(Session& session, const std::optional<std::string>& file,
                                             Diagnostics& diagnostics) {
  auto input = session.input(file.value_or("-"), diagnostics);
  return input ? std::optional(AnswerLines(std::move(*input), file.has_value())) : std::nullopt;
}

std::optional<std::string> AnswerLines::next() {
  constexpr std::size_t longest_answer = 4096;
  std::string line;
  return input_.next_line(line, longest_answer) ? std::optional(std::move(line)) : std::nullopt;
}

bool is_quiz_word(const Quiz& quiz, std::string_view line, PlainSentence phrase) {
  const auto word = lower(trim(line));
  const auto words = split(quiz.phrase(phrase), ' ');
  return !word.empty() && std::find(words.begin(), words.end(), word) != words.end();
}

QuizAnswered ask_question(const Session& session, const Quiz& quiz, QuizResult& result, AnswerLines& lines, bool exam) {
  const auto& question = result.question;
  const auto say = [&](const std::string& text) {
    if (!lines.is_file()) session.say(page_on(session, quiz, STDERR_FILENO).paragraph(text));
  };
  while (true) {
    if (!lines.is_file()) session.say("> ");
    const auto line = lines.next();
    if (!line) {
      if (!lines.is_file()) session.say("\n");
      return QuizAnswered::quit;
    }
    if (is_quiz_word(quiz, *line, "quiz-word-quit")) return QuizAnswered::quit;
    if (is_quiz_word(quiz, *line, "quiz-word-skip")) return QuizAnswered::skipped;
    if (is_quiz_word(quiz, *line, "quiz-word-help")) {
      say(quiz.phrase(exam ? PlainSentence("quiz-help-exam") : "quiz-help"));
      continue;
    }
    if (is_quiz_word(quiz, *line, "quiz-word-hint")) {
      if (exam) {
        say(quiz.phrase("quiz-no-hint-in-exam"));
        continue;
      }
      result.hinted = true;
      say(report::quiz_hint({quiz.pack(), quiz.phrases, question.advice, quiz.lang}, question));
      continue;
    }
    auto chosen = quiz::read_answer(*line, question.choices.size());
    if (!chosen) {
      say(quiz.fill("quiz-not-understood", {{"count", number_text(question.choices.size())}}));
    } else if (chosen->size() > 1 && !question.several) {
      say(quiz.phrase("quiz-one-only"));
    } else {
      result.mark = quiz::mark(question, std::move(*chosen));
      return QuizAnswered::answered;
    }
  }
}

void remember(const Session& session, Quiz& quiz, QuizResult& result, bool fuzz) {
  if (!result.mark) return;
  const auto grade = quiz::grade_of(*result.mark, result.hinted);
  result.grade = quiz::grade_id(grade);
  if (!quiz.history) return;
  Diagnostics unused;
  const auto now = session.now(unused).value_or(quiz.now);
  quiz::Random random(fuzz ? std::uint64_t(now.at.time_since_epoch().count()) : 0, result.question.card.id);
  const auto reviewed = quiz.history->record(quiz.pack().id, result.question.card, quiz.settings, grade, *result.mark,
                                             result.hinted, now.at, random.unit());
  if (reviewed) {
    result.due = reviewed->memory.due;
    return;
  }
  session.say(
      page_on(session, quiz, STDERR_FILENO).paragraph(quiz.fill("quiz-not-kept", {{"why", quiz.history->error()}})));
}

std::string look_further(const Session& session, const Quiz& quiz, const QuizQuestion& question) {
  const auto name = session.pack_name();
  if (question.has_case)
    return write::command_line(quiz.pack(), question.advice.asked, name == "no" ? "" : name, session.shared_options()) +
           " --why";
  const auto& catalog = quiz.pack().catalog;
  const auto infection =
      question.window ? catalog.tests[question.about<WindowSubject>().test].infection : Index<Infection>();
  if (!infection) return {};
  return "sti windows " + catalog.infections[infection].id +
         (name == "no" ? "" : " --pack " + write::shell_word(name)) + session.shared_options();
}

}  // namespace sti::cli
