#pragma once

#include <functional>

#include "lint/validate.hpp"

namespace sti::lint {

/// Checks the files of a list on several threads. `take` is given the findings of one file after another, in the order
/// of the list, as soon as all before it are there; where it says false, nothing more is given.
void check_all(const load::CheckList& list, const Ground& ground, const Pack& base, unsigned threads,
               const std::function<bool(const load::CheckList::File&, FileFindings&&)>& take);

}  // namespace sti::lint
