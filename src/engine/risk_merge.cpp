// Risk per exposure: the figure, what modifies it, and how likely the source has the infection.

#include <array>

#include "engine/hits.hpp"
#include "engine/lists.hpp"
#include "engine/risk.hpp"

namespace sti::engine {
namespace {

using Part = RiskSubject::Part;

/// What one unit says about one infection.
RiskAdvice of_unit(const Scored& s, const UnitHits& unit, Index<Infection> infection) {
  RiskAdvice out;
  out.infection = infection;
  out.exposure = unit.exposure;
  const auto figures = s.hits(unit, RiskSubject{infection, Part::figure});
  if (figures.empty()) return out;
  out.figure = s.effect<RiskEffect>(figures.front()).figure;
  out.rules.push_back(figures.front().rule);
  const auto& figure = s.pack.risks[out.figure];
  if (figure.fixed || !figure.range) {
    if (figure.unit != RiskUnit::partner) out.per_act = figure.range;
    return out;
  }
  std::vector<Range> ratios;
  for (const auto& hit : s.hits(unit, RiskSubject{infection, Part::modifier})) {
    out.rules.push_back(hit.rule);
    const auto& ratio = s.pack.modifiers[s.effect<ModifierEffect>(hit).modifier].ratio;
    if (ratio) ratios.push_back(*ratio);
  }
  if (figure.unit != RiskUnit::partner) out.per_act = modified(*figure.range, ratios);
  return out;
}

/// Both acts took place: either may have passed it on.
void add_act(RiskAdvice& both, const RiskAdvice& other) {
  for (const auto rule : other.rules) add_once(both.rules, rule);
  both.figure = both.figure.value_or(other.figure);
  if (!other.per_act) return;
  if (!both.per_act) {
    both.per_act = other.per_act;
    return;
  }
  const auto either = [](double a, double b) { return any_of(std::array{a, b}); };
  both.per_act->low = either(both.per_act->low, other.per_act->low);
  both.per_act->high = either(both.per_act->high, other.per_act->high);
  if (both.per_act->point && other.per_act->point)
    both.per_act->point = either(*both.per_act->point, *other.per_act->point);
  else
    both.per_act->point.reset();
}

/// Only one of them took place, and it is not known which: the higher is kept.
void keep_higher(RiskAdvice& held, const RiskAdvice& other) {
  const bool higher = other.per_act && (!held.per_act || other.per_act->high > held.per_act->high);
  if (higher || !held.figure) held = other;
}

void add_chance(const Scored& s, const UnitHits& unit, RiskAdvice& risk) {
  for (const auto& hit : s.hits(unit, RiskSubject{risk.infection, Part::chance})) {
    risk.rules.push_back(hit.rule);
    const auto& chance = s.pack.chances[s.effect<ChanceEffect>(hit).chance].chance;
    if (chance && (!risk.source_chance || chance->high > risk.source_chance->high)) risk.source_chance = chance;
  }
  if (risk.per_act && risk.source_chance) risk.overall = product(*risk.per_act, std::array{*risk.source_chance});
}

}  // namespace

std::vector<RiskAdvice> merge_risk(const Scored& s) {
  std::vector<RiskAdvice> out;
  const auto& vocabulary = s.pack.vocabulary;
  for (const auto exposure : s.asked.exposures.indices()) {
    const auto role = s.resolved.exposures[exposure][vocabulary.role].value;
    for (const auto infection : s.pack.catalog.infections.indices()) {
      if (!can_pass(s, exposure, infection)) continue;
      std::optional<RiskAdvice> merged;
      const UnitHits* unit_of_exposure = nullptr;
      for (const auto& unit : s.units) {
        if (unit.exposure != exposure) continue;
        unit_of_exposure = &unit;
        auto risk = of_unit(s, unit, infection);
        if (!merged) {
          merged = std::move(risk);
        } else if (role == vocabulary.role_both) {
          add_act(*merged, risk);
        } else {
          const bool differ = merged->per_act != risk.per_act;
          keep_higher(*merged, risk);
          merged->from_role = differ;
        }
      }
      if (!merged) continue;
      add_chance(s, *unit_of_exposure, *merged);
      out.push_back(std::move(*merged));
    }
  }
  return out;
}

}  // namespace sti::engine
