#pragma once

#include <string>

#include "model/case.hpp"
#include "model/condition.hpp"
#include "model/pack.hpp"

namespace sti::report {

/// A box of cases of a decision table as its cells would have it: "hours 0..72, source positive|unknown". What always
/// holds is empty.
std::string cells(const Vocabulary& vocabulary, const Condition& box);

/// A case of a decision table: "hours 0..72, source positive". Any number of a range will do.
std::string cells(const Vocabulary& vocabulary, const Case& asked);

/// The values of a fact, neighbours of numbers not joined: "0..72, 73..168, >=169"; the first of very many.
std::string value_names(const Fact& fact);

}  // namespace sti::report
