#pragma once

#include <algorithm>
#include <array>
#include <initializer_list>
#include <nlohmann/json.hpp>
#include <string_view>

#include "model/pack.hpp"
#include "write/schema.hpp"

/// Pieces that the schemas share.
namespace sti::write::schema {

using Json = nlohmann::ordered_json;

inline constexpr const char* told_moment_pattern =
    "^[0-9]{4}-[0-9]{2}-[0-9]{2}([T ][0-9]{2}:[0-9]{2}(:[0-9]{2}(\\.[0-9]+)?)?)?$";

template <class Items>
Json ids(const Items& items) {
  Json out = Json::array();
  for (const auto& item : items) out.push_back(item.id);
  return out;
}

template <class Names>
Json names(const Names& all) {
  Json out = Json::array();
  for (const auto name : all) out.push_back(std::string(name));
  return out;
}

inline Json one_of(Json values) { return {{"enum", std::move(values)}}; }
inline Json or_null(Json schema) { return {{"anyOf", Json::array({std::move(schema), {{"type", "null"}}})}}; }
inline Json text() { return {{"type", "string"}}; }
inline Json date() { return {{"type", "string"}, {"pattern", date_pattern}}; }
inline Json list_of(Json items, bool is_filled = false) {
  Json out = {{"type", "array"}, {"items", std::move(items)}};
  if (is_filled) out["minItems"] = 1;
  return out;
}

/// An object that has no other keys than these.
inline Json object(Json properties, Json required) {
  return {{"type", "object"},
          {"properties", std::move(properties)},
          {"required", std::move(required)},
          {"additionalProperties", false}};
}

/// A case, as `sti advise --case` takes it.
Json case_object(const Pack& base);

}  // namespace sti::write::schema
