#pragma once

#include <string>

#include "report/quiz/text.hpp"

namespace sti::report {

/// How many cards are due, by topic, and when the next comes.
std::string quiz_due(const QuizPage& page, const QuizMemory& memory);

/// Retention by topic, and a small chart of what comes due in the next two weeks.
std::string quiz_stats(const QuizPage& page, const QuizMemory& memory, Date today);

}  // namespace sti::report
