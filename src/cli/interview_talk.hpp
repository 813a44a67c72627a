#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "cli/interview.hpp"

namespace sti::cli {

/// Where an interview's lines go and its answers come from. Plain lines: nothing is moved, redrawn or coloured.
struct Talk {
  std::function<void(std::string_view)> say;
  std::function<std::optional<std::string>()> listen;  ///< a line; nothing at the end of the input
};

/// How an interview came to its end.
enum class Ended {
  advice,          ///< nothing left to ask, or the advice was asked for
  quit,            ///< the person at the keyboard had enough
  input_ended,     ///< no more lines
  not_understood,  ///< so many refused answers in a row that nobody can be reading
};

/// Asks until the interview is finished or ended by a word or the end of the input.
Ended hold_interview(Interview& interview, const Pack& pack, const Phrases& phrases, Lang lang, const Talk& talk);

/// What came out of an interview: a case and the command that gives the same answer again, or why there is none.
struct InterviewOutcome {
  std::optional<Case> asked;
  std::string command;      ///< lines for the person at the keyboard, to be shown after the page
  std::optional<int> exit;  ///< without a page: all has been said, and the program ends so
};

/// Holds an interview over stdin and stderr. `start` is what is told already; a mistake in it is added to
/// `diagnostics`. `other_options` end the printed command.
InterviewOutcome interview(Session& session, const LoadedPack& loaded, const Phrases& phrases, Lang lang,
                           const load::Now& now, const load::CaseArguments& start, const std::string& other_options,
                           Diagnostics& diagnostics);

}  // namespace sti::cli
