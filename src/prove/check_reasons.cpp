// Reasons: whether what a rule's `why` says of the case and of other lines is so wherever it is shown.

#include <fmt/format.h>

#include <algorithm>

#include "base/text.hpp"
#include "prove/prover.hpp"

namespace sti::prove {

Region where_shown(Prover& p, engine::Outcomes& outcomes, Index<Rule> rule, const engine::Output& output) {
  const auto& effect = p.rule(rule).effects[output.effect];
  const Region speaks = p.both(outcomes.live(rule, output.key), p.valid);
  const auto at = [&](Diagrams::Ref told, auto level) {
    return p.both(speaks, p.diagrams.where(told, engine::number_of(level)));
  };
  if (const auto* verdict = std::get_if<VerdictEffect>(&effect))
    return at(outcomes.told_level(verdict->slot), verdict->level);
  if (const auto* vaccine = std::get_if<VaccineEffect>(&effect))
    return at(outcomes.told_level(vaccine->vaccine), vaccine->level);
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
    if (only_notes || !is_note(output)) out = p.diagrams.either(out, where_shown(p, p.outcomes, rule, output));
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

/// Whether a denial needs no proof, or has one of its own: what `asserts` says is proved.
bool is_backed(const Rule& rule) { return rule.asserts || rule.general; }

Claim claim_about(const engine::Program& program, Index<Rule> index, Code code, std::string claim) {
  const auto& rule = program.pack->rules[index];
  Claim out{code, rule.id, std::move(claim), rule.span};
  const auto& outputs = program.rules[index].outputs;
  if (!outputs.empty()) out.matter = outputs.front().key;
  return out;
}

Decided find_unproved(Prover& p, Index<Rule> index) {
  const auto& rule = p.rule(index);
  Decided out{p.both(p.outcomes.matched(index), p.valid)};
  if (is_backed(rule)) return out;
  for (const auto& output : p.program.rules[index].outputs) {
    if (!denies(rule.effects[output.effect])) continue;
    const Region shown = where_shown(p, p.outcomes, index, output);
    if (p.is_empty(shown)) continue;
    const auto told = id_of(p.pack, p.program.keys[output.key]);
    auto& finding =
        p.add(Code::unproved_reason, rule.span,
              fmt::format("{} can deny `{}`, and nothing proves what its `why` says of the case", p.name(index), told),
              "give `asserts = { … }`, a condition, or `general = true` where it says nothing of the case", shown);
    finding.example_shows = told;
    out.cases = shown;
    break;
  }
  return out;
}

Decided find_untrue(Prover& p, Index<Rule> index) {
  const auto& rule = p.rule(index);
  Decided out{where_reason_shown(p, index)};
  out.cases = p.minus(out.among, p.space.set_of(*rule.asserts));
  if (p.is_empty(out.cases)) return out;
  auto& finding = p.add(Code::untrue_reason, rule.asserts->span.source != nullptr ? rule.asserts->span : rule.span,
                        fmt::format("what {} asserts is not so for some cases that are told its `why`", p.name(index)),
                        "narrow the rule, let another override it there, or reword `why` and `asserts`", out.cases);
  p.relate(finding, fmt::format("the rule {}", p.name(index)), index);
  finding.example_shows = "told this reason";
  return out;
}

Decided find_astray(Prover& p, Index<Rule> index) {
  const auto& rule = p.rule(index);
  Decided out{where_reason_shown(p, index)};
  for (const auto& line : rule.points_to) {
    const Region otherwise = p.minus(out.among, where_told(p, line));
    if (p.is_empty(otherwise)) continue;
    p.collect(out, otherwise);
    auto& finding = p.add(Code::points_astray, rule.span,
                          fmt::format("{} points to `{}` at {}, which is told otherwise for some cases", p.name(index),
                                      line.name, levels_of(line)),
                          "reword `why`, narrow the rule, or change what the other line says there", otherwise);
    finding.example_shows = line.name;
  }
  return out;
}

}  // namespace

void ask_denials(const engine::Program& program, Claims& out) {
  for (const auto index : program.pack->rules.indices()) {
    const auto& rule = program.pack->rules[index];
    const auto& outputs = program.rules[index].outputs;
    const auto is_denial = [&](const engine::Output& output) { return denies(rule.effects[output.effect]); };
    if (!advises(rule) || std::none_of(outputs.begin(), outputs.end(), is_denial)) continue;
    out.push_back(claim_about(program, index, Code::unproved_reason,
                              fmt::format("`{}` tells what its denial says of the case", rule.id)));
    out.back().ask = [index](Prover& p) { return find_unproved(p, index); };
  }
}

void ask_asserts(const engine::Program& program, Claims& out) {
  for (const auto index : program.pack->rules.indices()) {
    const auto& rule = program.pack->rules[index];
    if (!advises(rule) || !rule.asserts) continue;
    out.push_back(claim_about(program, index, Code::untrue_reason,
                              fmt::format("what `{}` asserts is so wherever its `why` is told", rule.id)));
    out.back().ask = [index](Prover& p) { return find_untrue(p, index); };
  }
}

void ask_points(const engine::Program& program, Claims& out) {
  for (const auto index : program.pack->rules.indices()) {
    const auto& rule = program.pack->rules[index];
    if (!advises(rule) || rule.points_to.empty()) continue;
    out.push_back(claim_about(program, index, Code::points_astray,
                              fmt::format("the lines that `{}` names are told as it says", rule.id)));
    out.back().ask = [index](Prover& p) { return find_astray(p, index); };
  }
}

}  // namespace sti::prove
