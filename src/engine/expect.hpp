#pragma once

#include "base/diagnostics.hpp"
#include "model/advice.hpp"
#include "model/expectation.hpp"
#include "model/pack.hpp"

namespace sti::engine {

/// Compares an advice with what an example expects of it; each mismatch is an `expectation_failed` at the line that
/// expects it.
void check_expectation(const Pack& pack, const Advice& advice, const Expectation& expected, const std::string& name,
                       Diagnostics& diagnostics);

}  // namespace sti::engine
