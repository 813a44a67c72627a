#pragma once

#include "model/case.hpp"
#include "model/condition.hpp"
#include "model/vocabulary.hpp"

namespace sti::quiz {

/// Whether a condition holds for the person with one exposure (-1: with none), taken as told: a fact that was not given
/// has its default, a flag that was not told is not set. Derived facts are not known here and hold for nothing.
bool holds(const Condition& condition, const Vocabulary& vocabulary, const Case& asked, int exposure);

}  // namespace sti::quiz
