#include "prove/nearest.hpp"

#include <algorithm>
#include <limits>
#include <unordered_map>

namespace sti::prove {
namespace {

constexpr long told_answer = 50;                   // to contradict what was told
constexpr long another_act = 20;                   // to change what happened
constexpr long another_result = 60;                // to have a result or a treatment that nobody told of
constexpr long no_exposure = 20 * another_answer;  // to take back what happened
constexpr long never = std::numeric_limits<long>::max() / 4;

class Starter {
 public:
  Starter(const Space& space, const Case& asked, const engine::Unit& unit)
      : space_(space),
        program_(space.program()),
        vocabulary_(program_.pack->vocabulary),
        asked_(asked),
        unit_(unit),
        exposed_(unit.exposure >= 0) {}

  Start run() const {
    Start out;
    for (int v = 0; v < int(space_.variables.size()); ++v) {
      out.base.push_back(index_of(v, base_value(v)));
      out.weights.emplace_back(space_.variables[std::size_t(v)].values.size());
      set_base(space_, v, out.base.back(), out);
      if (is_told(v)) {
        for (auto& weight : out.weights.back()) weight += weight == 0 ? 0 : told_answer;
      }
    }
    free_untold_role(out);
    if (!exposed_) {  // a new exposure needs a time, whichever
      const int time = space_.variable_of[std::size_t(program_.dimension_of(vocabulary_.since))];
      if (time >= 0) {
        for (auto& weight : out.weights[std::size_t(time)]) weight -= weight == 0 ? 0 : another_answer;
      }
    }
    return out;
  }

 private:
  /// A role that is not told, or told as both, is tried as each.
  void free_untold_role(Start& start) const {
    const int role = space_.variable_of[std::size_t(program_.dimension_of(vocabulary_.role))];
    if (role >= 0 && !is_one_role(answer_of(vocabulary_.role)))
      start.weights[std::size_t(role)].assign(start.weights[std::size_t(role)].size(), 0);
  }

  bool is_one_role(const Answer* told) const {
    return told != nullptr && told->given &&
           (told->value == vocabulary_.role_receptive || told->value == vocabulary_.role_insertive);
  }

  const Answer* answer_of(int fact) const {
    if (vocabulary_.facts[std::size_t(fact)].scope == Scope::person) return &asked_.person[std::size_t(fact)];
    return exposed_ ? &asked_.exposures[std::size_t(unit_.exposure)].answers[std::size_t(fact)] : nullptr;
  }
  const engine::Dimension& dimension_of(int variable) const {
    return program_.dimensions[std::size_t(space_.variables[std::size_t(variable)].dimension)];
  }
  bool is_told(int variable) const {
    const auto* answer = answer_of(dimension_of(variable).fact);
    return answer != nullptr && answer->given;
  }

  /// The value that the case has, or that it takes where nothing is told.
  int base_value(int variable) const {
    const auto& dimension = dimension_of(variable);
    const auto& fact = vocabulary_.facts[std::size_t(dimension.fact)];
    const int at = unit_.point[std::size_t(space_.variables[std::size_t(variable)].dimension)];
    const bool as_scored = dimension.fact == vocabulary_.tested_positive || dimension.fact == vocabulary_.treated ||
                           dimension.fact == vocabulary_.role || fact.kind == FactKind::time ||
                           fact.kind == FactKind::number || dimension.fact == vocabulary_.act;
    const auto* answer = answer_of(dimension.fact);
    const bool is_told_role =
        dimension.fact == vocabulary_.role && is_one_role(answer);  // also where it does not apply
    if (as_scored) return is_told_role ? answer->value : at;
    if (fact.kind == FactKind::flags) return answer == nullptr ? 0 : int(answer->flags >> dimension.flag & 1);
    return answer != nullptr && answer->given ? answer->value : fact.default_value;
  }

  int index_of(int variable, int value) const {
    const auto& values = space_.variables[std::size_t(variable)].values;
    const auto found = std::find(values.begin(), values.end(), value);
    return found == values.end() ? 0 : int(found - values.begin());
  }

  const Space& space_;
  const engine::Program& program_;
  const Vocabulary& vocabulary_;
  const Case& asked_;
  const engine::Unit& unit_;
  bool exposed_;
};

}  // namespace

std::optional<Lightest> lightest(const Space& space, Region region, const Weights& weights) {
  if (region == Diagrams::nothing) return std::nullopt;
  const auto& diagrams = space.diagrams;
  struct Best {
    long weight = never;
    int index = 0;
  };
  const auto least = [&](int variable) {
    const auto& list = weights[std::size_t(variable)];
    return std::min_element(list.begin(), list.end());
  };
  // What is not asked for takes its cheapest value, and that may cost something too.
  std::vector<long> free(std::size_t(diagrams.variables()) + 1, 0);
  for (int v = diagrams.variables() - 1; v >= 0; --v) free[std::size_t(v)] = free[std::size_t(v) + 1] + *least(v);
  std::unordered_map<Region, Best> done;
  const auto visit = [&](const auto& self, Region f) -> long {  // the cost of the variables from f's own on
    if (f == Diagrams::nothing) return never;
    if (Diagrams::is_constant(f)) return 0;
    if (const auto known = done.find(f); known != done.end()) return known->second.weight;
    const int asked = diagrams.variable(f);
    Best best;
    for (int v = 0; v < diagrams.size(asked); ++v) {
      const Region part = diagrams.child(f, asked, v);
      const long below = self(self, part);
      if (below == never) continue;
      const long sum = below + free[std::size_t(asked) + 1] - free[std::size_t(diagrams.variable(part))] +
                       weights[std::size_t(asked)][std::size_t(v)];
      if (sum < best.weight) best = {sum, v};
    }
    done.emplace(f, best);
    return best.weight;
  };
  Lightest out;
  out.weight = visit(visit, region) + free[0] - free[std::size_t(diagrams.variable(region))];
  Region at = region;
  for (int v = 0; v < diagrams.variables(); ++v) {
    if (diagrams.variable(at) != v) {
      out.at.push_back(int(least(v) - weights[std::size_t(v)].begin()));
      continue;
    }
    out.at.push_back(done.at(at).index);
    at = diagrams.child(at, v, out.at.back());
  }
  return out;
}

void set_base(const Space& space, int variable, int index, Start& start) {
  const auto& program = space.program();
  const auto& vocabulary = program.pack->vocabulary;
  const auto& values = space.variables[std::size_t(variable)].values;
  const auto& dimension = program.dimensions[std::size_t(space.variables[std::size_t(variable)].dimension)];
  const auto& fact = vocabulary.facts[std::size_t(dimension.fact)];
  start.base[std::size_t(variable)] = index;
  auto& weights = start.weights[std::size_t(variable)];
  for (int i = 0; i < int(values.size()); ++i) {
    const int value = values[std::size_t(i)];
    long rank = value;
    if (fact.kind == FactKind::time) rank = std::abs(i - index);
    if (fact.kind == FactKind::number) {
      const bool is_known = values[std::size_t(index)] != dimension.unknown;
      rank = is_known && value != dimension.unknown ? std::abs(i - index) : value == 0 ? long(values.size()) : value;
    }
    if (fact.kind == FactKind::flags || fact.kind == FactKind::treatments) rank = dimension.flag;
    if (dimension.fact == vocabulary.act) rank += value == dimension.absent ? no_exposure : another_act;
    if (dimension.fact == vocabulary.tested_positive || dimension.fact == vocabulary.treated) rank += another_result;
    weights[std::size_t(i)] = i == index ? 0 : another_answer + rank;
  }
}

Start start_of(const Space& space, const Case& asked, const engine::Unit& unit) {
  return Starter(space, asked, unit).run();
}

}  // namespace sti::prove
