#pragma once

#include "report/layout/document.hpp"
#include "report/wording/wording.hpp"

namespace sti::report {

/// Risk per exposure, and what negative tests leave of it: number, range and source in each line. The guideline's dates
/// and the curve stand side by side.
Document risk_page(const View& view, bool why);

}  // namespace sti::report
