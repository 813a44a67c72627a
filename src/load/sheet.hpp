#pragma once

#include <optional>
#include <utility>
#include <vector>

#include "load/csv.hpp"

namespace sti::load {

/// A decision table as somebody wrote it, cell by cell, from CSV or JSON.
struct Sheet {
  /// A heading and what stands under it.
  using Named = std::pair<SheetCell, SheetCell>;
  struct Column {
    enum class Kind { fact, output, remark };
    SheetCell head;
    Kind kind{};
  };
  struct Row {
    std::size_t number = 0;  ///< as the spreadsheet counts
    Pos pos;
    std::vector<SheetCell> cells;  ///< beside the columns
  };
  std::vector<Column> columns;
  std::vector<Row> rows;
  // What is set above the table.
  std::vector<SheetCell> policy;                    ///< to be one at most
  std::vector<Named> values;                        ///< of a fact: the values that there are
  std::vector<Named> order;                         ///< of an output: its answers, strongest first
  std::vector<std::vector<Named>> due, impossible;  ///< facts with a cell each
  std::vector<SheetCell> optional;                  ///< outputs that need no answer
};

/// A CSV sheet: settings (`policy:`, `values:`, `order:`, `due:`, `impossible:`, `optional:`, each a line), then a line
/// of headings, those of outputs with `->` or `then` before the name, then a line a row.
///
/// Adds errors, and returns empty where there is no table.
std::optional<Sheet> read_csv_sheet(const SourceText& source, Diagnostics& diagnostics);

/// The same as JSON: `{"policy": …, "values": {…}, "rows": [{"if": {…}, "then": {…}}]}`.
std::optional<Sheet> read_json_sheet(const SourceText& source, Diagnostics& diagnostics);

/// Rows and columns that a table may have.
inline constexpr std::size_t max_sheet_rows = 10'000, max_sheet_columns = 2'000;

}  // namespace sti::load
