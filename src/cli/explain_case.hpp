#pragma once

#include <string>
#include <vector>

#include "cli/case_options.hpp"

namespace sti::cli {

/// What `sti explain` is asked about a case.
struct ExplainCase {
  CaseOptions told;
  std::vector<std::string> lines;    ///< only these lines, or why they are not there; empty: the whole advice
  std::vector<std::string> why_not;  ///< names of what is missed

  bool is_asked() const { return told.has_case() || !why_not.empty(); }
};

/// Why the advice for a case is what it is; returns the exit code.
int explain_case(Session& session, const ExplainCase& options);

}  // namespace sti::cli
