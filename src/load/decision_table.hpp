#pragma once

#include <optional>
#include <string_view>

#include "model/pack.hpp"

namespace sti::load {

/// Whether the name of a file is that of a decision table: `.csv` or `.json`.
bool is_decision_table(std::string_view name);

/// Reads a decision table that stands by itself, CSV or JSON by its name, as a pack that advises nobody: its facts are
/// choices of a person, its outputs slots with answers of their own, its rows rules `row N`.
///
/// Adds every error with its place; empty where there is any.
std::optional<Pack> read_decision_table(SourcePtr source, Diagnostics& diagnostics);

}  // namespace sti::load
