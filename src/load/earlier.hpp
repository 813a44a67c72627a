#pragma once

#include <optional>

#include "base/diagnostics.hpp"
#include "model/earlier.hpp"

namespace sti::load {

/// Reads the advice of an earlier visit, as `--format json` wrote it (schema `sti-advice/2`). What the pack does not
/// know is left out: rules change between two visits. Adds an error and returns empty where the text is no advice, or a
/// part of one.
std::optional<EarlierAdvice> read_earlier(const Pack& pack, const SourceText& source, Diagnostics& diagnostics);

}  // namespace sti::load
