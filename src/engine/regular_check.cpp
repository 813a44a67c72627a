// Regular checks: people who come every few months anyway are not called in between (contract.md §4, "Visits").

#include <algorithm>

#include "engine/hits.hpp"

namespace sti::engine {
namespace {

/// The next day of a follow-up that is regular, where it comes soon enough.
Index<FollowUp> next_regular_check(const Scored& s, const std::vector<FollowUp>& all) {
  const auto last = s.today() + days{s.pack.visits.regular_within};
  Index<FollowUp> next;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const auto& each = all[i];
    if (!s.pack.catalog.follow_ups[each.what].regular || each.on <= s.today() || each.on > last) continue;
    if (!next || each.on < all[next.place()].on) next = Index<FollowUp>(i);
  }
  return next;
}

bool is_routine(const Scored& s, const TestAdvice& line) {
  return line.status != Status::control && !line.rules.empty() &&
         std::all_of(line.rules.begin(), line.rules.end(),
                     [&](Index<Rule> rule) { return s.rule(rule).prompt == OrderPrompt::routine; });
}

bool is_sampled(const Scored& s, const TestAdvice& line) {
  if (line.take_on == s.today()) return true;
  const auto since = s.today() - days{s.pack.visits.regular_within};
  return std::any_of(line.taken.begin(), line.taken.end(), [&](Index<TakenTest> index) {
    const auto& taken = s.asked.tests_taken[index];
    return taken.result == Result::negative && taken.on >= since;
  });
}

bool has_later_day(const Scored& s, const TestAdvice& line) {
  const auto is_later = [&](const std::optional<Date>& day) { return day && *day > s.today(); };
  return is_later(line.take_on) || (line.take_on && is_later(line.all_useful_from)) || !line.repeat_on.empty() ||
         !line.interim_on.empty();
}

}  // namespace

void leave_to_regular_check(const Scored& s, Advice& advice) {
  const auto check = next_regular_check(s, advice.follow_up);
  if (!check) return;
  for (auto& line : advice.tests) {
    if (!is_routine(s, line) || !is_sampled(s, line) || !has_later_day(s, line)) continue;
    line.at_check = check;
    line.repeat_on.clear();
    line.interim_on.clear();
    if (line.take_on && *line.take_on > s.today()) line.take_on = advice.follow_up[check.place()].on;
  }
}

}  // namespace sti::engine
