#pragma once

#include <string>
#include <string_view>

#include "model/case.hpp"
#include "model/pack.hpp"

namespace sti::write {

/// A case as the keys `now`, `person` and `exposures` of a TOML table, a line each.
std::string case_toml(const Pack& pack, const Case& asked);

/// `text` as a TOML string.
std::string toml_string(std::string_view text);

}  // namespace sti::write
