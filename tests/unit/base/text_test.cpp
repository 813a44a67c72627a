#include "base/text.hpp"

#include <doctest/doctest.h>

using namespace sti;

TEST_SUITE("base") {
  TEST_CASE("the width of a text is the cells that a terminal gives it") {
    struct Row {
      const char* text;
      std::size_t cells;
    };
    const Row rows[] = {{"", 0},        {"klamydia", 8}, {"æøå", 3},
                        {"e\u0301", 1}, {"日本語", 6},   {"ｱ", 1},
                        {"Ａ", 2},      {"한국", 4},     {"\u1112\u1161\u11ab", 2},
                        {"🙂", 2},    {"👩\u200d👧", 4}, {"❤\ufe0f", 1},
                        {"א\u05b8", 1}, {"\xFF", 1}};
    for (const auto& row : rows) {
      CAPTURE(row.text);
      CHECK(display_width(row.text) == row.cells);
    }
  }
}
