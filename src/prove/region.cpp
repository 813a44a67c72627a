#include "prove/region.hpp"

#include <algorithm>
#include <cstdlib>
#include <limits>
#include <unordered_map>

#include "engine/lists.hpp"
#include "engine/resolve.hpp"

namespace sti::prove {
namespace {

Choices all_of(const Diagrams& diagrams, Index<Variable> variable) {
  return Choices::first(diagrams.values(variable).size());
}

constexpr std::int64_t weight_of_telling = 1000;  // a fact that has to be told weighs more than any value of it
constexpr std::int64_t with_exposure = 500;       // a case without an exposure is smaller

/// How far a value is from the most ordinary one.
std::int64_t weight(const Space& space, Index<Variable> variable, Index<Choice> choice) {
  const auto& dimension = dimension_of(space, variable);
  const auto& fact = fact_of(space, variable);
  const auto cell = space.variables[variable].values[choice];
  const auto rank = [](auto index) { return std::int64_t(index.place()); };
  if (is_act(space, variable)) return cell == dimension.absent ? 0 : with_exposure + rank(cell);
  switch (fact.kind) {
    case FactKind::flags:
    case FactKind::treatments:
      return cell == engine::flag_not_set ? 0 : weight_of_telling + rank(dimension.flag);
    case FactKind::number:
      return cell == dimension.unknown
                 ? 0
                 : weight_of_telling + std::abs(number_in(space.program(), dimension, cell) - ordinary_number(fact));
    case FactKind::choice:
      if (dimension.fact == vocabulary_of(space).role) return rank(choice);
      return cell == beside<Cell>(fact.default_value) ? 0 : weight_of_telling + rank(cell);
    default:
      return rank(choice);
  }
}

}  // namespace

std::vector<Index<Variable>> last_first(const Space& space) {
  const auto variables = space.variables.indices();
  std::vector<Index<Variable>> out(variables.begin(), variables.end());
  std::reverse(out.begin(), out.end());
  return out;
}

int number_in(const engine::Program& program, const engine::Dimension& dimension, Index<Cell> cell) {
  const auto& fact = program.pack->vocabulary.facts[dimension.fact];
  const int first = int(dimension.starts[cell]), last = int(program.last_number(dimension, cell));
  return std::clamp(ordinary_number(fact), std::max(first, fact.min), last);
}

std::optional<Assignment> smallest(const Space& space, Region region) {
  if (region == Diagrams::nothing) return std::nullopt;
  const auto& diagrams = space.diagrams;
  constexpr auto never = std::numeric_limits<std::int64_t>::max() / 2;
  struct Best {
    std::int64_t weight = never;
    Index<Choice> choice = first_choice;
  };
  std::unordered_map<Region, Best> done;
  const auto visit = [&](const auto& self, Region f) -> std::int64_t {
    if (f == Diagrams::nothing) return never;
    if (Diagrams::is_constant(f)) return 0;
    if (const auto known = done.find(f); known != done.end()) return known->second.weight;
    const auto asked = diagrams.variable(f);
    Best best;
    for (const auto choice : diagrams.values(asked)) {
      const auto sum = self(self, diagrams.child(f, asked, choice)) + weight(space, asked, choice);
      if (sum < best.weight) best = {sum, choice};
    }
    done.emplace(f, best);
    return best.weight;
  };
  visit(visit, region);
  Assignment out(space.variables.size(), first_choice);
  Region at = region;
  for (const auto v : diagrams.variables()) {
    if (diagrams.variable(at) == v) {
      out[v] = done.at(at).choice;
      at = diagrams.child(at, v, out[v]);
      continue;
    }
    for (const auto choice : diagrams.values(v)) {
      if (weight(space, v, choice) < weight(space, v, out[v])) out[v] = choice;
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
    const auto asked = diagrams.variable(f);
    bool inside = true;
    for (const auto choice : diagrams.values(asked)) {
      if (inside && box[asked][choice]) inside = self(self, diagrams.child(f, asked, choice));
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
  for (const auto v : diagrams.variables()) box.push_back(asked[v] ? Choices{around[v]} : all_of(diagrams, v));
  // The facts of the person first: what happened is what a region is best described by.
  for (const auto v : last_first(space)) {
    if (!asked[v]) continue;
    auto& range = box[v];
    const auto narrow = range;
    range = all_of(diagrams, v);
    if (is_inside(space, target, box)) continue;
    range = narrow;
    for (const auto choice : diagrams.values(v)) {
      const bool other_kind = is_act(space, v) && (is_absent(space, v, choice) || is_absent(space, v, around[v]));
      if (range[choice] || other_kind) continue;  // cases with and without an exposure are told apart
      range.set(choice);
      if (!is_inside(space, target, box)) range.reset(choice);
    }
  }
  return box;
}

namespace {

/// The values that each variable has in the cases of a region that lie in a box.
Ranges values_in(const Diagrams& diagrams, Region region, const Ranges& box) {
  Ranges out(box.size());
  const auto leave_open = [&](Index<Variable> first, Index<Variable> last) {
    for (auto v = first; v < last; ++v) out[v] |= box[v];
  };
  std::unordered_map<Region, bool> done;
  const auto visit = [&](const auto& self, Region g) -> bool {  // whether there is a case
    if (Diagrams::is_constant(g)) return g != Diagrams::nothing;
    if (const auto known = done.find(g); known != done.end()) return known->second;
    const auto asked = diagrams.variable(g);
    bool some = false;
    for (const auto choice : diagrams.values(asked)) {
      const Region part = diagrams.child(g, asked, choice);
      if (!box[asked][choice] || !self(self, part)) continue;
      some = true;
      out[asked].set(choice);
      leave_open(following(asked), diagrams.variable(part));
    }
    done.emplace(g, some);
    return some;
  };
  if (visit(visit, region)) leave_open(Index<Variable>(0), diagrams.variable(region));
  return out;
}

}  // namespace

Ranges narrow_to_possible(const Space& space, Region valid, Ranges box) {
  const auto possible = values_in(space.diagrams, valid, box);
  const auto variables = space.variables.indices();
  if (std::any_of(variables.begin(), variables.end(), [&](Index<Variable> v) { return possible[v].none(); }))
    return box;  // it speaks of what is impossible
  for (const auto v : variables) {
    if (box[v] != all_of(space.diagrams, v)) box[v] = possible[v];
  }
  return box;
}

std::vector<Ranges> boxes_of(const Space& space, Region region, std::size_t limit) {
  const auto& diagrams = space.diagrams;
  std::vector<Ranges> out;
  Ranges box;
  for (const auto v : diagrams.variables()) box.push_back(all_of(diagrams, v));
  const auto visit = [&](const auto& self, Region f) -> void {
    if (f == Diagrams::nothing || out.size() >= limit) return;
    if (Diagrams::is_constant(f)) return out.push_back(box);
    const auto asked = diagrams.variable(f);
    const auto whole = box[asked];
    std::vector<Region> seen;
    for (const auto choice : diagrams.values(asked)) {
      const Region part = diagrams.child(f, asked, choice);
      if (engine::is_in(seen, part)) continue;
      seen.push_back(part);
      box[asked].clear();
      for (const auto other : diagrams.values(asked)) box[asked].set(other, diagrams.child(f, asked, other) == part);
      self(self, part);
    }
    box[asked] = whole;
  };
  visit(visit, region);
  return out;
}

int value_at(const Diagrams& diagrams, Diagrams::Ref f, const Assignment& assignment) {
  while (!Diagrams::is_constant(f)) {
    const auto asked = diagrams.variable(f);
    f = diagrams.child(f, asked, assignment[asked]);
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
Condition number_condition(const engine::Program& program, const engine::Dimension& dimension,
                           const std::vector<Index<Cell>>& cells) {
  std::vector<std::pair<std::int64_t, std::int64_t>> spans;
  for (const auto cell : cells) {
    const auto low = dimension.starts[cell], high = program.last_number(dimension, cell);
    if (!spans.empty() && low <= spans.back().second + 1)
      spans.back().second = std::max(spans.back().second, high);
    else
      spans.emplace_back(low, high);
  }
  Condition out;
  out.op = Condition::Op::any;
  for (const auto& [from, to] : spans)
    out.parts.push_back(test_condition(
        {.kind = FactTest::Kind::number, .fact = dimension.fact, .values = {}, .low = from, .high = to}));
  return out.parts.size() == 1 ? out.parts.front() : out;
}

/// A set of time cells, as limits in hours or days where they fit, else as both.
std::vector<Condition> time_conditions(const Space& space, Index<Fact> fact, const std::vector<Index<Cell>>& cells) {
  const auto& all = space.program().time_cells;
  const auto matches = [&](const std::vector<Condition>& tests) {
    for (const auto cell : all.indices()) {
      const bool wanted = engine::is_in(cells, cell);
      const bool holds = std::all_of(tests.begin(), tests.end(), [&](const Condition& test) {
        const bool minutes = test.test.kind == FactTest::Kind::elapsed_minutes;
        const auto at = minutes ? all[cell].minutes_low : all[cell].days_low;
        return at >= test.test.low && at <= test.test.high;
      });
      if (holds != wanted) return false;
    }
    return true;
  };
  std::int64_t minutes_low = unbounded, minutes_high = 0, days_low = unbounded, days_high = 0;
  for (const auto cell : cells) {
    const auto& time = all[cell];
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

/// That the answer is one of these; of none: that it is not known.
Condition values_condition(Index<Fact> fact, const std::vector<Index<Cell>>& cells) {
  FactTest test{.kind = FactTest::Kind::values, .fact = fact, .values = {}};
  for (const auto cell : cells) test.values.push_back(beside<FactValue>(cell));
  return test_condition(std::move(test));
}

Condition exposed_condition(const Vocabulary& vocabulary, bool yes) {
  const auto& fact = vocabulary.facts[vocabulary.exposed];
  return test_condition(
      {.kind = FactTest::Kind::values, .fact = vocabulary.exposed, .values = {fact.value_index(yes ? "yes" : "no")}});
}

}  // namespace

Condition condition_of(const Space& space, const Ranges& box) {
  Condition out;
  for (const auto v : space.variables.indices()) {
    const auto& variable = space.variables[v];
    const auto& dimension = dimension_of(space, v);
    const auto& fact = fact_of(space, v);
    std::vector<Index<Cell>> cells;
    for (const auto choice : variable.values.indices()) {
      if (box[v][choice]) cells.push_back(variable.values[choice]);
    }
    if (cells.size() == variable.values.size()) continue;
    switch (fact.kind) {
      case FactKind::flags:
      case FactKind::treatments:
        out.parts.push_back(test_condition({.kind = FactTest::Kind::flag,
                                            .fact = dimension.fact,
                                            .values = {},
                                            .flag = dimension.flag,
                                            .flag_set = cells.front() == engine::flag_set}));
        break;
      case FactKind::choice: {
        const bool none_alone = is_act(space, v) && cells == std::vector{dimension.absent};
        const bool any_act =
            is_act(space, v) && cells.size() + 1 == variable.values.size() && cells.back() != dimension.absent;
        out.parts.push_back(none_alone || any_act ? exposed_condition(vocabulary_of(space), any_act)
                                                  : values_condition(dimension.fact, cells));
        break;
      }
      case FactKind::number: {
        const bool with_unknown = std::erase(cells, dimension.unknown) != 0;
        Condition test;
        if (!cells.empty()) test = number_condition(space.program(), dimension, cells);
        if (with_unknown) {
          Condition either;
          either.op = Condition::Op::any;
          if (!cells.empty()) either.parts.push_back(std::move(test));
          either.parts.push_back(values_condition(dimension.fact, {}));
          test = either.parts.size() == 1 ? either.parts.front() : std::move(either);
        }
        out.parts.push_back(std::move(test));
        break;
      }
      case FactKind::time:
        for (auto& test : time_conditions(space, dimension.fact, cells)) out.parts.push_back(std::move(test));
        break;
      case FactKind::date:
      case FactKind::tests:
      case FactKind::doses:
        break;
    }
  }
  return out;
}

}  // namespace sti::prove
