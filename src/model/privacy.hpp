#pragma once

#include "model/advice.hpp"
#include "model/pack.hpp"

namespace sti {

// What the note for the record and the leaflet must not tell: others may read them.

/// Whether a condition names a fact that is marked private in the vocabulary.
bool names_private(const Vocabulary& vocabulary, const Condition& condition);
/// Whether the texts of a rule rest on a private fact: its condition names one.
bool rests_on_private(const Pack& pack, const Rule& rule);
/// The same of a note. That the person is too young to consent is never written down in words of its own.
bool rests_on_private(const Pack& pack, const Note& note);

}  // namespace sti
