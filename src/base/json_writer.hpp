#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "base/by_enum.hpp"
#include "base/date.hpp"

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
  JsonWriter& null();
  /// A value that is JSON already.
  JsonWriter& raw(std::string_view json);

  /// A text, a number, an enumerator by its id, a day or a moment; null for an empty optional; a range as a list; what
  /// a pointer, which is not null, points to. Any other type has a `write_json(JsonWriter&, value, context...)` in its
  /// namespace or in that of the context.
  template <class T, class... Context>
  JsonWriter& value(const T& it, const Context&... context) {
    if constexpr (std::is_same_v<T, bool>) {
      return boolean(it);
    } else if constexpr (std::is_convertible_v<const T&, std::string_view>) {
      return string(it);
    } else if constexpr (std::is_integral_v<T>) {
      return number(static_cast<std::int64_t>(it));
    } else if constexpr (std::is_floating_point_v<T>) {
      return real(static_cast<double>(it));
    } else if constexpr (HasIds<T>) {
      return string(enum_ids<T>[it]);
    } else if constexpr (requires { to_string(it); }) {
      return string(to_string(it));
    } else if constexpr (std::is_pointer_v<T>) {
      return value(*it, context...);
    } else if constexpr (requires { it.has_value(); }) {
      return it.has_value() ? value(*it, context...) : null();
    } else if constexpr (requires { it.begin(), it.end(); }) {
      begin_array();
      for (const auto& item : it) value(item, context...);
      return end_array();
    } else {
      write_json(*this, it, context...);
      return *this;
    }
  }
  /// A key and its value.
  template <class T, class... Context>
  JsonWriter& field(std::string_view name, const T& it, const Context&... context) {
    return key(name).value(it, context...);
  }

  std::string take() { return std::move(out_); }

 private:
  JsonWriter& string(std::string_view text);
  JsonWriter& number(std::int64_t value);
  JsonWriter& real(double value);
  JsonWriter& boolean(bool value);
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
