// How several exposures come together: the laws that proofs about one exposure rest on.

#include <doctest/doctest.h>

#include <algorithm>
#include <numeric>

#include "oracle/answer_text.hpp"
#include "oracle/random_case.hpp"
#include "support/packs.hpp"

using namespace sti;

namespace {

oracle::Lines all_lines(const test::ReadyPack& ready, const nlohmann::ordered_json& json,
                        const oracle::Renumber& renumber = {}) {
  const auto advice = test::advise_json(ready, json.dump());
  auto out = oracle::lines_of(ready.pack, advice, renumber);
  out.merge(oracle::other_lines_of(ready.pack, advice, renumber));
  return out;
}

void expect_same(const oracle::Lines& before, const oracle::Lines& after) {
  const auto difference = oracle::difference(before, after);
  if (!difference.empty()) RC_FAIL("before (-) and after (+) differ:\n" + difference);
}

void order_of_exposures_does_not_matter(const test::ReadyPack& ready) {
  const auto random = *oracle::random_case(ready.pack, {.min_exposures = 2, .max_exposures = 4});
  oracle::Renumber order(random.json["exposures"].size());
  std::iota(order.begin(), order.end(), Index<Exposure>(0));
  for (int i = int(order.size()) - 1; i > 0; --i)
    std::iter_swap(order.begin() + i, order.begin() + *rc::gen::inRange(0, i + 1));
  auto shuffled = random.json;
  for (const auto at : order.indices()) shuffled["exposures"][at.place()] = random.json["exposures"][order[at].place()];
  expect_same(all_lines(ready, random.json), all_lines(ready, shuffled, order));
}

void more_exposures_never_advise_less(const test::ReadyPack& ready) {
  const auto random = *oracle::random_case(ready.pack, {.min_exposures = 1, .max_exposures = 2});
  auto more = random.json;
  more["exposures"].push_back(*oracle::random_exposure(ready.pack, random.json["now"]));
  RC_LOG() << more.dump() << '\n';
  const auto before = test::advise_json(ready, random.text());
  const auto after = test::advise_json(ready, more.dump());
  for (const auto& line : before.tests) {
    const bool kept = std::any_of(after.tests.begin(), after.tests.end(),
                                  [&](const auto& l) { return l.test == line.test && l.site == line.site; });
    RC_ASSERT(kept);
  }
  for (const auto slot : before.verdicts.indices())
    RC_ASSERT(int(after.verdicts[slot].level) <= int(before.verdicts[slot].level));
  for (const auto& vaccine : before.vaccines) {
    const auto same = std::find_if(after.vaccines.begin(), after.vaccines.end(),
                                   [&](const auto& v) { return v.vaccine == vaccine.vaccine; });
    RC_ASSERT(same != after.vaccines.end());
    RC_ASSERT(int(same->level) <= int(vaccine.level));
  }
}

/// Questions are exact for one exposure, and for several may name more than they must.
oracle::Lines without_questions(oracle::Lines lines) {
  std::erase_if(lines, [](const std::string& line) { return line.find("question ") != std::string::npos; });
  return lines;
}

void an_exposure_told_twice_changes_nothing(const test::ReadyPack& ready) {
  const auto random = *oracle::random_case(ready.pack, {.min_exposures = 1, .max_exposures = 3});
  const auto count = random.json["exposures"].size();
  const auto again = std::size_t(*rc::gen::inRange(0, int(count)));
  auto twice = random.json;
  twice["exposures"].push_back(random.json["exposures"][again]);
  oracle::Renumber renumber(count + 1, Index<Exposure>(again));
  std::iota(renumber.begin(), renumber.end() - 1, Index<Exposure>(0));
  expect_same(without_questions(all_lines(ready, random.json)), without_questions(all_lines(ready, twice, renumber)));
}

/// Lines of the advice as a whole: not those of one exposure, which two exposures have twice.
oracle::Lines lines_of_the_whole(const test::ReadyPack& ready, const nlohmann::ordered_json& json,
                                 const oracle::Renumber& renumber = {}) {
  auto out = oracle::lines_of(ready.pack, test::advise_json(ready, json.dump()), renumber);
  std::erase_if(out, [](const std::string& line) { return line.find(" exposure ") != std::string::npos; });
  return out;
}

void role_both_is_receptive_and_insertive(const test::ReadyPack& ready) {
  auto random = *oracle::random_case(ready.pack, {.min_exposures = 1, .max_exposures = 2});
  random.json["exposures"][0]["act"] = *rc::gen::element("vaginal", "anal", "oral", "oral-anal");
  random.json["exposures"][0]["role"] = *rc::gen::element("both", "unknown");
  auto apart = random.json;
  apart["exposures"].push_back(random.json["exposures"][0]);
  apart["exposures"][0]["role"] = "receptive";
  apart["exposures"].back()["role"] = "insertive";
  oracle::Renumber renumber(apart["exposures"].size(), Index<Exposure>(0));
  std::iota(renumber.begin(), renumber.end() - 1, Index<Exposure>(0));
  expect_same(lines_of_the_whole(ready, random.json), lines_of_the_whole(ready, apart, renumber));
}

using Law = void (*)(const test::ReadyPack&);

void check_law(const char* name, Law law) {
  CHECK(rc::check(std::string(name) + ", no", [&] { law(test::norway()); }));
  CHECK(rc::check(std::string(name) + ", uk", [&] { law(test::united_kingdom()); }));
}

}  // namespace

TEST_SUITE("merge laws") {
  TEST_CASE("the order of exposures does not matter") {
    check_law("order of exposures", order_of_exposures_does_not_matter);
  }
  TEST_CASE("a further exposure never removes a test or lowers a verdict or a vaccine") {
    check_law("further exposure", more_exposures_never_advise_less);
  }
  TEST_CASE("an exposure told twice changes nothing") {
    check_law("exposure told twice", an_exposure_told_twice_changes_nothing);
  }
  TEST_CASE("role both or unknown is receptive and insertive together") {
    check_law("role both", role_both_is_receptive_and_insertive);
  }
}
