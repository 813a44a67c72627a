#pragma once

#include <vector>

#include "engine/advise.hpp"
#include "model/advice.hpp"
#include "model/expectation.hpp"
#include "model/pack.hpp"
#include "model/test_run.hpp"

namespace sti::engine {

/// The parts of an advice that an example expects something of; the others need not be worked out.
AdviseOptions needed_for(const Expectation& expected);

/// Compares an advice with what an example expects of it; empty where all is as expected.
std::vector<Mismatch> find_mismatches(const Pack& pack, const Advice& advice, const Expectation& expected);

}  // namespace sti::engine
