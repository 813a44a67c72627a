#pragma once

#include <string>

#include "base/diagnostics.hpp"

namespace sti::report {

/// One finding: `path:line:column: severity[CODE]: message`, the source line with a caret span, hint and notes.
std::string diagnostic_text(const Diagnostic& diagnostic, bool color = false);

/// All findings, in order of path and place.
std::string diagnostics_text(const Diagnostics& diagnostics, bool color = false);

}  // namespace sti::report
