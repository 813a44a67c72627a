#pragma once

#include <optional>
#include <string>

#include "cli/session.hpp"

namespace sti::cli {

/// What came out of an interview: a case and the command that gives the same answer again, or why there is none.
struct InterviewOutcome {
  std::optional<Case> asked;
  std::string command;      ///< lines for the person at the keyboard, to be shown after the page
  std::optional<int> exit;  ///< without a page: all has been said, and the program ends so
};

/// Holds an interview over stdin and stderr. `start` is what is told already; a mistake in it is added to
/// `diagnostics`. `other_options` end the printed command.
InterviewOutcome ask_case(Session& session, const LoadedPack& loaded, const Phrases& phrases, Lang lang,
                          const load::Now& now, const load::CaseArguments& start, const std::string& other_options,
                          Diagnostics& diagnostics);

}  // namespace sti::cli
