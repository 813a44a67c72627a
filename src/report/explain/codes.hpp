#pragma once

#include <string>

#include "model/code_text.hpp"

namespace sti::report {

/// What a code means, for a terminal: why it matters, a bad and a good example.
std::string code_text(const CodeTexts& texts, Code code, bool color);
/// The same as `sti-code/1`.
std::string code_json(const CodeTexts& texts, Code code);

/// Every code on a line: label, severity, name and what it says.
std::string code_list_text();
/// Every code with its texts, and the small pack that examples belong to, as `sti-codes/1`.
std::string code_list_json(const CodeTexts& texts);

}  // namespace sti::report
