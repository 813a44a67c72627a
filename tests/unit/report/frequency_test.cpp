#include "report/wording/frequency.hpp"

#include <doctest/doctest.h>

#include "cli/session.hpp"

using namespace sti;
using namespace sti::report;

namespace {

Phrases built_in_phrases() {
  Diagnostics diagnostics;
  cli::Session session({});
  return session.phrases(diagnostics).value();
}

}  // namespace

TEST_SUITE("report/frequency") {
  TEST_CASE("two significant figures at most, with the marks of the language") {
    struct Row {
      double value;
      const char *en, *nb;
    };
    const Row rows[] = {{138, "140", "140"},
                        {8, "8", "8"},
                        {2.76, "2.8", "2,8"},
                        {0.48, "0.48", "0,48"},
                        {0.0097, "0.0097", "0,0097"},
                        {9.96, "10", "10"},
                        {99.6, "100", "100"},
                        {0, "0", "0"},
                        {9250, "9,300", "9\u00A0300"},
                        {0.1, "0.1", "0,1"},
                        {1234567, "1,200,000", "1\u00A0200\u00A0000"}};
    for (const auto& row : rows) {
      CAPTURE(row.value);
      CHECK(two_figures(row.value, Lang::en) == row.en);
      CHECK(two_figures(row.value, Lang::nb) == row.nb);
    }
  }

  TEST_CASE("natural frequencies, with a range beside every point") {
    const auto all = built_in_phrases();
    struct Row {
      Range range;
      int per;
      const char* en;
    };
    const Row rows[] = {
        {{0.0006, 0.0011, 0.0008}, 10'000, "about 8 in 10,000 (6 to 11)"},
        {{0.0102, 0.0186, 0.0138}, 10'000, "about 140 in 10,000 (100 to 190)"},
        {{0, 0.0004, {}}, 10'000, "0 to 4 in 10,000"},
        {{0, 0.000048, 0.0}, 10'000, "0 in 10,000 (0 to 0.48)"},
        {{0.000016, 0.00039, 0.00008}, 10'000, "about 80 in 1,000,000 (16 to 390)"},
        {{1e-9, 4e-8, 1e-8}, 10'000, "fewer than 1 in 1,000,000"},
        {{0.262, 0.397, 0.326}, 100, "about 33 in 100 (26 to 40)"},
    };
    for (const auto& row : rows) CHECK(frequency(row.range, row.per, all, Lang::en) == row.en);
    CHECK(frequency({0.0006, 0.0011, 0.0008}, 10'000, all, Lang::nb) == "omtrent 8 av 10\u00A0000 (6 til 11)");
  }

  TEST_CASE("a share of infections found is never all of them") {
    const auto all = built_in_phrases();
    CHECK(percent({0.819, 0.899, 0.864}, all, Lang::en) == "86% (82 to 90)");
    CHECK(percent({0.999, 0.999, 0.999}, all, Lang::en) == "over 99%");
  }
}
