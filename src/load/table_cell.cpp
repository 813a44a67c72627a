#include "load/table_cell.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

#include "base/text.hpp"
#include "model/terms.hpp"

namespace sti::load {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Signs that a word processor puts in place of those of a keyboard.
std::string in_ascii(std::string_view text) {
  constexpr std::pair<std::string_view, std::string_view> signs[] = {{"≤", "<="}, {"≥", ">="}, {"–", "-"},
                                                                     {"—", "-"},  {"−", "-"},  {"…", ".."}};
  std::string out(text);
  for (const auto& [from, to] : signs) out = replaced(out, from, to);
  return out;
}

/// A number that fills the text; nothing where it is none. More digits than are held are none, too.
std::optional<Decimal> as_number(std::string_view text) {
  text = trim(text);
  const bool is_negative = text.starts_with('-');
  if (is_negative || text.starts_with('+')) text.remove_prefix(1);
  Decimal out;
  int digits = 0;
  bool is_after_point = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if ((text[i] == '.' || text[i] == ',') && !is_after_point && i > 0 && i + 1 < text.size()) {
      is_after_point = true;
      continue;
    }
    if (!is_digit(text[i])) return std::nullopt;
    out.units = 10 * out.units + (text[i] - '0');
    is_after_point ? ++out.places : ++digits;
    if (digits > most_digits || out.places > most_places) return std::nullopt;
  }
  if (digits == 0) return std::nullopt;
  if (is_negative) out.units = -out.units;
  return out;
}

/// Whether it has a number such as `1,000`, which is a thousand to one reader and one to another.
bool is_ambiguous(std::string_view text) {
  for (auto comma = text.find(','); comma != std::string_view::npos; comma = text.find(',', comma + 1)) {
    const auto decimals = text.substr(comma + 1);
    const auto count = std::size_t(std::find_if_not(decimals.begin(), decimals.end(), is_digit) - decimals.begin());
    if (comma > 0 && is_digit(text[comma - 1]) && count == 3) return true;
  }
  return false;
}

struct End {
  std::optional<Decimal> number;
  bool is_open = false;
};

/// An end of `a..b`, which may have `sign` before it; empty for one that is neither a number nor left out.
std::optional<End> read_end(std::string_view text, char sign) {
  text = trim(text);
  End out;
  if (text.empty()) return out;
  if (text.front() == sign) out.is_open = true, text.remove_prefix(1);
  out.number = as_number(text);
  return out.number ? std::optional(out) : std::nullopt;
}

/// `a..b`, as a range; nothing where the text is none.
std::optional<CellRange> as_span(std::string_view text) {
  const auto dots = text.find("..");
  if (dots == std::string_view::npos || text == "..") return std::nullopt;
  const auto low = read_end(text.substr(0, dots), '>'), high = read_end(text.substr(dots + 2), '<');
  if (!low || !high || !(low->number || high->number)) return std::nullopt;
  return CellRange{low->number, high->number, low->is_open, high->is_open};
}

/// `16-25`.
std::optional<CellRange> as_hyphened(std::string_view text) {
  const auto hyphen = text.find('-', 1);
  if (hyphen == std::string_view::npos || !is_digit(text.front())) return std::nullopt;
  const auto low = as_number(text.substr(0, hyphen)), high = as_number(text.substr(hyphen + 1));
  return low && high && high->units >= 0 ? std::optional(CellRange{low, high}) : std::nullopt;
}

/// What follows a comparison, as a range.
std::optional<CellRange> as_comparison(std::string_view text) {
  const bool is_less = text.front() == '<', is_more = text.front() == '>';
  text.remove_prefix(1);
  const bool with_end = text.starts_with('=') || !(is_less || is_more);
  if (text.starts_with('=')) text.remove_prefix(1);
  const auto number = as_number(text);
  if (!number) return std::nullopt;
  CellRange out;
  if (!is_less) out.low = number, out.above_low = !with_end;
  if (!is_more) out.high = number, out.below_high = !with_end;
  return out;
}

/// The alternatives of a cell. A comma between two digits belongs to a number.
std::vector<std::string_view> alternatives(std::string_view text) {
  std::vector<std::string_view> out;
  std::size_t begin = 0;
  for (std::size_t i = 0; i <= text.size(); ++i) {
    const bool in_number =
        i > 0 && i + 1 < text.size() && text[i] == ',' && is_digit(text[i - 1]) && is_digit(text[i + 1]);
    if (i < text.size() && text[i] != '|' && text[i] != '\n' && (text[i] != ',' || in_number)) continue;
    if (const auto part = trim(text.substr(begin, i - begin)); !part.empty()) out.push_back(part);
    begin = i + 1;
  }
  return out;
}

std::optional<CellItem> read_item(std::string_view written, const Pos& pos, const Context& context) {
  const auto text = in_ascii(written);
  CellItem out{std::string(trim(written)), {}, false};
  if (text.empty()) return out;
  if (is_ambiguous(text)) {
    context.add(Code::wrong_type, pos, fmt::format("`{}` can be read as two numbers", written),
                fmt::format("write `{}`, or `{}` for several", replaced(text, ",", ""), replaced(text, ",", "|")));
    return std::nullopt;
  }
  const bool is_compared = text.find_first_of("<>=") == 0;
  if (auto span = as_span(text))
    out.range = span, out.is_range = true;
  else if (is_compared)
    out.range = as_comparison(text), out.is_range = true;
  else if (auto hyphened = as_hyphened(text))
    out.range = hyphened, out.is_range = true;
  else if (const auto number = as_number(text))
    out.range = CellRange{number, number};
  if (out.is_range && !out.range) {
    context.add(
        Code::wrong_type, pos, fmt::format("there is no number after the sign in `{}`", written),
        fmt::format("write a number alone, of at most {} digits and {} decimals; a unit belongs into the heading",
                    most_digits, most_places));
    return std::nullopt;
  }
  return out;
}

/// The alternatives of a text.
std::optional<std::vector<CellItem>> read_items(std::string_view text, const Pos& pos, const Context& context) {
  std::vector<CellItem> out;
  for (const auto part : alternatives(text)) {
    auto item = read_item(part, pos, context);
    if (!item) return std::nullopt;
    out.push_back(std::move(*item));
  }
  return out;
}

}  // namespace

std::string tidy(std::string_view text) {
  std::string out(text);
  for (const std::string_view blank : {"\u00A0", "\u2007", "\u2009", "\u202F"}) out = replaced(out, blank, " ");
  return std::string(trim(out));
}

std::string folded(std::string_view word) {
  std::string out;
  for (const char c : lower_case(tidy(word))) {
    const bool is_space = std::isspace(static_cast<unsigned char>(c)) != 0;
    if (!is_space || !out.ends_with(' ')) out += is_space ? ' ' : c;
  }
  return out;
}

std::optional<CellTest> read_cell(const SheetCell& cell, const Context& context) {
  std::string_view text = cell.text;
  CellTest out;
  const auto whole = folded(text);
  if (whole.empty() || whole == "-" || whole == "–" || whole == "—" || whole == "*" || whole == "any") return out;
  if (whole.starts_with("not ")) {
    out.is_negated = true;
    text = trim(text.substr(text.find_first_not_of(" \t") + 3));
  }
  auto items = read_items(text, cell.pos, context);
  if (!items) return std::nullopt;
  out.is_negated = out.is_negated && !items->empty();
  out.items = std::move(*items);
  return out;
}

std::optional<std::vector<CellItem>> read_list(const SheetCell& cell, const Context& context) {
  return read_items(cell.text, cell.pos, context);
}

}  // namespace sti::load
