#pragma once

#include <string>

#include "model/pack.hpp"

namespace sti::write {

/// JSON Schema of a case, generated from the vocabulary and catalog of `base`.
std::string case_schema(const Pack& base);
/// JSON Schema of an advice, `sti-advice/2`.
std::string advice_schema(const Pack& base);
/// JSON Schema (draft 7, which TOML editors read) of the files of a pack.
std::string rules_schema(const Pack& base);

}  // namespace sti::write
