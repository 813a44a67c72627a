#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/finding.hpp"
#include "model/pack.hpp"
#include "model/phrases.hpp"

namespace sti::report {

/// The findings of a proof as diagnostics: places as notes, then the region in words, its size, and the command that
/// shows it. Written in English, as all diagnostics are. `pack_name` is what `--pack` takes,
/// `others` are further options of the command.
Diagnostics finding_diagnostics(const Pack& pack, const Phrases& phrases, const std::vector<Finding>& findings,
                                std::string_view pack_name, std::string_view others = {});

}  // namespace sti::report
