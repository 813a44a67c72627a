#include "engine/exact_questions.hpp"

#include <algorithm>

namespace sti::engine {

ExactQuestions::ExactQuestions(const Program& program, OpenFacts open, std::size_t max_nodes)
    : program_(program),
      space_(program, std::move(open), max_nodes),
      outcomes_(space_, program, values_),
      restricted_(space_.diagrams.support(space_.valid())) {}

bool ExactQuestions::matters(int dimension, const std::string& decides) {
  const int variable = space_.variable_of[std::size_t(dimension)];
  if (variable < 0) return false;
  const auto& functions = functions_of(decides);
  return std::any_of(functions.begin(), functions.end(), [&](const Function& f) { return matters(variable, f); });
}

bool ExactQuestions::raises(int dimension, int slot, Level level) {
  const int variable = space_.variable_of[std::size_t(dimension)];
  if (variable < 0) return false;
  const auto [place, is_new] = stronger_.try_emplace({slot, level});
  if (is_new) {
    Ref stronger = Diagrams::nothing;
    const Ref verdict = outcomes_.verdict(slot);
    for (int number = 1; number <= values_.verdicts.count(); ++number) {
      if (values_.verdicts.of(number).level < level)
        stronger = space_.diagrams.either(stronger, space_.diagrams.where(verdict, number));
    }
    place->second = function_of(stronger);
  }
  return matters(variable, place->second);
}

ExactQuestions::Function ExactQuestions::function_of(Ref f) {
  return {f, space_.diagrams.support(space_.diagrams.when(space_.valid(), f))};
}

bool ExactQuestions::matters(int variable, const Function& function) {
  if (!function.support[std::size_t(variable)]) return false;
  // Where a variable makes no case impossible, it is asked for among the possible ones only because it matters there.
  if (!restricted_[std::size_t(variable)]) return true;
  auto& d = space_.diagrams;
  const Ref valid = space_.valid();
  for (int a = 0; a < d.size(variable); ++a) {
    for (int b = a + 1; b < d.size(variable); ++b) {
      const Ref differ = d.differ(fixed(function.f, variable, a), fixed(function.f, variable, b));
      if (differ == Diagrams::nothing) continue;
      const Ref possible = d.both(fixed(valid, variable, a), fixed(valid, variable, b));
      if (d.both(differ, possible) != Diagrams::nothing) return true;
    }
  }
  return false;
}

/// The function where one variable has one value; it no longer asks for it.
ExactQuestions::Ref ExactQuestions::fixed(Ref f, int variable, int index) {
  std::vector<Mask> masks;
  for (int v = 0; v < space_.diagrams.variables(); ++v)
    masks.push_back(all_values(std::size_t(space_.diagrams.size(v))));
  masks[std::size_t(variable)].reset().set(std::size_t(index));
  return space_.diagrams.within(f, masks);
}

const std::vector<ExactQuestions::Function>& ExactQuestions::functions_of(const std::string& decides) {
  const auto [place, is_new] = functions_.try_emplace(decides);
  auto& out = place->second;
  if (!is_new) return out;
  const auto& pack = *program_.pack;
  const auto add = [&](Ref f) {
    if (!Diagrams::is_constant(f)) out.push_back(function_of(f));
  };
  const auto after = [&](std::string_view prefix) {
    return decides.starts_with(prefix) ? std::string_view(decides).substr(prefix.size()) : std::string_view{};
  };
  if (const int slot = pack.vocabulary.slot_index(decides); slot >= 0) {
    add(outcomes_.verdict(slot));
  } else if (const auto vaccine = after("vaccine/"); !vaccine.empty()) {
    add(outcomes_.vaccine(pack.catalog.vaccine_index(vaccine)));
  } else if (const auto what = after("follow-up/"); !what.empty()) {
    for (int infection = -1; infection < int(pack.catalog.infections.size()); ++infection)
      add(outcomes_.follow_up(pack.catalog.follow_up_index(what), infection));
  } else if (const int test = pack.catalog.test_index(decides); test >= 0) {
    for (int site = 0; site < int(pack.catalog.sites.size()); ++site) add(outcomes_.line(test, site));
  }
  return out;
}

}  // namespace sti::engine
