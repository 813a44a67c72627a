#pragma once

#include "model/explanation.hpp"
#include "prove/prover.hpp"

namespace sti::prove {

/// Why a case is not told something: which rules would tell it and what each of them lacks, and the case with the
/// fewest answers changed (the most ordinary among those) that is told it. The changed case is tried before it is
/// given.
///
/// `asked` was read against the prover's pack. Spends the prover's budget; what it does not allow is `not_proved`.
WhyNot why_not(Prover& prover, const Case& asked, const PropertyOutput& target);

}  // namespace sti::prove
