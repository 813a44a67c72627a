#pragma once

#include <optional>
#include <string_view>

#include "load/case.hpp"
#include "load/tree.hpp"
#include "model/quiz.hpp"

namespace sti::load {

/// What a pack and the packs it extends give a quiz (`<pack>/quiz.toml`), and what `base` gives every quiz
/// (`quiz.toml`); each file may be missing. Combinations that the vocabulary calls impossible are implausible too.
///
/// Times of the guided cases count from `now`. All mistakes are added; on any the result is empty.
std::optional<QuizData> load_quiz(const Pack& pack, const RuleTree& base, const RuleTree& tree, std::string_view id,
                                  const Now& now, Diagnostics& diagnostics);

/// Reads a quiz.toml on its own. `is_of_tree`: it is the one of a rules tree, whose vocabulary has every source that it
/// can cite; else sources of its pack are not looked up.
void read_quiz_file(const ParsedFile& file, const Pack& pack, bool is_of_tree, const Now& now,
                    Diagnostics& diagnostics);

}  // namespace sti::load
