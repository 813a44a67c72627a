#pragma once

#include <string>
#include <string_view>

#include "model/coverage.hpp"

namespace sti::report {

/// The case that would reach it, as a [[case]] table to paste; it must have one.
std::string example_toml(const Pack& pack, const UncoveredItem& item);

/// Tables of what is reached of the pack that was named so, then for each thing that is not a case to paste.
std::string coverage_text(const Pack& pack, std::string_view name, const CoverageReport& coverage);
/// `sti-coverage/1`.
std::string coverage_json(const Pack& pack, std::string_view name, const CoverageReport& coverage);

}  // namespace sti::report
