// The risk of cases under the built-in pack: figures, modifiers, sources, and where a number is refused.

#include <doctest/doctest.h>

#include "cli/session.hpp"
#include "engine/advise.hpp"
#include "load/case.hpp"

using namespace sti;

namespace {

struct Told {
  std::vector<std::string> person, exposures, tests;
};

class Clinic {
 public:
  Clinic() : loaded_(session_.pack(diagnostics_, "no")) { REQUIRE(loaded_); }

  const Pack& pack() const { return loaded_->pack; }

  Advice advise(const Told& told) {
    load::CaseArguments arguments;
    arguments.person = told.person;
    arguments.exposures = told.exposures;
    arguments.tests = told.tests;
    const load::Now now{Moment{*parse_date("2026-11-23")} + hours{10}, true};
    const auto asked = load::read_case_arguments(pack(), arguments, now, diagnostics_);
    REQUIRE(asked);
    return engine::advise(loaded_->program, *asked);
  }

  /// The risk of HIV of the first exposure.
  RiskAdvice hiv(const Told& told) {
    const auto advice = advise(told);
    const auto infection = pack().catalog.infection_index("hiv");
    for (const auto& risk : advice.risk) {
      if (risk.infection == infection) return risk;
    }
    FAIL("no risk of HIV");
    return {};
  }

  const Residual* residual(const Advice& advice, const char* test) const {
    for (const auto& residual : advice.residuals) {
      if (residual.test == pack().catalog.test_index(test)) return &residual;
    }
    return nullptr;
  }

 private:
  Diagnostics diagnostics_;
  cli::Session session_{{}};
  std::unique_ptr<cli::LoadedPack> loaded_;
};

}  // namespace

TEST_SUITE("engine/risk of a case") {
  TEST_CASE("the figure of each act, and what changes it") {
    struct Row {
      Told told;
      double low, point, high;  // in 10,000; a negative point: none
    };
    const Row rows[] = {
        {{{}, {"anal,receptive,not-used,partner_hiv=positive,5d"}, {}}, 102, 138, 186},
        {{{}, {"anal,receptive,not-used,partner_hiv=positive,ejaculation=yes,5d"}, {}}, 48, 143, 285},
        {{{"circumcised=no"}, {"anal,insertive,not-used,partner_hiv=positive,5d"}, {}}, 7, 62, 168},
        {{{}, {"vaginal,receptive,not-used,partner_hiv=detectable,5d"}, {}}, 6, 8, 11},
        {{{}, {"vaginal,insertive,not-used,partner_hiv=detectable,5d"}, {}}, 1, 4, 14},
        {{{}, {"vaginal,insertive,failed,partner_hiv=detectable,5d"}, {}}, 1, 4, 14},
        {{{}, {"oral,receptive,not-used,partner_hiv=detectable,5d"}, {}}, 0, -1, 4},
        {{{}, {"anal,receptive,used,partner_hiv=positive,5d"}, {}}, 10.91, 27.75, 70.53},
        {{{}, {"anal,receptive,partner_hiv=positive,5d"}, {}}, 8.20, -1, 186},
        {{{}, {"anal,receptive,not-used,partner_hiv=positive,partner_hiv_recent=yes,5d"}, {}}, 394, 958, 2232},
        {{{}, {"anal,receptive,not-used,partner_hiv=suppressed,5d"}, {}}, 0, 0, 0.48},
        {{{"symptoms=ulcer"}, {"anal,receptive,not-used,partner_hiv=suppressed,5d"}, {}}, 0, 0, 0.48},
        {{{}, {"needlestick,setting=healthcare,partner_hiv=positive,36h"}, {}}, 0, 23, 46},
    };
    Clinic clinic;
    for (const auto& row : rows) {
      CAPTURE(row.told.exposures.front());
      const auto risk = clinic.hiv(row.told);
      REQUIRE(risk.per_act);
      CHECK(risk.per_act->low * 1e4 == doctest::Approx(row.low).epsilon(0.01));
      CHECK(risk.per_act->high * 1e4 == doctest::Approx(row.high).epsilon(0.01));
      CHECK(risk.per_act->point.has_value() == (row.point >= 0));
      if (risk.per_act->point) CHECK(*risk.per_act->point * 1e4 == doctest::Approx(row.point).epsilon(0.01));
    }
  }

  TEST_CASE("words and no number where none holds") {
    Clinic clinic;
    const Told told[] = {{{"hiv=positive"}, {"anal,receptive,not-used,5d"}, {}},
                         {{"prep=injectable"}, {"anal,receptive,not-used,5d"}, {}},
                         {{}, {"injecting,partner_hiv=suppressed,5d"}, {}},
                         {{}, {"needlestick,setting=community,36h"}, {}},
                         {{}, {"toys,not-used,5d"}, {}}};
    for (const auto& each : told) {
      CAPTURE(each.exposures.front());
      const auto risk = clinic.hiv(each);
      CHECK_FALSE(risk.per_act);
      CHECK_FALSE(risk.rules.empty());
    }
  }

  TEST_CASE("the source: known, said to be negative, not known") {
    Clinic clinic;
    CHECK(clinic.hiv({{}, {"vaginal,receptive,partner_hiv=detectable,5d"}, {}}).source_chance->low == 1);
    CHECK(clinic.hiv({{}, {"vaginal,receptive,partner_hiv=negative,5d"}, {}}).overall->high == 0);
    const auto unknown = clinic.hiv({{}, {"vaginal,receptive,5d"}, {}});
    CHECK_FALSE(unknown.source_chance);
    CHECK_FALSE(unknown.overall);
  }

  TEST_CASE("a role that is both adds, a role that is not known takes the higher") {
    Clinic clinic;
    const auto both = clinic.hiv({{}, {"vaginal,both,not-used,partner_hiv=detectable,5d"}, {}});
    CHECK(*both.per_act->point * 1e4 == doctest::Approx(12).epsilon(0.001));
    CHECK_FALSE(both.from_role);
    const auto open = clinic.hiv({{}, {"anal,not-used,partner_hiv=detectable,5d"}, {}});
    CHECK(*open.per_act->point * 1e4 == doctest::Approx(138));
    CHECK(open.from_role);
  }

  TEST_CASE("after a negative test: the day counts, and negatives are not multiplied") {
    Clinic clinic;
    const auto advice = clinic.advise({{},
                                       {"anal,receptive,not-used,partner_hiv=positive,2026-10-26"},
                                       {"hiv-lab=2026-11-16:negative", "hiv-lab=2026-11-23:negative"}});
    const auto* residual = clinic.residual(advice, "hiv-lab");
    REQUIRE(residual);
    CHECK_FALSE(residual->refused);
    REQUIRE(residual->looks.size() >= 2);
    CHECK(residual->looks[0].days == 21);
    CHECK_FALSE(residual->looks[0].counts);
    CHECK(residual->looks[1].days == 28);
    CHECK(residual->looks[1].counts);
    CHECK(*residual->looks[0].left.point == doctest::Approx(4.857271e-03).epsilon(1e-6));
    CHECK(*residual->looks[1].left.point == doctest::Approx(1.895222e-03).epsilon(1e-6));
    CHECK(*residual->looks.back().left.point ==
          doctest::Approx(1.3993e-05).epsilon(1e-3));  // capped, not 1 in 12 million
    REQUIRE(residual->claims.size() == 2);
    CHECK_FALSE(residual->claims[0].agrees);  // 95 % at four weeks
    CHECK(residual->claims[1].agrees);        // 99 % at six weeks
  }

  TEST_CASE("PrEP, PEP and treatment refuse a number") {
    Clinic clinic;
    for (const char* person : {"prep=daily", "prep=on-demand", "prep=injectable", "prep=irregular", "pep=taking",
                               "pep=completed", "hiv=positive"}) {
      CAPTURE(person);
      const auto advice =
          clinic.advise({{person}, {"anal,receptive,not-used,2026-10-26"}, {"hiv-lab=2026-11-23:negative"}});
      const auto* residual = clinic.residual(advice, "hiv-lab");
      REQUIRE(residual);
      CHECK(residual->refused);
      CHECK(residual->looks.empty());
    }
  }

  TEST_CASE("beyond the limit of acts the sum is only a lower bound") {
    Clinic clinic;
    Told told{{}, {}, {"hiv-lab=2026-11-23:negative"}};
    for (int i = 0; i < 12; ++i) told.exposures.push_back("vaginal,receptive,not-used,partner_hiv=positive,2026-10-26");
    const auto advice = clinic.advise(told);
    const auto* residual = clinic.residual(advice, "hiv-lab");
    REQUIRE(residual);
    CHECK(residual->beyond);
    CHECK(*residual->before.point == doctest::Approx(0.0079713).epsilon(1e-4));  // ten acts of 8 in 10,000
  }
}
