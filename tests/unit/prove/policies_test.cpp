// What it means that several rows of a table hold at once: the same answer is none too many, different ones are a
// finding unless the table says which stands.

#include <doctest/doctest.h>

#include "engine/advise.hpp"
#include "prove/verify.hpp"
#include "support/packs.hpp"

using namespace sti;

namespace {

constexpr auto base_toml = R"(
[[rule]]
id = "not-else"
when = {}
verdict = { prep = "not-applicable", doxypep = "not-applicable", emergency-contraception = "not-applicable", hbv-immunoglobulin = "not-applicable" }
why = { en = "A reason.", nb = "En grunn." }
general = true
source = ["S"]
basis = "stated"
)";

/// A table on PEP with this policy, or without one, and these rows over the place and the partner's HIV status; `more`
/// are other keys of it, and what follows it.
std::unique_ptr<test::ReadyPack> with_rows(const std::string& policy, const std::string& rows,
                                           const std::string& more = {}) {
  auto table = R"(
[[table]]
id = "pep"
decides = "pep"
when = { exposed = "yes" }
columns = ["place", "partner_hiv"]
why = { en = "A reason.", nb = "En grunn." }
general = true
source = ["S"]
basis = "stated"
)" + (policy.empty() ? std::string() : "policy = \"" + policy + "\"\n") +
               "rows = [" + rows + "]\n" + more;
  std::string errors;
  auto ready = test::small_pack({base_toml, table}, &errors);
  REQUIRE_MESSAGE(ready, errors);
  return ready;
}

std::vector<std::string> messages(const Pack& pack) {
  Diagnostics diagnostics;
  std::vector<std::string> out;
  for (const auto& finding : prove::verify(pack, {}, diagnostics).findings) out.push_back(finding.message);
  return out;
}

Level level_of(const test::ReadyPack& ready, const std::string& place) {
  const auto asked = test::read_json_case(
      ready.pack, R"({"now": "2026-11-23T12:00", "exposures": [{"act": "anal", "since": "20h", "place": ")" + place +
                      R"(", "partner_hiv": "positive"}]})");
  return engine::advise(ready.program, asked).verdicts[ready.pack.vocabulary.slot_index("pep")].level;
}

constexpr auto crossing = R"(["home", "*", "not-indicated"], ["*", "positive", "recommended"], ["*", "*", "consider"])";

}  // namespace

TEST_SUITE("prove/policies") {
  TEST_CASE("rows that hold at once and say the same contradict nothing") {
    const auto ready = with_rows("", R"(["*", ["positive", "detectable"], "consider"], ["home", "*", "consider"],
      [["unknown", "abroad"], ["unknown", "negative", "suppressed"], "not-indicated"])");
    CHECK(messages(ready->pack).empty());
  }

  TEST_CASE("of two rows that say the same the later is told to go, and it alone") {
    const auto ready = with_rows("", R"(["home", "*", "consider"], [["unknown", "abroad"], "*", "not-indicated"],
      ["home", "*", "consider"])");
    CHECK(messages(ready->pack) ==
          std::vector<std::string>{"without `pep/3` every advice would be the same: `pep/1` says as much"});
  }

  TEST_CASE("rows that hold at once and differ are a finding that says what each of them says") {
    const auto found = messages(with_rows("", crossing)->pack);
    REQUIRE(!found.empty());
    CHECK(found[0] == "`pep/1` and `pep/2` answer `pep` differently for some cases: `not-indicated` and `recommended`");
  }

  TEST_CASE("where the table says which row stands, that row is what is told") {
    struct Row {
      const char *policy, *place;
      Level told;
    };
    const Row rows[] = {{"first", "home", Level::not_indicated},
                        {"first", "abroad", Level::recommended},
                        {"strongest", "home", Level::recommended}};
    for (const auto& row : rows) {
      CAPTURE(std::string(row.policy));
      CAPTURE(std::string(row.place));
      CHECK(level_of(*with_rows(row.policy, crossing), row.place) == row.told);
    }
    for (const auto& message : messages(with_rows("first", crossing)->pack)) FAIL_CHECK(message);
  }

  TEST_CASE("in a table in which the first row stands, one behind others never speaks") {
    const auto found = messages(with_rows("first", R"(["*", "*", "consider"], ["home", "*", "not-indicated"])")->pack);
    CHECK(found == std::vector<std::string>{"`pep/2` never speaks: wherever it holds, `pep/1` comes first"});
  }

  TEST_CASE("a table answers wherever it says that it is due, whatever other rules say") {
    const std::string rest = R"(
[[rule]]
id = "rest"
when = { exposed = "yes", place = ["home", "unknown"] }
verdict = { pep = "not-indicated" }
why = { en = "A reason.", nb = "En grunn." }
general = true
source = ["S"]
basis = "stated"
)";
    const std::string abroad = R"(["abroad", ["unknown", "negative"], "consider"], )",
                      others = R"(["abroad", ["suppressed", "detectable", "positive"], "recommended"])";
    CHECK(messages(with_rows("", abroad + others, "due = { place = \"abroad\" }" + rest)->pack).empty());
    const auto found =
        messages(with_rows("", abroad + others, "due = { place = [\"abroad\", \"home\"] }" + rest)->pack);
    CHECK(found == std::vector<std::string>{"no row of `pep` holds for some cases, and one is due"});
  }

  TEST_CASE("a table may decide several things, and a row say nothing on one of them") {
    const std::string rows = R"(["home", "not-indicated", "check-status"], [["abroad", "unknown"], "consider", "-"])";
    const auto with = [&](const std::string& decides) {
      std::string errors;
      return std::pair(test::small_pack({base_toml, R"(
[[table]]
id = "both"
decides = [)" + decides + R"(]
when = { exposed = "yes" }
columns = ["place"]
rows = [)" + rows + R"(]
why = { en = "A reason.", nb = "En grunn." }
general = true
source = ["S"]
basis = "stated"
)"},
                                        &errors),
                       errors);
    };
    const auto both = with(R"("pep", "vaccine.hepatitis-b")");
    REQUIRE_MESSAGE(both.first, both.second);
    CHECK(level_of(*both.first, "home") == Level::not_indicated);
    CHECK(level_of(*both.first, "abroad") == Level::consider);
    const auto& pack = both.first->pack;
    const auto row = pack.rule_index("both/2");
    CHECK(pack.rules[row].effects.size() == 1);
    CHECK(pack.rules[pack.rule_index("both/1")].effects.size() == 2);
    for (const auto& message : messages(pack)) CHECK(message == "no rule answers `vaccine/hepatitis-b` for some cases");
    CHECK(!messages(pack).empty());
    CHECK(with(R"("pep", "pep")").second.find("decided twice") != std::string::npos);
    CHECK(with(R"("pep")").second.find("1 cell and its outcome") != std::string::npos);
  }
}
