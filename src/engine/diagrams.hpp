#pragma once

#include <cstdint>
#include <span>
#include <stdexcept>
#include <string>
#include <vector>

#include "model/index_set.hpp"

namespace sti::engine {

/// What a diagram asks for, in order; and a value of one.
struct Variable;
struct Choice;
using Choices = IndexSet<Choice>;

/// A question needed more work than it was given. What was asked is not answered, neither yes nor no.
struct BudgetSpent : std::runtime_error {
  BudgetSpent() : std::runtime_error("the work budget is spent") {}
};

/// Functions over a finite space, as shared decision diagrams.
///
/// A union of boxes is a function with the values 0 (outside) and 1 (inside); the boxes are the paths that end in 1.
/// Equal functions are one and the same reference, so "does this change anything" is one comparison. A node asks for
/// one variable; a variable that makes no difference is not asked for. Variables are asked in rising order.
class Diagrams {
 public:
  /// A function. One number; compare with ==.
  using Ref = std::uint32_t;

  /// The function that is `value` everywhere.
  static constexpr Ref constant(int value) { return top_bit | std::uint32_t(value); }
  static constexpr Ref nothing = std::uint32_t{1} << 31;     ///< constant(0), the empty set
  static constexpr Ref all = (std::uint32_t{1} << 31) | 1U;  ///< constant(1), the whole space

  /// `sizes` has the number of values of each variable. More than `max_nodes` nodes, or 64 times as many steps, throw
  /// `BudgetSpent`.
  explicit Diagrams(List<std::size_t, Variable> sizes, std::size_t max_nodes = std::size_t{1} << 22);

  /// From here on so many more nodes and steps are allowed.
  void allow(std::size_t more_nodes, std::size_t more_steps);
  /// Counts work done outside as so many steps; throws `BudgetSpent` like all else.
  void work(std::size_t steps);
  /// Steps of work since the last `allow`.
  std::size_t steps() const { return steps_; }

  static bool is_constant(Ref f) { return (f & top_bit) != 0; }
  static int value(Ref constant_function) { return int(constant_function & ~top_bit); }

  Indices<Variable> variables() const { return sizes_.indices(); }
  Indices<Choice> values(Index<Variable> variable) const { return Indices<Choice>(sizes_[variable]); }
  /// The variable asked first; for a constant one after the last.
  Index<Variable> variable(Ref f) const { return is_constant(f) ? sizes_.next() : nodes_[f].variable; }
  /// The function that is left for each value of `variable(f)`.
  std::span<const Ref> children(Ref f) const;
  /// `f` where `variable` (not below the one that f asks first) has a value.
  Ref child(Ref f, Index<Variable> variable, Index<Choice> value) const;
  std::size_t node_count() const { return nodes_.size(); }

  /// The cases where a variable has one of these values.
  Ref literal(Index<Variable> variable, const Choices& allowed);
  /// The function that asks for `variable` first; `children` has one for each of its values.
  Ref node(Index<Variable> variable, std::span<const Ref> children);

  Ref both(Ref a, Ref b);    ///< intersection of sets
  Ref either(Ref a, Ref b);  ///< union of sets
  Ref minus(Ref a, Ref b);   ///< difference of sets
  /// `f` inside the set, 0 outside.
  Ref when(Ref set, Ref f);
  /// The set where f has this value.
  Ref where(Ref f, int value);
  /// Where two functions differ, as a set.
  Ref differ(Ref a, Ref b);

  /// A number for a combination of two functions. The same number always stands for the same `op`.
  std::uint32_t new_operation() { return next_operation_++; }
  /// The function whose value is op(value of a, value of b). `op` depends on its arguments alone.
  template <class Op>
  Ref combine(Ref a, Ref b, std::uint32_t operation, const Op& op);

  /// `f` where each variable keeps to the values allowed it; elsewhere undefined, so that a variable whose remaining
  /// values all lead to the same is not asked for.
  Ref within(Ref f, const List<Choices, Variable>& allowed);
  /// `f` where one variable has one value; it no longer asks for it.
  Ref fixed(Ref f, Index<Variable> variable, Index<Choice> value);
  /// Which variables f asks for.
  List<bool, Variable> support(Ref f) const;

 private:
  static constexpr Ref top_bit = std::uint32_t{1} << 31;
  struct Node {
    Index<Variable> variable;
    std::uint32_t first = 0;
  };
  struct Answer {
    Ref a = 0, b = 0;
    std::uint32_t operation = 0;
    Ref result = 0;
  };
  enum : std::uint32_t { op_none, op_both, op_either, op_minus, op_when, op_differ, op_first_free };

  Ref find_or_add(Index<Variable> variable, std::size_t first_on_stack);
  void grow_table();
  [[noreturn]] void give_up();
  Answer& remembered(Ref a, Ref b, std::uint32_t operation);
  template <class Op, class Quick>
  Ref apply(Ref a, Ref b, std::uint32_t operation, const Op& op, const Quick& quick);

  List<std::size_t, Variable> sizes_;
  std::size_t max_nodes_, max_steps_, steps_ = 0;
  std::vector<Node> nodes_;
  std::vector<Ref> edges_;
  std::vector<std::uint32_t> table_;  ///< of node numbers + 1; a power of two
  std::vector<Answer> answers_;       ///< of `apply`; a newer one takes the place of an older one
  std::vector<Ref> stack_;            ///< children on their way to a node
  std::uint32_t next_operation_ = op_first_free;
};

template <class Op, class Quick>
Diagrams::Ref Diagrams::apply(Ref a, Ref b, std::uint32_t operation, const Op& op, const Quick& quick) {
  if (is_constant(a) && is_constant(b)) return constant(op(value(a), value(b)));
  if (const Ref known = quick(a, b); known != 0) return known;
  {
    const auto& answer = remembered(a, b, operation);
    if (answer.operation == operation && answer.a == a && answer.b == b) return answer.result;
  }
  if (++steps_ > max_steps_) give_up();
  const auto asked = variable(a) < variable(b) ? variable(a) : variable(b);
  const std::size_t first = stack_.size();
  for (const auto v : values(asked)) {
    const Ref part = apply(child(a, asked, v), child(b, asked, v), operation, op, quick);
    stack_.push_back(part);
  }
  const Ref result = find_or_add(asked, first);
  remembered(a, b, operation) = {a, b, operation, result};
  return result;
}

template <class Op>
Diagrams::Ref Diagrams::combine(Ref a, Ref b, std::uint32_t operation, const Op& op) {
  return apply(a, b, operation, op, [](Ref, Ref) { return Ref{0}; });
}

}  // namespace sti::engine
