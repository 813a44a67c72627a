#pragma once

#include <vector>

#include "load/tree.hpp"
#include "model/pack.hpp"
#include "model/terms.hpp"

namespace sti::load {

/// The `[[private_word]]`s of terms.toml: words that neither the note for the record nor a leaflet may hold, as others
/// can read them. Those of the built-in tree where `base` has no such file. Adds errors for what is wrong in them.
std::vector<Term> load_private_words(const RuleTree& base, Diagnostics& diagnostics);

/// Adds an error for each text of vocabulary and catalog that reaches the record or the leaflet with a private word.
void check_private_words(const Vocabulary& vocabulary, const Catalog& catalog, const std::vector<Term>& words,
                         Diagnostics& diagnostics);
/// The same for the texts of a pack's rules. A text that rests on a private fact is replaced in the record, so it may
/// say what it likes; what a leaflet says is never replaced.
void check_private_words(const Pack& pack, const std::vector<Term>& words, Diagnostics& diagnostics);

/// Whether a sentence of phrases.toml reaches the record or the leaflet.
bool reaches_others(std::string_view sentence);
/// The first private word of a text of one language; null where it has none. Quoted words count too.
const Term* find_private_word(std::string_view text, Lang lang, const std::vector<Term>& words);

}  // namespace sti::load
