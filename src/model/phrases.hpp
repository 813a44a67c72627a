#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <type_traits>

#include "model/phrase_texts.hpp"
#include "model/sentence.hpp"

namespace sti {

/// The sentence that takes as many values as there are, in a parameter from which nothing is deduced.
template <std::size_t Count>
using SentenceFor = std::type_identity_t<SentenceOf<Count>>;

/// The fixed sentences of a page. A text that is missing, or a value for a placeholder, is a promise broken inside the
/// program: `std::logic_error`.
struct Phrases {
  PhraseTexts by_name;

  const std::string& get(PlainSentence sentence, Lang lang) const;

  /// The sentence with each `{placeholder}` replaced. How many there are is checked by the compiler, which by the call.
  template <std::size_t Count>
  std::string fill(SentenceFor<Count> sentence, Lang lang, const SentenceValue (&values)[Count]) const {
    return fill_from(sentence, lang, values);
  }
  /// The same for one of several sentences: values that this one has no place for are left out.
  std::string fill_from(Sentence sentence, Lang lang, std::span<const SentenceValue> values) const;
  std::string fill_from(Sentence sentence, Lang lang, std::initializer_list<SentenceValue> values) const {
    return fill_from(sentence, lang, std::span(values.begin(), values.size()));
  }

 private:
  const std::string& text(Sentence sentence, Lang lang) const;
};

}  // namespace sti
