#include "prove/uncovered.hpp"

#include <algorithm>
#include <set>

namespace sti::prove {
namespace {

class Descent {
 public:
  explicit Descent(Space& space) : diagrams_(space.diagrams) {}

  /// `others` are rising, each once, and none of them empty.
  Region down(Region region, const std::vector<Region>& others) {
    if (region == Diagrams::nothing || others.empty()) return region;
    if (others.back() == Diagrams::all) return Diagrams::nothing;
    auto state = others;
    state.push_back(region);
    if (covered_.contains(state)) return Diagrams::nothing;
    const auto asked = first_variable(region, others);
    auto ways = ways_from(asked, region, others);
    std::stable_sort(ways.begin(), ways.end(),
                     [](const Way& a, const Way& b) { return a.others.size() < b.others.size(); });
    for (const auto& way : ways) {
      const Region found = down(way.region, way.others);
      if (found != Diagrams::nothing) return diagrams_.both(diagrams_.literal(asked, {way.value}), found);
    }
    covered_.insert(std::move(state));
    return Diagrams::nothing;
  }

  std::vector<Region> sorted(std::vector<Region> others) const {
    std::sort(others.begin(), others.end());
    others.erase(std::unique(others.begin(), others.end()), others.end());
    std::erase(others, Diagrams::nothing);
    return others;
  }

 private:
  struct Way {
    Index<Choice> value;
    Region region;
    std::vector<Region> others;
  };

  Index<Variable> first_variable(Region region, const std::vector<Region>& others) const {
    auto out = diagrams_.variable(region);
    for (const Region other : others) out = std::min(out, diagrams_.variable(other));
    return out;
  }

  std::vector<Way> ways_from(Index<Variable> asked, Region region, const std::vector<Region>& others) {
    std::vector<Way> out;
    for (const auto value : diagrams_.values(asked)) {
      diagrams_.work(others.size());
      const Region left = diagrams_.child(region, asked, value);
      if (left == Diagrams::nothing) continue;
      std::vector<Region> still;
      for (const Region other : others) still.push_back(diagrams_.child(other, asked, value));
      out.push_back({value, left, sorted(std::move(still))});
    }
    return out;
  }

  Diagrams& diagrams_;
  std::set<std::vector<Region>> covered_;  ///< what was found to hold no case, with its region last
};

}  // namespace

Region uncovered(Space& space, Region region, std::vector<Region> others) {
  Descent descent(space);
  return descent.down(region, descent.sorted(std::move(others)));
}

}  // namespace sti::prove
