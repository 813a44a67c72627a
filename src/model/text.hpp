#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/by_enum.hpp"

namespace sti {

/// The languages every text exists in.
enum class Lang { en, nb };
inline constexpr std::size_t n_langs = 2;
inline constexpr ByEnum<Lang, std::string_view, n_langs> lang_ids = {"en", "nb"};

/// A text for people, in every language.
struct Text {
  ByEnum<Lang, std::string, n_langs> by_lang;

  const std::string& in(Lang lang) const { return by_lang[lang]; }
  bool empty() const { return by_lang[Lang::en].empty() && by_lang[Lang::nb].empty(); }
  bool operator==(const Text&) const = default;
};

}  // namespace sti
