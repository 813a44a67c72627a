#include "base/zone.hpp"

#include <doctest/doctest.h>

using namespace sti;

namespace {

Moment local(std::string_view text) { return parse_moment(text).at; }
TimeZone norway() { return *TimeZone::parse("CET-1CEST,M3.5.0,M10.5.0/3"); }

}  // namespace

TEST_SUITE("base/zone") {
  TEST_CASE("rules that are none are refused") {
    for (const auto* rule :
         {"", "CET", "C-1", "CET-1CEST", "CET-1CEST,M3.5.0", "CET-1CEST,M13.5.0,M10.5.0", "CET-1CEST,M3.6.0,M10.5.0",
          "CET-1CEST,M3.5.7,M10.5.0", "CET-25", "CET-1CEST,M3.5.0,M10.5.0/3x", "<+03", "Europe/Oslo"}) {
      CAPTURE(rule);
      CHECK_FALSE(TimeZone::parse(rule));
    }
    for (const auto* rule : {"UTC0", "IST-5:30", "<-03>3", "EST5EDT,M3.2.0,M11.1.0", "AEST-10AEDT,M10.1.0,M4.1.0/3",
                             "XXX-1YYY,J60/2,J300/2", "XXX-1YYY,59,299"}) {
      CAPTURE(rule);
      CHECK(TimeZone::parse(rule));
    }
  }

  TEST_CASE("hours that pass across the change to summer time") {
    const auto zone = norway();
    const auto passed = zone.instant_of(local("2027-03-29T12:30")) - zone.instant_of(local("2027-03-26T12:00"));
    CHECK(passed == hours{71} + minutes{30});
    CHECK(zone.local_of(zone.instant_of(local("2027-03-26T12:00")) + hours{72}) == local("2027-03-29T13:00"));
  }

  TEST_CASE("hours that pass across the change from summer time") {
    const auto zone = norway();
    CHECK(zone.local_of(zone.instant_of(local("2026-10-24T12:00")) + hours{72}) == local("2026-10-27T11:00"));
  }

  TEST_CASE("a time that does not exist is the one after the jump") {
    const auto zone = norway();
    CHECK(zone.local_of(zone.instant_of(local("2027-03-28T02:30"))) == local("2027-03-28T03:30"));
    CHECK(zone.instant_of(local("2027-03-28T02:00")) == zone.instant_of(local("2027-03-28T03:00")));
  }

  TEST_CASE("a time that exists twice is the later, and the earlier on request") {
    const auto zone = norway();
    const auto twice = local("2026-10-25T02:30");
    CHECK(zone.instant_of(twice) - zone.earliest_instant_of(twice) == hours{1});
    CHECK(zone.local_of(zone.earliest_instant_of(twice)) == twice);
    CHECK(zone.local_of(zone.instant_of(twice)) == twice);
    CHECK(zone.instant_of(local("2026-10-25T03:00")) == zone.earliest_instant_of(local("2026-10-25T03:00")));
    CHECK(zone.instant_of(local("2026-10-25T01:59")) == zone.earliest_instant_of(local("2026-10-25T01:59")));
  }

  TEST_CASE("the clock is read back, minute by minute around every change from 2026 to 2030, north and south") {
    for (const auto* rule : {"CET-1CEST,M3.5.0,M10.5.0/3", "EST5EDT,M3.2.0,M11.1.0", "AEST-10AEDT,M10.1.0,M4.1.0/3",
                             "LHST-10:30LHDT-11,M10.1.0,M4.1.0", "NZST-12NZDT,M9.5.0,M4.1.0/3"}) {
      CAPTURE(rule);
      const auto zone = *TimeZone::parse(rule);
      std::optional<Moment> before;
      int jumps = 0;
      const auto begin = Instant{std::chrono::sys_days{std::chrono::year{2026} / 1 / 1}};
      const auto end = Instant{std::chrono::sys_days{std::chrono::year{2031} / 1 / 1}};
      for (auto instant = begin; instant < end; instant += minutes{10}) {
        const auto shown = zone.local_of(instant);
        if (before && shown - *before != minutes{10}) ++jumps;
        before = shown;
        const bool one_of_two = zone.instant_of(shown) == instant || zone.earliest_instant_of(shown) == instant;
        REQUIRE(one_of_two);
      }
      CHECK(jumps == 10);
    }
  }
}
