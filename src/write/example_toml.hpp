#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/case.hpp"
#include "model/expectation.hpp"
#include "model/pack.hpp"

namespace sti::write {

/// A case with what is expected of it, as a [[case]] table to paste. Its name says who and what (`who`), and what is
/// expected.
std::string example_toml(const Pack& pack, const Case& asked, std::string_view who, const Expectation& expected,
                         const std::vector<std::string>& sources);

}  // namespace sti::write
