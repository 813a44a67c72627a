#pragma once

#include <optional>

#include "load/node.hpp"
#include "load/tree.hpp"
#include "model/code_text.hpp"

namespace sti::load {

/// Reads codes.toml. Adds errors for what is wrong in it.
CodeTexts read_code_texts(const ParsedFile& file, Diagnostics& diagnostics);

/// The texts inside the program.
CodeTexts load_code_texts();

}  // namespace sti::load
