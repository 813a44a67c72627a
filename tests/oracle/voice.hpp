#pragma once

#include <algorithm>
#include <set>
#include <vector>

#include "oracle/scene.hpp"

namespace sti::oracle {

/// An effect that speaks: its rule holds in the scene and nothing that holds there overrides it.
template <class E>
struct Spoken {
  Index<Rule> rule;
  Scene scene;
  const E* effect;
};

/// Which effects of a pack's rules speak on a stage.
class Voice {
 public:
  explicit Voice(const Stage& stage) : stage_(stage), pack_(stage.pack) {}

  /// Whether a rule that overrides this one holds in the scene and has an effect of which `claims` is true.
  template <class Claims>
  bool is_overridden(Index<Rule> index, const Scene& scene, const Claims& claims) const {
    for (const auto& other : pack_.rules) {
      const auto& overrides = other.overrides;
      if (std::find(overrides.begin(), overrides.end(), index) == overrides.end()) continue;
      if (stage_.fires(other, scene) && std::any_of(other.effects.begin(), other.effects.end(), claims)) return true;
    }
    return false;
  }

  /// Effects of a kind that speak in a scene; with an exposure, also those of rules about the person alone if wanted.
  template <class E>
  std::vector<Spoken<E>> in(const Scene& scene, bool person_rules_too = true) const {
    std::vector<Spoken<E>> out;
    for (const auto i : pack_.rules.indices()) {
      if (scene.exposure && !pack_.rules[i].about_exposure && !person_rules_too) continue;
      for (const auto& effect : pack_.rules[i].effects) {
        const auto* wanted = std::get_if<E>(&effect);
        if (wanted != nullptr && speaks(i, effect, scene)) out.push_back({i, scene, wanted});
      }
    }
    return out;
  }

  /// Of the person once, and of each exposure.
  template <class E>
  std::vector<Spoken<E>> anywhere() const {
    auto out = in<E>({});
    for (const auto& scene : stage_.exposure_scenes()) {
      for (const auto& more : in<E>(scene, false)) out.push_back(more);
    }
    return out;
  }

 private:
  bool speaks(Index<Rule> index, const Effect& effect, const Scene& scene) const;
  bool same_slot(const Effect& a, const Effect& b) const;

  const Stage& stage_;
  const Pack& pack_;
};

}  // namespace sti::oracle
