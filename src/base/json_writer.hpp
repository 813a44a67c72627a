#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sti {

/// Writes JSON straight into a string, in the order it is told. nlohmann::json is kept for documents: a batch of advice
/// is written here ten times faster. Strings must be valid UTF-8.
class JsonWriter {
 public:
  /// `indent` spaces a level; without it everything on one line.
  explicit JsonWriter(std::optional<int> indent = {}) : indent_(indent) {}

  JsonWriter& begin_object() { return open('{'); }
  JsonWriter& end_object() { return close('}'); }
  JsonWriter& begin_array() { return open('['); }
  JsonWriter& end_array() { return close(']'); }
  JsonWriter& key(std::string_view name);
  JsonWriter& string(std::string_view text);
  JsonWriter& number(std::int64_t value);
  JsonWriter& real(double value);
  JsonWriter& boolean(bool value);
  JsonWriter& null();
  /// A key and a list of strings.
  JsonWriter& strings(std::string_view name, const std::vector<std::string>& texts);

  std::string take() { return std::move(out_); }

 private:
  JsonWriter& open(char bracket);
  JsonWriter& close(char bracket);
  void before_value();
  void new_line();
  void quote(std::string_view text);

  std::string out_;
  std::optional<int> indent_;
  std::vector<bool> has_items_;
  bool after_key_ = false;
};

}  // namespace sti
