#pragma once

#include <optional>
#include <vector>

#include "base/diagnostics.hpp"
#include "model/change.hpp"

namespace sti::prove {

struct DiffResult {
  std::vector<Change> changes;  ///< what matters most first; empty: every case is told the same
  long double cases = 0;        ///< model cases of the whole space
};

/// What a change of rules does to patients: every region of the case space whose advice differs, grouped by what would
/// be done differently. Exact: a pure refactoring of rules gives nothing.
///
/// Both packs must have been loaded against the same vocabulary and catalog. Adds an error and returns empty where one
/// cannot be compiled, they do not share a vocabulary, or the comparison needs more than `max_nodes`.
std::optional<DiffResult> diff(const Pack& before, const Pack& after, std::size_t max_nodes, Diagnostics& diagnostics);

}  // namespace sti::prove
