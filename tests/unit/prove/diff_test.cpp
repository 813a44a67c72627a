#include "prove/diff.hpp"

#include <doctest/doctest.h>

#include "engine/advise.hpp"
#include "support/packs.hpp"

using namespace sti;

namespace {

const std::string base = R"(
[[rule]]
id = "hiv-after-sex"
when = { act = ["vaginal", "anal"], condom = ["not-used", "failed", "unsure"] }
order = ["hiv-lab"]
verdict = { pep = "consider" }
why = { en = "Sex without a condom.", nb = "Sex uten kondom." }
source = ["S"]
basis = "stated"

[[rule]]
id = "vaccine"
when = { groups = "msm", hbv_immunity = ["none", "unknown"] }
vaccine = { hepatitis-b = "offer" }
note = { kind = "talk", text = { en = "Say so.", nb = "Si det." } }
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
tests = ["hiv-lab", "syphilis-serology"]
sites = ["blood"]
source = ["S"]
basis = "stated"
)";

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const auto at = text.find(from);
  REQUIRE_MESSAGE(at != std::string::npos, from);
  return text.replace(at, from.size(), to);
}

std::vector<Change> changes(const Pack& before, const Pack& after) {
  Diagnostics diagnostics;
  const auto result = prove::diff(before, after, std::size_t{1} << 20, diagnostics);
  REQUIRE_MESSAGE(result, test::messages(diagnostics));
  return result->changes;
}

std::vector<Change> changes_by(const std::string& from, const std::string& to) {
  const auto before = test::small_pack({base}), after = test::small_pack({replaced(base, from, to)});
  REQUIRE(before);
  REQUIRE(after);
  return changes(before->pack, after->pack);
}

/// The kinds of change, each once, in order.
std::string kinds(const std::vector<Change>& all) {
  std::string out;
  for (const auto& change : all) {
    const auto kind = std::string(to_string(change.kind));
    if (out.find(kind) == std::string::npos) out += (out.empty() ? "" : " ") + kind;
  }
  return out;
}

}  // namespace

TEST_SUITE("prove/diff") {
  TEST_CASE("rules told in another way give nothing") {
    const auto before = test::small_pack({base});
    const std::string same = R"(
[condition.without]
when = { condom = ["unsure", "failed", "not-used"] }

[[rule]]
id = "anal"
when = { act = "anal", is = "without" }
order = ["hiv-lab"]
verdict = { pep = "consider" }
why = { en = "Sex without a condom.", nb = "Sex uten kondom." }
source = ["S"]
basis = "stated"

[[rule]]
id = "vaginal"
when = { is = "without", not = { act = ["anal", "oral", "oral-anal", "toys"] } }
order = ["hiv-lab"]
verdict = { pep = "consider" }
why = { en = "Sex without a condom.", nb = "Sex uten kondom." }
source = ["S"]
basis = "stated"
)";
    auto rest = base.substr(base.find("[[rule]]\nid = \"vaccine\""));
    const auto after = test::small_pack({rest, same});
    REQUIRE(after);
    for (const auto& change : changes(before->pack, after->pack)) FAIL_CHECK(std::string(to_string(change.kind)));
  }

  TEST_CASE("each kind of change is told as what a clinician does differently") {
    struct Row {
      const char* from;
      const char* to;
      std::string kinds;
    };
    const Row rows[] = {
        {R"(pep = "consider")", R"(pep = "not-indicated")", "verdict-lost verdict-changed"},
        {R"(pep = "consider")", R"(pep = "recommended")", "verdict-changed"},
        {"hours = 72", "hours = 48", "verdict-lost verdict-changed"},
        {R"(order = ["hiv-lab"])", R"(order = ["hiv-lab", "syphilis-serology"])", "test-added"},
        {R"(["vaginal", "anal"])", R"(["vaginal"])", "verdict-lost verdict-changed test-dropped"},
        {"conclusive = { days = 84", "conclusive = { days = 90", "test-later"},
        {"earliest = { days = 21", "earliest = { days = 14", "test-earlier"},
        {R"(sites = ["blood"])", R"(sites = ["blood", "urine"])", "test-site"},
        {R"(hepatitis-b = "offer")", R"(hepatitis-b = "check-status")", "vaccine-lost"},
        {"Say so.", "Say it.", "note-dropped note-added"},
        {"days = 90, from", "days = 30, from", "follow-up-changed"},
        {"Sex without a condom.", "Sex, no condom.", "wording"},
    };
    for (const auto& row : rows) {
      CAPTURE(std::string(row.to));
      CHECK(kinds(changes_by(row.from, row.to)) == row.kinds);
    }
  }

  TEST_CASE("the example of a change is advised on otherwise by the two packs") {
    const auto before = test::small_pack({base});
    const auto after = test::small_pack({replaced(base, "hours = 72", "hours = 48")});
    for (const auto& change : changes(before->pack, after->pack)) {
      REQUIRE(change.example);
      const auto pep = before->pack.vocabulary.slot_index("pep");
      const auto old_advice = engine::advise(before->program, *change.example).verdicts[pep];
      const auto new_advice = engine::advise(after->program, *change.example).verdicts[pep];
      CHECK((old_advice.level != new_advice.level || old_advice.deadline != new_advice.deadline));
      CHECK(old_advice.level == Level::consider);
      CHECK(new_advice.level == (change.kind == Change::Kind::verdict_lost ? Level::too_late : Level::consider));
    }
  }

  TEST_CASE("a moved day says by how much") {
    const auto all = changes_by("conclusive = { days = 84", "conclusive = { days = 90");
    REQUIRE(all.size() == 1);
    CHECK(all.front().days == 6);
  }

  TEST_CASE("a pack is the same as itself") {
    CHECK(changes(test::norway().pack, test::norway().pack).empty());
    CHECK(!changes(test::norway().pack, test::united_kingdom().pack).empty());
  }
}
