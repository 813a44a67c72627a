#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/diagnostics.hpp"
#include "model/index.hpp"

namespace sti {

struct Answer;
struct Fact;
struct FactValue;
struct Vocabulary;

/// A claim about one fact.
struct FactTest {
  enum class Kind {
    values,           ///< choice: one of `values`; number: `values` empty means "not known"
    flag,             ///< flags: the flag `flag` is set (or is not, when `flag_set` is false)
    number,           ///< number within [low, high]
    elapsed_minutes,  ///< time since the exposure, in minutes, within [low, high]
    elapsed_days,     ///< calendar days since the exposure, within [low, high]
  };
  Kind kind{};
  Index<Fact> fact;
  std::vector<Index<FactValue>> values;
  Index<FactValue> flag;
  bool flag_set = true;
  std::int64_t low = 0, high = 0;  ///< bounds, both included
};
/// Stands for "no bound".
inline constexpr std::int64_t unbounded = 1'000'000'000;

/// A condition as written: a tree, so that it can be explained as it was written.
struct Condition {
  enum class Op { all, any, none, test };
  Op op = Op::all;
  std::vector<Condition> parts;  ///< all, any, none ("none of these holds")
  FactTest test;                 ///< Op::test
  std::string name;              ///< of a named condition that was put in here
  Span span;
};

/// Whether it claims nothing, and so always holds.
inline bool says_nothing(const Condition& condition) {
  return condition.op == Condition::Op::all && condition.parts.empty();
}

/// Whether a condition holds for the answers of a person and of one exposure (the person's again where there is none).
/// A claim about time never does: answers hold no time.
bool holds(const Condition& condition, const Vocabulary& vocabulary, const List<Answer, Fact>& person,
           const List<Answer, Fact>& exposure);

}  // namespace sti
