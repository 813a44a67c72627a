#include "oracle/record.hpp"

#include <algorithm>

namespace sti::oracle {

std::optional<Date> Record::treated_on(Index<TestKind> test) const {
  return last_treatment_until(pack_.catalog.tests[test].infection, Date::max());
}

std::optional<Date> Record::last_treatment_until(Index<Infection> infection, Date day) const {
  std::optional<Date> latest;
  for (const auto& treatment : told_.treated) {
    if (infection && treatment.infection == infection && treatment.on <= day)
      latest = std::max(latest.value_or(treatment.on), treatment.on);
  }
  return latest;
}

std::optional<int> Record::not_before(Index<TestKind> test) const {
  std::optional<int> latest;
  for (const auto& rule : pack_.rules) {
    if (rule.draft) continue;
    for (const auto& effect : rule.effects) {
      const auto* of = std::get_if<AfterTreatmentEffect>(&effect);
      if (of == nullptr || of->test != test) continue;
      const auto& days = pack_.after_treatments[of->row].not_before;
      if (days) latest = std::max(latest.value_or(days->value), days->value);
    }
  }
  return latest;
}

std::optional<Date> Record::means_something_from(Index<TestKind> test) const {
  const auto on = treated_on(test);
  const auto wait = not_before(test);
  return on && wait ? std::optional(*on + days{*wait}) : std::nullopt;
}

bool Record::is_history(const TakenTest& positive) const {
  const auto on = treated_on(positive.test);
  return on && *on >= positive.on;
}

bool Record::is_too_early(const TakenTest& positive) const {
  if (is_history(positive)) return false;
  const auto from = means_something_from(positive.test);
  return from && positive.on < *from;
}

bool Record::is_found(const TakenTest& taken) const {
  return taken.result == Result::positive && !is_history(taken) && !is_too_early(taken);
}

std::vector<Index<TakenTest>> Record::found() const {
  std::vector<Index<TakenTest>> out;
  for (const auto taken : told_.tests_taken.indices()) {
    if (is_found(told_.tests_taken[taken])) out.push_back(taken);
  }
  return out;
}

}  // namespace sti::oracle
