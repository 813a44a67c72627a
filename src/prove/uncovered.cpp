#include "prove/uncovered.hpp"

#include <algorithm>

#include "engine/lists.hpp"
#include "prove/cases.hpp"
#include "prove/region.hpp"

namespace sti::prove {
namespace {

using engine::CoverageItem;

class CaseFinder {
 public:
  explicit CaseFinder(const engine::Program& program) : pack_(*program.pack), space_(program) {}

  std::optional<Case> find(const CoverageItem& item) {
    auto region = space_.valid();
    for (const auto& condition : item.wanted) region = space_.diagrams.both(region, space_.set_of(condition));
    for (const auto& condition : item.excluded) region = space_.diagrams.minus(region, space_.set_of(condition));
    if (const auto tests = tests_of(item); !tests.empty()) region = space_.diagrams.both(region, ordered(tests));
    if (item.needs_exposure) region = space_.diagrams.both(region, space_.exposed());
    const bool must_give = item.kind != CoverageItem::Kind::exclusion && item.kind != CoverageItem::Kind::value;
    if (must_give) {  // better where nothing overrides it; where that is everywhere, it may still give something else
      const auto free = space_.diagrams.minus(region, overridden(item.rule));
      if (free != Diagrams::nothing) region = free;
    }
    const auto assignment = smallest(space_, region);
    if (!assignment) return std::nullopt;
    return make_case(space_, *assignment, example_day(pack_));
  }

 private:
  Region overridden(Index<Rule> target) {
    Region out = Diagrams::nothing;
    for (const auto& rule : pack_.rules) {
      if (engine::is_in(rule.overrides, target) && !rule.draft)
        out = space_.diagrams.either(out, space_.set_of(rule.when));
    }
    return out;
  }

  /// Tests of which one must be ordered for a window to date it, or a specimen to place it.
  std::vector<Index<TestKind>> tests_of(const CoverageItem& item) const {
    std::vector<Index<TestKind>> out;
    if (item.kind == CoverageItem::Kind::exclusion || item.kind == CoverageItem::Kind::value) return out;
    for (const auto& effect : pack_.rules[item.rule].effects) {
      if (const auto* window = std::get_if<WindowEffect>(&effect)) out.push_back(window->test);
      if (const auto* specimen = std::get_if<SpecimenEffect>(&effect)) out.push_back(specimen->test);
    }
    return out;
  }

  Region ordered(const std::vector<Index<TestKind>>& tests) {
    Region out = Diagrams::nothing;
    for (const auto& rule : pack_.rules) {
      const bool orders = std::any_of(rule.effects.begin(), rule.effects.end(), [&](const Effect& effect) {
        const auto* order = std::get_if<OrderEffect>(&effect);
        return order != nullptr && engine::is_in(tests, order->test);
      });
      if (orders && !rule.draft) out = space_.diagrams.either(out, space_.set_of(rule.when));
    }
    return out;
  }

  const Pack& pack_;
  Space space_;
};

}  // namespace

List<std::optional<Case>, CoverageItem> cases_that_cover(const engine::Program& program,
                                                         const engine::Coverage& coverage) {
  List<std::optional<Case>, CoverageItem> out;
  CaseFinder finder(program);
  for (const auto& item : coverage.items()) out.push_back(item.reached ? std::nullopt : finder.find(item));
  return out;
}

}  // namespace sti::prove
