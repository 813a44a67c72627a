#pragma once

#include <string>
#include <vector>

#include "model/proof.hpp"
#include "prove/prover.hpp"

namespace sti::prove {

/// What an effect says on its subject, by ids and numbers: `not-indicated`, `day 42 (stated)`, `72 h`. Two that say the
/// same give the same answer, whatever their reasons and sources.
std::string says(const Pack& pack, const Effect& effect, const Subject& subject);

/// What each rule that speaks on a matter for a case says of it, in order of rule.
std::vector<RuleSays> rules_that_speak(Prover& prover, engine::Key matter, const Assignment& at);

}  // namespace sti::prove
