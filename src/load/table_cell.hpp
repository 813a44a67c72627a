#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "load/csv.hpp"
#include "load/fields.hpp"

namespace sti::load {

/// A number as it is written: `units` of the last of its decimal `places`.
struct Decimal {
  std::int64_t units = 0;
  int places = 0;
};
/// Digits that a number may have before and after the point; so no sum of two is too large for 64 bits.
inline constexpr int most_digits = 12, most_places = 5;

/// Numbers from one to another; without an end where there is none.
struct CellRange {
  std::optional<Decimal> low, high;
  bool above_low = false, below_high = false;  ///< the end itself is no part of them
};

/// One of the alternatives of a cell: a word, and what it means as a number.
struct CellItem {
  std::string word;
  std::optional<CellRange> range;
  bool is_range = false;  ///< it can be nothing but numbers: `<=72`, `73..168`
};

/// What a cell of a decision table asks of a fact.
struct CellTest {
  bool is_negated = false;      ///< it begins with `not`
  std::vector<CellItem> items;  ///< empty: nothing

  bool asks_nothing() const { return items.empty(); }
};

/// Reads a cell: empty, `-`, `*` or `any` asks nothing; `a|b` and `a, b` for one of several; `not a`; numbers as `72`,
/// `<=72`, `>168`, `73..168`, `16-25`, `>0.4..<0.5`, with a point or a comma before decimals.
///
/// Adds an error and returns empty where an end of a range is no number, or might be another one.
std::optional<CellTest> read_cell(const SheetCell& cell, const Context& context);

/// The alternatives of a cell in which `not` is a part of a word: "not suppressed".
std::optional<std::vector<CellItem>> read_list(const SheetCell& cell, const Context& context);

/// What stands in a cell, without the blanks around it; those that do not break are spaces.
std::string tidy(std::string_view text);

/// A text by which two spellings of a word are compared: without capitals, and with single spaces.
std::string folded(std::string_view word);

}  // namespace sti::load
