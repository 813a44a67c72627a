#pragma once

#include "model/proof.hpp"
#include "prove/prover.hpp"

namespace sti::prove {

/// What the boxes of a proof limit: each variable of the space with its values.
std::vector<ProofFact> facts_of(const Space& space);

/// Puts the cases that decide a question beside its answer: how many, in which boxes, the most ordinary of them, and
/// what the rules say of it.
void show(Prover& prover, const Claim& claim, const Decided& decided, ProofQuestion& out);

}  // namespace sti::prove
