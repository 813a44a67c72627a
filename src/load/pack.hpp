#pragma once

#include <optional>
#include <string_view>

#include "load/tree.hpp"
#include "model/pack.hpp"
#include "model/phrases.hpp"

namespace sti::load {

/// Loads a pack of `tree`, with the packs it extends. Vocabulary and catalog come from `base`.
///
/// All mistakes of all its files are added to `diagnostics`; on any error the result is empty.
std::optional<Pack> load_pack(const RuleTree& base, const RuleTree& tree, std::string_view id,
                              Diagnostics& diagnostics);

/// Vocabulary and catalog alone, as the pack's own members.
std::optional<Pack> load_base(const RuleTree& base, Diagnostics& diagnostics);

/// The sentences of a page. A tree without phrases.toml uses the built-in ones.
std::optional<Phrases> load_phrases(const RuleTree& base, Diagnostics& diagnostics);

}  // namespace sti::load
