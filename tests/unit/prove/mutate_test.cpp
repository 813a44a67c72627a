#include "prove/mutate.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <deque>

#include "engine/advise.hpp"
#include "engine/expect.hpp"
#include "engine/observe.hpp"
#include "prove/noticing_cases.hpp"
#include "support/packs.hpp"

using namespace sti;

namespace {

const std::string mutated_rules = R"(
[[rule]]
id = "hiv-after-sex"
when = { act = ["vaginal", "anal"], condom = ["not-used", "failed", "unsure"], since = { within_days = 100 } }
order = ["hiv-lab"]
verdict = { pep = "consider" }
note = { kind = "talk", text = { en = "Say so.", nb = "Si det." } }
why = { en = "Sex without a condom.", nb = "Sex uten kondom." }
source = ["S"]
basis = "stated"

[[rule]]
id = "no-pep"
verdict = { pep = "not-indicated" }
why = { en = "Nothing else.", nb = "Ikke noe annet." }
source = ["S"]
basis = "stated"

[[rule]]
id = "pep-taken"
when = { pep = "taking" }
verdict = { pep = "not-indicated" }
overrides = ["hiv-after-sex", "no-pep"]
why = { en = "Taken already.", nb = "Tas allerede." }
source = ["S"]
basis = "stated"

[[rule]]
id = "vaccine"
when = { age = { at_least = 20 }, groups = ["msm", "trans"] }
vaccine = { hepatitis-b = "offer" }
free = true
schedule_days = [0, 30]
follow_up = { what = "control", days = 90, from = "now" }
why = { en = "Offered.", nb = "Tilbys." }
source = ["S"]
basis = "stated"

[[method]]
slot = "pep"
id = "tablets"
label = { en = "tablets", nb = "tabletter" }
latest_hours = { hours = 72, source = ["S"], basis = "stated" }

[[window]]
test = "hiv-lab"
earliest = { days = 21, source = ["S"], basis = "stated" }
conclusive = { days = 84, source = ["S"], basis = "stated" }

[[specimen]]
id = "blood"
tests = ["hiv-lab"]
sites = ["blood"]
source = ["S"]
basis = "stated"
)";

std::vector<Observed> observe(const test::ReadyPack& ready, const Case& asked) {
  return engine::observe(ready.pack, engine::advise(ready.program, asked));
}

/// Examples for `mutate`, kept while it runs.
struct Kept {
  std::deque<Case> cases;
  std::deque<Expectation> expectations;
  std::vector<prove::ExampleCase> examples;

  void add(const Case& asked, Expectation expected) {
    examples.push_back({&cases.emplace_back(asked), &expectations.emplace_back(std::move(expected))});
  }
};

std::vector<Case> cases_of(const prove::MutationResult& result) {
  std::vector<Case> out;
  for (const auto& finding : result.findings) out.push_back(*finding.example);
  return out;
}

bool has(const std::vector<prove::Mutant>& mutants, const std::string& what) {
  return std::any_of(mutants.begin(), mutants.end(), [&](const auto& mutant) { return mutant.what == what; });
}

}  // namespace

TEST_SUITE("prove/mutate") {
  TEST_CASE("an example of all that an advice has holds for it, and for no advice that has something otherwise") {
    const auto& ready = test::norway();
    const char* const cases[] = {
        R"({"now": "2026-11-23T10:00"})",
        R"({"now": "2026-11-23T10:00", "person": {"age": 15, "groups": ["msm"]}})",
        R"({"now": "2026-11-23T10:00", "exposures": [{"act": "anal", "role": "receptive", "partner_hiv": "detectable", "since": "30h"}]})",
        R"({"now": "2026-11-23T10:00", "exposures": [{"act": "anal", "role": "receptive", "partner_hiv": "detectable", "since": "31h"}]})",
        R"({"now": "2026-11-23T10:00", "person": {"anatomy": "vagina", "contraception": "none"}, "exposures": [{"act": "vaginal", "role": "receptive", "since": "2d"}]})",
        R"({"now": "2026-11-23T10:00", "person": {"symptoms": ["ulcer"], "hbv_immunity": "partial"}, "exposures": [{"act": "oral", "since": "40d", "consent": "no"}]})",
    };
    for (const auto* one : cases) {
      const auto asked = test::read_json_case(ready.pack, one);
      const auto advice = engine::advise(ready.program, asked);
      const auto observed = engine::observe(ready.pack, advice);
      CHECK(engine::find_mismatches(ready.pack, advice, engine::expectation_of(observed)).empty());
      CHECK(std::is_sorted(observed.begin(), observed.end()));
      for (const auto* other : cases) {
        CAPTURE(std::string(one));
        CAPTURE(std::string(other));
        const auto other_advice = engine::advise(ready.program, test::read_json_case(ready.pack, other));
        const auto otherwise = engine::told_otherwise(observed, engine::observe(ready.pack, other_advice));
        CHECK(otherwise.empty() == (one == other));
        for (const auto& each : otherwise) {
          CAPTURE(each.name);
          CAPTURE(each.value);
          const auto alone = engine::expectation_of({each});
          CHECK(engine::find_mismatches(ready.pack, advice, alone).empty());
          CHECK(!engine::find_mismatches(ready.pack, other_advice, alone).empty());
        }
      }
    }
  }

  TEST_CASE("a verdict that no rule gave is told as not stated, and comes from no rule") {
    const auto ready = test::small_pack({mutated_rules});
    REQUIRE(ready);
    const auto observed = observe(*ready, test::read_json_case(ready->pack, R"({"now": "2026-11-23T10:00"})"));
    const Observed gap{Observable::verdict, "prep", "not-stated"};
    CHECK(std::find(observed.begin(), observed.end(), gap) != observed.end());
  }

  TEST_CASE("without examples every mutant survives with a case that shows it, but for those that change nothing") {
    const auto ready = test::small_pack({mutated_rules});
    REQUIRE(ready);
    const auto result = prove::mutate(ready->pack, {}, {});
    CHECK(result.killed == 0);
    CHECK(result.survivors.size() == result.findings.size());
    CHECK(result.mutants == result.survivors.size());
    CHECK(result.mutants + result.equal == prove::mutants_of(ready->pack).size());
    for (const auto* what :
         {"`since` up to 100 becomes up to 101 in `hiv-after-sex`", "without `age` in `vaccine`",
          "`age` from 20 becomes from 19 in `vaccine`", "with `prison` in a list in `vaccine`",
          "without `groups.msm` in a list in `vaccine`", "`condom` can also be `used` in `hiv-after-sex`",
          "without `condom` in `hiv-after-sex`", "without `hiv-lab` in `hiv-after-sex`",
          "`pep` is `not-indicated` instead of `consider` in `hiv-after-sex`",
          "`hiv-after-sex` not overridden in `pep-taken`",
          "`conclusive` on day 85 instead of 84 in `window/hiv-lab`"}) {
      CAPTURE(std::string(what));
      CHECK(has(result.survivors, what));
    }
    // `pep-taken` and `no-pep` say the same: that one overrides the other changes nothing.
    CHECK(!has(result.survivors, "`no-pep` not overridden in `pep-taken`"));
    for (const auto& finding : result.findings) {
      CHECK(finding.code == Code::mutant_survived);
      REQUIRE(finding.example);
    }
  }

  TEST_CASE("the cases that are suggested notice every mutant, with any number of threads") {
    const auto ready = test::small_pack({mutated_rules});
    REQUIRE(ready);
    const auto before = prove::mutate(ready->pack, {}, {.threads = 3, .progress = {}});
    const auto cases = cases_of(before);
    const auto noticing = prove::cases_that_notice(ready->pack, before.survivors, cases, {}, 2);
    CHECK(noticing.unnoticed.empty());
    CHECK(noticing.cases.size() < cases.size() / 2);
    Kept kept;
    for (const auto& each : noticing.cases) {
      auto expected = engine::expectation_of(each.expected);
      CHECK(engine::find_mismatches(ready->pack, engine::advise(ready->program, *each.asked), expected).empty());
      CHECK(!each.rules.empty());
      kept.add(*each.asked, std::move(expected));
    }
    std::size_t told = 0;
    const auto progress = [&](std::size_t done, std::size_t all) {
      CHECK(done <= all);
      told = done;
    };
    const auto after = prove::mutate(ready->pack, kept.examples, {.threads = 1, .progress = progress});
    CHECK(told > 0);
    CHECK(after.mutants == before.mutants);
    CHECK(after.equal == before.equal);
    CHECK(after.killed == after.mutants);
    for (const auto& finding : after.findings) FAIL_CHECK(finding.message);
  }
}
