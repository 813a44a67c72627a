#pragma once

#include <string>
#include <utility>
#include <vector>

#include "base/codes.hpp"

namespace sti {

/// An example of a code: files of a small pack by name, or one text under the name "".
using CodeExample = std::vector<std::pair<std::string, std::string>>;

/// Why a code matters, and what gives it.
struct CodeText {
  /// What an example is and what it is run with; see rules/codes.toml.
  enum class Run { pack, test, mutate, verify, file, one_case, command, words };
  Code code{};
  std::string why;
  Run run{};
  CodeExample bad, good;
};

struct CodeTexts {
  CodeExample base;  ///< the small pack that examples belong to
  std::vector<CodeText> all;

  const CodeText* find(Code code) const {
    for (const auto& text : all) {
      if (text.code == code) return &text;
    }
    return nullptr;
  }
};

}  // namespace sti
