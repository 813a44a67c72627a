// Debian's libraries for CSV tell no column, or stop at a line break in a cell: hence a reader of our own.

#include "load/csv.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "load/fields.hpp"

namespace sti::load {
namespace {

class CsvReader {
 public:
  CsvReader(const SourceText& source, Diagnostics& diagnostics)
      : context_{source, diagnostics}, text_(without_mark(source.text)), separator_(find_separator()) {}

  std::optional<std::vector<CsvRecord>> read() {
    std::vector<CsvRecord> out;
    for (std::size_t number = 1; at_ < text_.size(); ++number) {
      if (text_[at_] == '#' || (number == 1 && named_separator())) {
        skip_to(std::min(text_.find('\n', at_), text_.size()));
        skip_line_end();
        continue;
      }
      auto record = read_record();
      if (!record) return std::nullopt;
      record->number = number;
      const bool is_blank = std::all_of(record->cells.begin(), record->cells.end(),
                                        [](const SheetCell& cell) { return cell.text.empty(); });
      const bool is_remark = record->cells.front().text.starts_with('#');
      if (!is_blank && !is_remark) out.push_back(std::move(*record));
    }
    return out;
  }

 private:
  bool at_end() const { return at_ == text_.size(); }
  bool at_line_end() const { return at_end() || text_[at_] == '\n' || text_.substr(at_, 2) == "\r\n"; }

  /// Goes on to an offset, counting lines and columns.
  void skip_to(std::size_t offset) {
    for (; at_ < offset; ++at_) {
      if (text_[at_] == '\n')
        ++here_.line, here_.column = 1;
      else if ((text_[at_] & 0xC0) != 0x80)
        ++here_.column;
    }
  }
  void skip_line_end() { skip_to(std::min(at_ + (text_.substr(at_, 2) == "\r\n" ? 2 : 1), text_.size())); }

  std::optional<CsvRecord> read_record() {
    CsvRecord out;
    for (;;) {
      auto cell = text_.substr(std::min(text_.find_first_not_of(' ', at_), text_.size())).starts_with('"')
                      ? read_quoted()
                      : std::optional(read_plain());
      if (!cell) return std::nullopt;
      out.cells.push_back(std::move(*cell));
      if (at_line_end()) break;
      skip_to(at_ + 1);  // the separator
    }
    skip_line_end();
    return out;
  }

  SheetCell read_plain() {
    const auto begin = at_;
    auto end = begin;
    while (end < text_.size() && text_[end] != separator_ && text_[end] != '\n') ++end;
    if (end > begin && end < text_.size() && text_[end] == '\n' && text_[end - 1] == '\r') --end;
    const auto inner = trim(text_.substr(begin, end - begin));
    if (!inner.empty()) skip_to(std::size_t(inner.data() - text_.data()));
    SheetCell out{std::string(inner), here_};
    out.pos.length = std::uint32_t(std::max<std::size_t>(count_characters(inner), 1));
    skip_to(end);
    return out;
  }

  std::optional<SheetCell> read_quoted() {
    skip_to(text_.find('"', at_));
    SheetCell out{{}, here_};
    skip_to(at_ + 1);
    for (;;) {
      const auto quote = text_.find('"', at_);
      if (quote == std::string_view::npos) {
        context_.add(Code::csv_syntax, out.pos, "this quote is not closed");
        return std::nullopt;
      }
      out.text += text_.substr(at_, quote - at_);
      skip_to(quote + 1);
      if (at_end() || text_[at_] != '"') break;
      out.text += '"';
      skip_to(at_ + 1);
    }
    if (here_.line == out.pos.line) out.pos.length = here_.column - out.pos.column;
    while (!at_end() && text_[at_] == ' ') skip_to(at_ + 1);
    if (!at_line_end() && text_[at_] != separator_) {
      context_.add(Code::csv_syntax, here_, "something follows the quote that closes the cell",
                   "a quote inside a cell is written twice");
      return std::nullopt;
    }
    out.text = trim(out.text);
    return out;
  }

  /// What a first line such as `sep=;` says.
  std::optional<char> named_separator() const {
    auto line = text_.substr(0, text_.find('\n'));
    if (line.ends_with('\r')) line.remove_suffix(1);
    return line.size() == 5 && line.starts_with("sep=") ? std::optional(line.back()) : std::nullopt;
  }

  /// As it is named, or by the first line that is no remark.
  char find_separator() const {
    if (const auto named = named_separator()) return *named;
    auto rest = text_;
    while (rest.starts_with('#')) rest.remove_prefix(std::min(rest.find('\n'), rest.size() - 1) + 1);
    std::size_t in[] = {0, 0, 0};
    constexpr std::string_view separators = ";\t,";
    bool is_quoted = false;
    for (const char c : rest) {
      if (c == '"') is_quoted = !is_quoted;
      if (c == '\n' && !is_quoted) break;
      if (const auto place = separators.find(c); place != std::string_view::npos && !is_quoted) ++in[place];
    }
    const std::size_t most(std::max_element(std::begin(in), std::end(in)) - in);
    return separators[most];
  }

  Context context_;
  std::string_view text_;
  char separator_;
  std::size_t at_ = 0;
  Pos here_{1, 1, 1};
};

}  // namespace

std::optional<std::vector<CsvRecord>> parse_csv(const SourceText& source, Diagnostics& diagnostics) {
  return CsvReader(source, diagnostics).read();
}

}  // namespace sti::load
