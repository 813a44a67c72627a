#include "load/node.hpp"

#include <fmt/format.h>

#include <cstring>
#include <optional>

#include "base/text.hpp"

namespace sti::load {
namespace {

void put_number(std::string& out, std::uint64_t value) {  // LEB128
  while (value >= 0x80) {
    out += char(value | 0x80);
    value >>= 7;
  }
  out += char(value);
}

void put_text(std::string& out, std::string_view text) {
  put_number(out, text.size());
  out += text;
}

void put_pos(std::string& out, const Pos& pos) {
  put_number(out, pos.line);
  put_number(out, pos.column);
  put_number(out, pos.length);
}

void put_node(std::string& out, const Node& node) {
  out += char(node.kind);
  put_pos(out, node.pos);
  switch (node.kind) {
    case Node::Kind::null:
      break;
    case Node::Kind::boolean:
      out += char(node.boolean);
      break;
    case Node::Kind::integer:
      put_number(out, std::uint64_t(node.integer));
      break;
    case Node::Kind::real: {
      char bytes[sizeof node.real];
      std::memcpy(bytes, &node.real, sizeof bytes);
      out.append(bytes, sizeof bytes);
      break;
    }
    case Node::Kind::string:
    case Node::Kind::moment:
      put_text(out, node.text);
      break;
    case Node::Kind::array:
      put_number(out, node.items.size());
      for (const auto& item : node.items) put_node(out, item);
      break;
    case Node::Kind::table:
      put_number(out, node.members.size());
      for (const auto& member : node.members) {
        put_text(out, member.key);
        put_pos(out, member.pos);
        put_node(out, member.value);
      }
      break;
  }
}

class Unpacker {
 public:
  explicit Unpacker(std::string_view bytes) : rest_(bytes) {}

  Node node() {
    Node out;
    out.kind = Node::Kind(take());
    out.pos = pos();
    switch (out.kind) {
      case Node::Kind::null:
        break;
      case Node::Kind::boolean:
        out.boolean = take() != 0;
        break;
      case Node::Kind::integer:
        out.integer = std::int64_t(number());
        break;
      case Node::Kind::real:
        std::memcpy(&out.real, rest_.data(), sizeof out.real);
        rest_.remove_prefix(sizeof out.real);
        break;
      case Node::Kind::string:
      case Node::Kind::moment:
        out.text = text();
        break;
      case Node::Kind::array:
        out.items.resize(number());
        for (auto& item : out.items) item = node();
        break;
      case Node::Kind::table:
        out.members.resize(number());
        for (auto& member : out.members) {
          member.key = text();
          member.pos = pos();
          member.value = node();
        }
        break;
    }
    return out;
  }

 private:
  unsigned char take() {
    const auto byte = static_cast<unsigned char>(rest_.front());
    rest_.remove_prefix(1);
    return byte;
  }
  std::uint64_t number() {
    std::uint64_t value = 0;
    for (unsigned shift = 0;; shift += 7) {
      const auto byte = take();
      value |= std::uint64_t(byte & 0x7F) << shift;
      if (byte < 0x80) return value;
    }
  }
  std::string text() {
    const auto size = number();
    std::string out(rest_.substr(0, size));
    rest_.remove_prefix(size);
    return out;
  }
  Pos pos() {
    Pos out;
    out.line = std::uint32_t(number());
    out.column = std::uint32_t(number());
    out.length = std::uint32_t(number());
    return out;
  }

  std::string_view rest_;
};

}  // namespace

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

std::string pack_node(const Node& node) {
  std::string out;
  put_node(out, node);
  return out;
}

Node unpack_node(std::string_view bytes) { return Unpacker(bytes).node(); }

Pos position_at(const SourceText& source, std::size_t offset, std::size_t length) {
  const auto before = std::string_view(source.text).substr(0, offset);
  const auto line_start = before.rfind('\n') + 1;  // npos + 1 is 0
  Pos pos;
  pos.line = source.first_line;
  for (const char c : before) pos.line += c == '\n';
  pos.column = std::uint32_t(count_characters(before.substr(line_start)) + 1);
  pos.length = std::uint32_t(length);
  return pos;
}

bool check_text(const SourceText& source, std::size_t max_bytes, Diagnostics& diagnostics) {
  const auto at = [&](std::size_t offset) {
    const auto pos = position_at(source, offset);
    return Span{&source, pos.line, pos.column, 1};
  };
  if (source.text.size() > max_bytes) {
    const auto size = source.text.size() - max_bytes == 1 ? std::string("1 byte more than the limit")
                                                          : fmt::format("{} bytes", source.text.size());
    diagnostics.add(Code::too_large, Span{&source, source.first_line == 1 ? 0 : source.first_line, 1, 1},
                    fmt::format("the input is too large ({}; at most {} MiB are read)", size, max_bytes >> 20));
    return false;
  }
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
