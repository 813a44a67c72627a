#pragma once

#include <string_view>
#include <type_traits>

#include "base/json_writer.hpp"
#include "report/wording/wording.hpp"
#include "write/schema.hpp"

/// The JSON Schema of the values that are written, by their types.
namespace sti::report {

/// Stands for a type of which there is no value at hand.
template <class T>
struct Type {};

/// What a value is written with, besides itself.
struct JsonContext {
  const View* view = nullptr;  ///< where it points; not needed by what points nowhere
  bool texts = true;           ///< false: texts for people are left out
};

template <class Ids>
void enum_schema(JsonWriter& json, const Ids& ids) {
  json.begin_object().field("enum", ids).end_object();
}
inline void type_schema(JsonWriter& json, std::string_view type) {
  json.begin_object().field("type", type).end_object();
}
inline void number_schema(JsonWriter& json, std::string_view type, int minimum, std::optional<int> maximum = {}) {
  json.begin_object().field("type", type).field("minimum", minimum);
  if (maximum) json.field("maximum", *maximum);
  json.end_object();
}
inline void pattern_schema(JsonWriter& json, std::string_view pattern) {
  json.begin_object().field("type", "string").field("pattern", pattern).end_object();
}

/// What `JsonWriter::value` makes of a value of this type. Whole numbers count something and are not negative; a type
/// that says more has a `write_schema(JsonWriter&, Type<T>, view)`.
template <class T>
void schema_of(JsonWriter& json, const View& view) {
  if constexpr (requires { write_schema(json, Type<T>{}, view); }) {
    write_schema(json, Type<T>{}, view);
  } else if constexpr (std::is_pointer_v<T>) {
    schema_of<std::remove_cv_t<std::remove_pointer_t<T>>>(json, view);
  } else if constexpr (std::is_same_v<T, bool>) {
    type_schema(json, "boolean");
  } else if constexpr (std::is_convertible_v<const T&, std::string_view>) {
    type_schema(json, "string");
  } else if constexpr (std::is_integral_v<T>) {
    number_schema(json, "integer", 0);
  } else if constexpr (std::is_floating_point_v<T>) {
    number_schema(json, "number", 0);
  } else if constexpr (HasIds<T>) {
    enum_schema(json, enum_ids<T>);
  } else if constexpr (std::is_same_v<T, Date>) {
    pattern_schema(json, write::date_pattern);
  } else if constexpr (std::is_same_v<T, Moment>) {
    pattern_schema(json, write::moment_pattern);
  } else if constexpr (requires(const T& it) { it.has_value(); }) {
    json.begin_object().key("anyOf").begin_array();
    schema_of<typename T::value_type>(json, view);
    type_schema(json, "null");
    json.end_array().end_object();
  } else {
    json.begin_object().field("type", "array").key("items");
    schema_of<typename T::value_type>(json, view);
    json.end_object();
  }
}

}  // namespace sti::report
