#pragma once

#include <vector>

#include "base/diagnostics.hpp"
#include "base/parallel.hpp"
#include "model/case.hpp"
#include "model/expectation.hpp"
#include "model/finding.hpp"
#include "model/pack.hpp"
#include "prove/mutants.hpp"

namespace sti::prove {

/// An example case of a pack: the case, and what is expected.
struct ExampleCase {
  const Case* asked = nullptr;
  const Expectation* expected = nullptr;
};

struct MutateOptions {
  unsigned threads = 1;
  Progress progress;
};

struct MutationResult {
  std::size_t mutants = 0;  ///< that change what some case is told
  std::size_t killed = 0;   ///< of these: an example notices
  std::size_t equal = 0;    ///< change nothing; not counted
  std::vector<Mutant> survivors;
  std::vector<Finding> findings;  ///< one a survivor, with a case that would notice, in the order of the rules
};

/// Changes the pack in each small way (`mutants_of`) and runs the examples, all of which must hold for the pack as it
/// is. A mutant that no example notices is compared exactly with the pack: where every case is told the same it is
/// equal, else it survives, with the smallest case that is told otherwise.
MutationResult mutate(const Pack& pack, const std::vector<ExampleCase>& examples, const MutateOptions& options);

}  // namespace sti::prove
