#pragma once

#include <string>

#include "model/code_text.hpp"
#include "report/layout/document.hpp"

namespace sti::report {

/// What a code means: why it matters, a bad and a good example.
Document code_page(const CodeTexts& texts, Code code);
/// The same as `sti-code/1`.
std::string code_json(const CodeTexts& texts, Code code);

/// Every code on a line: label, severity, name and what it says.
Document code_list_page();
/// Every code with its texts, and the small pack that examples belong to, as `sti-codes/1`.
std::string code_list_json(const CodeTexts& texts);

}  // namespace sti::report
