#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostics.hpp"
#include "model/index.hpp"

namespace sti::load {

/// The files to check, and which of them belong together.
struct CheckList {
  /// How a file is checked. Beside `alone` and `pack`: the files of a rules tree, known by their names.
  enum class As {
    alone,       ///< a rule file or file of cases outside a pack: names of other files are not looked up
    pack,        ///< part of the pack whose pack.toml stands in `Unit::folder`
    vocabulary,  ///< vocabulary.toml or catalog.toml, together
    phrases,
    terms,
    quiz,
    codes,
    scaffold,
  };
  struct Unit;
  struct File {
    std::string path;  ///< as the user named it, or below the folder that was named; normalised
    As as = As::alone;
    Index<Unit> unit;                 ///< As::pack
    std::optional<Diagnostic> fault;  ///< it is no file that can be checked: a path that leads nowhere, a folder
  };
  /// A pack: one thing, loaded once, whatever number of its files was asked for.
  struct Unit {
    std::filesystem::path folder;
  };
  std::vector<File> files;  ///< in order of path, without repeats
  List<Unit> units;
  bool is_refused = false;  ///< a path that was named cannot be read
};

/// Collects the rule files that `paths` name: a file is taken as it is, a folder gives every `.toml` below it (hidden
/// folders and links to folders are left out). A file whose folder holds a pack.toml, or that stands in the `cases` of
/// such a folder, belongs to that pack; what is in a folder and cannot be a file (a pipe, a link to nothing) belongs to
/// none, so that reading it tells. What is wrong with a path or folder itself stands among the files, in its place.
CheckList make_check_list(const std::vector<std::string>& paths);

}  // namespace sti::load
