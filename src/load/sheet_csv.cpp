#include <fmt/format.h>

#include <algorithm>

#include "base/text.hpp"
#include "load/sheet.hpp"
#include "load/table_cell.hpp"

namespace sti::load {
namespace {

/// Settings that stand above the table.
const std::vector<std::string> settings = {"policy:", "values:", "order:", "due:", "impossible:", "optional:"};

class CsvSheetReader {
 public:
  CsvSheetReader(const Context& context, Sheet& out) : context_(context), out_(out) {}

  void read(std::vector<CsvRecord> records) {
    for (auto& record : records) {
      for (auto& cell : record.cells) cell.text = tidy(cell.text);
      if (!out_.columns.empty())
        read_row(std::move(record));
      else if (record.cells.front().text.ends_with(':'))
        read_setting(std::move(record.cells));
      else
        read_heading(std::move(record.cells));
    }
  }

 private:
  void read_setting(std::vector<SheetCell> cells) {
    const auto key = folded(cells.front().text);
    while (cells.back().text.empty()) cells.pop_back();
    const auto given = cells.size() - 1;
    const auto wants = [&](bool fits, std::string_view form) {
      if (!fits) context_.add(Code::row_shape, cells.front().pos, fmt::format("`{}` is written {}", key, form));
      return fits;
    };
    if (key == "policy:") {
      if (wants(given == 1, "`policy:`, then a policy")) out_.policy.push_back(cells[1]);
    } else if (key == "values:" || key == "order:") {
      if (!wants(given >= 2, "`" + key + "`, then a heading, then what it can be")) return;
      auto all = cells[2];
      for (std::size_t i = 3; i < cells.size(); ++i) all.text += "|" + cells[i].text;
      (key == "values:" ? out_.values : out_.order).emplace_back(cells[1], all);
    } else if (key == "due:" || key == "impossible:") {
      if (!wants(given % 2 == 0 && given > 0, "`" + key + "`, then headings, each with a cell")) return;
      auto& picked = (key == "due:" ? out_.due : out_.impossible).emplace_back();
      for (std::size_t i = 1; i < cells.size(); i += 2) picked.emplace_back(cells[i], cells[i + 1]);
    } else if (key == "optional:") {
      if (wants(given > 0, "`optional:`, then headings"))
        out_.optional.insert(out_.optional.end(), cells.begin() + 1, cells.end());
    } else {
      context_.add(Code::unknown_key, cells.front().pos, fmt::format("there is no setting `{}`", cells.front().text),
                   did_you_mean(nearest(key, settings)));
    }
  }

  void read_heading(std::vector<SheetCell> cells) {
    while (cells.size() > 1 && cells.back().text.empty()) cells.pop_back();
    for (auto& cell : cells) {
      Sheet::Column column{std::move(cell)};
      auto& name = column.head.text;
      if (name.empty() || name.starts_with('#')) column.kind = Sheet::Column::Kind::remark;
      for (const std::string_view mark : {"->", "=>", "→", "then "}) {
        if (!folded(name).starts_with(mark)) continue;
        column.kind = Sheet::Column::Kind::output;
        name = trim(std::string_view(name).substr(mark.size()));
        break;
      }
      out_.columns.push_back(std::move(column));
    }
  }

  void read_row(CsvRecord record) {
    auto& cells = record.cells;
    const auto columns = out_.columns.size();
    auto pos = cells.front().pos;
    while (cells.size() > columns && cells.back().text.empty()) cells.pop_back();
    if (cells.size() != columns) {
      context_.add(
          Code::row_shape, pos,
          fmt::format("row {} has {}, and the headings are {}", record.number, counted(cells.size(), "cell"), columns),
          cells.size() > columns ? "put a cell that holds a separator into quotes" : "");
      return;
    }
    const auto& last = cells.back().pos;
    if (last.line == pos.line) pos.length = last.column + last.length - pos.column;
    for (std::size_t i = 0; i < columns; ++i) {
      if (out_.columns[i].kind == Sheet::Column::Kind::remark) cells[i].text.clear();
    }
    out_.rows.push_back({record.number, pos, std::move(cells)});
  }

  const Context& context_;
  Sheet& out_;
};

}  // namespace

std::optional<Sheet> read_csv_sheet(const SourceText& source, Diagnostics& diagnostics) {
  auto records = parse_csv(source, diagnostics);
  if (!records) return std::nullopt;
  Sheet out;
  CsvSheetReader({source, diagnostics}, out).read(std::move(*records));
  return out;
}

}  // namespace sti::load
