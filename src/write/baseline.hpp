#pragma once

#include <string>

#include "model/baseline.hpp"

namespace sti::write {

/// The baseline as a `sti-baseline/1` document, a line a finding, in order of path.
std::string baseline_json(const Baseline& baseline);

}  // namespace sti::write
