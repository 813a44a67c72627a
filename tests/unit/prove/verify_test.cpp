#include "prove/verify.hpp"

#include <doctest/doctest.h>

#include <chrono>
#include <filesystem>
#include <set>

#include "engine/advise.hpp"
#include "engine/outcomes.hpp"
#include "engine/resolve.hpp"
#include "prove/region.hpp"
#include "support/packs.hpp"

using namespace sti;
namespace fs = std::filesystem;

namespace {

const fs::path proof_fixtures = STI_SOURCE_DIR "/tests/fixtures/prove";

std::unique_ptr<test::ReadyPack> load_texts(const std::vector<std::string>& texts) {
  std::string errors;
  auto ready = test::small_pack(texts, &errors);
  REQUIRE_MESSAGE(ready, errors);
  return ready;
}

std::unique_ptr<test::ReadyPack> load_fixture(const std::string& name, const std::string& which) {
  return load_texts({test::read_text_file((proof_fixtures / "base.toml").string()),
                     test::read_text_file((proof_fixtures / name / (which + ".toml")).string())});
}

std::vector<Finding> verify(const Pack& pack, std::size_t max_nodes = prove::VerifyOptions{}.max_nodes) {
  Diagnostics diagnostics;
  auto out = prove::verify(pack, {.max_nodes = max_nodes}, diagnostics).findings;
  CHECK(diagnostics.empty());
  return out;
}

/// The rules that hold for a case of one unit.
std::set<std::string> rules_that_hold(const test::ReadyPack& ready, const Case& asked) {
  const auto resolved = engine::resolve(ready.pack, asked);
  const auto units = engine::make_units(ready.program, asked, resolved);
  REQUIRE(units.size() == 1);
  std::vector<Index<Rule>> rules;
  ready.program.match(units.front().point, rules);
  std::set<std::string> out;
  for (const auto rule : rules) out.insert(ready.pack.rules[rule].id);
  return out;
}

Verdict verdict(const test::ReadyPack& ready, const Case& asked, std::string_view slot) {
  return engine::advise(ready.program, asked).verdicts[ready.pack.vocabulary.slot_index(slot)];
}

/// A column of a table: cells that share out all but one of the fact's combinations, the cell of that one, and how many
/// combinations there are.
struct Column {
  std::string fact;
  std::vector<std::string> others;
  std::string last;
  long double combinations = 0;
};

Column choice(const std::string& fact, const std::vector<std::string>& values) {
  Column out{fact, {"\"" + values.front() + "\""}, "\"" + values.back() + "\"", (long double)values.size()};
  std::string rest;
  for (std::size_t i = 1; i + 1 < values.size(); ++i) rest += "\"" + values[i] + "\", ";
  if (!rest.empty()) out.others.push_back("[" + rest + "]");
  return out;
}

Column flags(const std::string& fact) {
  const auto& vocabulary = test::norway().pack.vocabulary;
  const auto& values = vocabulary.facts[vocabulary.fact_index(fact)].values;
  std::string all;
  for (const auto& value : values) all += "\"" + value.id + "\", ";
  return {fact, {"[" + all + "]"}, "{ none = [" + all + "] }", (long double)(std::uint64_t{1} << values.size())};
}

/// A table that asks one fact after another: a row holds where the facts before have their last cell, and the next has
/// another. So what no row holds for is known by arithmetic: one combination.
std::string long_table(const std::vector<Column>& columns, bool is_closed, std::size_t& rows) {
  std::string names, text;
  for (const auto& column : columns) names += "\"" + column.fact + "\", ";
  rows = 0;
  std::vector<std::string> cells;
  const auto add = [&] {
    text += "  [";
    for (std::size_t i = 0; i < columns.size(); ++i) text += (i < cells.size() ? cells[i] : "\"*\"") + ", ";
    text += "\"not-indicated\"],\n";
    ++rows;
  };
  for (const auto& column : columns) {
    for (const auto& other : column.others) {
      cells.push_back(other);
      add();
      cells.pop_back();
    }
    cells.push_back(column.last);
  }
  if (is_closed) add();
  return "[[table]]\nid = \"long\"\ndecides = \"pep\"\nwhen = { exposed = \"yes\" }\ncolumns = [" + names +
         "]\nrows = [\n" + text +
         "]\nwhy = { en = \"w\", nb = \"w\" }\ngeneral = true\nsource = [\"S\"]\nbasis = \"stated\"\n";
}

}  // namespace

TEST_SUITE("prove/verify") {
  TEST_CASE("each kind of defect is found with its code, and its repaired twin has none") {
    struct Row {
      const char* name;
      Code code;
    };
    const Row rows[] = {
        {"gap", Code::gap},
        {"overlap", Code::overlap},
        {"overlap-in-a-table", Code::overlap},
        {"overlap-of-schedules", Code::overlap},
        {"overlap-of-windows", Code::overlap},
        {"dead-overridden", Code::dead_rule},
        {"dead-contradiction", Code::dead_rule},
        {"dead-impossible", Code::dead_rule},
        {"shadowed", Code::shadowed_rule},
        {"redundant", Code::redundant_rule},
        {"unreachable", Code::unreachable_output},
        {"no-window", Code::no_window},
        {"no-specimen", Code::no_specimen},
        {"unproved-reason", Code::unproved_reason},
        {"untrue-reason", Code::untrue_reason},
        {"untrue-reason-in-a-table", Code::untrue_reason},
        {"points-astray", Code::points_astray},
    };
    for (const auto& row : rows) {
      CAPTURE(std::string(row.name));
      const auto bad = load_fixture(row.name, "bad"), good = load_fixture(row.name, "good");
      const auto findings = verify(bad->pack);
      CHECK(findings.size() == 1);
      for (const auto& finding : findings) CHECK_MESSAGE(finding.code == row.code, finding.message);
      for (const auto& finding : verify(good->pack)) FAIL_CHECK(finding.message);
    }
  }

  TEST_CASE("the case of a gap is one that no rule answers, and tells one fact") {
    const auto ready = load_fixture("gap", "bad");
    const auto finding = verify(ready->pack).front();
    REQUIRE(finding.example);
    REQUIRE(finding.example->exposures.size() == 1);
    CHECK(verdict(*ready, *finding.example, "pep").rules.empty());
    const auto& vocabulary = ready->pack.vocabulary;
    const auto value = [&](const char* fact) {
      const auto index = vocabulary.fact_index(fact);
      const auto& answer = finding.example->exposures.front().answers[index];
      return answer.given ? vocabulary.facts[index].values[answer.value].id : std::string("not given");
    };
    CHECK(value("act") == "vaginal");
    CHECK(value("condom") == "failed");
    CHECK(value("partner_hiv") == "not given");
    for (const auto& answer : finding.example->person) CHECK(!answer.given);
  }

  TEST_CASE("the case of an overlap has both rules") {
    for (const auto* name : {"overlap", "overlap-in-a-table", "overlap-of-schedules", "overlap-of-windows"}) {
      CAPTURE(std::string(name));
      const auto ready = load_fixture(name, "bad");
      const auto finding = verify(ready->pack).front();
      REQUIRE(finding.example);
      const auto holding = rules_that_hold(*ready, *finding.example);
      int named = 0;
      for (const auto& rule : ready->pack.rules) {
        if (finding.message.find("`" + rule.id + "`") == std::string::npos) continue;
        ++named;
        CHECK(holding.contains(rule.id));
      }
      CHECK(named == 2);
    }
  }

  TEST_CASE("the case of a dead, shadowed or redundant rule has the rule and another") {
    for (const auto* name : {"dead-overridden", "shadowed", "redundant"}) {
      CAPTURE(std::string(name));
      const auto ready = load_fixture(name, "bad");
      const auto finding = verify(ready->pack).front();
      REQUIRE(finding.example);
      CHECK(rules_that_hold(*ready, *finding.example).size() >= 2);
      CHECK(!finding.related.empty());
    }
    const auto shadowed = load_fixture("shadowed", "bad");
    CHECK(verdict(*shadowed, *verify(shadowed->pack).front().example, "prep").level == Level::recommended);
  }

  TEST_CASE("the case of a missing window or specimen shows what is missing") {
    const auto window = load_fixture("no-window", "bad");
    const auto undated = engine::advise(window->program, *verify(window->pack).front().example);
    REQUIRE(undated.tests.size() == 1);
    CHECK(!undated.tests.front().conclusive_on);
    const auto specimen = load_fixture("no-specimen", "bad");
    CHECK(engine::advise(specimen->program, *verify(specimen->pack).front().example).tests.empty());
  }

  TEST_CASE("the case of a reason is told it, and it is not so") {
    for (const auto* name : {"untrue-reason", "untrue-reason-in-a-table"}) {
      CAPTURE(std::string(name));
      const auto ready = load_fixture(name, "bad");
      const auto finding = verify(ready->pack).front();
      REQUIRE(finding.example);
      const auto told = verdict(*ready, *finding.example, "pep");
      REQUIRE(told.rules.size() == 1);
      const auto& rule = ready->pack.rules[told.rules.front()];
      CHECK(finding.message.find("`" + rule.id + "`") != std::string::npos);
      const auto resolved = engine::resolve(ready->pack, *finding.example);
      const auto unit = engine::make_units(ready->program, *finding.example, resolved).front();
      CHECK(engine::contains(engine::expand(rule.when, ready->program), unit.point));
      CHECK(!engine::contains(engine::expand(*rule.asserts, ready->program), unit.point));
    }
    const auto astray = load_fixture("points-astray", "bad");
    const auto asked = *verify(astray->pack).front().example;
    CHECK(verdict(*astray, asked, "pep").level == Level::not_indicated);
    CHECK(verdict(*astray, asked, "prep").level == Level::not_applicable);
    const auto unproved = load_fixture("unproved-reason", "bad");
    CHECK(verdict(*unproved, *verify(unproved->pack).front().example, "pep").level == Level::not_indicated);
  }

  TEST_CASE("a pack that is silent on a slot has no gap there, and no rule that answers") {
    const auto verify_silent = [](const std::string& which) {
      const auto pack_toml =
          test::small_pack_toml("small") + "[silent]\npep = { en = \"Nothing.\", nb = \"Ingenting.\" }\n";
      const test::TextTree tree(
          {{"small/pack.toml", pack_toml},
           {"small/sources.toml", test::small_sources_toml()},
           {"small/base.toml", test::read_text_file((proof_fixtures / "base.toml").string())},
           {"small/rules.toml",
            test::read_text_file((proof_fixtures / "broken-silence" / (which + ".toml")).string())}});
      std::string errors;
      const auto ready = test::load_ready(tree.tree(), "small", &errors);
      REQUIRE_MESSAGE(ready, errors);
      const auto findings = verify(ready->pack);
      for (const auto& finding : findings) {
        REQUIRE(finding.example);
        CHECK(verdict(*ready, *finding.example, "pep").level == Level::consider);
      }
      return findings;
    };
    const auto findings = verify_silent("bad");
    REQUIRE(findings.size() == 1);
    CHECK(findings.front().code == Code::broken_silence);
    for (const auto& finding : verify_silent("good")) FAIL_CHECK(finding.message);
  }

  TEST_CASE("what the budget does not allow is said not to be proved") {
    const auto ready = load_fixture("gap", "bad");
    const auto findings = verify(ready->pack, 16);
    CHECK(!findings.empty());
    for (const auto& finding : findings) CHECK(finding.code == Code::not_proved);
  }

  TEST_CASE("the shipped packs have nothing to find, and their properties hold") {
    Diagnostics diagnostics;
    const auto result = prove::verify(test::norway().pack, {}, diagnostics);
    for (const auto& finding : result.findings) FAIL_CHECK(finding.message);
    const auto properties = result.count(Code::property_refuted, ProofAnswer::proved);
    CHECK(properties == test::norway().pack.properties.size());
    CHECK(properties >= 25);
    for (const auto& finding : verify(test::united_kingdom().pack)) FAIL_CHECK(finding.message);
  }

  TEST_CASE("a table of seventeen rows over ten facts is answered exactly") {
    const std::vector<std::string> immunity = {"unknown", "none", "partial", "immune"}, yes_no = {"no", "yes"},
                                   hepatitis_b = {"unknown", "none", "partial", "non-responder", "immune"};
    // The last of each is the gap. Told values alone: a result would change how often HIV or pregnancy has one.
    const std::vector<Column> small = {choice("hbv_immunity", hepatitis_b),
                                       choice("hav_immunity", immunity),
                                       choice("hpv_immunity", immunity),
                                       choice("mpox_immunity", immunity),
                                       choice("sti_last_12m", {"no", "unknown", "chlamydia", "other-bacterial"}),
                                       choice("contraception", {"unknown", "reliable", "none", "emergency-taken"}),
                                       choice("pattern", {"unknown", "once", "repeated"}),
                                       choice("groups.msm", yes_no),
                                       choice("groups.trans", yes_no),
                                       choice("groups.prison", yes_no)};
    const std::vector<Column> large = {
        choice("place", {"unknown", "home", "abroad"}),
        choice("prep", {"no", "daily", "on-demand", "injectable", "irregular"}),
        choice("intoxicated", {"unknown", "no", "alcohol", "drugs", "alcohol-and-drugs"}),
        choice("hbv_immunity", hepatitis_b),
        choice("hav_immunity", immunity),
        choice("sti_last_12m", {"no", "unknown", "chlamydia", "other-bacterial"}),
        choice("hpv_immunity", immunity),
        flags("groups"),
        flags("symptoms"),
        flags("partner_groups")};
    for (const auto* columns : {&small, &large}) {
      long double combinations = 1;
      for (const auto& column : *columns) combinations *= column.combinations;
      CHECK(combinations > (columns == &small ? 1e4L : 1e9L));
      std::size_t rows = 0;
      const auto base = test::read_text_file((proof_fixtures / "base.toml").string());
      const auto open = load_texts({base, long_table(*columns, false, rows)});
      CHECK(rows == 17);
      Diagnostics diagnostics;
      const auto start = std::chrono::steady_clock::now();
      const auto result = prove::verify(open->pack, {}, diagnostics);
      const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - start;
      MESSAGE(double(combinations), " combinations: ", took.count(), " ms");
      REQUIRE(result.findings.size() == 1);
      const auto& gap = result.findings.front();
      CHECK(gap.code == Code::gap);
      engine::Space space(open->program);
      engine::OutcomeValues values;
      engine::Outcomes outcomes(space, open->program, values);
      const auto pep = open->pack.vocabulary.slot_index("pep");
      const auto exposed = space.diagrams.both(space.exposed(), space.valid());
      const auto unspoken = space.diagrams.both(exposed, space.diagrams.where(outcomes.verdict(pep), 0));
      const auto due = space.diagrams.both(unspoken, outcomes.due(pep));
      CHECK(double(prove::count_cases(space, unspoken) / prove::count_cases(space, exposed) * combinations) ==
            doctest::Approx(1.0));
      CHECK(double((long double)gap.cases / prove::count_cases(space, due)) == doctest::Approx(1.0));
      CHECK(verdict(*open, *gap.example, "pep").rules.empty());
      const auto closed = load_texts({base, long_table(*columns, true, rows)});
      for (const auto& finding : verify(closed->pack)) FAIL_CHECK(finding.message);
    }
  }
}
