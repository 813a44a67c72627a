// When a test is taken, repeated and conclusive; what results already there do to it.

#include <doctest/doctest.h>

#include "support/packs.hpp"

using namespace sti;

namespace {

/// Blood: day 21 to 84, early look on 42. Urine and throat: day 14. PEP moves blood. A lesion is dated by nothing.
const test::ReadyPack& dated_pack() {
  static const auto ready = test::small_pack({R"(
[[window]]
test = "hiv-lab"
earliest = { days = 21, source = ["S"], basis = "stated" }
conclusive = { days = 84, source = ["S"], basis = "stated" }

[[window]]
id = "hiv-lab-after-pep"
test = "hiv-lab"
when = { pep = ["taking", "completed"] }
from = "pep_last_dose"
overrides = ["hiv-lab"]
conclusive = { days = 42, source = ["S"], basis = "stated" }
withdraws = ["earliest"]

[[window]]
test = ["chlamydia-naat", "hiv-rapid"]
conclusive = { days = 14, source = ["S"], basis = "stated" }

[[window]]
test = "hepatitis-c-rna"
earliest = { days = 14, source = ["S"], basis = "stated" }

[[window]]
test = "syphilis-serology"
conclusive = { days = 30, source = ["S"], basis = "stated" }
repeat = [{ days = 90, source = ["S"], basis = "stated" }]

[[specimen]]
id = "naat"
tests = ["chlamydia-naat"]
columns = ["act", "role"]
rows = [
  ["oral", "receptive", ["throat"]],
  [["oral", "vaginal"], "insertive", ["urine"]],
  ["vaginal", "receptive", ["vagina"]],
  ["anal", "*", ["rectum"]],
  [["hand", "needlestick"], "*", ["urine"], { reached = false }],
]
source = ["S"]
basis = "stated"

[[specimen]]
id = "blood"
tests = ["hiv-lab", "hiv-rapid", "syphilis-serology", "hepatitis-c-rna", "kidney-function"]
sites = ["blood"]
source = ["S"]
basis = "stated"

[[specimen]]
id = "lesion"
tests = ["herpes-pcr"]
sites = ["lesion"]
source = ["S"]
basis = "stated"

[[settles]]
test = "hiv-lab"
settles = ["hiv-rapid"]
source = ["S"]
basis = "stated"

[[method]]
slot = "pep"
id = "pep"
label = { en = "PEP", nb = "PEP" }
course_days = { days = 28, source = ["S"], basis = "stated" }

[[rule]]
id = "after-sex"
when = { act = ["oral", "vaginal", "anal"], condom = ["not-used", "unsure"] }
order = ["hiv-lab", "chlamydia-naat"]
why = { en = "w", nb = "w" }
source = ["S"]
basis = "stated"

[[rule]]
id = "after-needle"
when = { act = "needlestick" }
order = ["hepatitis-c-rna"]
why = { en = "w", nb = "w" }
source = ["S"]
basis = "stated"

[[rule]]
id = "rapid"
when = { wants = "rapid-test" }
order = ["hiv-rapid"]
why = { en = "w", nb = "w" }
source = ["S"]
basis = "stated"

[[rule]]
id = "baseline-for-prep"
when = { wants = "talk" }
order = ["syphilis-serology"]
baseline = true
why = { en = "w", nb = "w" }
source = ["S"]
basis = "stated"

[[rule]]
id = "symptoms"
when = { symptoms = ["discharge", "flu-like"] }
order = ["chlamydia-naat", "hiv-lab"]
earliest_days = 0
why = { en = "w", nb = "w" }
source = ["S"]
basis = "stated"

[[rule]]
id = "ulcer"
when = { symptoms = "ulcer" }
order = ["herpes-pcr"]
why = { en = "w", nb = "w" }
source = ["S"]
basis = "stated"

[[rule]]
id = "kidneys"
when = { prep = "daily" }
order = ["kidney-function"]
why = { en = "w", nb = "w" }
source = ["S"]
basis = "stated"
)"});
  REQUIRE(ready);
  return *ready;
}

/// One line of the advice, as "status take conclusive [repeat] {exposures}".
std::string line_of(const std::string& name, const std::string& person, const std::string& exposures,
                    const std::string& now = "2026-11-23T10:00") {
  const auto advice = test::advise_json(
      dated_pack(), R"({"now": ")" + now + R"(", "person": {)" + person + R"(}, "exposures": [)" + exposures + "]}");
  for (const auto& line : advice.tests) {
    if (id_of(dated_pack().pack, TestSubject{line.test, line.site}) != name) continue;
    auto out = std::string(to_string(line.status)) + " " + (line.take_on ? to_string(*line.take_on) : "null") + " " +
               (line.conclusive_on ? to_string(*line.conclusive_on) : "null") + " [";
    for (const auto day : line.repeat_on) out += to_string(day) + (day == line.repeat_on.back() ? "" : " ");
    out += "] {";
    for (const auto exposure : line.exposures) out += std::to_string(exposure.place());
    return out + (line.answer_late ? "} overdue" : "}");
  }
  return "not ordered";
}

std::string sex(const std::string& act, const std::string& role, const std::string& on,
                const std::string& condom = "not-used") {
  return R"({"act": ")" + act + R"(", "role": ")" + role + R"(", "condom": ")" + condom + R"(", "on": ")" + on + "\"}";
}

std::string taken(const std::string& test, const std::string& on, const std::string& result,
                  const std::string& site = "") {
  return R"("tests_taken": [{"test": ")" + test + R"(", "on": ")" + on + R"(", "result": ")" + result + "\"" +
         (site.empty() ? "" : R"(, "site": ")" + site + "\"") + "}]";
}

}  // namespace

TEST_SUITE("engine/test_dates") {
  TEST_CASE("a window opens and closes on its calendar days, whatever the hour") {
    struct Row {
      const char* on;
      const char* expected;
    };
    const Row rows[] = {
        {"2026-11-23", "wait 2026-12-14 2027-02-15 [2027-02-15] {0}"},
        {"2026-11-03", "wait 2026-11-24 2027-01-26 [2027-01-26] {0}"},                  // day 20
        {"2026-11-02", "now-and-repeat 2026-11-23 2027-01-25 [2027-01-25] {0}"},        // day 21
        {"2026-11-02T23:59", "now-and-repeat 2026-11-23 2027-01-25 [2027-01-25] {0}"},  // 20 days and 10 hours
        {"2026-09-01", "now-and-repeat 2026-11-23 2026-11-24 [2026-11-24] {0}"},        // day 83
        {"2026-08-31", "now 2026-11-23 2026-11-23 [] {0}"},                             // day 84
        {"2026-08-30", "now 2026-11-23 2026-11-22 [] {0}"},                             // day 85
    };
    for (const auto& row : rows) {
      CAPTURE(row.on);
      CHECK(line_of("hiv-lab@blood", "", sex("vaginal", "insertive", row.on)) == row.expected);
    }
  }

  TEST_CASE("without an earliest day the first useful day is the conclusive one") {
    CHECK(line_of("chlamydia-naat@urine", "", sex("vaginal", "insertive", "2026-11-10")) ==
          "wait 2026-11-24 2026-11-24 [2026-11-24] {0}");
    CHECK(line_of("chlamydia-naat@urine", "", sex("vaginal", "insertive", "2026-11-09")) ==
          "now 2026-11-23 2026-11-23 [] {0}");
  }

  TEST_CASE("without a conclusive day nothing is called conclusive") {
    const std::string needle = R"({"act": "needlestick", "on": "2026-11-0)";
    CHECK(line_of("hepatitis-c-rna@blood", "", needle + "9\"}") == "now 2026-11-23 null [] {0}");
    CHECK(line_of("hepatitis-c-rna@blood", "", R"({"act": "needlestick", "on": "2026-11-10"})") ==
          "wait 2026-11-24 null [] {0}");
  }

  TEST_CASE("exposures on different days: useful by the first, conclusive by the last") {
    const auto both = sex("vaginal", "insertive", "2026-10-01") + "," + sex("vaginal", "insertive", "2026-11-20");
    CHECK(line_of("hiv-lab@blood", "", both) == "now-and-repeat 2026-11-23 2027-02-12 [2027-02-12] {01}");
    const auto fresh = sex("vaginal", "insertive", "2026-11-22") + "," + sex("anal", "insertive", "2026-11-05");
    CHECK(line_of("hiv-lab@blood", "", fresh) == "wait 2026-11-26 2027-02-14 [2027-02-14] {01}");
  }

  TEST_CASE("an exposure dates a test whether or not it ordered it, where it could have reached the site") {
    const auto ordered = sex("vaginal", "insertive", "2026-10-01");
    const auto held = sex("oral", "insertive", "2026-11-20", "used");
    CHECK(line_of("chlamydia-naat@urine", "", ordered + "," + held) ==
          "now-and-repeat 2026-11-23 2026-12-04 [2026-12-04] {01}");
    CHECK(line_of("hiv-lab@blood", "", ordered + "," + held) ==
          "now-and-repeat 2026-11-23 2027-02-12 [2027-02-12] {01}");
    const auto other_site = sex("anal", "receptive", "2026-11-20", "used");
    CHECK(line_of("chlamydia-naat@urine", "", ordered + "," + other_site) == "now 2026-11-23 2026-10-15 [] {0}");
    CHECK(line_of("chlamydia-naat@rectum", "", ordered + "," + other_site) == "not ordered");
    const std::string hand = R"({"act": "hand", "on": "2026-11-20"})";
    CHECK(line_of("chlamydia-naat@urine", "", ordered + "," + hand) == "now 2026-11-23 2026-10-15 [] {0}");
  }

  TEST_CASE("a test of a present sign, and one that no exposure dates, is taken now") {
    CHECK(line_of("herpes-pcr@lesion", R"("symptoms": ["ulcer"])", sex("oral", "insertive", "2026-11-22")) ==
          "now 2026-11-23 null [] {}");
    CHECK(line_of("kidney-function@blood", R"("prep": "daily")", sex("oral", "insertive", "2026-11-22")) ==
          "now 2026-11-23 null [] {}");
    CHECK(line_of("hiv-rapid@blood", R"("wants": ["rapid-test"])", "") == "now 2026-11-23 null [] {}");
  }

  TEST_CASE(
      "a baseline rule gives a reason to test before the window opens, and the further days a pack requires stay") {
    const auto person = R"("wants": ["talk"])";
    CHECK(line_of("syphilis-serology@blood", person, sex("oral", "insertive", "2026-11-22")) ==
          "baseline 2026-11-23 2026-12-22 [2026-12-22 2027-02-20] {0}");
    CHECK(line_of("syphilis-serology@blood", person, sex("oral", "insertive", "2026-10-24")) ==
          "now 2026-11-23 2026-11-23 [2027-01-22] {0}");
    CHECK(line_of("syphilis-serology@blood", person, sex("oral", "insertive", "2026-08-25")) ==
          "now 2026-11-23 2026-09-24 [] {0}");
  }

  TEST_CASE("symptoms make a test worth taking at once, also while a course of PEP moves its window") {
    CHECK(line_of("chlamydia-naat@urine", R"("symptoms": ["discharge"])", sex("vaginal", "insertive", "2026-11-22")) ==
          "now-and-repeat 2026-11-23 2026-12-06 [2026-12-06] {0}");
    CHECK(line_of("hiv-lab@blood", R"("symptoms": ["flu-like"], "pep": "taking")",
                  sex("vaginal", "insertive", "2026-11-13")) ==
          "now-and-repeat 2026-11-23 2027-01-21 [2027-01-21] {0}");
  }

  TEST_CASE("after PEP the days count from the last dose, given or worked out from the course") {
    const auto exposure = sex("vaginal", "insertive", "2026-10-01");
    CHECK(line_of("hiv-lab@blood", R"("pep": "completed", "pep_last_dose": "2026-10-31")", exposure) ==
          "wait 2026-12-12 2026-12-12 [2026-12-12] {0}");
    CHECK(
        line_of("hiv-lab@blood", R"("pep": "completed")", exposure) ==  // 28 days from 1 October: the last on the 28th
        "wait 2026-12-09 2026-12-09 [2026-12-09] {0}");
    CHECK(line_of("hiv-lab@blood", R"("pep": "taking", "pep_last_dose": "2026-11-30")", exposure) ==
          "wait 2027-01-11 2027-01-11 [2027-01-11] {0}");
  }

  TEST_CASE("the last dose shifts only exposures before it") {
    const auto person = R"("pep": "completed", "pep_last_dose": "2026-10-31")";
    CHECK(line_of("hiv-lab@blood", person, sex("vaginal", "insertive", "2026-11-02")) ==
          "wait 2026-12-14 2026-12-14 [2026-12-14] {0}");
    CHECK(line_of("chlamydia-naat@urine", person, sex("vaginal", "insertive", "2026-10-01")) ==
          "now 2026-11-23 2026-10-15 [] {0}");
  }

  TEST_CASE("a negative settles a test when it was taken on or after the conclusive day") {
    const auto exposure = sex("vaginal", "insertive", "2026-11-01");
    const auto with = [&](const char* on, const char* result, const char* site = "") {
      return line_of("chlamydia-naat@urine", taken("chlamydia-naat", on, result, site), exposure);
    };
    CHECK(with("2026-11-14", "negative") == "now 2026-11-23 2026-11-15 [] {0}");
    CHECK(with("2026-11-15", "negative") == "done null 2026-11-15 [] {0}");
    CHECK(with("2026-11-15", "negative", "urine") == "done null 2026-11-15 [] {0}");
    CHECK(with("2026-11-15", "negative", "throat") == "now 2026-11-23 2026-11-15 [] {0}");
  }

  TEST_CASE("a negative settles only its own site, and one without a site only a test from a single site") {
    const auto two = sex("oral", "receptive", "2026-11-01") + "," + sex("oral", "insertive", "2026-11-01");
    const auto at_urine = taken("chlamydia-naat", "2026-11-20", "negative", "urine");
    CHECK(line_of("chlamydia-naat@urine", at_urine, two).starts_with("done"));
    CHECK(line_of("chlamydia-naat@throat", at_urine, two).starts_with("now "));
    const auto nowhere = taken("chlamydia-naat", "2026-11-20", "negative");
    CHECK(line_of("chlamydia-naat@urine", nowhere, two).starts_with("now "));
    CHECK(line_of("chlamydia-naat@throat", nowhere, two).starts_with("now "));
  }

  TEST_CASE("what was found is not sampled again, whatever came after") {
    const auto exposure = sex("vaginal", "insertive", "2026-11-01") + "," + sex("vaginal", "insertive", "2026-11-20");
    CHECK(line_of("chlamydia-naat@urine", taken("chlamydia-naat", "2026-11-15", "positive"), exposure) ==
          "positive null null [] {01}");
    CHECK(line_of("chlamydia-naat@throat", taken("chlamydia-naat", "2026-03-01", "positive", "throat"), "") ==
          "positive null null [] {}");
  }

  TEST_CASE("a sample whose answer would leave nothing to take is awaited, for as long as answers take") {
    const auto exposure = sex("vaginal", "insertive", "2026-10-20");
    const auto with = [&](const char* on) {
      return line_of("chlamydia-naat@urine", taken("chlamydia-naat", on, "pending"), exposure);
    };
    CHECK(with("2026-11-23") == "awaited null 2026-11-03 [] {0}");
    CHECK(with("2026-11-09") == "awaited null 2026-11-03 [] {0}");            // 14 days
    CHECK(with("2026-11-08") == "now 2026-11-23 2026-11-03 [] {0} overdue");  // 15 days
    CHECK(with("2026-11-02") == "now 2026-11-23 2026-11-03 [] {0} overdue");  // before it was conclusive
    // Day 22: the next sample that counts is the conclusive one.
    const auto early = sex("vaginal", "insertive", "2026-11-01");
    CHECK(line_of("hiv-lab@blood", taken("hiv-lab", "2026-11-22", "pending"), early) ==
          "awaited 2027-01-24 2027-01-24 [2027-01-24] {0}");
    CHECK(line_of("hiv-lab@blood", taken("hiv-lab", "2026-11-20", "pending"), early) ==
          "now-and-repeat 2026-11-23 2027-01-24 [2027-01-24] {0}");  // day 19 speaks for nothing
  }

  TEST_CASE("a negative speaks for what it had reached: the next sample is the next that counts") {
    const auto early = sex("vaginal", "insertive", "2026-11-01");
    const auto with = [&](const char* on, const std::string& exposures) {
      return line_of("hiv-lab@blood", taken("hiv-lab", on, "negative"), exposures);
    };
    CHECK(with("2026-11-22", early) == "wait 2027-01-24 2027-01-24 [2027-01-24] {0}");
    CHECK(with("2026-11-21", early) == "now-and-repeat 2026-11-23 2027-01-24 [2027-01-24] {0}");  // day 20
    // A further exposure, not yet reached: on its first useful day one sample speaks for all.
    const auto both = early + "," + sex("anal", "insertive", "2026-11-15");
    CHECK(with("2026-11-22", both) == "wait 2026-12-06 2027-02-07 [2027-02-07] {01}");
    CHECK(with("2026-10-31", both) == "now-and-repeat 2026-11-23 2027-02-07 [2027-02-07] {01}");  // before any of them
  }

  TEST_CASE("symptoms order a test again, unless the negative is from today or yesterday") {
    const auto exposure = sex("vaginal", "insertive", "2026-11-18");
    const auto with = [&](const char* on) {
      return line_of("chlamydia-naat@urine", R"("symptoms": ["discharge"], )" + taken("chlamydia-naat", on, "negative"),
                     exposure);
    };
    CHECK(with("2026-11-23") == "wait 2026-12-02 2026-12-02 [2026-12-02] {0}");
    CHECK(with("2026-11-22") == "wait 2026-12-02 2026-12-02 [2026-12-02] {0}");
    CHECK(with("2026-11-21") == "now-and-repeat 2026-11-23 2026-12-02 [2026-12-02] {0}");
  }

  TEST_CASE("a baseline that was taken is not taken again") {
    const auto exposure = sex("oral", "insertive", "2026-11-20");
    const auto with = [&](const char* result) {
      return line_of("syphilis-serology@blood",
                     R"("wants": ["talk"], )" + taken("syphilis-serology", "2026-11-21", result), exposure);
    };
    CHECK(with("negative") == "wait 2026-12-20 2026-12-20 [2026-12-20 2027-02-18] {0}");
    CHECK(with("pending") == "awaited 2026-12-20 2026-12-20 [2026-12-20 2027-02-18] {0}");
  }

  TEST_CASE("a test that no exposure dates rests for 14 days after a negative, unless something happened since") {
    const auto with = [](const char* on, const std::string& exposures) {
      return line_of("kidney-function@blood", R"("prep": "daily", )" + taken("kidney-function", on, "negative"),
                     exposures);
    };
    CHECK(with("2026-11-10", "") == "done null null [] {}");  // 13 days
    CHECK(with("2026-11-09", "") == "now 2026-11-23 null [] {}");
    CHECK(with("2026-11-10", sex("oral", "insertive", "2026-11-01")) == "done null null [] {}");
    CHECK(with("2026-11-10", sex("oral", "insertive", "2026-11-20")) == "now 2026-11-23 null [] {}");
  }

  TEST_CASE("a later exposure opens a settled test again") {
    const auto negative = taken("chlamydia-naat", "2026-11-15", "negative");
    const auto again = sex("vaginal", "insertive", "2026-11-01") + "," + sex("vaginal", "insertive", "2026-11-18");
    CHECK(line_of("chlamydia-naat@urine", negative, again) == "wait 2026-12-02 2026-12-02 [2026-12-02] {01}");
  }

  TEST_CASE("a further day the pack requires stays when a negative has settled the rest") {
    CHECK(line_of("syphilis-serology@blood",
                  R"("wants": ["talk"], )" + taken("syphilis-serology", "2026-11-20", "negative"),
                  sex("oral", "insertive", "2026-10-01")) == "wait 2026-12-30 2026-10-31 [2026-12-30] {0}");
  }

  TEST_CASE("a test settles another only where the pack says so, and never the other way round") {
    const auto exposure = sex("vaginal", "insertive", "2026-08-01");
    const std::string rapid_too = R"("wants": ["rapid-test"], )";
    CHECK(line_of("hiv-rapid@blood", rapid_too + taken("hiv-lab", "2026-11-20", "negative"), exposure)
              .starts_with("done"));
    CHECK(line_of("hiv-lab@blood", rapid_too + taken("hiv-rapid", "2026-11-20", "negative"), exposure)
              .starts_with("now "));
  }
}
