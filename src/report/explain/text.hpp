#pragma once

#include <string>
#include <string_view>

#include "model/explanation.hpp"
#include "report/wording/wording.hpp"

namespace sti::report {

/// What an explanation is shown with, besides the advice.
struct ExplainView {
  const View& view;
  const Explanation& explanation;
  std::string_view pack_name;  ///< for the commands that are printed; empty: leave `--pack` out
  std::string others = {};     ///< further options of those commands
};

/// At most 80 columns, but for commands: each stays on one line, so that it can be copied.
std::string explain_text(const ExplainView& view, bool color);

/// Schema `sti-explain/1`.
std::string explain_json(const ExplainView& view);

}  // namespace sti::report
