#pragma once

#include "model/explanation.hpp"
#include "prove/nearest.hpp"

namespace sti::prove {

struct ChangedCase {
  Case changed;
  std::vector<FactChange> changes;
  bool adds_exposure = false;
};

/// The told case with the answers that differ between `start` and `at`, for the exposure of one unit, which may be
/// none. All other answers stay as told. Empty where no time can be told that falls into the wanted cell.
std::optional<ChangedCase> change_case(const Space& space, const Case& asked, Index<Exposure> exposure,
                                       const Assignment& start, const Assignment& at);

}  // namespace sti::prove
