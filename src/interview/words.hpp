#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.hpp"
#include "model/phrases.hpp"

// How typed answers are understood: numbers, words and beginnings of words, in the language of the interview and in
// English ids. Pure.

namespace sti::interview {

/// One answer to choose from: what a case holds, and what it is called.
struct Choice {
  std::string id, label;
  std::string words = {};  ///< what else is understood as it, with commas between
};

/// What a text chooses: one choice, or several that it could begin, or none.
struct Match {
  std::optional<std::size_t> chosen;
  std::vector<std::string> could_be;  ///< labels, where it stands in several
};

/// Chooses by number (from 1), id, label or another word for it; or by the beginning of the label, or of a word in it
/// (not with `at_beginning`), of `least` letters. What stands in several labels chooses none. Capitals do not matter.
Match match(std::string_view text, const std::vector<Choice>& choices, std::size_t least = 1,
            bool at_beginning = false);
/// The same without parts of labels.
std::optional<std::size_t> match_whole(std::string_view text, const std::vector<Choice>& choices);

/// Chooses several, separated by commas, `+` or spaces, with `least` > 1 by the beginnings of labels alone. Empty where
/// a part is none; `unknown` is that part.
struct Matches {
  std::vector<std::size_t> chosen;
  std::string unknown;
  std::vector<std::string> could_be;
};
Matches match_several(std::string_view text, const std::vector<Choice>& choices, std::size_t least = 1);

/// Whether a text is one of the words of a phrase (a list with commas between), in this language or in English.
bool is_word(std::string_view text, const Phrases& phrases, PlainSentence name, Lang lang);
/// Whether a text, two letters at least, begins one of those words.
bool begins_word(std::string_view text, const Phrases& phrases, PlainSentence name, Lang lang);
/// The word to show: the first.
std::string word(const Phrases& phrases, PlainSentence name, Lang lang);

/// Whether a text is a number, of ASCII digits alone.
bool all_digits(std::string_view text);
/// Small letters (those of ASCII and the Latin-1 ones that Norwegian needs), without blanks around.
std::string folded(std::string_view text);
/// The words of a phrase, in its order; English ones behind them where that is another language.
std::vector<std::string_view> words_of(const Phrases& phrases, PlainSentence name, Lang lang);
/// The parts of a text between commas, without blanks around.
std::vector<std::string_view> split_trimmed(std::string_view text);

}  // namespace sti::interview
