#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>

#include "model/text.hpp"

namespace sti {

/// The texts of rules/phrases.toml as they are read, by the name of the sentence.
using PhraseTexts = std::map<std::string, Text, std::less<>>;

/// The value that fills what stands between two braces: its name, before the bar. `{n}` is a number, `{n|day|days}` the
/// word for it: the first where `n` is 1, else the second.
inline std::string_view filled_by(std::string_view braced) { return braced.substr(0, braced.find('|')); }

}  // namespace sti
