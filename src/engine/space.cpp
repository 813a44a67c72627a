#include "engine/space.hpp"

#include <algorithm>

namespace sti::engine {
namespace {

OpenFacts everything(const Program& program) {
  const auto& vocabulary = program.pack->vocabulary;
  OpenFacts out;
  for (const auto& dimension : program.dimensions) {
    auto possible = dimension.answers();
    if (dimension.fact == vocabulary.act) possible.set(dimension.absent);
    if (dimension.fact == vocabulary.role)  // the other two are told as both of these
      possible = {beside<Cell>(vocabulary.role_receptive), beside<Cell>(vocabulary.role_insertive)};
    out.possible.push_back(possible);
  }
  return out;
}

Cells cells_of(const std::vector<Index<FactValue>>& values) {
  Cells out;
  for (const auto value : values) out.set(beside<Cell>(value));
  return out;
}

}  // namespace

std::vector<Index<TestKind>> tests_of(const Catalog& catalog, Index<Infection> infection) {
  std::vector<Index<TestKind>> out;
  for (const auto test : catalog.tests.indices()) {
    if (catalog.tests[test].infection == infection) out.push_back(test);
  }
  return out;
}

Space::Space(const Program& program, std::size_t max_nodes) : Space(program, everything(program), max_nodes) {}

Space::Space(const Program& program, OpenFacts open, std::size_t max_nodes)
    : diagrams({}, max_nodes), program_(program), open_(std::move(open)) {
  act_ = program.dimension_of(program.pack->vocabulary.act);
  act_is_open_ = open_.possible[act_].count() > 1;
  make_variables();
  List<std::size_t, Variable> sizes;
  for (const auto& variable : variables) sizes.push_back(variable.values.size());
  diagrams = Diagrams(std::move(sizes), max_nodes);
  exposed_ = plain(act_, program.dimensions[act_].answers());
}

void Space::make_variables() {
  const auto& vocabulary = program_.pack->vocabulary;
  std::vector<Index<Dimension>> dimensions;
  for (const auto d : program_.dimensions.indices()) {
    const auto fact = program_.dimensions[d].fact;
    const bool follows = fact == vocabulary.exposed || fact == vocabulary.diagnosed;
    if (!follows && open_.possible[d].count() > 1) dimensions.push_back(d);
  }
  order(dimensions);
  variable_of.resize(program_.dimensions.size());
  for (const auto d : dimensions) {
    Variable variable{d, {}};
    for (const auto cell : open_.possible[d]) variable.values.push_back(cell);
    variable_of[d] = variables.push_back(std::move(variable));
  }
}

/// The act first, because it decides which facts apply; the time last, because what it changes are dates and little
/// else; between them what happened before who the person is.
void Space::order(std::vector<Index<Dimension>>& dimensions) const {
  const auto& vocabulary = program_.pack->vocabulary;
  const auto rank = [&](Index<Dimension> d) {
    const auto fact = program_.dimensions[d].fact;
    if (fact == vocabulary.act) return 0;
    if (fact == vocabulary.since) return 3;
    return vocabulary.facts[fact].scope == Scope::exposure ? 1 : 2;
  };
  std::stable_sort(dimensions.begin(), dimensions.end(),
                   [&](Index<Dimension> a, Index<Dimension> b) { return rank(a) < rank(b); });
}

Space::Ref Space::plain(Index<Dimension> dimension, const Cells& allowed) {
  const auto& possible = open_.possible[dimension];
  const auto open = possible & allowed;
  if (open.none()) return Diagrams::nothing;
  if (open == possible) return Diagrams::all;
  const auto variable = variable_of[dimension];
  const auto& values = variables[variable].values;
  Choices choices;
  for (const auto choice : values.indices()) choices.set(choice, allowed[values[choice]]);
  return diagrams.literal(variable, choices);
}

Space::Ref Space::act_is(const std::vector<Index<FactValue>>& acts) { return plain(act_, cells_of(acts)); }

bool Space::applies_to_all(const Fact& fact, const Cells& acts) const {
  const auto applicable = fact.acts.empty() ? program_.dimensions[act_].answers() : cells_of(fact.acts);
  return applicable.contains(acts & open_.possible[act_]);
}

Space::Ref Space::applicable(const Fact& fact) {
  return fact.acts.empty() ? exposed_ : plain(act_, cells_of(fact.acts));
}

Space::Ref Space::set_of(const Constraint& constraint) {
  const auto& vocabulary = program_.pack->vocabulary;
  const auto& dimension = program_.dimensions[constraint.dimension];
  const auto& fact = vocabulary.facts[dimension.fact];
  const auto choose = [&](bool inside, bool outside, Ref set) {
    if (inside) return outside ? Diagrams::all : set;
    return outside ? diagrams.minus(Diagrams::all, set) : Diagrams::nothing;
  };
  if (dimension.fact == vocabulary.exposed) {
    const auto allows = [&](std::string_view value) {
      return constraint.allowed[beside<Cell>(fact.value_index(value))];
    };
    return choose(allows("yes"), allows("no"), exposed_);
  }
  if (dimension.fact == vocabulary.diagnosed) {
    Ref found = Diagrams::nothing;
    for (const auto test : tests_of(program_.pack->catalog, beside<Infection>(dimension.flag))) {
      const auto positive = program_.dimension_of(vocabulary.tested_positive, beside<FactValue>(test));
      found = diagrams.either(found, plain(positive, {flag_set}));
    }
    return choose(constraint.allowed[flag_set], constraint.allowed[flag_not_set], found);
  }
  const auto own = plain(constraint.dimension, constraint.allowed);
  const bool depends_on_act = fact.scope == Scope::exposure && dimension.fact != vocabulary.act && act_is_open_;
  if (!depends_on_act) return own;
  const auto allows = [&](Index<Cell> cell) { return cell && constraint.allowed[cell]; };
  const auto applies = applicable(fact);
  auto out = diagrams.both(own, applies);
  if (allows(dimension.not_applicable)) out = diagrams.either(out, diagrams.minus(exposed_, applies));
  if (allows(dimension.absent)) out = diagrams.either(out, diagrams.minus(Diagrams::all, exposed_));
  return out;
}

Space::Ref Space::set_of(const Box& box) {
  const auto& vocabulary = program_.pack->vocabulary;
  auto acts = open_.possible[act_];
  for (const auto& constraint : box) {
    if (constraint.dimension == act_) acts &= constraint.allowed;
  }
  // Most constraints ask for one variable each: those become one path. The others are intersected.
  std::vector<std::pair<Index<Variable>, Cells>> path;
  Ref rest = Diagrams::all;
  for (const auto& constraint : box) {
    const auto& dimension = program_.dimensions[constraint.dimension];
    const auto& fact = vocabulary.facts[dimension.fact];
    const bool follows = dimension.fact == vocabulary.exposed || dimension.fact == vocabulary.diagnosed;
    const bool structured = fact.scope == Scope::exposure && dimension.fact != vocabulary.act && act_is_open_ &&
                            !applies_to_all(fact, acts);
    if (follows || structured) {
      rest = diagrams.both(rest, set_of(constraint));
      if (rest == Diagrams::nothing) return rest;
      continue;
    }
    const auto& possible = open_.possible[constraint.dimension];
    const auto open = possible & constraint.allowed;
    if (open.none()) return Diagrams::nothing;
    if (open != possible) path.emplace_back(variable_of[constraint.dimension], constraint.allowed);
  }
  std::sort(path.begin(), path.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
  Ref out = Diagrams::all;
  std::vector<Ref> children;
  for (const auto& [variable, allowed] : path) {
    children.clear();
    for (const auto cell : variables[variable].values) children.push_back(allowed[cell] ? out : Diagrams::nothing);
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
    const auto fact = program_.dimensions[constraint.dimension].fact;
    if (fact == vocabulary.diagnosed || (fact == vocabulary.exposed && act_is_open_)) return true;
    return act_is_open_ || (open_.possible[constraint.dimension] & constraint.allowed).any();
  });
}

Space::Ref Space::where_passed(const std::function<bool(minutes)>& holds) {
  if (open_.since) return holds(minutes{open_.since->minutes_low}) ? exposed_ : Diagrams::nothing;
  Cells cells;
  for (const auto cell : program_.time_cells.indices())
    cells.set(cell, holds(minutes{program_.time_cells[cell].minutes_low}));
  return diagrams.both(exposed_, plain(program_.dimension_of(program_.pack->vocabulary.since), cells));
}

Space::Ref Space::days() {
  if (days_) return *days_;
  const auto variable = variable_of[program_.dimension_of(program_.pack->vocabulary.since)];
  if (!variable) return *(days_ = Diagrams::constant(0));
  std::vector<Ref> children;
  for (const auto cell : variables[variable].values)
    children.push_back(Diagrams::constant(int(program_.time_cells[cell].days_low)));
  return *(days_ = diagrams.node(variable, children));
}

Space::Ref Space::valid() {
  if (valid_) return *valid_;
  const auto& vocabulary = program_.pack->vocabulary;
  Ref out = Diagrams::all;
  for (const auto& impossible : vocabulary.impossible) out = diagrams.minus(out, set_of(impossible.when));
  // An exposure before the person was born.
  const auto age = program_.dimension_of(vocabulary.age);
  for (const auto ages : program_.dimensions[age].starts.indices()) {
    const auto oldest = program_.last_number(program_.dimensions[age], ages);
    Cells too_long;
    for (const auto cell : program_.time_cells.indices())
      too_long.set(cell, program_.time_cells[cell].days_low >= 365 * (oldest + 1));
    if (too_long.none()) continue;
    out = diagrams.minus(
        out, diagrams.both(plain(age, {ages}), set_of(Constraint{program_.dimension_of(vocabulary.since), too_long})));
  }
  return *(valid_ = out);
}

}  // namespace sti::engine
