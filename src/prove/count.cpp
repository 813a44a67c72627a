// How many cases a region or a box holds.

#include <unordered_map>

#include "engine/resolve.hpp"
#include "prove/region.hpp"

namespace sti::prove {
namespace {

/// Whether a fact has an answer at all for an act.
bool has_answer(const Space& space, Index<Variable> variable, Index<Cell> act) {
  const auto& fact = fact_of(space, variable);
  if (fact.scope == Scope::person) return true;
  const auto& program = space.program();
  if (act == program.dimensions[program.dimension_of(vocabulary_of(space).act)].absent) return false;
  return engine::applies(fact, beside<FactValue>(act));
}

/// Counts cases. Which facts count depends on the act, which is asked first: one that does not apply counts once.
template <class Number>
class Counter {
 public:
  explicit Counter(const Space& space)
      : space_(space),
        has_act_(!space.variables.empty() && is_act(space, act_variable)),
        first_common_(has_act_ ? after_what_acts_decide(space) : act_variable) {}

  Number count(Region region) {
    return sum_over_acts([&](Index<Choice> act) { return count_below(region, act); });
  }
  Number count(const Ranges& box) {
    return sum_over_acts([&](Index<Choice> act) {
      if (has_act_ && !box[act_variable][act]) return Number(0);
      Number out = 1;
      for (const auto v : space_.variables.indices()) {
        if (counts(v)) out *= std::uint32_t(box[v].count());
      }
      return out;
    });
  }

 private:
  static constexpr Index<Variable> act_variable{0};

  template <class CountOne>
  Number sum_over_acts(const CountOne& count_one) {
    if (!has_act_) return count_one(Index<Choice>());
    Number sum = 0;
    const auto& acts = space_.variables[act_variable].values;
    for (const auto choice : acts.indices()) {
      act_ = acts[choice];
      if (is_absent(space_, act_variable, choice)) common_.clear();  // nothing is told of an exposure
      sum += count_one(choice);
      if (is_absent(space_, act_variable, choice)) common_.clear();
    }
    return sum;
  }

  /// The first variable from which on all acts tell the same answers apart.
  static Index<Variable> after_what_acts_decide(const Space& space) {
    Index<Variable> out = act_variable;
    for (const auto v : space.variables.indices()) {
      const auto& fact = fact_of(space, v);
      if (fact.scope == Scope::exposure && (is_act(space, v) || !fact.acts.empty())) out = v;
    }
    return following(out);
  }

  /// Whether the answers to a fact are told apart.
  bool counts(Index<Variable> v) const { return !has_act_ || (v != act_variable && has_answer(space_, v, act_)); }

  Number count_below(Region region, Index<Choice> act) {
    of_act_.clear();
    counted_.clear();
    for (const auto v : space_.variables.indices()) counted_.push_back(counts(v));
    if (has_act_) region = space_.diagrams.child(region, act_variable, act);
    return visit(region) * combinations(Index<Variable>(has_act_ ? 1 : 0), space_.diagrams.variable(region));
  }

  /// Cases over the variables from g's own on.
  Number visit(Region g) {
    if (Diagrams::is_constant(g)) return Number(g == Diagrams::nothing ? 0 : 1);
    const auto& diagrams = space_.diagrams;
    const auto asked = diagrams.variable(g);
    auto& done = asked < first_common_ ? of_act_ : common_;
    if (const auto known = done.find(g); known != done.end()) return known->second;
    Number sum = 0;
    for (const auto choice : diagrams.values(asked)) {
      const Region part = diagrams.child(g, asked, choice);
      if (part != Diagrams::nothing) sum += visit(part) * combinations(following(asked), diagrams.variable(part));
    }
    done.emplace(g, sum);
    return sum;
  }

  /// The combinations of the answers to the variables from one up to another.
  Number combinations(Index<Variable> first, Index<Variable> last) const {
    Number out = 1;
    std::uint32_t factor = 1;
    for (auto v = first; v < last; ++v) {
      if (counted_[v]) factor *= std::uint32_t(space_.diagrams.values(v).size());
      if (factor < (1U << 24)) continue;
      out *= factor;
      factor = 1;
    }
    return out *= factor;
  }

  const Space& space_;
  bool has_act_;
  Index<Variable> first_common_;
  Index<Cell> act_;
  List<bool, Variable> counted_;
  std::unordered_map<Region, Number> of_act_, common_;  ///< what was counted, of one act or of all
};

}  // namespace

long double count_cases(const Space& space, Region region) { return Counter<long double>(space).count(region); }
Natural count_exactly(const Space& space, Region region) { return Counter<Natural>(space).count(region); }
Natural count_exactly(const Space& space, const Ranges& box) { return Counter<Natural>(space).count(box); }

}  // namespace sti::prove
