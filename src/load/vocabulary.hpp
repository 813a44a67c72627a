#pragma once

#include "load/fields.hpp"
#include "model/catalog.hpp"
#include "model/vocabulary.hpp"

namespace sti::load {

/// Reads catalog.toml, except which acts pass an infection (`link_catalog` does that once the acts are known).
bool read_catalog(const Node& root, const Context& context, Catalog& catalog);

/// Reads vocabulary.toml; flags listed from the catalog need it read before.
bool read_vocabulary(const Node& root, const Context& context, const Catalog& catalog, Vocabulary& vocabulary);

/// Resolves the acts of the catalog's infections. `root` is the catalog's.
void link_catalog(const Node& root, const Context& context, const Vocabulary& vocabulary, Catalog& catalog);

/// `[source.KEY]` tables.
void read_sources(const Node* node, const Context& context, std::vector<Source>& sources);

}  // namespace sti::load
