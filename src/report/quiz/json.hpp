#pragma once

#include <string>
#include <vector>

#include "model/quiz.hpp"
#include "report/wording/wording.hpp"

namespace sti::report {

/// The results of a session, schema `sti-quiz/1`: every question with its case, choices, answer, key and reasons;
/// scores are from 0 to 1, indices 0-based. The view's
/// advice gives only the moment. Ends with a line break.
std::string quiz_json(const View& view, const std::vector<QuizResult>& results, const QuizSummary& summary);

/// What is remembered, schema `sti-quiz-memory/1`.
std::string quiz_memory_json(const View& view, const QuizMemory& memory);

}  // namespace sti::report
