// A regular check takes over what is ordered as a matter of routine, and nothing else.

#include <doctest/doctest.h>

#include "report/wording/wording.hpp"
#include "support/packs.hpp"

using namespace sti;

namespace {

Advice on_prep(const std::string& person, const std::string& exposure = "", const std::string& since = "5d") {
  return test::advise_json(
      test::norway(), R"({"now": "2026-11-23T10:00", "person": {"age": 30, "anatomy": "penis", "groups": ["msm"])" +
                          person +
                          R"(}, "exposures": [{"act": "anal", "role": "insertive", "condom": "not-used",)"
                          R"( "since": ")" +
                          since + "\"" + exposure + "}]}");
}
const std::string daily = R"(, "prep": "daily")";

const TestAdvice& line(const Advice& advice, std::string_view name) {
  for (const auto& each : advice.tests) {
    if (id_of(test::norway().pack, TestSubject{each.test, each.site}) == name) return each;
  }
  FAIL("no line " << name);
  return advice.tests.front();
}

std::string taken(const std::string& on) {
  return R"(, "tests_taken": [{"test": "syphilis-serology", "on": ")" + on + R"(", "result": "negative"}])";
}

}  // namespace

TEST_SUITE("regular check") {
  TEST_CASE("of people on PrEP, three months ahead, takes over the later days of today's samples") {
    const auto advice = on_prep(daily);
    const auto& syphilis = line(advice, "syphilis-serology@blood");
    REQUIRE(syphilis.at_check);
    CHECK(to_string(advice.follow_up[syphilis.at_check.place()].on) == "2027-02-21");
    CHECK(to_string(syphilis.conclusive_on.value()) == "2027-02-10");
    CHECK(syphilis.repeat_on.empty());
    CHECK(syphilis.interim_on.empty());
    const report::View view{test::norway().pack, test::built_in_phrases(), advice, Lang::en};
    CHECK(report::why(view, syphilis).find("The next sample is taken at the PrEP check-up on Sun 21 Feb 2027.") !=
          std::string::npos);
  }
  TEST_CASE("without PrEP nothing is taken over: another check-up is not regular") {
    CHECK_FALSE(line(on_prep(""), "syphilis-serology@blood").at_check);
  }
  TEST_CASE("a symptom, a contact and an assault keep days of their own") {
    CHECK_FALSE(line(on_prep(daily + R"(, "symptoms": ["rash"])"), "syphilis-serology@blood").at_check);
    CHECK_FALSE(line(on_prep(daily, R"(, "partner_infections": ["syphilis"])"), "syphilis-serology@blood").at_check);
    CHECK_FALSE(line(on_prep(daily, R"(, "partner_hiv": "detectable")"), "hiv-lab@blood").at_check);
    CHECK_FALSE(line(on_prep(daily, R"(, "consent": "no")", "35d"), "syphilis-serology@blood").at_check);
  }
  TEST_CASE("a negative of the last hundred days is enough, and then the line waits for the check") {
    for (const auto* on : {"2026-11-22", "2026-11-20"}) {
      const auto advice = on_prep(daily + taken(on));
      const auto& syphilis = line(advice, "syphilis-serology@blood");
      CHECK(syphilis.status == Status::wait);
      CHECK(to_string(syphilis.take_on.value()) == "2027-02-21");
    }
  }
  TEST_CASE("a control after treatment is not taken over") {
    const auto advice = on_prep(daily + R"(, "treated": [{"infection": "gonorrhoea", "on": "2026-11-20"}])");
    for (const auto& each : advice.tests) {
      if (each.status == Status::control) CHECK_FALSE(each.at_check);
    }
  }
}
