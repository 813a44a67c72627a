#include "prove/region.hpp"

#include <algorithm>
#include <cstdlib>
#include <limits>
#include <unordered_map>

namespace sti::prove {
namespace {

const Vocabulary& vocabulary_of(const Space& space) { return space.program().pack->vocabulary; }
const engine::Dimension& dimension_of(const Space& space, int variable) {
  return space.program().dimensions[std::size_t(space.variables[std::size_t(variable)].dimension)];
}
const Fact& fact_of(const Space& space, int variable) {
  return vocabulary_of(space).facts[std::size_t(dimension_of(space, variable).fact)];
}
bool is_act(const Space& space, int variable) { return dimension_of(space, variable).fact == vocabulary_of(space).act; }

/// Whether a fact has an answer at all for an act (a value of the act's dimension).
bool has_answer(const Space& space, int variable, int act) {
  const auto& fact = fact_of(space, variable);
  if (fact.scope == Scope::person) return true;
  const auto& act_dimension =
      space.program().dimensions[std::size_t(space.program().dimension_of(vocabulary_of(space).act))];
  if (act == act_dimension.absent) return false;
  return fact.acts.empty() || std::find(fact.acts.begin(), fact.acts.end(), act) != fact.acts.end();
}

bool is_absent(const Space& space, int variable, int index) {
  return space.variables[std::size_t(variable)].values[std::size_t(index)] == dimension_of(space, variable).absent;
}

constexpr long weight_of_told = 1000;  // a fact that has to be told weighs more than any value of it
constexpr long with_exposure = 500;    // a case without an exposure is smaller

/// How far a value is from the most ordinary one.
long weight(const Space& space, int variable, int index) {
  const auto& dimension = dimension_of(space, variable);
  const auto& fact = fact_of(space, variable);
  const int value = space.variables[std::size_t(variable)].values[std::size_t(index)];
  if (is_act(space, variable)) return value == dimension.absent ? 0 : with_exposure + value;
  switch (fact.kind) {
    case FactKind::flags:
    case FactKind::treatments:
      return value == 0 ? 0 : weight_of_told + dimension.flag;
    case FactKind::number:
      return value == dimension.unknown
                 ? 0
                 : weight_of_told + std::abs(number_in(fact, dimension, value) - ordinary_number(fact));
    case FactKind::choice:
      if (dimension.fact == vocabulary_of(space).role) return index;
      return value == fact.default_value ? 0 : weight_of_told + value;
    default:
      return index;
  }
}

}  // namespace

int number_in(const Fact& fact, const engine::Dimension& dimension, int cell) {
  const auto next = std::size_t(cell) + 1;
  const int first = int(dimension.starts[std::size_t(cell)]);
  const int last = next < dimension.starts.size() ? int(dimension.starts[next]) - 1 : fact.max;
  return std::clamp(ordinary_number(fact), std::max(first, fact.min), last);
}

long double count_cases(const Space& space, Region region) {
  const auto& diagrams = space.diagrams;
  const int variables = diagrams.variables();
  // The act is asked first; which other facts count depends on it.
  const bool has_act = variables > 0 && is_act(space, 0);
  const auto count_from = [&](Region f, int first, int act) {
    std::vector<long double> from(std::size_t(variables) + 1, 1.0L);
    for (int v = variables - 1; v >= first; --v) {
      const bool counts = !has_act || has_answer(space, v, act);
      from[std::size_t(v)] = from[std::size_t(v) + 1] * (counts ? (long double)diagrams.size(v) : 1.0L);
    }
    std::unordered_map<Region, long double> done;
    const auto visit = [&](const auto& self, Region g) -> long double {  // cases over the variables below g's own
      if (g == Diagrams::nothing) return 0;
      if (Diagrams::is_constant(g)) return 1;
      if (const auto known = done.find(g); known != done.end()) return known->second;
      const int asked = diagrams.variable(g);
      long double sum = 0;
      for (int v = 0; v < diagrams.size(asked); ++v) {
        const Region part = diagrams.child(g, asked, v);
        sum += self(self, part) * (from[std::size_t(asked) + 1] / from[std::size_t(diagrams.variable(part))]);
      }
      done.emplace(g, sum);
      return sum;
    };
    return visit(visit, f) * (from[std::size_t(first)] / from[std::size_t(std::max(first, diagrams.variable(f)))]);
  };
  if (!has_act) return count_from(region, 0, -1);
  long double sum = 0;
  for (int v = 0; v < diagrams.size(0); ++v)
    sum += count_from(diagrams.child(region, 0, v), 1, space.variables[0].values[std::size_t(v)]);
  return sum;
}

std::optional<Assignment> smallest(const Space& space, Region region) {
  if (region == Diagrams::nothing) return std::nullopt;
  const auto& diagrams = space.diagrams;
  constexpr long never = std::numeric_limits<long>::max() / 2;
  struct Best {
    long weight = never;
    int index = 0;
  };
  std::unordered_map<Region, Best> done;
  const auto visit = [&](const auto& self, Region f) -> long {
    if (f == Diagrams::nothing) return never;
    if (Diagrams::is_constant(f)) return 0;
    if (const auto known = done.find(f); known != done.end()) return known->second.weight;
    const int asked = diagrams.variable(f);
    Best best;
    for (int v = 0; v < diagrams.size(asked); ++v) {
      const long sum = self(self, diagrams.child(f, asked, v)) + weight(space, asked, v);
      if (sum < best.weight) best = {sum, v};
    }
    done.emplace(f, best);
    return best.weight;
  };
  visit(visit, region);
  Assignment out(std::size_t(diagrams.variables()), 0);
  Region at = region;
  for (int v = 0; v < diagrams.variables(); ++v) {
    if (diagrams.variable(at) == v) {
      out[std::size_t(v)] = done.at(at).index;
      at = diagrams.child(at, v, out[std::size_t(v)]);
      continue;
    }
    for (int i = 1; i < diagrams.size(v); ++i) {
      if (weight(space, v, i) < weight(space, v, out[std::size_t(v)])) out[std::size_t(v)] = i;
    }
  }
  return out;
}

bool is_inside(const Space& space, Region region, const Ranges& box) {
  const auto& diagrams = space.diagrams;
  std::unordered_map<Region, bool> done;
  const auto visit = [&](const auto& self, Region f) -> bool {
    if (Diagrams::is_constant(f)) return f != Diagrams::nothing;
    if (const auto known = done.find(f); known != done.end()) return known->second;
    const int asked = diagrams.variable(f);
    bool inside = true;
    for (int v = 0; v < diagrams.size(asked) && inside; ++v) {
      if (box[std::size_t(asked)][std::size_t(v)]) inside = self(self, diagrams.child(f, asked, v));
    }
    done.emplace(f, inside);
    return inside;
  };
  return visit(visit, region);
}

Ranges widen(Space& space, Region region, Region valid, const Assignment& around) {
  auto& diagrams = space.diagrams;
  const Region target = diagrams.either(region, diagrams.minus(Diagrams::all, valid));
  const auto asked = diagrams.support(target);
  Ranges box;
  for (int v = 0; v < diagrams.variables(); ++v) {
    const auto size = std::size_t(diagrams.size(v));
    box.push_back(asked[std::size_t(v)] ? Mask{}.set(std::size_t(around[std::size_t(v)])) : all_values(size));
  }
  // The facts of the person first: what happened is what a region is best described by.
  for (int v = diagrams.variables() - 1; v >= 0; --v) {
    if (!asked[std::size_t(v)]) continue;
    auto& range = box[std::size_t(v)];
    const auto narrow = range;
    range = all_values(std::size_t(diagrams.size(v)));
    if (is_inside(space, target, box)) continue;
    range = narrow;
    for (int i = 0; i < diagrams.size(v); ++i) {
      const bool other_kind =
          is_act(space, v) && (is_absent(space, v, i) || is_absent(space, v, around[std::size_t(v)]));
      if (range[std::size_t(i)] || other_kind) continue;  // cases with and without an exposure are told apart
      range.set(std::size_t(i));
      if (!is_inside(space, target, box)) range.reset(std::size_t(i));
    }
  }
  return box;
}

std::vector<Ranges> boxes_of(const Space& space, Region region, std::size_t limit) {
  const auto& diagrams = space.diagrams;
  std::vector<Ranges> out;
  Ranges box;
  for (int v = 0; v < diagrams.variables(); ++v) box.push_back(all_values(std::size_t(diagrams.size(v))));
  const auto visit = [&](const auto& self, Region f) -> void {
    if (f == Diagrams::nothing || out.size() >= limit) return;
    if (Diagrams::is_constant(f)) return out.push_back(box);
    const int asked = diagrams.variable(f);
    const auto whole = box[std::size_t(asked)];
    std::vector<Region> seen;
    for (int v = 0; v < diagrams.size(asked); ++v) {
      const Region part = diagrams.child(f, asked, v);
      if (std::find(seen.begin(), seen.end(), part) != seen.end()) continue;
      seen.push_back(part);
      auto& range = box[std::size_t(asked)];
      range.reset();
      for (int w = v; w < diagrams.size(asked); ++w) range.set(std::size_t(w), diagrams.child(f, asked, w) == part);
      self(self, part);
    }
    box[std::size_t(asked)] = whole;
  };
  visit(visit, region);
  return out;
}

int value_at(const Diagrams& diagrams, Diagrams::Ref f, const Assignment& assignment) {
  while (!Diagrams::is_constant(f)) {
    const int asked = diagrams.variable(f);
    f = diagrams.child(f, asked, assignment[std::size_t(asked)]);
  }
  return Diagrams::value(f);
}

namespace {

Condition test_condition(FactTest test) {
  Condition out;
  out.op = Condition::Op::test;
  out.test = std::move(test);
  return out;
}

/// Intervals of a sorted list of cells that are allowed, joined where they touch; as `any` where there are several.
template <class Low, class High>
Condition interval_condition(int fact, FactTest::Kind kind, const std::vector<int>& cells, Low low, High high) {
  std::vector<std::pair<long, long>> spans;
  for (const int cell : cells) {
    if (!spans.empty() && low(cell) <= spans.back().second + 1)
      spans.back().second = std::max(spans.back().second, high(cell));
    else
      spans.emplace_back(low(cell), high(cell));
  }
  Condition out;
  out.op = Condition::Op::any;
  for (const auto& [from, to] : spans)
    out.parts.push_back(test_condition({.kind = kind, .fact = fact, .values = {}, .low = from, .high = to}));
  return out.parts.size() == 1 ? out.parts.front() : out;
}

/// A set of time cells, as limits in hours or days where they fit, else as both.
std::vector<Condition> time_conditions(const Space& space, int fact, const std::vector<int>& cells) {
  const auto& all = space.program().time_cells;
  const auto matches = [&](const std::vector<Condition>& tests) {
    for (std::size_t cell = 0; cell < all.size(); ++cell) {
      const bool wanted = std::find(cells.begin(), cells.end(), int(cell)) != cells.end();
      const bool holds = std::all_of(tests.begin(), tests.end(), [&](const Condition& test) {
        const bool minutes = test.test.kind == FactTest::Kind::elapsed_minutes;
        const long at = minutes ? all[cell].minutes_low : all[cell].days_low;
        return at >= test.test.low && at <= test.test.high;
      });
      if (holds != wanted) return false;
    }
    return true;
  };
  long minutes_low = unbounded, minutes_high = 0, days_low = unbounded, days_high = 0;
  for (const int cell : cells) {
    const auto& time = all[std::size_t(cell)];
    minutes_low = std::min(minutes_low, time.minutes_low);
    minutes_high = std::max(minutes_high, time.minutes_high);
    days_low = std::min(days_low, time.days_low);
    days_high = std::max(days_high, time.days_high);
  }
  const auto minutes = test_condition(
      {.kind = FactTest::Kind::elapsed_minutes, .fact = fact, .values = {}, .low = minutes_low, .high = minutes_high});
  const auto days = test_condition(
      {.kind = FactTest::Kind::elapsed_days, .fact = fact, .values = {}, .low = days_low, .high = days_high});
  if (matches({minutes})) return {minutes};
  if (matches({days})) return {days};
  return {minutes, days};  // for some sets this says a little more than they hold
}

Condition exposed_condition(const Vocabulary& vocabulary, bool yes) {
  const auto& fact = vocabulary.facts[std::size_t(vocabulary.exposed)];
  return test_condition(
      {.kind = FactTest::Kind::values, .fact = vocabulary.exposed, .values = {fact.value_index(yes ? "yes" : "no")}});
}

}  // namespace

Condition condition_of(const Space& space, const Ranges& box) {
  Condition out;
  for (int v = 0; v < space.diagrams.variables(); ++v) {
    const auto& variable = space.variables[std::size_t(v)];
    const auto& dimension = dimension_of(space, v);
    const auto& fact = fact_of(space, v);
    std::vector<int> values;
    for (std::size_t i = 0; i < variable.values.size(); ++i) {
      if (box[std::size_t(v)][i]) values.push_back(variable.values[i]);
    }
    if (values.size() == variable.values.size()) continue;
    switch (fact.kind) {
      case FactKind::flags:
      case FactKind::treatments:
        out.parts.push_back(test_condition({.kind = FactTest::Kind::flag,
                                            .fact = dimension.fact,
                                            .values = {},
                                            .flag = dimension.flag,
                                            .flag_set = values.front() == 1}));
        break;
      case FactKind::choice: {
        const bool none_alone = is_act(space, v) && values == std::vector<int>{dimension.absent};
        const bool any_act =
            is_act(space, v) && values.size() + 1 == variable.values.size() && values.back() != dimension.absent;
        if (none_alone || any_act) {
          out.parts.push_back(exposed_condition(vocabulary_of(space), any_act));
          break;
        }
        out.parts.push_back(test_condition({.kind = FactTest::Kind::values, .fact = dimension.fact, .values = values}));
        break;
      }
      case FactKind::number: {
        const bool with_unknown = std::find(values.begin(), values.end(), dimension.unknown) != values.end();
        std::erase(values, dimension.unknown);
        const auto low = [&](int cell) { return dimension.starts[std::size_t(cell)]; };
        const auto high = [&](int cell) {
          const auto next = std::size_t(cell) + 1;
          return next < dimension.starts.size() ? dimension.starts[next] - 1 : long(fact.max);
        };
        Condition test;
        if (!values.empty()) test = interval_condition(dimension.fact, FactTest::Kind::number, values, low, high);
        if (with_unknown) {
          Condition either;
          either.op = Condition::Op::any;
          if (!values.empty()) either.parts.push_back(std::move(test));
          either.parts.push_back(
              test_condition({.kind = FactTest::Kind::values, .fact = dimension.fact, .values = {}}));
          test = either.parts.size() == 1 ? either.parts.front() : std::move(either);
        }
        out.parts.push_back(std::move(test));
        break;
      }
      case FactKind::time:
        for (auto& test : time_conditions(space, dimension.fact, values)) out.parts.push_back(std::move(test));
        break;
      case FactKind::date:
      case FactKind::tests:
        break;
    }
  }
  return out;
}

}  // namespace sti::prove
