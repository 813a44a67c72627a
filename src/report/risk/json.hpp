#pragma once

#include <string>

#include "report/wording/wording.hpp"

namespace sti::report {

/// Risk per exposure and what negative tests leave, schema `sti-risk/1`.
std::string risk_json(const View& view);

}  // namespace sti::report
