#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "quiz/ask.hpp"

namespace sti::quiz {

/// What a session asks for.
struct PlanOptions {
  std::uint64_t seed = 0;
  std::size_t count = 10;
  std::string topic;  ///< empty: all, in turn
};

/// What is known of the trainee.
struct Progress {
  std::vector<std::string> due;    ///< ids of cards that are due, the most pressing first
  std::set<std::string> seen;      ///< ids of all cards ever answered
  std::vector<std::string> ahead;  ///< ids of cards that are not due yet, the soonest first
};

/// The questions of a session: what is due, then what is new, then what would be due next. Half of the new questions
/// start from a case of the clinic's mix and ask what it holds, half start from a rule and draw a case at its
/// thresholds. Same pack, options and progress give the same questions. Fewer than asked for where the deck is small.
std::vector<QuizQuestion> plan_session(const QuestionMaker& maker, const std::vector<QuizCard>& deck,
                                       const PlanOptions& options, const Progress& progress);

/// Questions that one given case allows, a card at most once.
std::vector<QuizQuestion> plan_case(const QuestionMaker& maker, const std::vector<QuizCard>& deck, const Case& asked,
                                    const PlanOptions& options);

}  // namespace sti::quiz
