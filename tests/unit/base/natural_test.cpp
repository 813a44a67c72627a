#include "base/natural.hpp"

#include <doctest/doctest.h>

using namespace sti;

TEST_SUITE("base/natural") {
  TEST_CASE("no digit is lost, however large the number") {
    Natural power = 1;
    for (int i = 0; i < 200; ++i) power *= std::uint32_t{2};
    CHECK(decimal(power) == "1606938044258990275541962092341162602522202993782792835301376");
    CHECK(decimal(power + Natural(1)) == "1606938044258990275541962092341162602522202993782792835301377");
    CHECK(power + power == power * Natural(2));
    CHECK((long double)power == doctest::Approx(1.606938044258990e60L));
  }

  TEST_CASE("products and sums carry over every digit") {
    struct Row {
      std::uint64_t a, b;
      const char *sum, *product;
    };
    const Row rows[] = {
        {0, 0, "0", "0"},
        {0, 7, "7", "0"},
        {999'999'999, 1, "1000000000", "999999999"},
        {1'000'000'000, 1'000'000'000, "2000000000", "1000000000000000000"},
        {18'446'744'073'709'551'615U, 18'446'744'073'709'551'615U, "36893488147419103230",
         "340282366920938463426481119284349108225"},
    };
    for (const auto& row : rows) {
      CAPTURE(row.a);
      CHECK(decimal(Natural(row.a) + Natural(row.b)) == row.sum);
      CHECK(decimal(Natural(row.a) * Natural(row.b)) == row.product);
    }
    CHECK(Natural(0).is_zero());
  }
}
