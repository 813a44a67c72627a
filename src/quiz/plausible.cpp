#include "quiz/plausible.hpp"

#include <algorithm>
#include <cstdint>

#include "engine/resolve.hpp"

namespace sti::quiz {
namespace {

bool test_holds(const FactTest& test, const Vocabulary& vocabulary, const Case& asked, Index<Exposure> exposure) {
  const auto& fact = vocabulary.facts[test.fact];
  const bool of_exposure = fact.scope == Scope::exposure;
  if (fact.derived || (of_exposure && !exposure)) return false;
  const auto within = [&](std::int64_t value) { return value >= test.low && value <= test.high; };
  const auto& answer = (of_exposure ? asked.exposures[exposure].answers : asked.person)[test.fact];
  switch (test.kind) {
    case FactTest::Kind::values: {
      if (fact.kind == FactKind::number) return !answer.number;
      const auto value = answer.given ? answer.value : fact.default_value;
      return std::find(test.values.begin(), test.values.end(), value) != test.values.end();
    }
    case FactTest::Kind::flag:
      return answer.flags[test.flag] == test.flag_set;
    case FactTest::Kind::number:
      return answer.given && answer.number && within(*answer.number);
    case FactTest::Kind::elapsed_minutes:
      return within(engine::elapsed(asked, asked.exposures[exposure].time).minutes);
    case FactTest::Kind::elapsed_days:
      return within(engine::elapsed(asked, asked.exposures[exposure].time).days);
  }
  return false;
}

/// Whether every point of the inner box lies in the outer one.
bool lies_in(const engine::Box& inner, const engine::Box& outer) {
  return std::all_of(outer.begin(), outer.end(), [&](const engine::Constraint& bound) {
    return std::any_of(inner.begin(), inner.end(), [&](const engine::Constraint& own) {
      return own.dimension == bound.dimension && bound.allowed.contains(own.allowed);
    });
  });
}

/// Numbers and times of a combination need not be cut where the pack's are: its boxes could be too wide.
bool is_about_choices(const Condition& condition) {
  if (condition.op != Condition::Op::test)
    return std::all_of(condition.parts.begin(), condition.parts.end(), is_about_choices);
  return condition.test.kind == FactTest::Kind::values || condition.test.kind == FactTest::Kind::flag;
}

}  // namespace

bool holds(const Condition& condition, const Vocabulary& vocabulary, const Case& asked, Index<Exposure> exposure) {
  const auto part = [&](const Condition& c) { return holds(c, vocabulary, asked, exposure); };
  switch (condition.op) {
    case Condition::Op::all:
      return std::all_of(condition.parts.begin(), condition.parts.end(), part);
    case Condition::Op::any:
      return std::any_of(condition.parts.begin(), condition.parts.end(), part);
    case Condition::Op::none:
      return std::none_of(condition.parts.begin(), condition.parts.end(), part);
    case Condition::Op::test:
      break;
  }
  return test_holds(condition.test, vocabulary, asked, exposure);
}

void drop_implausible(std::vector<QuizCard>& deck, const engine::Program& program, const QuizData& data) {
  std::vector<engine::Box> implausible;
  for (const auto& condition : data.implausible) {
    if (!is_about_choices(condition)) continue;
    for (auto& box : engine::expand(condition, program)) implausible.push_back(std::move(box));
  }
  std::erase_if(deck, [&](const QuizCard& card) {
    const auto rows = program.rows_of(card.rule);
    return std::none_of(rows.begin(), rows.end(), [&](const engine::Row& row) {
      return std::none_of(implausible.begin(), implausible.end(),
                          [&](const engine::Box& box) { return lies_in(row.box, box); });
    });
  });
}

}  // namespace sti::quiz
