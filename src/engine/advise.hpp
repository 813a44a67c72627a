#pragma once

#include "engine/program.hpp"
#include "model/advice.hpp"

namespace sti::engine {

struct AdviseOptions {
  bool questions = true;  ///< false: leave `questions` and `raised_by` empty (batch output that does not show them)
  bool risk = true;       ///< false: leave `risk` and `residuals` empty
  bool expiries = true;   ///< false: leave `expires` and `asked_until` empty
};

/// The advice of a pack for one case: pure, the same for the same inputs. The case must have been read against the
/// program's own vocabulary.
Advice advise(const Program& program, const Case& asked, const AdviseOptions& options = {});

}  // namespace sti::engine
