#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/text.hpp"

namespace sti {

/// A word that texts do without, and what is said instead.
struct Term {
  std::string word;  ///< lower case, without the `*` that opens its end
  bool any_ending = false;
  Lang lang{};
  std::string prefer, why;
  bool is_spoken = true;  ///< of how people are spoken with, and not of how texts are written alone
};

/// Byte offset of the first use of the term in the text: as a whole word, in any case. A word straight after a
/// quotation mark is spoken about, not used. The caller picks the terms of the text's language.
std::optional<std::size_t> find_term(std::string_view text, const Term& term);
/// The same, quoted or not.
std::optional<std::size_t> find_word(std::string_view text, const Term& term);

/// `text` in lower case, for the letters of English and Norwegian.
std::string lower_case(std::string_view text);

}  // namespace sti
