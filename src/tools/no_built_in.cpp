// The embedding tool runs before there is anything to embed.

#include "load/built_in.hpp"

namespace sti::load {

std::span<const BuiltInFile> built_in_files() { return {}; }
std::span<const BuiltInPack> built_in_packs() { return {}; }
std::string_view built_in_phrases() { return {}; }

}  // namespace sti::load
