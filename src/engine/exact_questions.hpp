#pragma once

#include <map>

#include "engine/outcomes.hpp"

namespace sti::engine {

/// Which open facts of one exposure (or of none) can change a part of its advice: exactly those for which two cases
/// that differ in nothing else are told something else there. Cases that the vocabulary calls impossible do not count.
class ExactQuestions {
 public:
  /// Throws `BudgetSpent`, as do the others, where the functions grow past `max_nodes`.
  ExactQuestions(const Program& program, OpenFacts open, std::size_t max_nodes);

  /// False where what was told is called impossible: then nothing can be found out.
  bool has_cases() { return space_.valid() != Diagrams::nothing; }
  /// Whether a dimension matters to something that a question can decide.
  bool matters(Index<Dimension> dimension, const Subject& decides);
  /// Whether it decides if a slot gets a stronger level than this.
  bool raises(Index<Dimension> dimension, Index<Slot> slot, Level level);
  /// Whether another value than today's can give a slot a stronger level than this, where today's cannot.
  bool can_raise(Index<Dimension> dimension, Index<Cell> today, Index<Slot> slot, Level level);

 private:
  using Ref = Diagrams::Ref;
  struct Function {
    Ref f = Diagrams::nothing;
    List<bool, Variable> support;  ///< of f among the cases that are possible
  };
  Function function_of(Ref f);
  bool matters(Index<Variable> variable, const Function& function);
  const std::vector<Function>& functions_of(const Subject& decides);
  const Function& stronger(Index<Slot> slot, Level level);

  const Program& program_;
  Space space_;
  OutcomeValues values_;
  Outcomes outcomes_;
  List<bool, Variable> restricted_;  ///< variables that some case is impossible by
  std::map<Subject, std::vector<Function>> functions_;
  std::map<std::pair<Index<Slot>, Level>, Function> stronger_;
};

}  // namespace sti::engine
