#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "cli/case_options.hpp"
#include "cli/session.hpp"
#include "model/quiz.hpp"
#include "quiz/history.hpp"
#include "report/quiz/text.hpp"

namespace sti::cli {

/// What `sti quiz` was asked.
struct QuizOptions {
  enum class Memory { used, needed, unused } memory = Memory::used;
  std::string name;  ///< cases: which
  CaseOptions told;
  int count = 10;
  std::string topic;
  std::optional<std::string> answers;
  std::optional<std::uint64_t> seed;
  std::optional<int> pass_mark;
  bool exam = false, no_history = false, fuzz = false, yes = false;
};

/// What every quiz command works with. Not movable: parts point at one another.
struct Quiz {
  std::unique_ptr<LoadedPack> loaded;
  Phrases phrases;
  Lang lang{};
  load::Now now;
  Advice moment;  ///< empty but for its `now`
  QuizData data;
  quiz::FsrsSettings settings;
  std::vector<QuizCard> deck;
  std::unique_ptr<quiz::History> history;  ///< none: nothing is remembered
  std::vector<quiz::StoredCard> stored;

  const Pack& pack() const { return loaded->pack; }
  report::View view() const { return {pack(), phrases, moment, lang}; }
  const std::string& phrase(PlainSentence name) const { return phrases.get(name, lang); }
  template <std::size_t Count>
  std::string fill(SentenceFor<Count> name, const SentenceValue (&values)[Count]) const {
    return phrases.fill(name, lang, values);
  }
};

/// Loads the pack and its quiz data, opens the history, and tells of cards that changed. Adds errors and returns empty
/// where the arguments or files are wrong; a history that cannot be opened is told and done without, unless the command
/// is about it.
std::unique_ptr<Quiz> set_up_quiz(Session& session, const QuizOptions& options, Diagnostics& diagnostics);

/// How lines are laid out on stdout or stderr.
report::QuizPage page_on(const Session& session, const Quiz& quiz, int fd);

/// Where a session's answers come from.
class AnswerLines {
 public:
  /// The file of --answers, or without one whoever is at standard input.
  static std::optional<AnswerLines> open(Session& session, const std::optional<std::string>& file,
                                         Diagnostics& diagnostics);

  /// The next line without its break; nothing at the end.
  std::optional<std::string> next();
  /// A person at a terminal answers.
  bool is_live() const { return !is_file_ && stdin_is_terminal(); }
  bool is_file() const { return is_file_; }

 private:
  AnswerLines(Input input, bool is_file) : input_(std::move(input)), is_file_(is_file) {}

  Input input_;
  bool is_file_;
};

/// Whether a line is one of the words of a phrase ("q quit exit").
bool is_quiz_word(const Quiz& quiz, std::string_view line, PlainSentence phrase);

/// Asks one question until it is answered, skipped or left.
enum class QuizAnswered { answered, skipped, quit };
QuizAnswered ask_question(const Session& session, const Quiz& quiz, QuizResult& result, AnswerLines& lines, bool exam);

/// Remembers an answer, where anything is remembered, and says when the card comes again.
void remember(const Session& session, Quiz& quiz, QuizResult& result, bool fuzz);

/// The line that looks further into the case of a question.
std::string look_further(const Session& session, const Quiz& quiz, const QuizQuestion& question);

// The actions.
int run_quiz_session(Session& session, Quiz& quiz, const QuizOptions& options);
int run_quiz_cases(Session& session, Quiz& quiz, const QuizOptions& options);
int run_quiz_export(Session& session, Quiz& quiz, const QuizOptions& options);
int run_quiz_due(Session& session, Quiz& quiz, const QuizOptions& options);
int run_quiz_stats(Session& session, Quiz& quiz, const QuizOptions& options);
int run_quiz_forget(Session& session, Quiz& quiz, const QuizOptions& options);

}  // namespace sti::cli
