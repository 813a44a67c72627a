#pragma once

#include <vector>

#include "engine/question_list.hpp"
#include "engine/question_region.hpp"

namespace sti::engine {

/// Asks for what no condition names and yet moves a line: tests already taken, treatments, doses, the last dose of PEP,
/// the hour of a day that was told.
void ask_for_what_was_done(const Scored& scored, const Advice& advice, const std::vector<Region>& regions,
                           Candidates& out);

/// Asks again for facts that contradict one another.
void ask_for_contradictions(const Scored& scored, const Advice& advice, const std::vector<Region>& regions,
                            Candidates& out);

}  // namespace sti::engine
