// A proof that its budget does not allow is said not to be proved, by the name of its question; what was answered
// stands.

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "engine/advise.hpp"
#include "prove/explain.hpp"
#include "prove/named_output.hpp"
#include "prove/verify.hpp"
#include "support/packs.hpp"

using namespace sti;

namespace {

std::vector<std::string> left_open(const Pack& pack, std::size_t max_nodes, std::set<std::string>& answered) {
  Diagnostics diagnostics;
  std::vector<std::string> out;
  for (const auto& finding : prove::verify(pack, {.max_nodes = max_nodes}, diagnostics).findings) {
    if (finding.code == Code::not_proved) {
      CHECK(finding.message.find("not proved") != std::string::npos);
      CHECK(!finding.hint.empty());
      out.push_back(finding.message);
    } else {
      answered.insert(finding.message);
    }
  }
  return out;
}

}  // namespace

TEST_SUITE("prove/budget") {
  TEST_CASE("a smaller budget leaves more questions open, each by name, and changes no answer") {
    const auto& pack = test::norway().pack;
    std::size_t before = 0;
    std::set<std::string> answered;
    for (const std::size_t budget :
         {std::size_t{1} << 22, std::size_t{1} << 12, std::size_t{1} << 8, std::size_t{16}}) {
      CAPTURE(budget);
      const auto open = left_open(pack, budget, answered);
      CHECK(open.size() >= before);
      CHECK(std::set<std::string>(open.begin(), open.end()).size() == open.size());
      before = open.size();
    }
    CHECK(before > 10);
    CHECK(answered.empty());  // nothing was taken for a finding because the work ran out
  }

  TEST_CASE("why something is not advised is not proved without the work it takes") {
    const auto& ready = test::norway();
    const auto asked = test::read_json_case(
        ready.pack,
        R"({"now": "2026-11-23T12:00", "exposures": [{"act": "oral", "role": "insertive", "since": "20h"}]})");
    const auto advice = engine::advise(ready.program, asked);
    Diagnostics diagnostics;
    const auto target = *prove::find_target(ready.pack, "pep");
    const auto explain = [&](std::size_t nodes) {
      return prove::explain(ready.pack, advice,
                            {.lines = false, .what_if = false, .why_not = {target}, .max_nodes = nodes}, diagnostics)
          ->why_not.front();
    };
    CHECK(explain(16).answer == WhyNot::Answer::not_proved);
    CHECK(!explain(16).changed);
    CHECK(explain(std::size_t{1} << 22).answer == WhyNot::Answer::change);
  }
}
