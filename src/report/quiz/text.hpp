#pragma once

#include <string>
#include <vector>

#include "model/phrases.hpp"
#include "model/quiz.hpp"
#include "report/wording/wording.hpp"

namespace sti::report {

/// How the lines of a quiz are laid out. They are plain lines: nothing is moved or redrawn.
struct QuizPage {
  const Pack& pack;
  const Phrases& phrases;
  Lang lang;
  std::size_t width = 80;  ///< columns; longer words and commands stand alone
  bool color = false;

  const std::string& phrase(PlainSentence name) const { return phrases.get(name, lang); }
  template <std::size_t Count>
  std::string fill(SentenceFor<Count> name, const SentenceValue (&values)[Count]) const {
    return phrases.fill(name, lang, values);
  }
  /// A wrapped paragraph, with its line break; `start` begins it, `rest` columns indent its other lines.
  std::string paragraph(const std::string& text, const std::string& start = {}, std::size_t rest = 0) const;
  std::string bold(const std::string& text) const;
};

/// How the advice of a question is told on a page.
View view_of(const QuizPage& page, const QuizQuestion& question);

std::string quiz_intro(const QuizPage& page, std::size_t total, std::size_t due, bool exam);

/// The case, the question and its numbered choices. `number` counts from 1.
std::string quiz_question(const QuizPage& page, const QuizQuestion& question, std::size_t number, std::size_t total);

/// What was right or missed, the reason, the source, and the line that looks further.
std::string quiz_feedback(const QuizPage& page, const QuizResult& result);

/// Every question of a session with its answer, as after an exam.
std::string quiz_review(const QuizPage& page, const std::vector<QuizResult>& results);

/// The score, what to work on, and how to get the same questions again (`again`: a command, or empty).
std::string quiz_summary(const QuizPage& page, const QuizSummary& summary, const std::string& again);

/// Which topics a summary tells to work on: those below four fifths, the weakest first.
std::vector<std::string> topics_to_work_on(const QuizSummary& summary);

/// A guided case: its story, one of its lists (numbered), and what closes it.
std::string quiz_story(const QuizPage& page, const GuidedCase& guided);
std::string quiz_list(const QuizPage& page, const std::vector<Text>& items);
std::string quiz_case_end(const QuizPage& page, const GuidedCase& guided, const std::string& command);

}  // namespace sti::report
