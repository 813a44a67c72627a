#pragma once

#include <span>
#include <string_view>

namespace sti::load {

/// A rule file inside the program. The table is written by `tools/embed_rules` when the program is built.
struct BuiltInFile {
  std::string_view path, text, packed, sha256;
};

/// In order of path.
std::span<const BuiltInFile> built_in_files();

}  // namespace sti::load
