#pragma once

#include <map>
#include <string>

#include "engine/outcomes.hpp"

namespace sti::engine {

/// Which open facts of one exposure (or of none) can change a part of its advice: exactly those for which two cases
/// that differ in nothing else are told something else there. Cases that the vocabulary calls impossible do not count.
class ExactQuestions {
 public:
  /// Throws `BudgetSpent`, as do the others, where the functions grow past `max_nodes`.
  ExactQuestions(const Program& program, OpenFacts open, std::size_t max_nodes);

  /// Whether a dimension matters to a slot, a test, a vaccine or a follow-up, named as questions name them.
  bool matters(int dimension, const std::string& decides);
  /// Whether it decides if a slot gets a stronger level than this.
  bool raises(int dimension, int slot, Level level);

 private:
  using Ref = Diagrams::Ref;
  struct Function {
    Ref f = Diagrams::nothing;
    std::vector<bool> support;  ///< of f among the cases that are possible
  };
  Function function_of(Ref f);
  bool matters(int variable, const Function& function);
  Ref fixed(Ref f, int variable, int index);
  const std::vector<Function>& functions_of(const std::string& decides);

  const Program& program_;
  Space space_;
  OutcomeValues values_;
  Outcomes outcomes_;
  std::vector<bool> restricted_;  ///< variables that some case is impossible by
  std::map<std::string, std::vector<Function>> functions_;
  std::map<std::pair<int, Level>, Function> stronger_;
};

}  // namespace sti::engine
