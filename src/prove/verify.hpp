#pragma once

#include <string>
#include <vector>

#include "base/diagnostics.hpp"
#include "base/parallel.hpp"
#include "model/finding.hpp"
#include "model/pack.hpp"

namespace sti::prove {

struct VerifyOptions {
  std::size_t max_nodes = std::size_t{1} << 21;  ///< how large a proof may grow before it says "not proved"
  Progress progress;                             ///< of the questions asked
};

/// How large a part of the space is, in model cases.
struct Part {
  std::string subject;    ///< "pep", "vaccine/hepatitis-b", …
  std::size_t rules = 0;  ///< that can speak of it
  std::size_t rows = 0;   ///< boxes they expand into
  struct Answer {
    std::string name;  ///< a level
    long double cases = 0;
  };
  std::vector<Answer> answers;
};

struct VerifyResult {
  std::vector<Finding> findings;
  std::size_t facts = 0;  ///< variables of the space
  long double cases = 0;  ///< one person with at most one exposure, minus what is impossible
  std::vector<Part> parts;
  std::size_t properties = 0;  ///< that were proved
};

/// Proves a pack over its whole case space: one person with at most one exposure, in one role, minus the combinations
/// that the vocabulary calls impossible. Nothing is sampled; what is not proved is a finding of its own.
///
/// Adds an error and returns no findings where the pack cannot be compiled.
VerifyResult verify(const Pack& pack, const VerifyOptions& options, Diagnostics& diagnostics);

}  // namespace sti::prove
