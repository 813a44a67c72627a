// When an exposure was and when a case is judged, as read: by the clock of the pack, in years that make sense.

#include <doctest/doctest.h>

#include "load/case.hpp"
#include "model/clock.hpp"
#include "support/packs.hpp"

using namespace sti;

namespace {

std::string exposed(const std::string& now, const std::string& when) {
  const bool is_duration = when.find('-') == std::string::npos;
  return R"({"now": ")" + now + R"(", "exposures": [{"act": "anal", ")" + (is_duration ? "since" : "on") + "\": \"" +
         when + "\"}]}";
}

/// "2026-10-25T02:30 to 2026-10-25T02:30, 60 apart"; else the first mistake.
std::string time_of(const std::string& text) {
  Diagnostics diagnostics;
  const SourceText source{"case", text};
  const auto read =
      load::read_case_text(test::norway().pack, source, {Moment{*parse_date("2026-11-23")}, true}, diagnostics);
  if (!read) {
    const auto& first = diagnostics.all().front();
    return std::to_string(first.place.line) + ":" + std::to_string(first.place.column) + " " + first.message + " | " +
           first.hint;
  }
  if (read->exposures.empty()) return "read";
  const auto& time = read->exposures.front().time;
  return to_string(time.earliest) + " to " + to_string(time.latest) + ", " +
         std::to_string((time.latest_instant - time.earliest_instant).count()) + " apart";
}

}  // namespace

TEST_SUITE("load/case_time") {
  TEST_CASE("a time is read by the clock of the pack") {
    struct Row {
      const char* now;
      const char* when;
      const char* time;
    };
    const Row rows[] = {
        {"2026-11-23T12:00", "2026-11-20T08:15", "2026-11-20T08:15 to 2026-11-20T08:15, 0 apart"},
        {"2026-11-23T12:00", "2026-11-20", "2026-11-20T00:00 to 2026-11-20T23:59, 1439 apart"},
        {"2026-11-23T12:00", "0d", "2026-11-23T00:00 to 2026-11-23T12:00, 720 apart"},
        {"2026-10-27T12:00", "2026-10-25", "2026-10-25T00:00 to 2026-10-25T23:59, 1499 apart"},
        {"2026-10-27T12:00", "2d", "2026-10-25T00:00 to 2026-10-25T23:59, 1499 apart"},
        {"2027-03-29T12:00", "1d", "2027-03-28T00:00 to 2027-03-28T23:59, 1379 apart"},
        {"2026-10-27T12:00", "2026-10-25T02:00", "2026-10-25T02:00 to 2026-10-25T02:00, 60 apart"},
        {"2026-10-27T12:00", "2026-10-25T02:59", "2026-10-25T02:59 to 2026-10-25T02:59, 60 apart"},
        {"2026-10-27T12:00", "2026-10-25T03:00", "2026-10-25T03:00 to 2026-10-25T03:00, 0 apart"},
        {"2026-10-25T12:00", "10h", "2026-10-25T02:00 to 2026-10-25T02:00, 0 apart"},
        {"2026-10-25T12:00", "11h", "2026-10-25T02:00 to 2026-10-25T02:00, 0 apart"},
        {"2026-10-25T12:00", "12h", "2026-10-25T01:00 to 2026-10-25T01:00, 0 apart"},
        {"2027-03-28T12:00", "8h", "2027-03-28T04:00 to 2027-03-28T04:00, 0 apart"},
        {"2027-03-28T12:00", "10h", "2027-03-28T01:00 to 2027-03-28T01:00, 0 apart"},
        {"2027-03-28T12:00", "2027-03-28T02:10", "2027-03-28T03:10 to 2027-03-28T03:10, 0 apart"},
        {"2027-03-28T02:30", "1h", "2027-03-28T01:30 to 2027-03-28T01:30, 0 apart"},
        {"2026-10-25", "2026-10-25T02:30", "2026-10-25T00:00 to 2026-10-25T00:00, 0 apart"},
    };
    for (const auto& row : rows) {
      CAPTURE(row.now);
      CAPTURE(row.when);
      CHECK(time_of(exposed(row.now, row.when)) == row.time);
    }
  }

  TEST_CASE("an exposure after now is a mistake, also in the hour that comes twice") {
    const auto is_refused = [](const char* now, const char* when) {
      return time_of(exposed(now, when)).find("the exposure is after now") != std::string::npos;
    };
    CHECK(is_refused("2026-11-23T12:00", "2026-11-23T12:01"));
    CHECK(is_refused("2026-10-25T01:30", "2026-10-25T02:30"));
    CHECK_FALSE(is_refused("2026-10-25T02:15", "2026-10-25T02:30"));  // the first time that the clock showed it
    CHECK(is_refused("2026-10-25T02:15", "2026-10-25T03:00"));
    CHECK(is_refused("2027-03-28T03:10", "2027-03-28T03:11"));
  }

  TEST_CASE("a case speaks of the years 1900 to 2200") {
    const auto year = [](const std::string& json) { return time_of(json); };
    CHECK(year(exposed("2200-12-31T23:59", "5d")) == "2200-12-26T00:00 to 2200-12-26T23:59, 1439 apart");
    CHECK(year(exposed("1900-01-06", "5d")) == "1900-01-01T00:00 to 1900-01-01T23:59, 1439 apart");
    CHECK(year(exposed("2201-01-01", "5d")) == "1:9 `now` is in the year 2201 | years go from 1900 to 2200");
    CHECK(year(exposed("1899-12-31T23:59", "5h")) == "1:9 `now` is in the year 1899 | years go from 1900 to 2200");
    const std::string case_of = R"({"now": "1901-01-01", )";
    CHECK(year(case_of + R"("exposures": [{"act": "anal", "since": "400d"}]})") ==
          "1:62 the exposure is in the year 1899 | years go from 1900 to 2200");
    CHECK(year(case_of + R"("exposures": [{"act": "anal", "on": "1899-12-31"}]})") ==
          "1:59 the exposure is in the year 1899 | years go from 1900 to 2200");
    CHECK(year(R"({"person": {"pep_last_dose": "2201-01-01"}})") ==
          "1:30 `pep_last_dose` is in the year 2201 | years go from 1900 to 2200");
    CHECK(year(R"({"person": {"treated": [{"infection": "syphilis", "on": "1800-01-01"}]}})") ==
          "1:57 `on` is in the year 1800 | years go from 1900 to 2200");
    CHECK(year(R"({"person": {"vaccines_taken": [{"vaccine": "hpv", "on": "1800-01-01"}]}})") ==
          "1:57 `on` is in the year 1800 | years go from 1900 to 2200");
    CHECK(year(R"({"person": {"tests_taken": [{"test": "hiv-lab", "on": "1800-01-01", "result": "negative"}]}})") ==
          "1:55 `on` is in the year 1800 | years go from 1900 to 2200");
    Diagnostics diagnostics;
    CHECK_FALSE(load::read_now(SourceText{"--now", "2201-01-01"}, diagnostics));
    CHECK(load::read_now(SourceText{"--now", "2200-12-31"}, diagnostics));
  }
}
