#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/advice.hpp"
#include "model/pack.hpp"
#include "model/phrases.hpp"
#include "model/text.hpp"

namespace sti::report {

struct JsonOptions {
  std::vector<std::string> fields;  ///< only these top-level keys, and `id`; empty: all
  bool texts = true;                ///< false: leave out every `why`, `text` and `how`
  std::optional<int> indent;        ///< spaces; empty: one line
};

/// The top-level keys of an advice, in their order.
const std::vector<std::string>& advice_fields();

/// The advice as JSON, schema `sti-advice/2`, without a line break at its end.
std::string advice_json(const Pack& pack, const Phrases& phrases, const Advice& advice, Lang lang,
                        const JsonOptions& options = {});

}  // namespace sti::report
