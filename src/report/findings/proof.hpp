#pragma once

#include <string>
#include <vector>

#include "base/diagnostics.hpp"
#include "model/pack.hpp"
#include "model/proof.hpp"

namespace sti::report {

/// The proof of a pack, which is called by the name it was given.
struct PackProof {
  std::string name;
  const Pack* pack = nullptr;
  const Proof* proof = nullptr;
};

/// What was asked and answered, for people: how many questions have which answer; of a pack without a finding what was
/// proved, folded by kind; every question by name where `each` is set.
std::string proof_text(const PackProof& proof, bool each);

/// `sti-proof/1`: every question with its answer and the cases that decide it, then the findings as in
/// `sti-findings/1`.
std::string proof_json(const std::vector<PackProof>& proofs, const Diagnostics& findings);

}  // namespace sti::report
