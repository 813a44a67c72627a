#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.hpp"
#include "load/node.hpp"

namespace sti::load {

/// A file of a rule tree, built in or on disk.
struct TreeFile {
  std::string path;       ///< inside the tree, with `/`: "no/pep.toml"
  std::string_view text;  ///< built in: the file as written
  std::filesystem::path disk;
  std::string shown;  ///< path in messages; empty: that on disk

  bool built_in() const { return disk.empty(); }
};

/// Vocabulary, catalog and packs. Files in order of their path.
struct RuleTree {
  std::string name;  ///< prefix of the paths in messages
  std::vector<TreeFile> files;
  bool built_in = false;

  const TreeFile* find(std::string_view path) const;
  /// Folders that hold a pack.toml.
  std::vector<std::string> pack_ids() const;
};

/// The tree inside the program.
const RuleTree& built_in_tree();

/// Every `.toml` below a folder that is no folder itself, until `take` returns false; hidden folders and links to
/// folders are left out. Adds an error for each folder that cannot be read, and goes on.
void each_rule_file(const std::filesystem::path& folder, Diagnostics& diagnostics,
                    const std::function<bool(const std::filesystem::directory_entry&)>& take);

/// A tree on disk: what of it can be read. Adds an error for each folder that cannot.
RuleTree read_tree(const std::filesystem::path& folder, Diagnostics& diagnostics);

/// A pack's own folder, as a tree with that one pack under the name of the folder.
RuleTree read_pack_folder(const std::filesystem::path& folder, Diagnostics& diagnostics);

/// A file that was read and parsed.
struct ParsedFile {
  SourcePtr source;
  Node root;
};

/// Reads and parses one TOML file of a tree; adds errors and returns empty on a mistake.
std::optional<ParsedFile> parse_file(const RuleTree& tree, const TreeFile& file, Diagnostics& diagnostics);

/// The pack that a pack of a tree extends, or "". Adds errors where its pack.toml cannot be read.
std::string extended_by(const RuleTree& tree, const std::string& id, Diagnostics& diagnostics);

}  // namespace sti::load
