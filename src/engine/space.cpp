#include "engine/space.hpp"

#include <algorithm>
#include <array>

namespace sti::engine {
namespace {

OpenFacts everything(const Program& program) {
  const auto& vocabulary = program.pack->vocabulary;
  OpenFacts out;
  for (std::size_t d = 0; d < program.dimensions.size(); ++d) {
    const auto& dimension = program.dimensions[d];
    auto possible = dimension.answers();
    if (dimension.fact == vocabulary.act) possible.set(std::size_t(dimension.absent));
    if (dimension.fact == vocabulary.role) {  // the other two are told as both of these
      possible.reset();
      possible.set(std::size_t(vocabulary.role_receptive)).set(std::size_t(vocabulary.role_insertive));
    }
    out.possible.push_back(possible);
  }
  return out;
}

}  // namespace

std::vector<int> tests_of(const Catalog& catalog, int infection) {
  std::vector<int> out;
  for (std::size_t test = 0; test < catalog.tests.size(); ++test) {
    if (catalog.tests[test].infection == infection) out.push_back(int(test));
  }
  return out;
}

Space::Space(const Program& program, std::size_t max_nodes) : Space(program, everything(program), max_nodes) {}

Space::Space(const Program& program, OpenFacts open, std::size_t max_nodes)
    : diagrams({}, max_nodes), program_(program), open_(std::move(open)) {
  act_ = program.dimension_of(program.pack->vocabulary.act);
  act_is_open_ = open_.possible[std::size_t(act_)].count() > 1;
  make_variables();
  std::vector<int> sizes;
  for (const auto& variable : variables) sizes.push_back(int(variable.values.size()));
  diagrams = Diagrams(std::move(sizes), max_nodes);
  exposed_ = plain(act_, program.dimensions[std::size_t(act_)].answers());
}

void Space::make_variables() {
  const auto& vocabulary = program_.pack->vocabulary;
  std::vector<int> dimensions;
  for (std::size_t d = 0; d < program_.dimensions.size(); ++d) {
    const int fact = program_.dimensions[d].fact;
    const bool follows = fact == vocabulary.exposed || fact == vocabulary.diagnosed;
    if (!follows && open_.possible[d].count() > 1) dimensions.push_back(int(d));
  }
  order(dimensions);
  variable_of.assign(program_.dimensions.size(), -1);
  for (const int d : dimensions) {
    Variable variable{d, {}};
    for (int value = 0; value < program_.dimensions[std::size_t(d)].size; ++value) {
      if (open_.possible[std::size_t(d)][std::size_t(value)]) variable.values.push_back(value);
    }
    variable_of[std::size_t(d)] = int(variables.size());
    variables.push_back(std::move(variable));
  }
}

/// The act first, because it decides which facts apply; the time last, because what it changes are dates and little
/// else; between them what happened before who the person is.
void Space::order(std::vector<int>& dimensions) const {
  const auto& vocabulary = program_.pack->vocabulary;
  const auto rank = [&](int d) {
    const int fact = program_.dimensions[std::size_t(d)].fact;
    if (fact == vocabulary.act) return 0;
    if (fact == vocabulary.since) return 3;
    return vocabulary.facts[std::size_t(fact)].scope == Scope::exposure ? 1 : 2;
  };
  std::stable_sort(dimensions.begin(), dimensions.end(), [&](int a, int b) { return rank(a) < rank(b); });
}

Space::Ref Space::plain(int dimension, const Mask& allowed) {
  const auto& possible = open_.possible[std::size_t(dimension)];
  const auto open = possible & allowed;
  if (open.none()) return Diagrams::nothing;
  if (open == possible) return Diagrams::all;
  const int variable = variable_of[std::size_t(dimension)];
  const auto& values = variables[std::size_t(variable)].values;
  Mask mask;
  for (std::size_t i = 0; i < values.size(); ++i) mask.set(i, allowed[std::size_t(values[i])]);
  return diagrams.literal(variable, mask);
}

Mask Space::act_mask(const std::vector<int>& acts) const {
  Mask mask;
  for (const int act : acts) mask.set(std::size_t(act));
  return mask;
}

Space::Ref Space::act_is(const std::vector<int>& acts) { return plain(act_, act_mask(acts)); }

bool Space::applies_to_all(const Fact& fact, const Mask& acts) const {
  auto applicable = fact.acts.empty() ? program_.dimensions[std::size_t(act_)].answers() : act_mask(fact.acts);
  return (acts & open_.possible[std::size_t(act_)] & ~applicable).none();
}

Space::Ref Space::applicable(const Fact& fact) {
  return fact.acts.empty() ? exposed_ : plain(act_, act_mask(fact.acts));
}

Space::Ref Space::set_of(const Constraint& constraint) {
  const auto& vocabulary = program_.pack->vocabulary;
  const auto& dimension = program_.dimensions[std::size_t(constraint.dimension)];
  const auto& fact = vocabulary.facts[std::size_t(dimension.fact)];
  const auto choose = [&](bool inside, bool outside, Ref set) {
    if (inside) return outside ? Diagrams::all : set;
    return outside ? diagrams.minus(Diagrams::all, set) : Diagrams::nothing;
  };
  if (dimension.fact == vocabulary.exposed) {
    const int yes = fact.value_index("yes");
    return choose(constraint.allowed[std::size_t(yes)], constraint.allowed[std::size_t(1 - yes)], exposed_);
  }
  if (dimension.fact == vocabulary.diagnosed) {
    Ref found = Diagrams::nothing;
    for (const int test : tests_of(program_.pack->catalog, dimension.flag))
      found = diagrams.either(found, plain(program_.dimension_of(vocabulary.tested_positive, test), Mask{2}));
    return choose(constraint.allowed[1], constraint.allowed[0], found);
  }
  const auto own = plain(constraint.dimension, constraint.allowed);
  const bool depends_on_act = fact.scope == Scope::exposure && dimension.fact != vocabulary.act && act_is_open_;
  if (!depends_on_act) return own;
  const auto allows = [&](int value) { return value >= 0 && constraint.allowed[std::size_t(value)]; };
  const auto applies = applicable(fact);
  auto out = diagrams.both(own, applies);
  if (allows(dimension.not_applicable)) out = diagrams.either(out, diagrams.minus(exposed_, applies));
  if (allows(dimension.absent)) out = diagrams.either(out, diagrams.minus(Diagrams::all, exposed_));
  return out;
}

Space::Ref Space::set_of(const Box& box) {
  const auto& vocabulary = program_.pack->vocabulary;
  Mask acts = open_.possible[std::size_t(act_)];
  for (const auto& constraint : box) {
    if (constraint.dimension == act_) acts &= constraint.allowed;
  }
  // Most constraints ask for one variable each: those become one path. The others are intersected.
  std::vector<std::pair<int, Mask>> path;
  Ref rest = Diagrams::all;
  for (const auto& constraint : box) {
    const auto& dimension = program_.dimensions[std::size_t(constraint.dimension)];
    const auto& fact = vocabulary.facts[std::size_t(dimension.fact)];
    const bool follows = dimension.fact == vocabulary.exposed || dimension.fact == vocabulary.diagnosed;
    const bool structured = fact.scope == Scope::exposure && dimension.fact != vocabulary.act && act_is_open_ &&
                            !applies_to_all(fact, acts);
    if (follows || structured) {
      rest = diagrams.both(rest, set_of(constraint));
      if (rest == Diagrams::nothing) return rest;
      continue;
    }
    const auto& possible = open_.possible[std::size_t(constraint.dimension)];
    const auto open = possible & constraint.allowed;
    if (open.none()) return Diagrams::nothing;
    if (open != possible) path.emplace_back(variable_of[std::size_t(constraint.dimension)], constraint.allowed);
  }
  std::sort(path.begin(), path.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
  Ref out = Diagrams::all;
  std::vector<Ref> children;
  for (const auto& [variable, allowed] : path) {
    children.clear();
    for (const int value : variables[std::size_t(variable)].values)
      children.push_back(allowed[std::size_t(value)] ? out : Diagrams::nothing);
    out = diagrams.node(variable, children);
  }
  return diagrams.both(out, rest);
}

Space::Ref Space::set_of(const Condition& condition) {
  Ref out = Diagrams::nothing;
  for (const auto& box : expand(condition, program_)) out = diagrams.either(out, set_of(box));
  return out;
}

bool Space::may_hold(const Box& box) const {
  const auto& vocabulary = program_.pack->vocabulary;
  return std::all_of(box.begin(), box.end(), [&](const Constraint& constraint) {
    const int fact = program_.dimensions[std::size_t(constraint.dimension)].fact;
    if (fact == vocabulary.diagnosed || (fact == vocabulary.exposed && act_is_open_)) return true;
    return act_is_open_ || (open_.possible[std::size_t(constraint.dimension)] & constraint.allowed).any();
  });
}

Space::Ref Space::within_minutes(long minutes) {
  if (open_.since) return open_.since->minutes_low <= minutes ? exposed_ : Diagrams::nothing;
  Mask cells;
  for (std::size_t i = 0; i < program_.time_cells.size(); ++i)
    cells.set(i, program_.time_cells[i].minutes_low <= minutes);
  return diagrams.both(exposed_, plain(program_.dimension_of(program_.pack->vocabulary.since), cells));
}

Space::Ref Space::days() {
  if (days_) return *days_;
  const int variable = variable_of[std::size_t(program_.dimension_of(program_.pack->vocabulary.since))];
  if (variable < 0) return *(days_ = Diagrams::constant(0));
  std::vector<Ref> children;
  for (const int cell : variables[std::size_t(variable)].values)
    children.push_back(Diagrams::constant(int(program_.time_cells[std::size_t(cell)].days_low)));
  return *(days_ = diagrams.node(variable, children));
}

Space::Ref Space::valid() {
  if (valid_) return *valid_;
  const auto& vocabulary = program_.pack->vocabulary;
  Ref out = Diagrams::all;
  for (const auto& impossible : vocabulary.impossible) out = diagrams.minus(out, set_of(impossible.when));
  // An exposure before the person was born.
  const int age = program_.dimension_of(vocabulary.age);
  const auto& starts = program_.dimensions[std::size_t(age)].starts;
  for (std::size_t i = 0; i < starts.size(); ++i) {
    const long oldest = i + 1 < starts.size() ? starts[i + 1] - 1 : vocabulary.facts[std::size_t(vocabulary.age)].max;
    Mask ages, too_long;
    ages.set(i);
    for (std::size_t cell = 0; cell < program_.time_cells.size(); ++cell)
      too_long.set(cell, program_.time_cells[cell].days_low >= 365 * (oldest + 1));
    if (too_long.none()) continue;
    out = diagrams.minus(
        out, diagrams.both(plain(age, ages), set_of(Constraint{program_.dimension_of(vocabulary.since), too_long})));
  }
  return *(valid_ = out);
}

}  // namespace sti::engine
