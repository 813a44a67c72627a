#include "prove/coverage.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "engine/advise.hpp"
#include "engine/coverage.hpp"
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
    const bool must_give = item.kind != CoverageKind::exclusion && item.kind != CoverageKind::value;
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
    if (item.kind == CoverageKind::exclusion || item.kind == CoverageKind::value) return out;
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

std::string in_words(const CoverageItem& item) {
  switch (item.kind) {
    case CoverageKind::number:
      return fmt::format("{} dates a test", to_string(item.number));
    case CoverageKind::value:
      return fmt::format("holds with {}", item.what);
    case CoverageKind::exclusion:
      return fmt::format("does not hold, only because of {}", item.what);
    default:
      return "gives something";
  }
}

}  // namespace

CoverageReport measure_coverage(const engine::Program& program, const std::vector<const Case*>& cases) {
  engine::Coverage coverage(program);
  for (const auto* each : cases) coverage.add(*each);
  CoverageReport out;
  for (const auto id : coverage_kind_ids) out.counts.push_back({std::string(id)});
  CoverageCount total{std::string(CoverageReport::total_id)};
  CaseFinder finder(program);
  for (const auto& item : coverage.items()) {
    auto example = item.reached ? std::nullopt : finder.find(item);
    const bool can_be_reached = item.reached || example;
    for (auto* counter : {&out.counts[std::size_t(item.kind)], &total}) {
      counter->reached += item.reached;
      counter->total += can_be_reached;
      counter->unreachable += !can_be_reached;
    }
    if (item.reached) continue;
    auto advice =
        example ? std::optional(engine::advise(program, *example, {.questions = false, .risk = false})) : std::nullopt;
    out.uncovered.push_back({item.kind, item.rule, in_words(item), std::move(example), std::move(advice)});
  }
  out.counts.push_back(std::move(total));
  return out;
}

}  // namespace sti::prove
