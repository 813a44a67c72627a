#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/advice.hpp"
#include "model/pack.hpp"

namespace sti::prove {

/// What a person can ask about, by name: a slot (`pep`: that it is offered), a vaccine (`hpv`), either at a level
/// (`pep=recommended`), a test (`hiv-lab`), a test at a site (`hiv-lab@blood`), a follow-up (`follow-up/control`), or a
/// rule that gives a note. Empty for a name that is none of these.
std::optional<PropertyOutput> find_target(const Pack& pack, std::string_view name);

/// Names that `find_target` knows, without levels.
std::vector<std::string> target_names(const Pack& pack);

/// Whether an advice has it.
bool is_told(const Pack& pack, const Advice& advice, const PropertyOutput& target);

/// The rules behind it in an advice that has it.
std::vector<int> rules_of(const Pack& pack, const Advice& advice, const PropertyOutput& target);

}  // namespace sti::prove
