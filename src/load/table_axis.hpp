#pragma once

#include <map>

#include "load/table_cell.hpp"
#include "model/vocabulary.hpp"

namespace sti::load {

/// The values of one fact of a decision table, found from the cells that speak of it: the words that they name, and
/// numbers cut wherever a cell begins or ends.
///
/// Where the table does not say which values there are, they are the words that are named (of a single one `a` besides
/// `not a`) and all numbers, those below zero only where one is named. Numbers are whole where none has decimals. Where
/// no cell names a range, the numbers that are named are all.
class Axis {
 public:
  /// A cell that asks for the fact.
  void mention(const CellTest& test);
  /// The values that there are, all of them; told before any cell. A cell `not suppressed` means that one, where it is
  /// one of them.
  void declare(const std::vector<CellItem>& values);
  /// Makes the values, once all cells were mentioned.
  List<FactValue> make_values();
  /// What its numbers are, once the values are made.
  Numbers numbers() const;

  /// The values that a cell allows. Adds an error and returns empty where one of its alternatives is none of the
  /// values, or looks like a number among numbers and is none.
  std::optional<std::vector<Index<FactValue>>> find(const CellTest& test, const SheetCell& cell,
                                                    const Context& context) const;

 private:
  /// A place on the axis of numbers. Where any number has decimals, what lies between two of them has one of its own.
  using Position = std::int64_t;
  struct Stretch {
    Position first = 0, last = 0;  ///< included
  };

  void take(const std::vector<CellItem>& items);
  /// A cell whose `not` belongs to a word, read so.
  CellTest as_meant(const CellTest& test) const;
  Position position(const Decimal& number) const;
  Stretch stretch(const CellRange& range) const;
  std::string number_at(Position position) const;
  NumberRange shown(const Stretch& stretch) const;
  std::vector<Stretch> domain() const;
  /// By what a value that is no range is found; of a number the same in every spelling.
  std::string key_of(const CellItem& item) const;
  /// Whether a word stands among numbers, has a sign of one, and is not among the declared values.
  bool is_mistyped(const CellItem& item) const;
  void add_word(const CellItem& item);

  std::vector<CellRange> ranges_;  ///< of all cells
  std::vector<CellItem> items_;    ///< of all cells, in their order
  std::optional<std::vector<CellItem>> declared_;
  bool is_numeric_ = false, is_below_zero_ = false;  ///< a cell names a range, a number below zero
  int places_ = 0;
  List<FactValue> values_;
  std::vector<Stretch> stretches_;  ///< of the numbers, which come first in the list of values
  std::map<std::string, Index<FactValue>> words_;
};

}  // namespace sti::load
