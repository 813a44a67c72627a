#pragma once

#include <string>
#include <vector>

#include "base/diagnostics.hpp"
#include "base/parallel.hpp"
#include "model/finding.hpp"
#include "model/pack.hpp"
#include "model/proof.hpp"

namespace sti::prove {

struct VerifyOptions {
  std::size_t max_nodes = std::size_t{1} << 21;  ///< how large the answer to a question may grow before it is left open
  bool with_cases = false;                       ///< show of each question the cases that decide it
  bool with_parts = false;                       ///< measure the answers
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
  Proof proof;
  std::vector<Part> parts;

  /// The questions that a code refutes, with this answer.
  std::size_t count(Code code, ProofAnswer answer) const;
};

/// Proves a pack over its whole case space: one person with at most one exposure, in one role, minus the combinations
/// that the vocabulary calls impossible. Nothing is sampled. Every question has a budget and an answer of its own; one
/// that is left open is a finding, too.
///
/// Adds an error and returns no findings where the pack cannot be compiled.
VerifyResult verify(const Pack& pack, const VerifyOptions& options, Diagnostics& diagnostics);

}  // namespace sti::prove
