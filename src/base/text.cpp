#include "base/text.hpp"

#include <algorithm>
#include <cstdint>
#include <numeric>

#include "base/cell_widths.hpp"

namespace sti {
namespace {

struct CodePoint {
  std::uint32_t value = 0;
  std::size_t length = 0;  ///< bytes; 0 where malformed
};

CodePoint decode(std::string_view text) {
  const auto byte = [&](std::size_t i) { return std::uint32_t(static_cast<unsigned char>(text[i])); };
  const std::uint32_t first = byte(0);
  if (first < 0x80) return {first, 1};
  const std::size_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
  if (first < 0xC2 || first > 0xF4 || text.size() < length) return {};
  std::uint32_t value = first & (0xFFu >> (length + 1));
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(i) & 0xC0) != 0x80) return {};
    value = value << 6 | (byte(i) & 0x3F);
  }
  static constexpr std::uint32_t smallest[] = {0, 0, 0x80, 0x800, 0x10000};
  if (value < smallest[length] || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF)) return {};
  return {value, length};
}

bool is_control(std::uint32_t c) { return c < 0x20 || c == 0x7F || (c >= 0x80 && c < 0xA0); }

/// Line and paragraph separators; bidirectional overrides and isolates, which can reorder what is read.
bool steers_text(std::uint32_t c) { return (c >= 0x2028 && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069); }

std::size_t cells_of(std::uint32_t c) {
  const auto* row = std::lower_bound(std::begin(cell_widths), std::end(cell_widths), c,
                                     [](const CellWidth& a, std::uint32_t wanted) { return a.last < wanted; });
  return row != std::end(cell_widths) && row->first <= c ? row->cells : 1;
}

/// Letters changed, added, dropped or swapped with their neighbour.
std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> before(b.size() + 1), row(b.size() + 1), next(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    next[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const auto substituted = row[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      next[j] = std::min({row[j] + 1, next[j - 1] + 1, substituted});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) next[j] = std::min(next[j], before[j - 2] + 1);
    }
    std::swap(before, row);
    std::swap(row, next);
  }
  return row[b.size()];
}

}  // namespace

std::optional<std::size_t> find_invalid_utf8(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const auto length = decode(text.substr(i)).length;
    if (length == 0) return i;
    i += length;
  }
  return std::nullopt;
}

std::optional<std::size_t> find_control(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const auto point = decode(text.substr(i));
    const bool layout = point.value == '\t' || point.value == '\n' || point.value == '\r';
    if (point.length != 0 && (is_control(point.value) || steers_text(point.value)) && !layout) return i;
    i += std::max<std::size_t>(point.length, 1);
  }
  return std::nullopt;
}

std::string printable(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const auto point = decode(text.substr(i));
    if (point.length == 0 || is_control(point.value) || steers_text(point.value)) {
      out += point.value == '\t' ? " " : "\xEF\xBF\xBD";
    } else {
      out += text.substr(i, point.length);
    }
    i += std::max<std::size_t>(point.length, 1);
  }
  return out;
}

std::size_t count_characters(std::string_view text) {
  return std::size_t(std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  for (std::size_t i = 0; i < text.size();) {
    const auto point = decode(text.substr(i));
    width += cells_of(point.value);
    i += std::max<std::size_t>(point.length, 1);
  }
  return width;
}

std::string padded(std::string text, std::size_t width) {
  if (const auto used = display_width(text); used < width) text.append(width - used, ' ');
  return text;
}

std::string painted(std::string_view text, const char* style, bool color) {
  if (!color) return std::string(text);
  std::string out = "\033[";
  out += style;
  out += 'm';
  out += text;
  out += "\033[0m";
  return out;
}

std::vector<std::string> wrap(std::string_view text, std::size_t width) {
  std::vector<std::string> lines;
  std::string line;
  for (const auto word : split(text, ' ')) {
    if (word.empty()) continue;
    if (!line.empty() && display_width(line) + 1 + display_width(word) > width) {
      lines.push_back(std::move(line));
      line.clear();
    }
    if (!line.empty()) line += ' ';
    line += word;
  }
  if (!line.empty()) lines.push_back(std::move(line));
  return lines;
}

std::string_view nearest(std::string_view word, std::span<const std::string> candidates) {
  std::string_view best;
  if (word.size() > 64) return best;
  std::size_t best_distance = std::max<std::size_t>(1, word.size() / 3) + 1;
  for (const auto& candidate : candidates) {
    const auto distance = edit_distance(word, candidate);
    if (distance < best_distance) {
      best_distance = distance;
      best = candidate;
    }
  }
  return best;
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  for (;;) {
    const auto end = text.find(separator);
    parts.push_back(text.substr(0, end));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

std::string join(std::span<const std::string> parts, std::string_view separator) {
  std::string out;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i > 0) out += separator;
    out += parts[i];
  }
  return out;
}

std::string_view trim(std::string_view text) {
  const auto first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

std::string replaced(std::string_view text, std::string_view from, std::string_view to) {
  std::string out;
  std::size_t start = 0;
  for (auto at = text.find(from); at != std::string_view::npos; at = text.find(from, start)) {
    out.append(text, start, at - start).append(to);
    start = at + from.size();
  }
  return out.append(text, start);
}

std::string counted(std::size_t count, std::string_view one, std::string_view many) {
  const bool is_one = count == 1;
  auto out = std::to_string(count) + " ";
  out += is_one || many.empty() ? one : many;
  return is_one || !many.empty() ? out : out + "s";
}

std::string list_names(std::span<const std::string> names, std::string_view last_joint) {
  std::string out;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i > 0) out += i + 1 == names.size() ? std::string(" ").append(last_joint).append(" ") : ", ";
    out.append("`").append(names[i]).append("`");
  }
  return out;
}

}  // namespace sti
