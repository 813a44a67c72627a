#pragma once

#include <vector>

#include "engine/program.hpp"
#include "model/case.hpp"
#include "model/condition.hpp"
#include "model/quiz.hpp"
#include "model/vocabulary.hpp"

namespace sti::quiz {

/// Whether a condition holds for the person with one exposure (or with none), taken as told: a fact that was not given
/// has its default, a flag that was not told is not set. Derived facts are not known here and hold for nothing.
bool holds(const Condition& condition, const Vocabulary& vocabulary, const Case& asked, Index<Exposure> exposure);

/// Leaves out cards of rules that hold only where a combination does that no drawn case has: they would never be asked.
void drop_implausible(std::vector<QuizCard>& deck, const engine::Program& program, const QuizData& data);

}  // namespace sti::quiz
