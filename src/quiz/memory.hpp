#pragma once

#include <vector>

#include "model/quiz.hpp"
#include "quiz/fsrs.hpp"
#include "quiz/history.hpp"

namespace sti::quiz {

/// What is remembered of a deck at a moment: by topic how many cards were seen, are due and would be recalled (0 to 1,
/// summed), and how many come due on each of the next days.
QuizMemory measure_memory(const std::vector<QuizCard>& deck, const std::vector<StoredCard>& stored,
                          const std::vector<StoredReview>& reviews, const FsrsSettings& settings, Moment now);

}  // namespace sti::quiz
