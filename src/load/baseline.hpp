#pragma once

#include <optional>

#include "base/diagnostics.hpp"
#include "model/baseline.hpp"

namespace sti::load {

/// Reads a `sti-baseline/1` document, as `report::baseline_json` writes it. Adds errors and returns empty on a mistake.
std::optional<Baseline> read_baseline(const SourceText& source, Diagnostics& diagnostics);

}  // namespace sti::load
