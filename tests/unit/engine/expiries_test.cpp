// When the lines of a page stop being true.

#include <doctest/doctest.h>

#include <algorithm>

#include "base/text.hpp"
#include "support/packs.hpp"

using namespace sti;

namespace {

/// "2026-11-26T10:00 pep", one line each.
std::string expires(const test::ReadyPack& ready, const std::string& person, const std::string& exposures) {
  const auto advice = test::advise_json(
      ready, R"({"now": "2026-11-23T10:00", "person": )" + person + R"(, "exposures": [)" + exposures + "]}");
  std::vector<std::string> out;
  for (const auto& expiry : advice.expires) out.push_back(to_string(expiry.at) + " " + id_of(ready.pack, expiry.what));
  return join(out, "\n");
}

constexpr const char* pack_text = R"(
[[rule]]
id = "tests"
when = { act = "anal" }
order = ["hiv-lab"]
why = { en = "w", nb = "w" }
source = ["S"]
basis = "stated"

[[rule]]
id = "of-the-person"
when = { groups = "msm" }
order = ["kidney-function"]
why = { en = "w", nb = "w" }
source = ["S"]
basis = "stated"

[[rule]]
id = "sign"
when = { symptoms = "sore-throat" }
order = ["gonorrhoea-naat@throat"]
why = { en = "w", nb = "w" }
source = ["S"]
basis = "stated"

[[specimen]]
id = "blood"
tests = ["hiv-lab", "kidney-function"]
sites = ["blood"]
source = ["S"]
basis = "stated"

[[specimen]]
id = "genital"
tests = ["chlamydia-naat"]
sites = ["urine"]
source = ["S"]
basis = "stated"

[[window]]
test = ["hiv-lab"]
earliest = { days = 20, source = ["S"], basis = "stated" }
conclusive = { days = 84, source = ["S"], basis = "stated" }
why = { en = "w", nb = "w" }

[[after_treatment]]
test = ["chlamydia-naat"]
when = { treated = "chlamydia" }
not_before = { days = 28, source = ["S"], basis = "stated" }
control = { days = 35, source = ["S"], basis = "stated" }
site = ["urine"]
why = { en = "w", nb = "w" }
)";

const test::ReadyPack& one_of_each() {
  static const auto ready = test::small_pack({pack_text});
  REQUIRE(ready);
  return *ready;
}

std::string anal_since(const std::string& since) {
  return R"({"act": "anal", "role": "receptive", "condom": "used", "partner_hiv": "negative", "since": ")" + since +
         "\"}";
}

std::string taken(const std::string& test, const std::string& on, const std::string& result) {
  return R"({"tests_taken": [{"test": ")" + test + R"(", "site": "blood", "on": ")" + on + R"(", "result": ")" +
         result + R"("}]})";
}

}  // namespace

TEST_SUITE("expiries") {
  TEST_CASE("a test expires on the day it becomes useful, and on the day it becomes conclusive") {
    const auto all = expires(one_of_each(), "{}", anal_since("90h") + "," + anal_since("30d"));
    CHECK(all.find("2026-12-09T00:00 hiv-lab@blood") != std::string::npos);  // from when it speaks for both
    CHECK(all.find("2027-02-11T00:00 hiv-lab@blood") != std::string::npos);
    CHECK(expires(one_of_each(), "{}", anal_since("5d")).find("2026-12-08T00:00 hiv-lab@blood") != std::string::npos);
  }
  TEST_CASE("a silence expires with its horizon, to the minute") {
    const auto all = expires(one_of_each(), "{}", R"({"act": "anal", "on": "2026-11-22T09:30"})");
    CHECK(all.starts_with("2026-11-25T09:30 pep\n"));
    CHECK(expires(one_of_each(), "{}", R"({"act": "anal", "on": "2026-11-20T09:59"})").find(" pep") ==
          std::string::npos);
  }
  TEST_CASE("a sample that waits expires on the day it is taken") {
    const auto all = expires(one_of_each(), taken("hiv-lab", "2026-11-22", "negative"), anal_since("30d"));
    CHECK(all == "2027-01-16T00:00 hiv-lab@blood");
  }
  TEST_CASE("an awaited answer expires on the day it is overdue, and on the day of the next sample") {
    const auto all = expires(one_of_each(), taken("hiv-lab", "2026-11-20", "pending"), anal_since("30d"));
    CHECK(all == "2026-12-05T00:00 hiv-lab@blood\n2027-01-16T00:00 hiv-lab@blood");
  }
  TEST_CASE("a control expires on its day, and not while it is overdue") {
    CHECK(expires(one_of_each(), R"({"treated": [{"infection": "chlamydia", "on": "2026-11-01"}]})", "") ==
          "2026-12-06T00:00 chlamydia-naat@urine");
    CHECK(expires(one_of_each(), R"({"treated": [{"infection": "chlamydia", "on": "2026-10-01"}]})", "").empty());
  }
  TEST_CASE("a negative that no exposure dates is settled for two weeks") {
    const auto person =
        std::string(R"({"groups": ["msm"], )") + taken("kidney-function", "2026-11-20", "negative").substr(1);
    CHECK(expires(one_of_each(), person, "") == "2026-12-04T00:00 kidney-function@blood");
  }
  TEST_CASE("a negative of yesterday holds a test for a sign back until tomorrow") {
    const auto person = R"({"symptoms": ["sore-throat"], "tests_taken": [
      {"test": "gonorrhoea-naat", "site": "throat", "on": "2026-11-22", "result": "negative"}]})";
    CHECK(expires(one_of_each(), person, "") == "2026-11-24T00:00 gonorrhoea-naat@throat");
  }
  TEST_CASE("days that count from a course that goes on are true for a day") {
    const auto all = expires(test::norway(), R"({"anatomy": "penis", "pep": "taking", "hiv": "negative"})",
                             R"({"act": "anal", "role": "receptive", "condom": "not-used", "since": "120d"})");
    CHECK(all.starts_with("2026-11-24T00:00 hiv-lab@blood"));
  }
  TEST_CASE("nothing is past, and the soonest comes first") {
    const auto advice = test::advise_json(test::norway(), R"({"now": "2026-11-23T10:00", "exposures": [
      {"act": "vaginal", "role": "receptive", "condom": "not-used", "since": "73h"},
      {"act": "anal", "role": "receptive", "condom": "not-used", "since": "30h", "partner_hiv": "detectable"},
      {"act": "oral", "role": "insertive", "condom": "not-used", "since": "19d"}]})");
    REQUIRE(advice.expires.size() > 3);
    CHECK(std::is_sorted(advice.expires.begin(), advice.expires.end(),
                         [](const Expiry& a, const Expiry& b) { return a.at < b.at; }));
    CHECK(advice.expires.front().at >= advice.asked.now);
  }
}
