#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "interview/interview.hpp"

namespace sti::interview {

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

}  // namespace sti::interview
