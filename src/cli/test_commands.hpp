#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/parallel.hpp"
#include "cli/session.hpp"
#include "load/example.hpp"
#include "model/test_run.hpp"

// What `sti test` does, in parts.

namespace sti::cli {

struct TestOptions {
  std::vector<std::string> packs;
  std::string filter;
  bool coverage = false, mutate = false;
  bool suggest = false;  ///< with `mutate`: cases to paste in place of what survived
  unsigned jobs = all_cores();
  std::vector<std::string> least;  ///< "90", "rules=100"
};

/// A pack with the examples that were chosen.
struct TestedPack {
  std::unique_ptr<LoadedPack> pack;
  load::Examples examples;
};

/// Whether what is asked for comes in the format that is asked for; where it does not, the mistake is told.
bool has_format(Session& session, const TestOptions& options);

/// Loads a pack and runs its examples. What is wrong with either is in the findings of the run.
TestRun run_pack(Session& session, const std::string& name, const TestOptions& options, TestedPack& loaded);

/// Changes each pack in small ways and shows what no example notices. Examples that fail are told first: a pack must
/// pass them before its mutants can be judged. Returns the exit code.
int run_mutate(Session& session, const TestOptions& options);

}  // namespace sti::cli
