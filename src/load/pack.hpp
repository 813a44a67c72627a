#pragma once

#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "load/tree.hpp"
#include "model/pack.hpp"

namespace sti::load {

/// A pack as far as it could be read, with what it was read from.
struct PackFiles {
  Pack pack;
  std::vector<ParsedFile> headers;  ///< its pack.toml, and before it those of the packs it extends
  std::vector<ParsedFile> files;    ///< its rule files, and before them those of the packs it extends
  std::size_t first_own_file = 0;   ///< where its own begin in `files`
  bool complete = false;            ///< every file could be parsed; else `overrides` are not resolved
  std::set<std::string, std::less<>> used_conditions, used_notes;  ///< by name
};

/// Reads a pack for checking: on a mistake what is sound is returned all the same (a rule with a mistake is marked
/// `broken`). Empty only where vocabulary or catalog cannot be read.
std::optional<PackFiles> read_pack(const RuleTree& base, const RuleTree& tree, std::string_view id,
                                   Diagnostics& diagnostics);

/// Reads one rule file, or properties.toml, on its own into `pack`, which holds vocabulary and catalog: names of other
/// files are not looked up.
void read_rule_file(const ParsedFile& file, Pack& pack, Diagnostics& diagnostics);

/// Loads a pack of `tree`, with the packs it extends. Vocabulary and catalog come from `base`.
///
/// All mistakes of all its files are added to `diagnostics`; on any error the result is empty.
std::optional<Pack> load_pack(const RuleTree& base, const RuleTree& tree, std::string_view id,
                              Diagnostics& diagnostics);

/// Vocabulary and catalog alone, as the pack's own members.
std::optional<Pack> load_base(const RuleTree& base, Diagnostics& diagnostics);

}  // namespace sti::load
