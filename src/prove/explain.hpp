#pragma once

#include "base/diagnostics.hpp"
#include "model/explanation.hpp"
#include "model/pack.hpp"

namespace sti::prove {

struct ExplainOptions {
  bool lines = true;                    ///< the rules behind each line
  bool what_if = true;                  ///< what each fact that is not told would change
  std::vector<PropertyOutput> why_not;  ///< what is asked about
  std::size_t max_nodes = std::size_t{1} << 22;
};

/// Why an advice of this pack is what it is. `advice` is of the same case, with its questions. Adds an error and
/// returns empty where the pack is too large to be compiled.
std::optional<Explanation> explain(const Pack& pack, const Advice& advice, const ExplainOptions& options,
                                   Diagnostics& diagnostics);

}  // namespace sti::prove
