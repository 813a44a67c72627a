#pragma once

#include <string>

#include "base/json_writer.hpp"
#include "model/pack.hpp"

namespace sti::write {

inline constexpr const char* schema_dialect = "https://json-schema.org/draft/2020-12/schema";
inline constexpr const char* date_pattern = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$";
inline constexpr const char* moment_pattern = "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}$";

/// JSON Schema of a case, generated from the vocabulary and catalog of `base`.
std::string case_schema(const Pack& base);
/// The same as a part of another schema, and that of a test taken.
void write_case_schema(JsonWriter& json, const Pack& base);
void write_taken_schema(JsonWriter& json, const Pack& base);
/// JSON Schema (draft 7, which TOML editors read) of the files of a pack.
std::string rules_schema(const Pack& base);

}  // namespace sti::write
