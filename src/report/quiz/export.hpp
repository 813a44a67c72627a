#pragma once

#include <string>
#include <vector>

#include "report/quiz/text.hpp"

namespace sti::report {

/// Questions for Anki's text import: one note a card, tab-separated, fields quoted as in CSV, with an id that stays
/// while the rule does, so that importing again updates notes in place of adding them.
std::string quiz_anki(const QuizPage& page, const std::vector<QuizResult>& questions);

/// A hand-out in Markdown: the questions, and after a rule the answers with reason and source.
std::string quiz_markdown(const QuizPage& page, const std::vector<QuizResult>& questions, std::uint64_t seed);

}  // namespace sti::report
