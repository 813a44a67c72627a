// Until the first moment that `expires` names, the page stays true.

#include <doctest/doctest.h>

#include <set>

#include "oracle/random_case.hpp"
#include "support/packs.hpp"

using namespace sti;

namespace {

/// Statuses and levels, without the days that move with today.
std::set<std::string> standing(const test::ReadyPack& ready, const std::string& json) {
  const auto advice = test::advise_json(ready, json);
  std::set<std::string> out;
  const auto add = [&](const Subject& subject, std::string_view text) {
    out.insert(id_of(ready.pack, subject) + " " + std::string(text));
  };
  for (const auto& line : advice.tests) add(TestSubject{line.test, line.site}, to_string(line.status));
  for (const auto& verdict : advice.verdicts) add(VerdictSubject{verdict.slot}, to_string(verdict.level));
  for (const auto& vaccine : advice.vaccines) add(VaccineSubject{vaccine.vaccine}, to_string(vaccine.level));
  return out;
}

void check_expiries(const char* name, const test::ReadyPack& ready) {
  CHECK(rc::check(name, [&] {
    auto random = *oracle::random_case(ready.pack, {.min_exposures = 1});
    random.json["now"] = "2026-11-23T10:00";
    for (auto& exposure : random.json["exposures"]) {  // told by the clock, so that they stay where they are
      exposure.erase("since");
      const auto at = Moment{*parse_date("2026-11-23")} + hours{10} - minutes{*rc::gen::inRange(0, 60 * 24 * 200)};
      exposure["on"] = to_string(at);
    }
    const auto advice = test::advise_json(ready, random.text());
    const auto ahead = advice.expires.empty() ? hours{24 * 300} : advice.expires.front().at - advice.asked.now;
    RC_PRE(ahead.count() > 0);
    auto later = random.json;
    later["now"] = to_string(advice.asked.now + minutes{*rc::gen::inRange<std::int64_t>(0, minutes(ahead).count())});
    RC_LOG() << "later: " << later["now"] << '\n';
    const auto then = standing(ready, later.dump());
    for (const auto& line : standing(ready, random.text())) {
      if (!then.contains(line)) RC_FAIL("before the page expires, and yet no longer: " + line);
    }
  }));
}

}  // namespace

TEST_SUITE("expiry") {
  TEST_CASE("nothing of a Norwegian page changes before it says so") { check_expiries("expiry, no", test::norway()); }
  TEST_CASE("nothing of a UK fixture page changes before it says so") {
    check_expiries("expiry, uk", test::united_kingdom());
  }
}
