// No day is promised that nobody could confirm: asked of one case for each thing that a line of any pack can say.

#include <doctest/doctest.h>

#include <algorithm>

#include "engine/advise.hpp"
#include "engine/hits.hpp"
#include "engine/outcomes.hpp"
#include "prove/cases.hpp"
#include "unit/packs.hpp"

using namespace sti;

namespace {

/// Whether the windows that date a test for a case give it a last day, and all with a basis that someone could confirm.
bool may_promise(const engine::Program& program, const Case& asked, Index<TestKind> test) {
  const auto& pack = *program.pack;
  bool has_day = false;
  for (const auto& unit : engine::make_units(program, asked, engine::resolve(pack, asked))) {
    const auto hits = engine::score(program, unit);
    for (const auto& hit : hits.of(program.key(WindowSubject{test, WindowNumber::conclusive}))) {
      const auto& effect = std::get<WindowEffect>(pack.rules[hit.rule].effects[hit.effect]);
      const auto& day = pack.windows[effect.window].conclusive;
      if (!day) continue;
      if (day->evidence.basis == Basis::unverified) return false;
      has_day = true;
    }
  }
  return has_day;
}

/// Counts the lines looked at, and those of them that promise a day.
struct Counts {
  int lines = 0, promises = 0, withheld = 0;
};

Counts check_promises(const engine::Program& program) {
  const auto& pack = *program.pack;
  engine::Space space(program);
  engine::OutcomeValues values;
  engine::Outcomes outcomes(space, program, values);
  Counts out;
  for (const auto test : pack.catalog.tests.indices()) {
    for (const auto site : pack.catalog.sites.indices()) {
      const auto lines = space.diagrams.when(space.valid(), outcomes.line(test, site));
      for (int number = 1; number <= values.lines.count(); ++number) {
        const auto at = prove::smallest(space, space.diagrams.where(lines, number));
        if (!at) continue;
        const auto asked = prove::make_case(space, *at, prove::example_day(pack));
        const auto advice = engine::advise(program, asked, {.questions = false, .risk = false, .expiries = false});
        const auto line = std::find_if(advice.tests.begin(), advice.tests.end(),
                                       [&](const TestAdvice& each) { return each.test == test && each.site == site; });
        if (line == advice.tests.end()) continue;  // its infection was treated since
        CAPTURE(pack.catalog.tests[test].id);
        CAPTURE(pack.catalog.sites[site].id);
        ++out.lines;
        const bool promises = line->conclusive_on.has_value();
        out.promises += promises ? 1 : 0;
        if (promises) {
          CHECK(may_promise(program, asked, test));
          CHECK(line->status != Status::positive);
        }
        const auto& value = values.lines.of(number);
        if (value.conclusive && !value.confirmed) {
          ++out.withheld;
          CHECK(!promises);
        }
      }
    }
  }
  return out;
}

}  // namespace

TEST_SUITE("prove/conclusive") {
  TEST_CASE("no number that is unverified or missing is told as conclusive") {
    int withheld = 0;
    for (const auto& name : {std::string("no"), test::fixture("rules/uk"), test::fixture("silent")}) {
      CAPTURE(name);
      const auto loaded = test::load_test_pack(name, true);
      const auto counts = check_promises(loaded->program);
      MESSAGE(name << ": " << counts.lines << " lines, " << counts.promises << " promise a day, " << counts.withheld
                   << " have one that nobody could confirm");
      CHECK(counts.lines > 0);
      if (name == "no") CHECK(counts.promises > 20);
      withheld += counts.withheld;
    }
    CHECK(withheld > 0);  // else nothing was there to withhold
  }
}
