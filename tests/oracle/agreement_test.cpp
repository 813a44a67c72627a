// The compiled engine and the slow evaluator say the same of every case.

#include <doctest/doctest.h>

#include <utility>

#include "engine/advise.hpp"
#include "oracle/answer_text.hpp"
#include "oracle/random_case.hpp"
#include "oracle/random_pack.hpp"
#include "support/packs.hpp"

using namespace sti;

namespace {

/// Advises on the case twice and reports where the two differ.
void expect_agreement(const test::ReadyPack& ready, const oracle::RandomCase& random) {
  const auto told = test::read_json_case(ready.pack, random.text());
  const auto fast = oracle::lines_of(ready.pack, engine::advise(ready.program, told, {.questions = false}));
  const auto slow = oracle::lines_of(ready.pack, oracle::judge(ready.pack, told));
  const auto difference = oracle::difference(slow, fast);
  if (!difference.empty()) RC_FAIL("oracle (-) and engine (+) differ:\n" + difference);
}

}  // namespace

TEST_SUITE("oracle") {
  TEST_CASE("the engine agrees with the oracle on any case of the Norwegian pack") {
    const auto& ready = test::norway();
    CHECK(rc::check("agreement, no", [&] { expect_agreement(ready, *oracle::random_case(ready.pack)); }));
  }

  TEST_CASE("the engine agrees with the oracle on any case of the UK fixture pack") {
    const auto& ready = test::united_kingdom();
    CHECK(rc::check("agreement, uk", [&] { expect_agreement(ready, *oracle::random_case(ready.pack)); }));
  }

  TEST_CASE("the engine agrees with the oracle on cases of any small pack") {
    // Loading a pack costs a thousand times what advising does: one in twenty runs, until one fails and is shrunk.
    int runs = 0;
    bool has_failed = false;
    CHECK(rc::check("agreement, random packs", [&] {
      if (!has_failed && runs++ % 20 != 0) return;
      const auto random = *oracle::random_pack();
      const bool failed_before = std::exchange(has_failed, true);
      std::string errors;
      const std::shared_ptr<const test::ReadyPack> ready = test::small_pack({random.toml}, &errors);
      const bool is_too_large = errors.find("[STI-0223]") != std::string::npos;  // a limit, no mistake
      if (!ready && is_too_large) {
        has_failed = failed_before;
        return;
      }
      if (!ready) RC_FAIL("the random pack does not load:\n" + errors);
      const std::shared_ptr<const Pack> pack(ready, &ready->pack);
      for (int i = 0; i < 8; ++i) expect_agreement(*ready, *oracle::random_case(pack));
      has_failed = failed_before;
    }));
  }
}
