#pragma once

#include <functional>
#include <map>
#include <string>

#include "model/text.hpp"

namespace sti {

/// The texts of rules/phrases.toml as they are read, by the name of the sentence.
using PhraseTexts = std::map<std::string, Text, std::less<>>;

}  // namespace sti
