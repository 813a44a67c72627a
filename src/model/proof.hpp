#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/by_enum.hpp"
#include "base/diagnostics.hpp"
#include "base/natural.hpp"
#include "model/case.hpp"

namespace sti {

/// One thing that a proof asks of a case, with every answer that is told apart.
struct ProofFact {
  std::string name;                 ///< of the fact; of a flag `groups.msm`
  std::vector<std::string> values;  ///< ids; numbers as `16..120`, times as `60..4320 min, 0..3 d`
  std::vector<std::string> acts;    ///< where only some acts give it an answer: those
  bool of_exposure = false;         ///< it has none without an exposure
};

/// Cases that differ in nothing but what is told of a few facts: for each of those the answers that are allowed.
struct ProofBox {
  struct Limit {
    std::size_t fact = 0;             ///< its place in the list of facts
    std::vector<std::size_t> values;  ///< places in its list of values
  };
  std::vector<Limit> limits;
  Natural cases;
};

/// What a rule says on the matter of a question, where it speaks.
struct RuleSays {
  std::string rule, says;
};

enum class ProofAnswer { proved, refuted, not_proved };
inline constexpr ByEnum<ProofAnswer, std::string_view, 3> proof_answer_ids = {"proved", "refuted", "not-proved"};

/// One question that was asked about a pack, with its answer and the cases that decide it.
struct ProofQuestion {
  Code code{};               ///< of the finding that refutes it
  std::string about, claim;  ///< `pep`; "every case that needs an answer on `pep` has one"
  Span place;                ///< where in the pack
  bool is_for_some = false;  ///< the claim is that there is a case, and `cases` show it; else they refute it
  ProofAnswer answer{};
  Natural among;                ///< how many model cases the claim speaks of
  Natural cases;                ///< how many of them decide it
  std::vector<ProofBox> boxes;  ///< of those cases, disjoint
  bool has_more_boxes = false;  ///< else they are all of those cases
  bool at_least = false;        ///< the work did not suffice to find all of those cases
  std::optional<Case> witness;  ///< the most ordinary of them
  std::string matter;           ///< what to look at in its advice; empty: nothing in particular
  std::vector<RuleSays> says;   ///< what the rules that speak on the matter say of it
};

/// The name of a question: `gap/pep`.
inline std::string question_id(Code code, const std::string& about) {
  return std::string(info(code).name) + "/" + about;
}

/// A pack's proof: what was asked, over which cases.
struct Proof {
  std::vector<ProofFact> facts;
  Natural cases;  ///< one person with at most one exposure, minus what is impossible
  std::size_t budget = 0;
  std::vector<ProofQuestion> questions;
};

}  // namespace sti
