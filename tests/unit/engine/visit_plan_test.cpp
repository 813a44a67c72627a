#include "engine/visit_plan.hpp"

#include <doctest/doctest.h>

#include <random>

using namespace sti;
using engine::Due;
using engine::PlannedItem;

namespace {

Date day(std::string_view text) { return parse_date(text).value(); }
const Date today = day("2026-11-23");  // a Monday

VisitRules clinic() {
  VisitRules out;
  out.open_weekdays = {1, 2, 3, 4, 5};
  out.wait[VisitDay::first] = 7;
  out.wait[VisitDay::conclusive] = 21;
  out.wait[VisitDay::dose] = 14;
  out.wait_soon = 3;
  return out;
}

Due due(std::string_view on, VisitDay what) { return {.day = day(on), .what = what, .dose = {}}; }
Due dose(std::string_view on, int number) { return {.day = day(on), .what = VisitDay::dose, .dose = number}; }

std::string times(const std::vector<Due>& dues, const VisitRules& rules = clinic()) {
  std::string out;
  for (const auto& [item, makes_visit] : engine::with_times(Index<TestAdvice>(0), dues, rules, today)) {
    out += (out.empty() ? "" : ", ") + std::string(visit_day_ids[item.day]) + " " + to_string(item.from) + " " +
           to_string(item.until);
  }
  return out;
}

PlannedItem item(std::size_t line, int from, int until, bool makes_visit = true) {
  return {{Index<TestAdvice>(line), VisitDay::first, {}, today + days{from}, today + days{until}}, makes_visit};
}

std::string plan(const std::vector<PlannedItem>& items) {
  std::string out;
  for (const auto& visit : engine::fewest_visits(items)) {
    out += (out.empty() ? "" : " | ") + std::to_string((visit.on - today).count()) + ":";
    for (const auto& each : visit.items) out += " " + std::to_string(std::get<0>(each.of).place());
  }
  return out;
}

/// The fewest of the first `last` days on which every item is met, by trying every set of days.
int fewest_by_trying(const std::vector<PlannedItem>& items, int last) {
  int fewest = last + 1;
  for (unsigned set = 0; set < (1U << last); ++set) {
    const bool meets_all = std::all_of(items.begin(), items.end(), [&](const PlannedItem& each) {
      for (int on = 0; on < last; ++on) {
        const auto date = today + days{on};
        if ((set >> on & 1U) != 0 && each.item.from <= date && date <= each.item.until) return true;
      }
      return false;
    });
    if (meets_all) fewest = std::min(fewest, __builtin_popcount(set));
  }
  return fewest;
}

}  // namespace

TEST_SUITE("the plan of visits") {
  TEST_CASE("an item begins on an open day and may wait as long as its kind") {
    CHECK(times({due("2026-12-09", VisitDay::first)}) == "first 2026-12-09 2026-12-16");
    CHECK(times({due("2026-12-05", VisitDay::first)}) == "first 2026-12-07 2026-12-14");  // from a Saturday
    CHECK(times({due("2026-12-04", VisitDay::conclusive)}) == "conclusive 2026-12-04 2026-12-25");
    CHECK(times({due("2026-12-05", VisitDay::interim)}) == "interim 2026-12-07 2026-12-07");  // no wait is given
    auto short_wait = clinic();
    short_wait.wait[VisitDay::first] = 2;
    CHECK(times({due("2026-12-03", VisitDay::first)}, short_wait) ==
          "first 2026-12-03 2026-12-04");  // back from Saturday
  }
  TEST_CASE("what is due is for today, on a closed day too") {
    CHECK(times({due("2026-11-23", VisitDay::today)}) == "today 2026-11-23 2026-11-23");
    CHECK(times({due("2026-11-02", VisitDay::control)}) == "control 2026-11-23 2026-11-23");
    const auto sunday =
        engine::with_times(Index<TestAdvice>(0), {due("2026-11-22", VisitDay::today)}, clinic(), day("2026-11-22"));
    CHECK(to_string(sunday.front().item.from) == "2026-11-22");
  }
  TEST_CASE("an item is over before the next of its line begins") {
    CHECK(times({due("2026-12-09", VisitDay::first), due("2026-12-14", VisitDay::conclusive)}) ==
          "first 2026-12-09 2026-12-11, conclusive 2026-12-14 2027-01-04");
    CHECK(times({due("2026-12-09", VisitDay::first), due("2026-12-10", VisitDay::conclusive)}) ==
          "first 2026-12-09 2026-12-09, conclusive 2026-12-10 2026-12-31");
  }
  TEST_CASE("days that coincide once they are moved are one, with the last of their names") {
    CHECK(times({due("2026-12-05", VisitDay::conclusive), due("2026-12-06", VisitDay::first)}) ==
          "conclusive 2026-12-07 2026-12-28");
  }
  TEST_CASE("something that has prompted the test, or PEP, leaves the shorter wait") {
    auto prompted = due("2026-12-09", VisitDay::conclusive);
    prompted.is_soon = true;
    CHECK(times({prompted}) == "conclusive 2026-12-09 2026-12-11");  // Saturday is no open day
  }
  TEST_CASE("a dose waits for at most half of the way to the next, and doses are never one") {
    CHECK(times({dose("2026-11-23", 1), dose("2026-12-01", 2), dose("2026-12-14", 3)}) ==
          "dose 2026-11-23 2026-11-23, dose 2026-12-01 2026-12-07, dose 2026-12-14 2026-12-28");
    CHECK(times({dose("2026-12-05", 2), dose("2026-12-06", 3)}) ==
          "dose 2026-12-07 2026-12-07, dose 2026-12-08 2026-12-22");
  }
  TEST_CASE("one visit meets all that can wait for it, on the first day that is good for all") {
    CHECK(plan({item(0, 3, 10), item(1, 8, 20), item(2, 11, 12)}) == "8: 0 1 | 11: 2");
    CHECK(plan({}).empty());
  }
  TEST_CASE("an early look joins a visit that falls in its time, and makes none") {
    CHECK(plan({item(0, 3, 5), item(1, 2, 4, false), item(2, 20, 25, false)}) == "3: 0 1");
  }
  TEST_CASE("the visits are the fewest: every small plan against every set of days") {
    std::mt19937 random(20261129);
    const auto below = [&](int n) { return int(random() % unsigned(n)); };
    for (int i = 0; i < 2000; ++i) {
      constexpr int last = 10;
      std::vector<PlannedItem> items;
      for (int n = 1 + below(5), k = 0; k < n; ++k) {
        const int from = below(last);
        items.push_back(item(std::size_t(k), from, from + below(last - from)));
      }
      const auto visits = engine::fewest_visits(items);
      REQUIRE(int(visits.size()) == fewest_by_trying(items, last));
      std::size_t met = 0;
      for (const auto& visit : visits) {
        met += visit.items.size();
        REQUIRE(visit.on == visit.from);
        REQUIRE(visit.on <= visit.until);
      }
      REQUIRE(met == items.size());
    }
  }
}
