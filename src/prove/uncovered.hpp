#pragma once

#include <optional>

#include "engine/coverage.hpp"
#include "model/case.hpp"

namespace sti::prove {

/// For each item of a coverage that is not reached, the smallest case that would reach it; empty where no case can, and
/// for items that are reached.
List<std::optional<Case>, engine::CoverageItem> cases_that_cover(const engine::Program& program,
                                                                 const engine::Coverage& coverage);

}  // namespace sti::prove
