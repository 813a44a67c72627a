#include "prove/grounds.hpp"

#include <algorithm>

#include "engine/joins.hpp"

namespace sti::prove {
namespace {

Condition joined(Condition::Op op, std::vector<Condition> parts) {
  if (op != Condition::Op::none && parts.size() == 1) return std::move(parts.front());
  Condition out;
  out.op = op;
  out.parts = std::move(parts);
  return out;
}

/// The value of a fact at a point; past those of the fact where the program added it.
Index<FactValue> value_at(const engine::Program& program, Index<Fact> fact, const engine::Point& point) {
  return beside<FactValue>(point[program.dimension_of(fact)]);
}

/// Narrows a list of values to the one that the point has.
Condition narrowed(const engine::Program& program, Condition test, const engine::Point& point) {
  if (test.test.kind != FactTest::Kind::values || test.test.values.size() < 2) return test;
  const auto value = value_at(program, test.test.fact, point);
  if (engine::is_in(test.test.values, value)) test.test.values = {value};
  return test;
}

/// A note of an advice, by the first rule of the pack that gives its text, and which of its effects.
NoteSubject subject_of(const Pack& pack, const Note& shown) {
  const auto& note = std::get<NoteEffect>(pack.rules[shown.rule].effects[shown.effect]);
  for (const auto rule : pack.rules.indices()) {
    if (const auto effect = engine::find_note(pack.rules[rule], note)) return {rule, effect, {}};
  }
  return {};
}

}  // namespace

Scenes::Scenes(const engine::Program& compiled, const Case& told)
    : program(compiled),
      asked(told),
      resolved(engine::resolve(*compiled.pack, told)),
      units(engine::make_units(compiled, told, resolved)) {
  for (const auto& unit : units) hits.push_back(engine::score(compiled, unit));
}

bool holds(const engine::Program& program, const Condition& condition, const engine::Point& point) {
  return engine::contains(engine::expand(condition, program), point);
}

namespace {

/// Why a condition does not hold, told as what holds: the value that the point has, a flag that is not set.
Condition refuting_part(const engine::Program& program, const Condition& condition, const engine::Point& point) {
  std::vector<Condition> parts;
  switch (condition.op) {
    case Condition::Op::test: {
      const auto& vocabulary = program.pack->vocabulary;
      auto out = condition;
      const auto value = value_at(program, condition.test.fact, point);
      const bool has_value = vocabulary.facts[condition.test.fact].values.has(value);
      if (condition.test.kind == FactTest::Kind::values && has_value) {
        out.test.values = {value};
        return out;
      }
      if (condition.test.kind == FactTest::Kind::flag) {
        out.test.flag_set = !out.test.flag_set;
        return out;
      }
      parts.push_back(std::move(out));
      return joined(Condition::Op::none, std::move(parts));
    }
    case Condition::Op::none:
      for (const auto& part : condition.parts) {
        if (holds(program, part, point)) return holding_part(program, part, point);
      }
      return condition;
    case Condition::Op::all:
      for (const auto& part : condition.parts) {
        if (!holds(program, part, point)) return refuting_part(program, part, point);
      }
      return condition;
    case Condition::Op::any:
      break;
  }
  for (const auto& part : condition.parts) parts.push_back(refuting_part(program, part, point));
  return joined(Condition::Op::all, std::move(parts));
}

}  // namespace

Condition holding_part(const engine::Program& program, const Condition& condition, const engine::Point& point) {
  std::vector<Condition> parts;
  switch (condition.op) {
    case Condition::Op::test:
      return narrowed(program, condition, point);
    case Condition::Op::none:
      for (const auto& part : condition.parts) parts.push_back(refuting_part(program, part, point));
      return joined(Condition::Op::all, std::move(parts));
    case Condition::Op::any:
      for (const auto& part : condition.parts) {
        if (holds(program, part, point)) return holding_part(program, part, point);
      }
      return condition;
    case Condition::Op::all:
      break;
  }
  for (const auto& part : condition.parts) parts.push_back(holding_part(program, part, point));
  return joined(Condition::Op::all, std::move(parts));
}

int count_missing(const engine::Program& program, const Condition& condition, const engine::Point& point) {
  if (holds(program, condition, point)) return 0;
  int count = 0;
  switch (condition.op) {
    case Condition::Op::test:
      return 1;
    case Condition::Op::none:
      for (const auto& part : condition.parts) count += holds(program, part, point) ? 1 : 0;
      return count;
    case Condition::Op::all:
      for (const auto& part : condition.parts) count += count_missing(program, part, point);
      return count;
    case Condition::Op::any:
      break;
  }
  for (const auto& part : condition.parts) {
    const int missing = count_missing(program, part, point);
    count = count == 0 ? missing : std::min(count, missing);
  }
  return std::max(count, 1);
}

Condition missing_part(const engine::Program& program, const Condition& condition, const engine::Point& point) {
  std::vector<Condition> parts;
  switch (condition.op) {
    case Condition::Op::test:
      return condition;
    case Condition::Op::none:
      for (const auto& part : condition.parts) {
        if (holds(program, part, point)) parts.push_back(part);
      }
      return joined(Condition::Op::none, std::move(parts));
    case Condition::Op::all:
      for (const auto& part : condition.parts) {
        if (!holds(program, part, point)) parts.push_back(missing_part(program, part, point));
      }
      return joined(Condition::Op::all, std::move(parts));
    case Condition::Op::any:
      break;
  }
  const int fewest = count_missing(program, condition, point);
  for (const auto& part : condition.parts) {
    if (count_missing(program, part, point) == fewest) parts.push_back(missing_part(program, part, point));
  }
  return parts.empty() ? condition : joined(Condition::Op::any, std::move(parts));
}

std::vector<Ground> grounds_of(const Scenes& scenes, const std::vector<Index<Rule>>& rules, Ground::Role role) {
  std::vector<Ground> out;
  for (const auto rule : rules) {
    const auto first = out.size();
    for (const auto& unit : scenes.hits) {
      const bool speaks =
          std::any_of(unit.hits.begin(), unit.hits.end(), [&](const engine::Hit& hit) { return hit.rule == rule; });
      if (!speaks) continue;
      const auto& pack_rule = scenes.program.pack->rules[rule];
      auto part = holding_part(scenes.program, pack_rule.when, unit.unit->point);
      const auto boxes = engine::expand(part, scenes.program);
      const auto same = std::find_if(out.begin() + std::ptrdiff_t(first), out.end(), [&](const Ground& other) {
        const auto others = engine::expand(other.holds, scenes.program);
        return std::equal(boxes.begin(), boxes.end(), others.begin(), others.end(),
                          [](const engine::Box& a, const engine::Box& b) {
                            return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                                              [](const engine::Constraint& x, const engine::Constraint& y) {
                                                return x.dimension == y.dimension && x.allowed == y.allowed;
                                              });
                          });
      });
      auto& ground = same != out.end() ? *same : out.emplace_back(Ground{role, rule, {}, std::move(part)});
      if (pack_rule.about_exposure && unit.exposure) engine::insert_sorted(ground.exposures, unit.exposure);
    }
  }
  return out;
}

std::vector<LineReasons> reasons_of(const Scenes& scenes, const Advice& advice) {
  std::vector<LineReasons> out;
  const auto add = [&](Subject subject, const std::vector<Index<Rule>>& rules,
                       const std::vector<Index<Rule>>& more = {}, Ground::Role role = Ground::Role::gives) {
    auto grounds = grounds_of(scenes, rules, Ground::Role::gives);
    for (auto& ground : grounds_of(scenes, more, role)) grounds.push_back(std::move(ground));
    out.push_back({subject, std::move(grounds)});
  };
  for (const auto& verdict : advice.verdicts)
    add(VerdictSubject{verdict.slot}, verdict.rules, verdict.method_rules, Ground::Role::offers);
  for (const auto& line : advice.tests)
    add(TestSubject{line.test, line.site}, line.rules, line.windows, Ground::Role::dates);
  for (const auto& vaccine : advice.vaccines) add(VaccineSubject{vaccine.vaccine}, vaccine.rules);
  for (const auto& follow_up : advice.follow_up)
    add(FollowUpSubject{follow_up.what, follow_up.infection}, follow_up.rules);
  for (const auto& note : advice.notes) {
    if (note.from == Note::From::rule) add(subject_of(*scenes.program.pack, note), note.rules);
  }
  return out;
}

SaidLines said_by(const Pack& pack, const Advice& advice) {
  SaidLines out;
  for (const auto& verdict : advice.verdicts)
    out[VerdictSubject{verdict.slot}] = SaidVerdict{verdict.level, verdict.deadline, verdict.deadline_from};
  for (const auto& line : advice.tests)
    out[TestSubject{line.test, line.site}] = SaidTest{line.status, line.take_on, line.conclusive_on, line.repeat_on};
  for (const auto& vaccine : advice.vaccines) out[VaccineSubject{vaccine.vaccine}] = vaccine.level;
  for (const auto& follow_up : advice.follow_up)
    out[FollowUpSubject{follow_up.what, follow_up.infection}] = follow_up.on;
  for (const auto& note : advice.notes) {
    if (note.from == Note::From::rule) out[subject_of(pack, note)] = SaidNote{};
  }
  return out;
}

}  // namespace sti::prove
