#pragma once

#include <vector>

#include "load/tree.hpp"
#include "model/terms.hpp"

namespace sti::load {

/// The words of terms.toml; those of the built-in tree where `base` has no such file. Adds errors for what is wrong in
/// it, and returns the terms that could be read.
std::vector<Term> load_terms(const RuleTree& base, Diagnostics& diagnostics);

}  // namespace sti::load
