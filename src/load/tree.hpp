#pragma once

#include <filesystem>
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

/// A tree on disk; adds an error and returns empty where the folder cannot be read.
std::optional<RuleTree> read_tree(const std::filesystem::path& folder, Diagnostics& diagnostics);

/// A pack's own folder, as a tree with that one pack under the name of the folder.
std::optional<RuleTree> read_pack_folder(const std::filesystem::path& folder, Diagnostics& diagnostics);

/// A file that was read and parsed.
struct ParsedFile {
  SourcePtr source;
  Node root;
};

/// Reads and parses one TOML file of a tree; adds errors and returns empty on a mistake.
std::optional<ParsedFile> parse_file(const RuleTree& tree, const TreeFile& file, Diagnostics& diagnostics);

/// The pack that a pack of a tree extends, or "". Adds errors where its pack.toml cannot be read.
std::string extended_by(const RuleTree& tree, const std::string& id, Diagnostics& diagnostics);

/// "folder", "named pipe", "socket", "device": what a path leads to where that is no file; else "", also where nothing
/// is there. Asks without opening it: to open a pipe would wait for a writer.
std::string_view what_is_no_file(const std::filesystem::path& path);

/// The whole of a file, or an error; a folder, pipe or socket is an error too. `limit` bytes and one more are read at
/// most.
std::optional<std::string> read_whole_file(const std::filesystem::path& path, std::size_t limit,
                                           Diagnostics& diagnostics);

}  // namespace sti::load
