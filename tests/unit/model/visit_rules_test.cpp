#include "model/visit_rules.hpp"

#include <doctest/doctest.h>

#include "support/packs.hpp"

using namespace sti;

namespace {

Date day(std::string_view text) { return parse_date(text).value(); }

/// Monday to Friday, and closed on some days.
VisitRules weekdays() {
  VisitRules out;
  out.open_weekdays = {1, 2, 3, 4, 5};
  out.closed = {{5, 17}};
  out.closed_from_easter = {-3, 1};
  return out;
}

}  // namespace

TEST_SUITE("visit rules") {
  TEST_CASE("Easter Sunday") {  // the earliest and the latest that can be, leap years, the ends of the range
    for (const auto* text : {"1900-04-15", "1943-04-25", "2000-04-23", "2008-03-23", "2024-03-31", "2026-04-05",
                             "2027-03-28", "2038-04-25", "2199-04-14", "2200-04-06"})
      CHECK(to_string(easter_sunday(int(std::chrono::year_month_day{day(text)}.year()))) == text);
  }
  TEST_CASE("weekdays, dates and days from Easter close a clinic") {
    const auto rules = weekdays();
    CHECK(rules.is_open(day("2027-05-14")));
    CHECK_FALSE(rules.is_open(day("2027-05-15")));  // Saturday
    CHECK_FALSE(rules.is_open(day("2027-05-17")));
    CHECK(to_string(rules.open_from(day("2027-05-15"))) == "2027-05-18");
    CHECK(to_string(rules.open_until(day("2027-05-17"))) == "2027-05-14");
    CHECK(to_string(rules.open_from(day("2027-05-18"))) == "2027-05-18");
    CHECK(to_string(rules.open_from(day("2027-03-25"))) == "2027-03-26");  // Maundy Thursday
    CHECK(to_string(rules.open_from(day("2027-03-27"))) == "2027-03-30");  // a weekend, and the Monday after
  }
  TEST_CASE("a clinic that says nothing is always open and puts nothing off") {
    const VisitRules rules;
    CHECK(rules.is_open(day("2027-12-25")));
    CHECK(rules.wait[VisitDay::conclusive] == 0);
  }
  TEST_CASE("the Norwegian pack knows the public holidays of 2027") {
    const auto& rules = test::norway().pack.visits;
    for (const auto* closed : {"2027-01-01", "2027-03-25", "2027-03-26", "2027-03-29", "2027-05-06", "2027-05-17"})
      CHECK_FALSE(rules.is_open(day(closed)));
    CHECK_FALSE(rules.is_open(day("2026-05-25")));  // Whit Monday
    for (const auto* open : {"2027-03-24", "2027-03-30", "2027-05-07", "2027-05-18", "2026-12-24", "2026-12-31"})
      CHECK(rules.is_open(day(open)));
  }
}
