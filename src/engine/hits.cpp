#include "engine/hits.hpp"

#include <algorithm>

namespace sti::engine {

std::pair<std::vector<Hit>::const_iterator, std::vector<Hit>::const_iterator> UnitHits::of(SlotKey key) const {
  struct ByKey {
    bool operator()(const Hit& hit, SlotKey k) const { return hit.key < k; }
    bool operator()(SlotKey k, const Hit& hit) const { return k < hit.key; }
  };
  return std::equal_range(hits.begin(), hits.end(), key, ByKey{});
}

UnitHits score(const Program& program, const Unit& unit) {
  UnitHits out;
  out.exposure = unit.exposure;
  out.unit = &unit;
  std::vector<int> matched;
  program.match(unit.point, matched);
  for (const int rule : matched) {
    const auto& compiled = program.rules[std::size_t(rule)];
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

void insert_sorted(std::vector<int>& list, int value) {
  const auto place = std::lower_bound(list.begin(), list.end(), value);
  if (place == list.end() || *place != value) list.insert(place, value);
}

}  // namespace sti::engine
