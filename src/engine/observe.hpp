#pragma once

#include <compare>
#include <string>
#include <vector>

#include "model/advice.hpp"
#include "model/expectation.hpp"
#include "model/pack.hpp"

namespace sti::engine {

/// One thing of an advice that an example can expect: the status of a test at a site, the deadline of a verdict, …
struct Observed {
  enum class What {
    status,
    take_on,
    conclusive_on,
    interim_on,
    repeat_on,
    verdict,
    verdict_deadline,
    verdict_deadline_from,
    vaccine,
    vaccine_deadline,
    vaccine_deadline_from,
    vaccine_free,
    vaccine_schedule,
    note,
    follow_up,
    expiry,
    rule,  ///< that stands behind some line
  };
  What what{};
  std::string name;   ///< of the test and site, the slot, the vaccine, the rule with the note, the follow-up
  std::string value;  ///< as an example has it; empty: not there
  auto operator<=>(const Observed&) const = default;
};

/// A line as an example and an expiry name it: the test and the site.
std::string name_of(const Pack& pack, const TestAdvice& line);

/// The level of a verdict; that no rule gave one, where that is a gap of the pack.
std::string_view level_text(const Advice& advice, const Verdict& verdict);

/// Everything that an example can expect of an advice, sorted, but for the rules behind it.
std::vector<Observed> observe(const Pack& pack, const Advice& advice);
/// The rules behind an advice, sorted: the same advice may be given for another reason.
std::vector<Observed> observe_rules(const Pack& pack, const Advice& advice);
/// The rules that something observed comes from, in the advice in which it is there.
std::vector<int> rules_of(const Pack& pack, const Advice& advice, const Observed& observed);

/// What of `before` is otherwise in `after`, as `before` has it: with an empty value where only `after` has it.
std::vector<Observed> told_otherwise(const std::vector<Observed>& before, const std::vector<Observed>& after);

/// An example that expects this and nothing else.
Expectation expectation_of(const std::vector<Observed>& observed);

}  // namespace sti::engine
