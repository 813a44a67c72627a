#include "model/condition.hpp"

#include <algorithm>

#include "model/case.hpp"

namespace sti {
namespace {

bool holds(const FactTest& test, const Fact& fact, const Answer& answer) {
  switch (test.kind) {
    case FactTest::Kind::flag:
      return answer.flags[test.flag] == test.flag_set;
    case FactTest::Kind::number:
      return answer.number && test.low <= *answer.number && *answer.number <= test.high;
    case FactTest::Kind::values: {
      if (fact.kind == FactKind::number) return !answer.number;
      const auto value = answer.given ? answer.value : fact.default_value;
      return std::find(test.values.begin(), test.values.end(), value) != test.values.end();
    }
    case FactTest::Kind::elapsed_minutes:
    case FactTest::Kind::elapsed_days:
      break;
  }
  return false;
}

}  // namespace

bool holds(const Condition& condition, const Vocabulary& vocabulary, const List<Answer, Fact>& person,
           const List<Answer, Fact>& exposure) {
  const auto part_holds = [&](const Condition& part) { return holds(part, vocabulary, person, exposure); };
  switch (condition.op) {
    case Condition::Op::all:
      return std::all_of(condition.parts.begin(), condition.parts.end(), part_holds);
    case Condition::Op::any:
      return std::any_of(condition.parts.begin(), condition.parts.end(), part_holds);
    case Condition::Op::none:
      return std::none_of(condition.parts.begin(), condition.parts.end(), part_holds);
    case Condition::Op::test:
      break;
  }
  const auto& fact = vocabulary.facts[condition.test.fact];
  return holds(condition.test, fact, (fact.scope == Scope::person ? person : exposure)[condition.test.fact]);
}

}  // namespace sti
