#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "model/pack.hpp"
#include "model/phrase_texts.hpp"

namespace sti::load {

// The form the build prepares: a loaded pack as bytes, so that starting the program parses no TOML. Written and read by
// the same build of the program only; it has no version and no checks.

std::string archive(const Pack& pack);
Pack unarchive_pack(std::string_view bytes);

std::string archive(const PhraseTexts& phrases);
PhraseTexts unarchive_phrases(std::string_view bytes);

}  // namespace sti::load
