// Decision tables of seventeen rows over ten facts, with one defect each: what is found is exactly what was put there.

#include <doctest/doctest.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>

#include "engine/advise.hpp"
#include "engine/outcomes.hpp"
#include "prove/region.hpp"
#include "prove/verify.hpp"
#include "support/packs.hpp"

using namespace sti;

namespace {

const std::string fixture_folder = STI_SOURCE_DIR "/tests/fixtures/";

/// A table of tests/fixtures/tables with the proof of it, and the numbers that its first line tells.
struct Table {
  std::unique_ptr<test::ReadyPack> ready;
  prove::VerifyResult result;
  long double combinations = 0, planted = 0;
  double milliseconds = 0;
};

Table verify_table(const std::string& name) {
  const auto text = test::read_text_file(fixture_folder + "tables/" + name + ".toml");
  Table out;
  std::string errors;
  out.ready = test::small_pack({test::read_text_file(fixture_folder + "prove/base.toml"), text}, &errors);
  REQUIRE_MESSAGE(out.ready, errors);
  const auto head = text.substr(0, text.find('\n'));
  out.combinations = std::strtold(head.c_str() + 2, nullptr);
  if (const auto colon = head.find(": "); colon != std::string::npos)
    out.planted = std::strtold(head.c_str() + colon + 2, nullptr);
  Diagnostics diagnostics;
  const auto start = std::chrono::steady_clock::now();
  out.result = prove::verify(out.ready->pack, {.with_parts = true}, diagnostics);
  const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - start;
  out.milliseconds = took.count();
  CHECK(diagnostics.empty());
  return out;
}

/// The share of the table's combinations that a finding holds, as a number of combinations.
long double combinations_of(const Table& table, const Finding& finding) {
  long double all = 0;
  for (const auto& part : table.result.parts) {
    if (part.subject != "pep") continue;
    for (const auto& answer : part.answers) all += answer.cases;
  }
  return (long double)finding.cases / all * table.combinations;
}

/// The cases for which no rule speaks of PEP.
struct Unspoken {
  long double combinations = 0;  ///< as a share of the table's, among cases that no result changes
  long double due = 0;           ///< those that PEP is about
};
Unspoken unspoken_of(const Table& table) {
  const auto& pack = table.ready->pack;
  engine::Space space(table.ready->program);
  engine::OutcomeValues values;
  engine::Outcomes outcomes(space, table.ready->program, values);
  auto& d = space.diagrams;
  const auto pep = pack.vocabulary.slot_index("pep");
  const auto unspoken = d.both(d.where(outcomes.verdict(pep), 0), space.valid());
  auto plain = d.both(space.exposed(), space.valid());
  for (const auto test : pack.catalog.tests.indices()) {
    const auto positive = table.ready->program.dimension_of(pack.vocabulary.tested_positive, beside<FactValue>(test));
    plain = d.both(plain, space.set_of(engine::Constraint{positive, {engine::flag_not_set}}));
  }
  for (const auto infection : pack.catalog.infections.indices()) {
    const auto treated = table.ready->program.dimension_of(pack.vocabulary.treated, beside<FactValue>(infection));
    plain = d.both(plain, space.set_of(engine::Constraint{treated, {engine::flag_not_set}}));
  }
  return {prove::count_cases(space, d.both(unspoken, plain)) / prove::count_cases(space, plain) * table.combinations,
          prove::count_cases(space, d.both(unspoken, outcomes.due(pep)))};
}

std::vector<Index<Rule>> rules_that_hold(const Table& table, const Case& asked) {
  return engine::advise(table.ready->program, asked).verdicts[table.ready->pack.vocabulary.slot_index("pep")].rules;
}

}  // namespace

TEST_SUITE("prove/tables") {
  TEST_CASE("the tables have more than ten thousand and more than a thousand million combinations, in seventeen rows") {
    for (const auto& expected : {std::pair{"small-good", 1e4L}, std::pair{"large-good", 1e9L}}) {
      const auto name = expected.first;
      const auto least = expected.second;
      CAPTURE(name);
      const auto table = verify_table(name);
      MESSAGE(name, ": ", double(table.combinations), " combinations, ", table.milliseconds, " ms");
      CHECK(table.combinations > least);
      const auto& rules = table.ready->pack.rules;
      CHECK(std::count_if(rules.begin(), rules.end(), [](const Rule& rule) { return rule.table == "long"; }) == 17);
      for (const auto& finding : table.result.findings) FAIL_CHECK(finding.message);
    }
  }

  TEST_CASE("a gap is found with its size, and its case is in no row") {
    for (const auto* name : {"small-gap", "large-gap"}) {
      CAPTURE(name);
      const auto table = verify_table(name);
      MESSAGE(name, ": ", table.milliseconds, " ms");
      REQUIRE(table.result.findings.size() == 1);
      const auto& gap = table.result.findings.front();
      CHECK(gap.code == Code::gap);
      const auto unspoken = unspoken_of(table);
      CHECK(double(unspoken.combinations / table.planted) == doctest::Approx(1).epsilon(1e-9));
      CHECK(double((long double)gap.cases / unspoken.due) == doctest::Approx(1).epsilon(1e-9));
      REQUIRE(gap.example);
      CHECK(rules_that_hold(table, *gap.example).empty());
      const auto pep = table.ready->pack.vocabulary.slot_index("pep");
      CHECK(engine::advise(table.ready->program, *gap.example).verdicts[pep].level == Level::not_stated);
    }
  }

  TEST_CASE("an overlap is found with its size and both rows") {
    for (const auto* name : {"small-overlap", "large-overlap"}) {
      CAPTURE(name);
      const auto table = verify_table(name);
      MESSAGE(name, ": ", table.milliseconds, " ms");
      REQUIRE(table.result.findings.size() == 1);
      const auto& overlap = table.result.findings.front();
      CHECK(overlap.code == Code::overlap);
      CHECK(double(combinations_of(table, overlap) / table.planted) == doctest::Approx(1).epsilon(1e-9));
      REQUIRE(overlap.example);
      const auto asked = *overlap.example;
      CHECK(!rules_that_hold(table, asked).empty());
      const auto text = test::read_text_file(fixture_folder + "tables/" + name + ".toml");
      // "Row 2 takes `unknown` of `hpv_immunity` from row 13."
      for (const std::string before : {"Row ", "from row "}) {
        const auto row = "`long/" + std::to_string(std::atoi(text.c_str() + text.find(before) + before.size())) + "`";
        CHECK_MESSAGE(overlap.message.find(row) != std::string::npos, overlap.message);
      }
    }
  }

  TEST_CASE("a row that another rule leaves nothing is found dead, and no other") {
    for (const auto* name : {"small-dead", "large-dead"}) {
      CAPTURE(name);
      const auto table = verify_table(name);
      MESSAGE(name, ": ", table.milliseconds, " ms");
      REQUIRE(table.result.findings.size() == 1);
      const auto& dead = table.result.findings.front();
      CHECK(dead.code == Code::dead_rule);
      const auto text = test::read_text_file(fixture_folder + "tables/" + name + ".toml");
      const std::string before = "leaves row ";
      const auto row = "`long/" + std::to_string(std::atoi(text.c_str() + text.find(before) + before.size())) + "`";
      CHECK_MESSAGE(dead.message.find(row) != std::string::npos, dead.message);
    }
  }
}
