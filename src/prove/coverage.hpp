#pragma once

#include <vector>

#include "engine/program.hpp"
#include "model/case.hpp"
#include "model/coverage.hpp"

namespace sti::prove {

/// What these cases reach of a pack; for each thing that they do not, the smallest case that would, where one can.
CoverageReport measure_coverage(const engine::Program& program, const std::vector<const Case*>& cases);

}  // namespace sti::prove
