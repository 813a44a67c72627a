#include "prove/evidence.hpp"

#include <fmt/format.h>

#include "prove/says.hpp"

namespace sti::prove {
namespace {

/// Boxes that are listed of one question. That there is a case is shown by one.
constexpr std::size_t most_boxes(const Claim& claim) { return claim.is_for_some ? 1 : 50; }

/// From one number up to another, included; to the end where there is none.
std::string range_name(std::int64_t low, std::int64_t high) {
  return high >= unbounded ? fmt::format("{}..", low) : fmt::format("{}..{}", low, high);
}

std::string value_name(const Space& space, Index<Variable> v, Index<Cell> cell) {
  const auto& program = space.program();
  const auto& dimension = dimension_of(space, v);
  const auto& fact = program.pack->vocabulary.facts[dimension.fact];
  if (cell == dimension.absent) return "none";
  switch (fact.kind) {
    case FactKind::choice:
      return fact.values[beside<FactValue>(cell)].id;
    case FactKind::number:
      return cell == dimension.unknown ? std::string("unknown")
                                       : range_name(dimension.starts[cell], program.last_number(dimension, cell));
    case FactKind::time: {
      const auto& time = program.time_cells[cell];
      return fmt::format("{} min, {} d", range_name(time.minutes_low, time.minutes_high),
                         range_name(time.days_low, time.days_high));
    }
    default:
      return cell == engine::flag_set ? "yes" : "no";
  }
}

/// The id of what a flag stands for.
std::string flag_name(const Pack& pack, const engine::Dimension& dimension) {
  return pack.vocabulary.facts[dimension.fact].values[dimension.flag].id;
}

ProofBox box_of(const Space& space, const Ranges& box) {
  ProofBox out;
  for (const auto v : space.variables.indices()) {
    if (box[v].count() == space.diagrams.values(v).size()) continue;
    auto& limit = out.limits.emplace_back();
    limit.fact = v.place();
    for (const auto choice : box[v]) limit.values.push_back(choice.place());
  }
  out.cases = count_exactly(space, box);
  return out;
}

}  // namespace

std::vector<ProofFact> facts_of(const Space& space) {
  const auto& pack = *space.program().pack;
  std::vector<ProofFact> out;
  for (const auto v : space.variables.indices()) {
    const auto& dimension = dimension_of(space, v);
    const auto& fact = pack.vocabulary.facts[dimension.fact];
    ProofFact shown{fact.id};
    if (dimension.flag) shown.name += "." + flag_name(pack, dimension);
    for (const auto cell : space.variables[v].values) shown.values.push_back(value_name(space, v, cell));
    for (const auto value : fact.acts)
      shown.acts.push_back(pack.vocabulary.facts[pack.vocabulary.act].values[value].id);
    shown.of_exposure = fact.scope == Scope::exposure && !is_act(space, v);
    out.push_back(std::move(shown));
  }
  return out;
}

void show(Prover& p, const Claim& claim, const Decided& decided, ProofQuestion& out) {
  out.at_least = decided.is_part;
  out.among = count_exactly(p.space, decided.among);
  out.cases = count_exactly(p.space, decided.cases);
  const auto most = most_boxes(claim);
  const auto boxes = boxes_of(p.space, decided.cases, most + 1);
  out.has_more_boxes = boxes.size() > most;
  for (std::size_t i = 0; i < std::min(boxes.size(), most); ++i) out.boxes.push_back(box_of(p.space, boxes[i]));
  const auto at = smallest(p.space, decided.cases);
  if (!at) return;
  out.witness = make_case(p.space, *at, example_day(p.pack));
  if (!claim.matter) return;
  out.matter = id_of(p.pack, p.program.keys[*claim.matter]);
  out.says = rules_that_speak(p, *claim.matter, *at);
}

}  // namespace sti::prove
