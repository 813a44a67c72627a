#pragma once

#include <string>
#include <vector>

#include "model/advice.hpp"
#include "model/expectation.hpp"
#include "model/observable.hpp"
#include "model/pack.hpp"

namespace sti::engine {

/// What is observed, with the rules that it comes from.
struct Sighting {
  Observed observed;
  std::vector<Index<Rule>> rules;
};
/// All that an example can expect of an advice but the rules behind it, each name's values together: the one place that
/// knows where in an advice each observable stands.
std::vector<Sighting> sightings(const Pack& pack, const Advice& advice);

/// Everything that an example can expect of an advice, sorted, but for questions and the rules behind it; of several
/// with one name the first.
std::vector<Observed> observe(const Pack& pack, const Advice& advice);
/// The rules behind an advice, sorted: the same advice may be given for another reason.
std::vector<Observed> observe_rules(const Pack& pack, const Advice& advice);
/// The rules that something observed comes from, in the advice in which it is there.
std::vector<Index<Rule>> rules_of(const Pack& pack, const Advice& advice, const Observed& observed);

/// What of `before` is otherwise in `after`, as `before` has it: with an empty value where only `after` has it.
std::vector<Observed> told_otherwise(const std::vector<Observed>& before, const std::vector<Observed>& after);

/// An example that expects this and nothing else.
Expectation expectation_of(const std::vector<Observed>& observed);

}  // namespace sti::engine
