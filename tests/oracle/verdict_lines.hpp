#pragma once

#include "oracle/limits.hpp"
#include "oracle/oracle.hpp"
#include "oracle/voice.hpp"

namespace sti::oracle {

/// The levels of verdict slots.
class VerdictLines {
 public:
  VerdictLines(const Stage& stage, const Voice& voice) : stage_(stage), voice_(voice) {}

  VerdictLine of(Index<Slot> slot) const;
  /// When the last method of the slot closes for the scene; none where nothing limits it.
  std::optional<Limit> last_limit(Index<Slot> slot, const Scene& scene) const;
  /// Whether some method of the slot that the pack gives for the scene can still be begun.
  bool is_open(Index<Slot> slot, const Scene& scene) const;
  /// Whether the slot speaks of such an exposure and person.
  bool is_about(Index<Slot> slot, const Scene& scene) const;

 private:
  struct Judged {
    Level level{};
    std::optional<Moment> deadline, deadline_from;
    std::set<Index<Rule>> rules;
  };
  Judged judged(Index<Slot> slot, const Scene& scene) const;

  const Stage& stage_;
  const Voice& voice_;
};

}  // namespace sti::oracle
