#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "load/tree.hpp"
#include "model/phrase_texts.hpp"

namespace sti::load {

/// The sentences of a page. A tree without phrases.toml uses the built-in ones.
///
/// A tree's own are checked against the built-in ones: a sentence that is not known, and a placeholder that is missing,
/// not known or not closed, is an error. For a sentence that is missing the built-in one stands in, with a warning, so
/// that a tree that was exported by an earlier version of the program still works.
std::optional<PhraseTexts> load_phrases(const RuleTree& base, Diagnostics& diagnostics);

/// What fills the braces of a text, in order of name and once each. A brace that is not closed reaches to the end.
std::vector<std::string> placeholders_in(std::string_view text);
/// The same of all languages together.
std::vector<std::string> placeholders_in(const Text& text);

}  // namespace sti::load
