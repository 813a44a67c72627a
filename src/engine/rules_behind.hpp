#pragma once

#include <string>
#include <vector>

#include "model/advice.hpp"
#include "model/pack.hpp"

namespace sti::engine {

/// Ids of the rules (and their tables) that stand behind some line of the advice.
std::vector<std::string> rules_behind(const Pack& pack, const Advice& advice);

/// Ids of the rules (and their tables) whose note is shown.
std::vector<std::string> rules_of_notes(const Pack& pack, const Advice& advice);

}  // namespace sti::engine
