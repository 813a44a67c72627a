#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace sti {

/// The languages every text exists in.
enum class Lang { en, nb };
inline constexpr std::size_t n_langs = 2;
inline constexpr std::array<std::string_view, n_langs> lang_ids = {"en", "nb"};

/// A text for people, in every language.
struct Text {
  std::array<std::string, n_langs> by_lang;

  const std::string& in(Lang lang) const { return by_lang[std::size_t(lang)]; }
  bool empty() const { return by_lang[0].empty() && by_lang[1].empty(); }
  bool operator==(const Text&) const = default;
};

}  // namespace sti
