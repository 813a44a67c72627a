#pragma once

#include <string>

#include "model/advice.hpp"
#include "model/pack.hpp"
#include "model/phrases.hpp"

namespace sti::report {

struct TextOptions {
  bool why = false;  ///< rule, source and basis under each line
  bool color = false;
};

/// The page for a clinician: 80 columns, most urgent first, readable without colour.
std::string advice_text(const Pack& pack, const Phrases& phrases, const Advice& advice, Lang lang,
                        const TextOptions& options = {});

}  // namespace sti::report
