#pragma once

#include <vector>

#include "base/parallel.hpp"
#include "model/case.hpp"
#include "model/observable.hpp"
#include "model/pack.hpp"
#include "prove/mutants.hpp"

namespace sti::prove {

/// An example that would notice mutants that no other does.
struct NoticingCase {
  const Case* asked = nullptr;
  std::vector<Observed> expected;  ///< as few lines of its advice as notice them, as the pack is now
  std::vector<Index<Rule>> rules;  ///< that stand behind it, or would where it is not there
};

struct NoticeResult {
  std::vector<NoticingCase> cases;
  std::vector<std::size_t> unnoticed;  ///< mutants that show in nothing that an example can expect of these cases
};

/// Chooses of `cases` a small set that notices every mutant that one of them can notice, and what to expect of each:
/// the case that notices most first, then the one that notices most of the rest. What is expected is what the pack says
/// today; whether that is right is for a person to judge.
NoticeResult cases_that_notice(const Pack& pack, const std::vector<Mutant>& mutants, const std::vector<Case>& cases,
                               const Progress& progress, unsigned threads);

}  // namespace sti::prove
