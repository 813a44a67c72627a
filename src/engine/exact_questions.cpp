#include "engine/exact_questions.hpp"

#include <algorithm>

namespace sti::engine {

ExactQuestions::ExactQuestions(const Program& program, OpenFacts open, std::size_t max_nodes)
    : program_(program),
      space_(program, std::move(open), max_nodes),
      outcomes_(space_, program, values_),
      restricted_(space_.diagrams.support(space_.valid())) {}

bool ExactQuestions::matters(Index<Dimension> dimension, const Subject& decides) {
  const auto variable = space_.variable_of[dimension];
  if (!variable) return false;
  const auto& functions = functions_of(decides);
  return std::any_of(functions.begin(), functions.end(), [&](const Function& f) { return matters(variable, f); });
}

bool ExactQuestions::raises(Index<Dimension> dimension, Index<Slot> slot, Level level) {
  const auto variable = space_.variable_of[dimension];
  return variable && matters(variable, stronger(slot, level));
}

bool ExactQuestions::can_raise(Index<Dimension> dimension, Index<Cell> today, Index<Slot> slot, Level level) {
  const auto variable = space_.variable_of[dimension];
  if (!variable) return false;
  const auto& function = stronger(slot, level);
  if (!function.support[variable]) return false;
  auto& d = space_.diagrams;
  const Ref valid = space_.valid();
  const auto& values = space_.variables[variable].values;
  const auto now = values.find_if([&](Index<Cell> cell) { return cell == today; });
  const Ref already = now ? d.fixed(function.f, variable, now) : Diagrams::nothing;
  const auto choices = d.values(variable);
  return std::any_of(choices.begin(), choices.end(), [&](Index<Choice> other) {
    const Ref gained = d.minus(d.fixed(function.f, variable, other), already);
    return other != now && d.both(gained, d.fixed(valid, variable, other)) != Diagrams::nothing;
  });
}

const ExactQuestions::Function& ExactQuestions::stronger(Index<Slot> slot, Level level) {
  const auto [place, is_new] = stronger_.try_emplace({slot, level});
  if (!is_new) return place->second;
  Ref out = Diagrams::nothing;
  const Ref verdict = outcomes_.verdict(slot);
  for (int number = 1; number <= values_.verdicts.count(); ++number) {
    if (values_.verdicts.of(number).level < level)
      out = space_.diagrams.either(out, space_.diagrams.where(verdict, number));
  }
  return place->second = function_of(out);
}

ExactQuestions::Function ExactQuestions::function_of(Ref f) {
  return {f, space_.diagrams.support(space_.diagrams.when(space_.valid(), f))};
}

bool ExactQuestions::matters(Index<Variable> variable, const Function& function) {
  if (!function.support[variable]) return false;
  // Where a variable makes no case impossible, it is asked for among the possible ones only because it matters there.
  if (!restricted_[variable]) return true;
  auto& d = space_.diagrams;
  const Ref valid = space_.valid();
  for (const auto a : d.values(variable)) {
    for (const auto b : d.values(variable)) {
      if (b <= a) continue;
      const Ref differ = d.differ(d.fixed(function.f, variable, a), d.fixed(function.f, variable, b));
      if (differ == Diagrams::nothing) continue;
      const Ref possible = d.both(d.fixed(valid, variable, a), d.fixed(valid, variable, b));
      if (d.both(differ, possible) != Diagrams::nothing) return true;
    }
  }
  return false;
}

const std::vector<ExactQuestions::Function>& ExactQuestions::functions_of(const Subject& decides) {
  const auto [place, is_new] = functions_.try_emplace(decides);
  auto& out = place->second;
  if (!is_new) return out;
  const auto& pack = *program_.pack;
  const auto add = [&](Ref f) {
    if (!Diagrams::is_constant(f)) out.push_back(function_of(f));
  };
  if (const auto* verdict = std::get_if<VerdictSubject>(&decides)) {
    add(outcomes_.verdict(verdict->slot));
    add(outcomes_.told_level(verdict->slot));  // where no rule speaks: silence, or "does not apply"
  } else if (const auto* vaccine = std::get_if<VaccineSubject>(&decides)) {
    add(outcomes_.vaccine(vaccine->vaccine));
  } else if (const auto* follow_up = std::get_if<FollowUpSubject>(&decides)) {
    add(outcomes_.follow_up(follow_up->what, {}));
    for (const auto infection : pack.catalog.infections.indices()) add(outcomes_.follow_up(follow_up->what, infection));
  } else if (const auto* test = std::get_if<TestSubject>(&decides)) {
    for (const auto site : pack.catalog.sites.indices()) add(outcomes_.line(test->test, site));
  } else if (const auto* note = std::get_if<NoteSubject>(&decides); note != nullptr && note->rule) {
    const auto& said = std::get<NoteEffect>(pack.rules[note->rule].effects[note->effect]);
    for (const auto& shown : outcomes_.notes()) {
      if (same_note(*shown.note, said)) add(shown.where);
    }
  }
  return out;
}

}  // namespace sti::engine
