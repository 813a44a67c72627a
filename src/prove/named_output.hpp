#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/program.hpp"
#include "model/advice.hpp"
#include "model/pack.hpp"

namespace sti::prove {

/// What a person can ask about, by name: a slot (`pep`: that it is offered), a vaccine (`hpv`), either at a level
/// (`pep=recommended`), a test (`hiv-lab`), a test at a site (`hiv-lab@blood`), a follow-up (`follow-up/control`), or a
/// rule that gives a note. Empty for a name that is none of these.
std::optional<PropertyOutput> find_target(const Pack& pack, std::string_view name);

/// The same, and what the name of an infection stands for, where nothing in an advice has it: its tests that the pack
/// orders. Empty for a name that is none of these.
std::vector<PropertyOutput> find_targets(const engine::Program& program, std::string_view name);

/// Whether a line of an advice is one that is asked about: of a test at whatever site where none is named, of a
/// follow-up for whatever infection, of any note of the rule.
bool is_about(const Subject& asked, const Subject& line);

/// Whether an advice has it.
bool is_told(const Pack& pack, const Advice& advice, const PropertyOutput& target);

/// The rules behind it in an advice that has it.
std::vector<Index<Rule>> rules_of(const Pack& pack, const Advice& advice, const PropertyOutput& target);

}  // namespace sti::prove
