#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.hpp"

namespace sti::load {

/// Where a key or value stands in its text.
struct Pos {
  std::uint32_t line = 0, column = 0, length = 1;
};

struct Member;

/// A value as it was read, from TOML or JSON alike. Loaders see only this.
struct Node {
  enum class Kind : std::uint8_t { null, boolean, integer, real, string, moment, array, table };
  Kind kind = Kind::null;
  bool boolean = false;
  std::int64_t integer = 0;
  double real = 0;
  std::string text;             ///< string; moment: a native TOML date or date-time, as ISO 8601
  std::vector<Node> items;      ///< array
  std::vector<Member> members;  ///< table, in the order of the parser
  Pos pos;

  bool is_table() const { return kind == Kind::table; }
  bool is_array() const { return kind == Kind::array; }
  bool is_string() const { return kind == Kind::string; }
  /// The value of a key, or nullptr.
  const Node* find(std::string_view key) const;
};

struct Member {
  std::string key;
  Pos pos;
  Node value;
};

inline const Node* Node::find(std::string_view key) const {
  for (const auto& member : members) {
    if (member.key == key) return &member.value;
  }
  return nullptr;
}

/// "a string", "a list", … for messages.
std::string_view kind_name(Node::Kind kind);

/// Limits on what is read from others.
inline constexpr std::size_t max_depth = 64;
inline constexpr std::size_t max_case_bytes = std::size_t{1} << 20;
inline constexpr std::size_t max_rule_bytes = std::size_t{16} << 20;

/// Adds an error and returns false where the text is larger than the limit.
bool check_size(const SourceText& source, std::size_t max_bytes, Diagnostics& diagnostics);

/// Checks size, UTF-8 and control characters, as every text must pass before it is parsed. Adds errors; true when
/// clean.
bool check_text(const SourceText& source, std::size_t max_bytes, Diagnostics& diagnostics);

/// Reads TOML 1.0. Adds one error (the parser stops at the first) and returns empty on a mistake.
std::optional<Node> parse_toml(const SourceText& source, Diagnostics& diagnostics);

/// Reads one JSON value that fills the text. Duplicate keys, depth over the limit and any malformed tail are errors.
std::optional<Node> parse_json(const SourceText& source, Diagnostics& diagnostics);

/// Line and column (in characters) of a byte offset.
Pos position_at(const SourceText& source, std::size_t offset, std::size_t length = 1);

}  // namespace sti::load
