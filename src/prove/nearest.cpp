#include "prove/nearest.hpp"

#include <algorithm>
#include <limits>
#include <unordered_map>

namespace sti::prove {
namespace {

constexpr std::int64_t told_answer = 50;                   // to contradict what was told
constexpr std::int64_t another_act = 20;                   // to change what happened
constexpr std::int64_t another_result = 60;                // to have a result or a treatment that nobody told of
constexpr std::int64_t no_exposure = 20 * another_answer;  // to take back what happened
constexpr std::int64_t unreachable = std::numeric_limits<std::int64_t>::max() / 4;

class Starter {
 public:
  Starter(const Space& space, const Case& asked, const engine::Unit& unit)
      : space_(space), vocabulary_(space.program().pack->vocabulary), asked_(asked), unit_(unit) {}

  Start run() const {
    Start out;
    for (const auto v : space_.variables.indices()) {
      out.base.push_back(choice_of(v, base_cell(v)));
      out.weights.emplace_back(space_.variables[v].values.size());
      set_base(space_, v, out.base.back(), out);
      if (is_told(v)) {
        for (auto& weight : out.weights.back()) weight += weight == 0 ? 0 : told_answer;
      }
    }
    free_untold_role(out);
    if (!unit_.exposure) {  // a new exposure needs a time, whichever
      if (const auto time = variable_of(space_, vocabulary_.since)) {
        for (auto& weight : out.weights[time]) weight -= weight == 0 ? 0 : another_answer;
      }
    }
    return out;
  }

 private:
  /// A role that is not told, or told as both, is tried as each.
  void free_untold_role(Start& start) const {
    const auto role = variable_of(space_, vocabulary_.role);
    if (role && !is_one_role(answer_of(vocabulary_.role))) start.weights[role].assign(start.weights[role].size(), 0);
  }

  bool is_one_role(const Answer* told) const {
    return told != nullptr && told->given &&
           (told->value == vocabulary_.role_receptive || told->value == vocabulary_.role_insertive);
  }

  const Answer* answer_of(Index<Fact> fact) const {
    if (vocabulary_.facts[fact].scope == Scope::person) return &asked_.person[fact];
    return unit_.exposure ? &asked_.exposures[unit_.exposure].answers[fact] : nullptr;
  }
  bool is_told(Index<Variable> variable) const {
    const auto* answer = answer_of(dimension_of(space_, variable).fact);
    return answer != nullptr && answer->given;
  }

  /// The value that the case has, or that it takes where nothing is told.
  Index<Cell> base_cell(Index<Variable> variable) const {
    const auto& dimension = dimension_of(space_, variable);
    const auto& fact = vocabulary_.facts[dimension.fact];
    const bool as_scored = dimension.fact == vocabulary_.tested_positive || dimension.fact == vocabulary_.treated ||
                           dimension.fact == vocabulary_.pep || dimension.fact == vocabulary_.pep_covers ||
                           dimension.fact == vocabulary_.role || fact.kind == FactKind::time ||
                           fact.kind == FactKind::number || dimension.fact == vocabulary_.act;
    const auto* answer = answer_of(dimension.fact);
    const bool is_told_role =
        dimension.fact == vocabulary_.role && is_one_role(answer);  // also where it does not apply
    if (is_told_role) return beside<Cell>(answer->value);
    if (as_scored) return unit_.point[space_.variables[variable].dimension];
    if (fact.kind == FactKind::flags)
      return answer != nullptr && answer->flags[dimension.flag] ? engine::flag_set : engine::flag_not_set;
    return beside<Cell>(answer != nullptr && answer->given ? answer->value : fact.default_value);
  }

  Index<Choice> choice_of(Index<Variable> variable, Index<Cell> cell) const {
    return space_.variables[variable]
        .values.find_if([&](Index<Cell> value) { return value == cell; })
        .value_or(first_choice);
  }

  const Space& space_;
  const Vocabulary& vocabulary_;
  const Case& asked_;
  const engine::Unit& unit_;
};

}  // namespace

std::optional<Lightest> lightest(const Space& space, Region region, const Weights& weights) {
  if (region == Diagrams::nothing) return std::nullopt;
  const auto& diagrams = space.diagrams;
  struct Best {
    std::int64_t weight = unreachable;
    Index<Choice> choice = first_choice;
  };
  const auto least = [&](Index<Variable> variable) {
    const auto& list = weights[variable];
    return list.at(std::min_element(list.begin(), list.end()));
  };
  // What is not asked for takes its cheapest value, and that may cost something too.
  List<std::int64_t, Variable> free(space.variables.size() + 1, 0);
  for (const auto v : last_first(space)) free[v] = free[following(v)] + weights[v][least(v)];
  std::unordered_map<Region, Best> done;
  const auto visit = [&](const auto& self, Region f) -> std::int64_t {  // the cost of the variables from f's own on
    if (f == Diagrams::nothing) return unreachable;
    if (Diagrams::is_constant(f)) return 0;
    if (const auto known = done.find(f); known != done.end()) return known->second.weight;
    const auto asked = diagrams.variable(f);
    Best best;
    for (const auto choice : diagrams.values(asked)) {
      const Region part = diagrams.child(f, asked, choice);
      const auto below = self(self, part);
      if (below == unreachable) continue;
      const auto sum = below + free[following(asked)] - free[diagrams.variable(part)] + weights[asked][choice];
      if (sum < best.weight) best = {sum, choice};
    }
    done.emplace(f, best);
    return best.weight;
  };
  Lightest out;
  out.weight = visit(visit, region) + free.front() - free[diagrams.variable(region)];
  Region at = region;
  for (const auto v : diagrams.variables()) {
    if (diagrams.variable(at) != v) {
      out.at.push_back(least(v));
      continue;
    }
    out.at.push_back(done.at(at).choice);
    at = diagrams.child(at, v, out.at.back());
  }
  return out;
}

void set_base(const Space& space, Index<Variable> variable, Index<Choice> base, Start& start) {
  const auto& vocabulary = space.program().pack->vocabulary;
  const auto& values = space.variables[variable].values;
  const auto& dimension = dimension_of(space, variable);
  const auto& fact = vocabulary.facts[dimension.fact];
  const auto rank_of = [](auto index) { return std::int64_t(index.place()); };
  start.base[variable] = base;
  auto& weights = start.weights[variable];
  for (const auto choice : values.indices()) {
    if (choice == base) {
      weights[choice] = 0;
      continue;
    }
    const auto cell = values[choice];
    auto rank = rank_of(cell);
    if (fact.kind == FactKind::time) rank = std::abs(rank_of(choice) - rank_of(base));
    if (fact.kind == FactKind::number) {
      if (cell == dimension.unknown)
        rank = std::int64_t(values.size());
      else if (values[base] != dimension.unknown)
        rank = std::abs(rank_of(choice) - rank_of(base));
      else  // a number that is told first is an ordinary one
        rank = std::abs(number_in(space.program(), dimension, cell) - ordinary_number(fact));
    }
    if (fact.kind == FactKind::flags || fact.kind == FactKind::treatments) rank = rank_of(dimension.flag);
    if (dimension.fact == vocabulary.act) rank += cell == dimension.absent ? no_exposure : another_act;
    if (dimension.fact == vocabulary.tested_positive || dimension.fact == vocabulary.treated) rank += another_result;
    const bool follows = fact.derived && fact.scope == Scope::exposure;  // told by the dates of other answers
    weights[choice] = follows ? 1 : another_answer + rank;
  }
}

Start start_of(const Space& space, const Case& asked, const engine::Unit& unit) {
  return Starter(space, asked, unit).run();
}

}  // namespace sti::prove
