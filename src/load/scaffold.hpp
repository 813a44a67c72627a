#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/date.hpp"
#include "load/tree.hpp"

namespace sti::load {

/// Files to be written: path inside a folder, and text.
using NewFiles = std::vector<std::pair<std::string, std::string>>;

/// What scaffold.toml holds. Adds errors for what is wrong in it.
NewFiles read_scaffold(const ParsedFile& file, Diagnostics& diagnostics);

/// The files of a new pack, reviewed on a day, from the scaffold inside the program.
NewFiles new_pack(std::string_view id, Date reviewed);

/// The files of a pack and of the packs it extends, each in its folder, with vocabulary, catalog and the other files
/// of the tree that every pack needs, as written. Empty where the tree has no such pack.
NewFiles pack_with_tree(const RuleTree& tree, std::string_view id, Diagnostics& diagnostics);

/// Whether a name can be the id of a pack and the name of its folder.
bool is_pack_id(std::string_view id);

}  // namespace sti::load
