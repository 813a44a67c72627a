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

Finding& Prover::add(Code code, const Span& place, std::string message, std::string hint, Region region) {
  Finding finding;
  finding.code = code;
  finding.place = place;
  finding.message = std::move(message);
  finding.hint = std::move(hint);
  if (const auto case_of = smallest(space, region)) {
    finding.cases = count_cases(space, region);
    finding.example = make_case(space, *case_of, example_day(pack));
    finding.region = condition_of(space, widen(space, region, valid, *case_of));
  }
  findings.push_back(std::move(finding));
  return findings.back();
}

void Prover::relate(Finding& finding, std::string text, Index<Rule> index) {
  finding.related.push_back({std::move(text), rule(index).span});
}

std::string Prover::name(Index<Rule> index) const { return "`" + rule(index).id + "`"; }

std::string Prover::names(const std::vector<Index<Rule>>& rules) const {
  std::vector<std::string> ids;
  for (const auto index : rules) ids.push_back(rule(index).id);
  return list_names(ids, "and");
}

std::string name_of(const engine::Program& program, engine::Key key) {
  return id_of(*program.pack, without_infection(program.keys[key]));
}

}  // namespace sti::prove
