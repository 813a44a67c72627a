// Reasons: whether what a rule's `why` says of the case and of other lines is so wherever it is shown.

#include <fmt/format.h>

#include <algorithm>

#include "base/text.hpp"
#include "prove/prover.hpp"

namespace sti::prove {

Region where_shown(Prover& p, Index<Rule> rule, const engine::Output& output) {
  const auto& effect = p.rule(rule).effects[output.effect];
  const Region speaks = p.both(p.outcomes.live(rule, output.key), p.valid);
  const auto at = [&](Diagrams::Ref told, auto level) {
    return p.both(speaks, p.diagrams.where(told, engine::number_of(level)));
  };
  if (const auto* verdict = std::get_if<VerdictEffect>(&effect))
    return at(p.outcomes.told_level(verdict->slot), verdict->level);
  if (const auto* vaccine = std::get_if<VaccineEffect>(&effect))
    return at(p.outcomes.told_level(vaccine->vaccine), vaccine->level);
  return speaks;
}

namespace {

/// Whether an effect ends in a level that denies something, so that its reason denies it too.
bool denies(const Effect& effect) {
  if (const auto* verdict = std::get_if<VerdictEffect>(&effect))
    return verdict->level == Level::not_indicated || verdict->level == Level::not_applicable;
  const auto* vaccine = std::get_if<VaccineEffect>(&effect);
  return vaccine != nullptr && vaccine->level == VaccineLevel::not_indicated;
}

/// Where the reason of a rule is shown. A note is its own text: it shows none, unless the rule gives nothing else.
Region where_reason_shown(Prover& p, Index<Rule> rule) {
  const auto& outputs = p.program.rules[rule].outputs;
  const auto is_note = [&](const engine::Output& output) {
    return std::holds_alternative<NoteEffect>(p.rule(rule).effects[output.effect]);
  };
  const bool only_notes = std::all_of(outputs.begin(), outputs.end(), is_note);
  Region out = Diagrams::nothing;
  for (const auto& output : outputs) {
    if (only_notes || !is_note(output)) out = p.diagrams.either(out, where_shown(p, rule, output));
  }
  return out;
}

bool advises(const Rule& rule) {
  return !rule.draft && (rule.origin == Rule::Origin::rule || rule.origin == Rule::Origin::row);
}

std::string levels_of(const PropertyOutput& line) {
  std::vector<std::string> ids;
  for (const auto level : line.levels) ids.emplace_back(to_string(level));
  for (const auto level : line.vaccine_levels) ids.emplace_back(to_string(level));
  return list_names(ids, "or");
}

}  // namespace

void check_denials(Prover& p) {
  for (const auto index : p.pack.rules.indices()) {
    const auto& rule = p.rule(index);
    if (!advises(rule) || rule.asserts || rule.general) continue;
    for (const auto& output : p.program.rules[index].outputs) {
      if (!denies(rule.effects[output.effect])) continue;
      const Region shown = where_shown(p, index, output);
      if (p.is_empty(shown)) continue;
      const auto told = id_of(p.pack, p.program.keys[output.key]);
      auto& finding = p.add(
          Code::unproved_reason, rule.span,
          fmt::format("{} can deny `{}`, and nothing proves what its `why` says of the case", p.name(index), told),
          "give `asserts = { … }`, a condition, or `general = true` where it says nothing of the case", shown);
      finding.example_shows = told;
      break;
    }
  }
}

void check_asserts(Prover& p) {
  for (const auto index : p.pack.rules.indices()) {
    const auto& rule = p.rule(index);
    if (!advises(rule) || !rule.asserts) continue;
    const Region untrue = p.minus(where_reason_shown(p, index), p.space.set_of(*rule.asserts));
    if (p.is_empty(untrue)) continue;
    auto& finding =
        p.add(Code::untrue_reason, rule.asserts->span.source != nullptr ? rule.asserts->span : rule.span,
              fmt::format("what {} asserts is not so for some cases that are told its `why`", p.name(index)),
              "narrow the rule, let another override it there, or reword `why` and `asserts`", untrue);
    p.relate(finding, fmt::format("the rule {}", p.name(index)), index);
    finding.example_shows = "told this reason";
  }
}

void check_points(Prover& p) {
  for (const auto index : p.pack.rules.indices()) {
    const auto& rule = p.rule(index);
    if (!advises(rule) || rule.points_to.empty()) continue;
    const Region shown = where_reason_shown(p, index);
    for (const auto& line : rule.points_to) {
      const Region otherwise = p.minus(shown, where_told(p, line));
      if (p.is_empty(otherwise)) continue;
      auto& finding = p.add(Code::points_astray, rule.span,
                            fmt::format("{} points to `{}` at {}, which is told otherwise for some cases",
                                        p.name(index), line.name, levels_of(line)),
                            "reword `why`, narrow the rule, or change what the other line says there", otherwise);
      finding.example_shows = line.name;
    }
  }
}

}  // namespace sti::prove
