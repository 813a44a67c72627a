#include "report/layout/table_text.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "report/layout/paragraph.hpp"

namespace sti::report {
namespace {

constexpr std::size_t gap = 2, least = 6;

class Columns {
 public:
  Columns(const Table& table, std::size_t indent) : table_(table), margin_(indent, ' ') {
    std::size_t used = indent + (table.has_marks ? gap : 0), n_shared = 0;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
      widths_.push_back(table.columns[i].width == Column::as_needed ? needed(i) : table.columns[i].width);
      if (widths_[i] == Column::shared)
        ++n_shared;
      else
        used += widths_[i];
    }
    for (auto& width : widths_) {
      if (width == Column::shared) width = std::max(least, (page_width - std::min(page_width, used)) / n_shared);
    }
  }

  std::string heads() const {
    std::vector<std::string> out;
    for (std::size_t i = 0; i < widths_.size(); ++i) out.push_back(head(i));
    return row(out, false);
  }

  /// Each cell wrapped to its own column.
  std::string row(const std::vector<std::string>& cells, bool is_marked) const {
    std::vector<std::vector<std::string>> wrapped;
    std::size_t height = 0;
    for (std::size_t i = 0; i < widths_.size(); ++i) {
      wrapped.push_back(wrap(printable(cells[i]), widths_[i] - (table_.columns[i].is_number ? 1 : gap)));
      height = std::max(height, wrapped.back().size());
    }
    std::string out;
    for (std::size_t at = 0; at < height; ++at) {
      auto line = margin_;
      if (table_.has_marks) line += is_marked && at == 0 ? "* " : "  ";
      for (std::size_t i = 0; i < widths_.size(); ++i) add(at < wrapped[i].size() ? wrapped[i][at] : "", i, line);
      out.append(line.substr(0, line.find_last_not_of(' ') + 1)).append("\n");
    }
    return out;
  }

 private:
  std::size_t needed(std::size_t column) const {
    auto out = display_width(printable(head(column)));
    for (const auto& row : table_.rows) out = std::max(out, display_width(printable(row.cells[column])));
    return out + gap;
  }

  const std::string& head(std::size_t column) const {
    const auto& own = table_.columns[column].head;
    return column == 0 && own.empty() ? table_.caption : own;
  }

  void add(const std::string& part, std::size_t column, std::string& line) const {
    const auto used = display_width(part), width = widths_[column];
    const std::string rest(used < width ? width - used : 1, ' ');
    const bool is_number = table_.columns[column].is_number;
    if (!is_number && column > 0 && table_.columns[column - 1].is_number) line.append(gap, ' ');
    line += is_number ? rest + part : part + rest;
  }

  const Table& table_;
  std::string margin_;
  std::vector<std::size_t> widths_;
};

}  // namespace

std::string table_text(const Table& table, std::size_t indent, bool color) {
  if (table.rows.empty()) return {};
  const Columns columns(table, indent);
  std::string out;
  if (const auto heads = columns.heads(); !heads.empty())
    out += painted(heads.substr(0, heads.size() - 1), "1", color) + "\n";
  for (const auto& row : table.rows) {
    out += columns.row(row.cells, row.is_marked);
    const std::string under(indent + gap, ' ');
    for (const auto& [about, text] : row.notes)
      out += about.empty() ? paragraph(under, text, under.size())
                           : paragraph(under, about + ": " + text, under.size() + gap);
  }
  return out;
}

}  // namespace sti::report
