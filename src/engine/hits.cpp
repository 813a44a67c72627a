#include "engine/hits.hpp"

#include <algorithm>

namespace sti::engine {

std::span<const Hit> UnitHits::of(Key key) const {
  struct ByKey {
    bool operator()(const Hit& hit, Key k) const { return hit.key < k; }
    bool operator()(Key k, const Hit& hit) const { return k < hit.key; }
  };
  const auto [first, last] = std::equal_range(hits.begin(), hits.end(), key, ByKey{});
  return {first, last};
}

UnitHits score(const Program& program, const Unit& unit) {
  UnitHits out;
  out.exposure = unit.exposure;
  out.unit = &unit;
  std::vector<Index<Rule>> matched;
  program.match(unit.point, matched);
  for (const auto rule : matched) {
    const auto& compiled = program.rules[rule];
    for (const auto& output : compiled.outputs) {
      const bool suppressed =
          std::any_of(compiled.suppressors.begin(), compiled.suppressors.end(), [&](const auto& suppressor) {
            return suppressor.key == output.key && std::binary_search(matched.begin(), matched.end(), suppressor.rule);
          });
      if (!suppressed) out.hits.push_back({output.key, rule, output.effect});
    }
  }
  std::stable_sort(out.hits.begin(), out.hits.end(), [](const Hit& a, const Hit& b) { return a.key < b.key; });
  return out;
}

}  // namespace sti::engine
