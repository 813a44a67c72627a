#include "load/node.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.hpp"

namespace sti::load {
std::string_view kind_name(Node::Kind kind) {
  switch (kind) {
    case Node::Kind::null:
      return "null";
    case Node::Kind::boolean:
      return "true or false";
    case Node::Kind::integer:
      return "a whole number";
    case Node::Kind::real:
      return "a decimal number";
    case Node::Kind::string:
      return "a string";
    case Node::Kind::moment:
      return "a date";
    case Node::Kind::array:
      return "a list";
    case Node::Kind::table:
      return "a table";
  }
  return "a value";
}

Pos position_at(const SourceText& source, std::size_t offset, std::size_t length) {
  const auto text = without_mark(source.text);
  const auto mark = source.text.size() - text.size();
  const auto before = text.substr(0, offset - std::min(offset, mark));
  const auto line_start = before.rfind('\n') + 1;  // npos + 1 is 0
  Pos pos;
  pos.line = source.first_line;
  for (const char c : before) pos.line += c == '\n';
  pos.column = std::uint32_t(count_characters(before.substr(line_start)) + 1);
  pos.length = std::uint32_t(length);
  return pos;
}

bool check_size(const SourceText& source, std::size_t max_bytes, Diagnostics& diagnostics) {
  if (source.text.size() <= max_bytes) return true;
  diagnostics.add(Code::too_large, Span{&source, source.first_line == 1 ? 0 : source.first_line, 1, 1},
                  fmt::format("the input is too large (at most {} MiB are read)", max_bytes >> 20));
  return false;
}

bool check_text(const SourceText& source, std::size_t max_bytes, Diagnostics& diagnostics) {
  const auto at = [&](std::size_t offset) {
    const auto pos = position_at(source, offset);
    return Span{&source, pos.line, pos.column, 1};
  };
  if (!check_size(source, max_bytes, diagnostics)) return false;
  if (const auto bad = find_invalid_utf8(source.text)) {
    diagnostics.add(Code::invalid_utf8, at(*bad), "the text is not valid UTF-8", "save the text as UTF-8");
    return false;
  }
  if (const auto bad = find_control(source.text)) {
    diagnostics.add(Code::control_character, at(*bad), "a control character stands here", "remove it");
    return false;
  }
  return true;
}

}  // namespace sti::load
