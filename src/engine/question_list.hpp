#pragma once

#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "engine/hits.hpp"

namespace sti::engine {

/// A fact that could be asked for, and what for.
struct Candidate {
  struct Decided {
    Subject subject;
    bool certain = false;  ///< the functions of the case space know nothing of it: it stays
  };
  /// A slot that an answer can bring to a stronger level.
  struct Raise {
    Index<Slot> slot;
    Level level{};                ///< together with other answers
    std::optional<Level> alone;   ///< by itself; empty where others have to be answered too
    std::optional<Moment> until;  ///< the limit that still runs
    bool certain = false;         ///< as of a decision
    bool directly = false;        ///< a condition of the slot names the fact
  };
  Index<Fact> fact;
  Index<Exposure> exposure;  ///< none: of the person
  std::vector<Decided> decides;
  std::vector<Raise> raises;  ///< one a slot: to the strongest level, by the soonest limit
  bool directly = false;      ///< a condition names it; else it only feeds a reading
  bool of_conflict = false;   ///< it contradicts another answer

  void decide(const Subject& subject, bool certain);
  void raise(const Raise& raise);
};

/// All candidates, one a fact and exposure.
class Candidates {
 public:
  explicit Candidates(const Vocabulary& vocabulary) : vocabulary_(&vocabulary) {}

  /// The exposure counts where the fact is one of an exposure.
  Candidate& of(Index<Fact> fact, Index<Exposure> exposure);
  /// The same; null where nothing asked for it.
  Candidate* find(Index<Fact> fact, Index<Exposure> exposure);
  /// Those of the person first, then exposure by exposure, in the order of the vocabulary.
  template <class Visit>
  void each(const Visit& visit) {
    for (auto& [key, candidate] : all_) visit(candidate);
  }
  template <class Predicate>
  void erase_if(const Predicate& is_idle) {
    std::erase_if(all_, [&](const auto& each) { return is_idle(each.second); });
  }

 private:
  std::pair<Index<Exposure>, Index<Fact>> key_of(Index<Fact> fact, Index<Exposure> exposure) const;

  const Vocabulary* vocabulary_;
  std::map<std::pair<Index<Exposure>, Index<Fact>>, Candidate> all_;
};

/// In the order in which they are asked: what can raise a slot while its limit runs (slot by slot: by the highest level
/// that some answer reaches, the soonest limit, the vocabulary), what decides a note that is urgent, of the law or a
/// referral, what contradicts another answer, the rest, and last what can only lower.
std::vector<Question> in_asking_order(const Pack& pack, Candidates& candidates);

}  // namespace sti::engine
