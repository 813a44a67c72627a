#pragma once

#include <optional>
#include <string>
#include <vector>

#include "load/node.hpp"

namespace sti::load {

/// A cell of a spreadsheet as it is written, spaces around it apart, with its place.
struct SheetCell {
  std::string text;
  Pos pos;
};

/// A line of a spreadsheet; of cells with line breaks several lines of the text.
struct CsvRecord {
  std::size_t number = 0;  ///< as the spreadsheet counts, from 1
  std::vector<SheetCell> cells;
};

/// Reads comma-separated values: RFC 4180, besides with a semicolon or a tab between cells (what the first line has
/// most of, or what it names, as `sep=;`), any end of line, a byte order mark. Blank lines and those that begin with
/// `#` are left out.
///
/// Adds an error and returns empty where a quote is not closed or something follows it.
std::optional<std::vector<CsvRecord>> parse_csv(const SourceText& source, Diagnostics& diagnostics);

}  // namespace sti::load
