#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "base/date.hpp"
#include "engine/diagrams.hpp"
#include "engine/program.hpp"
#include "model/case.hpp"

namespace sti::engine {

/// How long ago an exposure was, where that is known: minutes from `low` to `high`, and the calendar days.
struct KnownTime {
  std::int64_t minutes_low = 0, minutes_high = 0, days = 0;
};

/// What is still open about one unit.
struct OpenFacts {
  List<Cells, Dimension> possible;  ///< the cells it can still be in
  std::optional<KnownTime> since;   ///< empty: as the time dimension says
};

/// What a diagram over cases asks for: the cell of a dimension.
struct Variable {
  Index<Dimension> dimension;
  List<Index<Cell>, Choice> values;  ///< in order
};

/// The cases that a program tells apart, as variables of decision diagrams: one person with at most one exposure, in
/// one role. Only what is open has a variable.
///
/// What follows from other facts has none: `exposed` from the act, `diagnosed` from the positive tests, "does not
/// apply" and "there is no exposure" from the act. A variable stands for what is told; where a result or an age says
/// otherwise, a condition on the fact is lifted over what was told (`resolve` does the same for one case). So any
/// assignment of the variables is a case, but for what the vocabulary or the dates of PEP make impossible. Programs
/// compiled with the same cuts share a space. That of a decision table has its facts alone, and no exposure.
class Space {
 public:
  using Ref = Diagrams::Ref;

  /// Every case. Throws `BudgetSpent` when a function grows past `max_nodes`.
  explicit Space(const Program& program, std::size_t max_nodes = std::size_t{1} << 22);
  /// The cases of an exposure (or of none) of which some facts are known. The act must be known.
  Space(const Program& program, OpenFacts open, std::size_t max_nodes);

  Diagrams diagrams;
  List<Variable> variables;                      ///< in the order they are asked
  List<Index<Variable>, Dimension> variable_of;  ///< none where it has none

  const Program& program() const { return program_; }

  /// The cases that satisfy a constraint, a box, a condition.
  Ref set_of(const Constraint& constraint);
  Ref set_of(const Box& box);
  Ref set_of(const Condition& condition);
  /// Whether any open case can be in the box, judged fact by fact. Cheap.
  bool may_hold(const Box& box) const;

  /// The cases with an exposure, and with an exposure of one of these acts.
  Ref exposed() const { return exposed_; }
  Ref act_is(const std::vector<Index<FactValue>>& acts);
  /// The cases of which something holds so long after the exposure, judged at the first minute of each cell. In a time
  /// that is known by the day the latest moment counts.
  Ref where_passed(const std::function<bool(minutes)>& holds);
  /// The cases that a proof speaks of: all but what the vocabulary calls impossible.
  Ref valid();
  /// The cases in which what was told contradicts itself, and is read otherwise.
  Ref contradictory() const { return contradictory_; }
  /// The days since the exposure as a function of the time, where they are not known: the first day of each cell.
  Ref days();
  std::optional<std::int64_t> known_days() const {
    return open_.since ? std::optional(open_.since->days) : std::nullopt;
  }

 private:
  /// What is so whatever was told: the value of a fact where something else holds.
  struct Lift {
    Index<Dimension> dimension;
    Index<Cell> value;
    Ref where = Diagrams::nothing;
  };
  void make_variables();
  void make_lifts();
  void add_lift(Index<Fact> fact, Index<FactValue> value, Ref where);
  bool is_lifted(Index<Dimension> dimension) const;
  /// Whether a dimension has no variable of its own, or one that does not say all.
  bool follows(Index<Dimension> dimension) const;
  void order(std::vector<Index<Dimension>>& dimensions) const;
  bool applies_to_all(const Fact& fact, const Cells& acts) const;
  Ref plain(Index<Dimension> dimension, const Cells& allowed);
  Ref applicable(const Fact& fact);
  Ref told(const Constraint& constraint);
  Ref diagnosed(Index<Infection> infection);
  Ref before_day(std::int64_t day);
  Ref unfinished_courses();
  Ref before_birth();
  Ref out_of_reach();

  const Program& program_;
  OpenFacts open_;
  Index<Dimension> act_;  ///< none in a decision table
  Ref exposed_ = Diagrams::all, contradictory_ = Diagrams::nothing;
  std::optional<Ref> valid_, days_;
  std::vector<Lift> lifts_;  ///< in the order in which they are heard
  bool act_is_open_ = true;
};

/// The tests that look for an infection; and those whose positive result proves it.
std::vector<Index<TestKind>> tests_of(const Catalog& catalog, Index<Infection> infection);
std::vector<Index<TestKind>> proving_tests(const Catalog& catalog, Index<Infection> infection);

/// Opens the facts that results can overrule as they were told: what a space needs to judge them.
void open_as_told(const Program& program, const Case& asked, OpenFacts& open);

}  // namespace sti::engine
