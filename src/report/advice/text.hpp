#pragma once

#include <string>

#include "report/page/page.hpp"

namespace sti::report {

/// The page for a clinician: 80 columns, most urgent first, readable without colour.
std::string advice_text(const View& view, const PageOptions& options = {});

}  // namespace sti::report
