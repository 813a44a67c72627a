#include "report/findings/diagnostics.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.hpp"

namespace sti::report {
namespace {

const char* style_of(Severity severity) {
  return severity == Severity::error ? "1;31" : severity == Severity::warning ? "1;33" : "1;36";
}

std::string location(const Place& place) {
  if (place.path.empty()) return "sti";
  if (place.line == 0) return place.path;
  return fmt::format("{}:{}:{}", place.path, place.line, place.column);
}

constexpr std::size_t window_width = 90;  // columns of the source line that are shown

std::string excerpt(const Place& place, const std::string& hint, const char* style, bool color) {
  if (place.line == 0 || place.excerpt.empty()) return hint.empty() ? "" : fmt::format("   = {}\n", hint);
  // A long line is cut so that the caret stays in view.
  const std::size_t column = std::max<std::size_t>(place.column, 1) - 1;
  std::size_t start = column > window_width - 20 ? column - (window_width - 20) : 0;
  std::string shown;
  std::size_t cell = 0;  // where the next character stands
  for (std::size_t i = 0, next = 0; i < place.excerpt.size(); i = next) {
    for (++next; next < place.excerpt.size() && (place.excerpt[next] & 0xC0) == 0x80;) ++next;
    const auto character = std::string_view(place.excerpt).substr(i, next - i);
    const auto cells = display_width(character);
    if (cell < start && cell + cells > start) start = cell + cells;  // a wide character is not cut in two
    if (cell >= start && cell + cells <= start + window_width) shown += character;
    cell += cells;
  }
  const auto room = start + window_width > column ? start + window_width - column : 1;
  const auto in_line = cell > column ? cell - column : 1;
  const auto length = std::clamp<std::size_t>(place.length, 1, std::max<std::size_t>(1, std::min(room, in_line)));
  auto marks = painted(std::string(length, '^'), style, color);
  if (!hint.empty()) marks += " " + hint;
  return fmt::format("{:>5} | {}\n      | {}{}\n", place.line, shown, std::string(column - start, ' '), marks);
}

}  // namespace

std::string diagnostic_text(const Diagnostic& diagnostic, bool color) {
  const auto* style = style_of(diagnostic.severity);
  const auto severity =
      painted(fmt::format("{}[{}]", to_string(diagnostic.severity), label(diagnostic.code)), style, color);
  auto out = fmt::format("{}: {}: {}\n", location(diagnostic.place), severity, diagnostic.message);
  out += excerpt(diagnostic.place, diagnostic.hint, style, color);
  for (const auto& note : diagnostic.notes) {
    if (note.place.line == 0) {
      out += fmt::format("   = {}\n", note.text);
    } else {
      out += fmt::format("   = {}: {}\n", location(note.place), note.text);
      out += excerpt(note.place, "", style_of(Severity::note), color);
    }
  }
  return out;
}

std::string diagnostics_text(const Diagnostics& diagnostics, bool color) {
  auto all = diagnostics.all();
  std::stable_sort(all.begin(), all.end(), [](const Diagnostic& a, const Diagnostic& b) {
    return std::tie(a.place.path, a.place.line, a.place.column) < std::tie(b.place.path, b.place.line, b.place.column);
  });
  std::string out;
  for (const auto& diagnostic : all) out += diagnostic_text(diagnostic, color);
  return out;
}

}  // namespace sti::report
