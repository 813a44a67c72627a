#pragma once

#include <span>
#include <string_view>

namespace sti::load {

/// A rule file inside the program. The tables are written by `tools/embed_rules` when the program is built.
struct BuiltInFile {
  std::string_view path, text;
};

/// A pack of the built-in tree, loaded by the build; see load/archive. The pack without an id is vocabulary and catalog
/// alone.
struct BuiltInPack {
  std::string_view id, archive;
};

/// In order of path.
std::span<const BuiltInFile> built_in_files();
std::span<const BuiltInPack> built_in_packs();
std::string_view built_in_phrases();

}  // namespace sti::load
