#pragma once

#include <vector>

#include "load/fields.hpp"
#include "load/tree.hpp"
#include "model/terms.hpp"

namespace sti::load {

/// The word of a table of terms.toml and its language; a star at its end stands for any ending.
Term read_word(Fields& fields, const Context& context);

/// The words of terms.toml; those of the built-in tree where `base` has no such file. Adds errors for what is wrong in
/// it, and returns the terms that could be read.
std::vector<Term> load_terms(const RuleTree& base, Diagnostics& diagnostics);

}  // namespace sti::load
