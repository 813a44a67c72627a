#pragma once

#include <string>
#include <string_view>

#include "model/explanation.hpp"
#include "report/layout/document.hpp"

namespace sti::report {

/// What an explanation is shown with, besides the advice.
struct ExplainView {
  const View& view;
  const Explanation& explanation;
  std::string_view pack_name;  ///< for the commands that are printed; empty: leave `--pack` out
  std::string others = {};     ///< further options of those commands
};

/// Why each line is there or not, and what would change it, each with a command that shows it.
Document explain_page(const ExplainView& view);

/// Schema `sti-explain/1`.
std::string explain_json(const ExplainView& view);

}  // namespace sti::report
