#include "engine/space.hpp"

#include <algorithm>

#include "engine/joins.hpp"
#include "engine/resolve.hpp"

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

std::vector<Index<TestKind>> proving_tests(const Catalog& catalog, Index<Infection> infection) {
  auto out = tests_of(catalog, infection);
  std::erase_if(out, [&](Index<TestKind> test) { return !catalog.tests[test].proves; });
  return out;
}

void open_as_told(const Program& program, const Case& asked, OpenFacts& open) {
  for (const auto& reading : program.pack->vocabulary.readings) {
    const auto& fact = program.pack->vocabulary.facts[reading.fact];
    if (!reading.always || fact.scope != Scope::person || fact.kind != FactKind::choice) continue;
    const auto& told = asked.person[reading.fact];
    if (told.given) open.possible[program.dimension_of(reading.fact)] = {beside<Cell>(told.value)};
  }
}

Space::Space(const Program& program, std::size_t max_nodes) : Space(program, everything(program), max_nodes) {}

Space::Space(const Program& program, OpenFacts open, std::size_t max_nodes)
    : diagrams({}, max_nodes), program_(program), open_(std::move(open)) {
  act_ = program.dimension_of(program.pack->vocabulary.act);
  act_is_open_ = act_ && open_.possible[act_].count() > 1;
  make_variables();
  List<std::size_t, Variable> sizes;
  for (const auto& variable : variables) sizes.push_back(variable.values.size());
  diagrams = Diagrams(std::move(sizes), max_nodes);
  exposed_ = act_ ? plain(act_, program.dimensions[act_].answers()) : Diagrams::nothing;
  make_lifts();
}

/// What `resolve` hears in this order: results, contradictions, an age that cannot consent.
void Space::make_lifts() {
  const auto& pack = *program_.pack;
  const auto& vocabulary = pack.vocabulary;
  for (const auto& reading : vocabulary.readings) {
    if (reading.always && vocabulary.facts[reading.fact].scope == Scope::person)
      add_lift(reading.fact, reading.value, set_of(reading.when));
  }
  for (const auto& conflict : vocabulary.conflicts) {
    if (conflict.is_error || conflict.clock != Conflict::Clock::none || !conflict.fact) continue;
    const Ref told = set_of(conflict.when);
    contradictory_ = diagrams.either(contradictory_, told);
    add_lift(conflict.fact, conflict.value, told);
  }
  if (!pack.no_consent_below) return;
  const auto age = program_.dimension_of(vocabulary.age);
  Cells too_young;
  for (const auto cell : program_.dimensions[age].starts.indices())
    too_young.set(cell, program_.last_number(program_.dimensions[age], cell) < pack.no_consent_below->value);
  add_lift(vocabulary.consent, vocabulary.consent_no, plain(age, too_young));
}

void Space::add_lift(Index<Fact> index, Index<FactValue> value, Ref where) {
  const auto& fact = program_.pack->vocabulary.facts[index];
  if (fact.scope == Scope::exposure) where = diagrams.both(where, applicable(fact));
  if (where == Diagrams::nothing) return;
  const bool is_flag = fact.kind == FactKind::flags;
  lifts_.push_back({program_.dimension_of(index, is_flag ? value : Index<FactValue>()),
                    is_flag ? flag_set : beside<Cell>(value), where});
}

bool Space::is_lifted(Index<Dimension> dimension) const {
  return std::any_of(lifts_.begin(), lifts_.end(), [&](const Lift& lift) { return lift.dimension == dimension; });
}

bool Space::follows(Index<Dimension> dimension) const {
  const auto& vocabulary = program_.pack->vocabulary;
  const auto fact = program_.dimensions[dimension].fact;
  return fact == vocabulary.exposed || fact == vocabulary.diagnosed || is_lifted(dimension);
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
/// else; between them what happened before who the person is. Among those, what most rows ask for first: the more they
/// tell apart at the top, the fewer are left below.
void Space::order(std::vector<Index<Dimension>>& dimensions) const {
  const auto& vocabulary = program_.pack->vocabulary;
  List<std::size_t, Dimension> uses(program_.dimensions.size());
  for (const auto& row : program_.rows) {
    for (const auto& constraint : row.box) ++uses[constraint.dimension];
  }
  const auto rank = [&](Index<Dimension> d) {
    const auto fact = program_.dimensions[d].fact;
    if (fact == vocabulary.act) return 0;
    if (fact == vocabulary.since) return 3;
    return vocabulary.facts[fact].scope == Scope::exposure ? 1 : 2;
  };
  std::stable_sort(dimensions.begin(), dimensions.end(), [&](Index<Dimension> a, Index<Dimension> b) {
    return rank(a) != rank(b) ? rank(a) < rank(b) : uses[a] > uses[b];
  });
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

/// By the variable, and by what is so whatever was told.
Space::Ref Space::told(const Constraint& constraint) {
  Ref out = plain(constraint.dimension, constraint.allowed);
  for (const auto& lift : lifts_) {
    if (lift.dimension != constraint.dimension) continue;
    out = constraint.allowed[lift.value] ? diagrams.either(out, lift.where) : diagrams.minus(out, lift.where);
  }
  return out;
}

/// Found by a test that proves it, unless it was told before that the person has it: then it is nothing new.
Space::Ref Space::diagnosed(Index<Infection> infection) {
  const auto& vocabulary = program_.pack->vocabulary;
  const auto flag = beside<FactValue>(infection);
  Ref out = Diagrams::nothing;
  for (const auto test : proving_tests(program_.pack->catalog, infection)) {
    const auto positive = program_.dimension_of(vocabulary.tested_positive, beside<FactValue>(test));
    out = diagrams.either(out, plain(positive, {flag_set}));
  }
  for (const auto& reading : vocabulary.readings) {
    if (reading.always && names_flag(reading.when, vocabulary.diagnosed, flag))
      out = diagrams.minus(out, plain(program_.dimension_of(reading.fact), {beside<Cell>(reading.value)}));
  }
  return out;
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
  if (dimension.fact == vocabulary.diagnosed)
    return choose(constraint.allowed[flag_set], constraint.allowed[flag_not_set],
                  diagnosed(beside<Infection>(dimension.flag)));
  const auto own = told(constraint);
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
  auto acts = act_ ? open_.possible[act_] : Cells();
  for (const auto& constraint : box) {
    if (constraint.dimension == act_) acts &= constraint.allowed;
  }
  // Most constraints ask for one variable each: those become one path. The others are intersected.
  std::vector<std::pair<Index<Variable>, Cells>> path;
  Ref rest = Diagrams::all;
  for (const auto& constraint : box) {
    const auto& dimension = program_.dimensions[constraint.dimension];
    const auto& fact = vocabulary.facts[dimension.fact];
    const bool structured = fact.scope == Scope::exposure && dimension.fact != vocabulary.act && act_is_open_ &&
                            !applies_to_all(fact, acts);
    if (follows(constraint.dimension) || structured) {
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
    if (fact == vocabulary.exposed ? act_is_open_ : follows(constraint.dimension)) return true;
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

/// The cases with an exposure before this day of the time since it.
Space::Ref Space::before_day(std::int64_t day) {
  if (open_.since) return open_.since->days < day ? exposed_ : Diagrams::nothing;
  Cells cells;
  for (const auto cell : program_.time_cells.indices()) cells.set(cell, program_.time_cells[cell].days_low < day);
  return diagrams.both(exposed_, plain(program_.dimension_of(program_.pack->vocabulary.since), cells));
}

/// A course that is called completed although its days are not over is read as going on, or as stopped.
Space::Ref Space::unfinished_courses() {
  const auto& vocabulary = program_.pack->vocabulary;
  const auto covers = program_.dimension_of(vocabulary.pep_covers);
  const Ref covered = set_of(Constraint{covers, {beside<Cell>(vocabulary.pep_covers_yes)}});
  const Ref early = diagrams.both(covered, before_day(longest_course(*program_.pack) - 1));
  Ref out = Diagrams::nothing;
  for (const auto& conflict : vocabulary.conflicts) {
    if (conflict.clock == Conflict::Clock::course_unfinished)
      out = diagrams.either(out, diagrams.both(early, set_of(conflict.when)));
  }
  return out;
}

Space::Ref Space::before_birth() {
  const auto& vocabulary = program_.pack->vocabulary;
  const auto age = program_.dimension_of(vocabulary.age);
  Ref out = Diagrams::nothing;
  for (const auto ages : program_.dimensions[age].starts.indices()) {
    const auto oldest = program_.last_number(program_.dimensions[age], ages);
    Cells too_long;
    for (const auto cell : program_.time_cells.indices())
      too_long.set(cell, program_.time_cells[cell].days_low >= 365 * (oldest + 1));
    if (too_long.none()) continue;
    out = diagrams.either(
        out, diagrams.both(plain(age, {ages}), set_of(Constraint{program_.dimension_of(vocabulary.since), too_long})));
  }
  return out;
}

/// Times that only the clock of another pack can show.
Space::Ref Space::out_of_reach() {
  Cells cells;
  for (const auto cell : program_.time_cells.indices())
    cells.set(cell, !is_reachable(program_.time_cells[cell], program_.pack->zone.jump()));
  return diagrams.both(exposed_, plain(program_.dimension_of(program_.pack->vocabulary.since), cells));
}

Space::Ref Space::valid() {
  if (valid_) return *valid_;
  Ref out = Diagrams::all;
  for (const auto& impossible : program_.pack->vocabulary.impossible)
    out = diagrams.minus(out, set_of(impossible.when));
  if (!act_) return *(valid_ = out);
  out = diagrams.minus(out, unfinished_courses());
  if (!open_.since) out = diagrams.minus(out, out_of_reach());
  return *(valid_ = diagrams.minus(out, before_birth()));
}

}  // namespace sti::engine
