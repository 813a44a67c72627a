#pragma once

#include <string>

#include "model/advice.hpp"
#include "model/pack.hpp"

namespace sti::write {

/// What one rule gives in an advice, as lines of a [case.expect] table: its tests, verdict, vaccine and notes, and that
/// it is behind a line. Where it gives nothing, that it does not.
std::string expectation_toml(const Pack& pack, const Advice& advice, Index<Rule> rule);

}  // namespace sti::write
