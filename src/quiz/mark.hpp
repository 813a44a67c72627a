#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "model/quiz.hpp"
#include "quiz/fsrs.hpp"

namespace sti::quiz {

/// Choices that were typed: numbers or letters, `1,3`, `1 3`, `13`, `a c`, `ac`; in any order, each once in the result.
/// Nothing where the text is anything else or names a choice that is not there.
std::optional<std::vector<Index<QuizChoice>>> read_answer(std::string_view text, std::size_t choices);

/// Marks the choices. One right answer: all or nothing. Several: what was found less what was added, as a share of what
/// there was to find, never below 0.
QuizMark mark(const QuizQuestion& question, std::vector<Index<QuizChoice>> chosen);

/// What an answer says about memory: all found is good, with a hint hard; three quarters found is hard; less, again.
Grade grade_of(const QuizMark& mark, bool hinted);

/// Puts the results of a session together. In an exam what was not answered counts as 0; else only answers count.
QuizSummary summarize(const std::vector<QuizResult>& results, bool exam, std::optional<int> pass_mark);

}  // namespace sti::quiz
