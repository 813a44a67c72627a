#pragma once

#include <string>
#include <vector>

#include "model/expectation.hpp"
#include "report/wording.hpp"

namespace sti::report {

/// A case with what is expected of it, as a [[case]] table to paste. Its name says who and what, and what is expected.
/// Of the view the case and its advice are used.
std::string example_toml(const View& view, const Expectation& expected, const std::vector<std::string>& sources);

}  // namespace sti::report
