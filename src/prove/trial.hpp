#pragma once

#include <vector>

#include "engine/resolve.hpp"
#include "model/case.hpp"
#include "model/pack.hpp"
#include "prove/mutants.hpp"

namespace sti::prove {

/// A case on which mutants are tried, with its units.
struct Trial {
  /// One unit, as a condition sees it.
  struct View {
    Index<Exposure> exposure;
    Index<FactValue> role;  ///< none: the role that was told
    engine::Elapsed since;
  };

  const Case* asked = nullptr;
  engine::Resolved resolved;
  std::vector<View> views;
};

Trial make_trial(const Pack& pack, const Case& asked);

/// A pack that mutants are applied to and taken out of again.
class MutablePack {
 public:
  explicit MutablePack(const Pack& original) : original_(original), pack_(original) {}

  const Pack& original() const { return original_; }
  /// With the mutant that is applied.
  const Pack& pack() const { return pack_; }

  void apply(const Mutant& mutant) { mutant.apply(pack_); }
  void restore(const Mutant& mutant);
  /// Whether the mutant that is applied can show in a case: a rule holds where it did not, or what it gives is another
  /// thing. Cheap.
  bool may_show(const Mutant& mutant, const Trial& trial) const;

 private:
  const Pack& original_;
  Pack pack_;
};

}  // namespace sti::prove
