#include "prove/prover.hpp"

#include "base/text.hpp"

namespace sti::prove {

Prover::Prover(const engine::Program& compiled, std::size_t max_nodes)
    : program(compiled),
      pack(*compiled.pack),
      space(compiled, max_nodes),
      outcomes(space, compiled, values),
      diagrams(space.diagrams),
      valid(space.valid()) {}

void Prover::collect(Decided& decided, Region cases) {
  if (wants_all_cases || is_empty(decided.cases)) decided.cases = diagrams.either(decided.cases, cases);
}

Finding& Prover::add(Code code, const Span& place, std::string message, std::string hint, Region region,
                     std::optional<Assignment> at) {
  Finding finding;
  finding.code = code;
  finding.place = place;
  finding.message = std::move(message);
  finding.hint = std::move(hint);
  if (!at) at = smallest(space, region);
  if (at) {
    finding.cases = count_exactly(space, region);
    finding.example = make_case(space, *at, example_day(pack));
    show_box(finding, region, *at);
  }
  findings.push_back(std::move(finding));
  return findings.back();
}

void Prover::show_box(Finding& finding, Region region, const Assignment& at) {
  try {
    const auto box = narrow_to_possible(space, valid, widen(space, region, valid, at));
    finding.region = condition_of(space, box);
    for (const auto v : diagrams.variables()) region = both(region, diagrams.literal(v, box[v]));
    finding.shown = count_exactly(space, region);
  } catch (const engine::BudgetSpent&) {
    return;  // the case stands for itself
  }
}

void Prover::relate(Finding& finding, std::string text, Index<Rule> index) {
  finding.related.push_back({std::move(text), rule(index).span});
}

std::string Prover::names(const std::vector<Index<Rule>>& rules) const {
  std::vector<std::string> ids;
  for (const auto index : rules) ids.push_back(rule(index).id);
  return list_names(ids, "and");
}

std::string in_backticks(std::string_view id) { return "`" + std::string(id) + "`"; }

Span whole_pack(const Pack& pack) { return {pack.files.empty() ? nullptr : pack.files.front().get(), 0, 0, 1}; }

std::string name_of(const engine::Program& program, engine::Key key) {
  return id_of(*program.pack, without_infection(program.keys[key]));
}

}  // namespace sti::prove
