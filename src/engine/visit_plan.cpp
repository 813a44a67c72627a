// When each item of a plan can be met, and the fewest visits that meet them all (contract.md §4, "Visits").

#include "engine/visit_plan.hpp"

#include <algorithm>
#include <cassert>

namespace sti::engine {
namespace {

/// A day that is asked for, moved to the first day on which it can be met.
struct Begun {
  Due due;
  Date from{};
};

std::vector<Begun> begin_on_open_days(std::vector<Due> dues, const VisitRules& rules, Date today) {
  std::stable_sort(dues.begin(), dues.end(), [](const Due& a, const Due& b) { return a.day < b.day; });
  std::vector<Begun> out;
  for (auto& due : dues) {
    auto from = due.day <= today ? today : rules.open_from(due.day);
    if (!out.empty() && from <= out.back().from) {
      auto& held = out.back().due;
      if (!due.dose) {
        due.is_soon = due.is_soon || held.is_soon;
        due.makes_visit = due.makes_visit || held.makes_visit;
        due.what = std::max(due.what, held.what);
        held = due;
        continue;
      }
      from = rules.open_from(out.back().from + days{1});
    }
    out.push_back({due, from});
  }
  return out;
}

int wait_of(const Due& due, const VisitRules& rules) {
  const int wait = rules.wait[due.what];
  return due.is_soon ? std::min(wait, rules.wait_soon) : wait;
}

}  // namespace

std::vector<PlannedItem> with_times(const VisitLine& line, std::vector<Due> dues, const VisitRules& rules, Date today) {
  const auto begun = begin_on_open_days(std::move(dues), rules, today);
  std::vector<PlannedItem> out;
  for (auto each = begun.begin(); each != begun.end(); ++each) {
    const auto& [due, from] = *each;
    auto until = from;
    if (from > today) {
      auto last = from + days{wait_of(due, rules)};
      if (const auto next = each + 1; next != begun.end()) {
        last = std::min(last, next->from - days{1});
        if (due.dose) last = std::min(last, from + (next->from - from) / 2);
      }
      until = rules.open_until(last);
    }
    out.push_back({{line, due.what, due.dose, from, until, due.day}, due.makes_visit});
  }
  return out;
}

std::vector<Visit> fewest_visits(const std::vector<PlannedItem>& items) {
  const auto holds = [](const PlannedItem& item, Date day) { return item.item.from <= day && day <= item.item.until; };
  std::vector<Visit> out;
  const auto end_of_last = [&] { return out.empty() ? Date::min() : out.back().until; };
  while (true) {
    std::optional<Date> stab;  // the last moment for an item that no visit meets yet
    for (const auto& item : items) {
      if (item.makes_visit && item.item.from > end_of_last())
        stab = std::min(stab.value_or(item.item.until), item.item.until);
    }
    if (!stab) break;
    Visit visit{.on = Date::min(), .from = {}, .until = *stab, .items = {}};
    for (const auto& item : items) {
      if (item.makes_visit && item.item.from > end_of_last() && holds(item, *stab))
        visit.on = std::max(visit.on, item.item.from);
    }
    out.push_back(std::move(visit));
  }
  for (const auto& item : items) {
    const auto visit = std::find_if(out.begin(), out.end(), [&](const Visit& each) { return holds(item, each.on); });
    assert(visit != out.end() || !item.makes_visit);
    if (visit != out.end()) visit->items.push_back(item.item);
  }
  for (auto& visit : out) {
    visit.from = visit.items.front().from;
    visit.until = visit.items.front().until;
    for (const auto& item : visit.items) {
      visit.from = std::max(visit.from, item.from);
      visit.until = std::min(visit.until, item.until);
    }
  }
  return out;
}

}  // namespace sti::engine
