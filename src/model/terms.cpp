#include "model/terms.hpp"

#include <array>

namespace sti {
namespace {

/// Part of a word: an ASCII letter or digit, or a byte of a longer character. Quotation marks are checked before.
bool is_word_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || (c & 0x80) != 0;
}

constexpr std::array<std::string_view, 4> opening_quotes = {"\"", "«", "“", "‘"};
constexpr std::array<std::string_view, 4> closing_quotes = {"\"", "»", "”", "’"};

bool is_quoted(std::string_view before) {
  for (const auto quote : opening_quotes) {
    if (before.ends_with(quote)) return true;
  }
  return false;
}

bool ends_word(std::string_view after) {
  if (after.empty() || !is_word_byte(after.front())) return true;
  for (const auto quote : closing_quotes) {
    if (after.starts_with(quote)) return true;
  }
  return false;
}

}  // namespace

std::string lower_case(std::string_view text) {
  std::string out(text);
  for (std::size_t i = 0; i < out.size(); ++i) {
    if (out[i] >= 'A' && out[i] <= 'Z') {
      out[i] = char(out[i] - 'A' + 'a');
    } else if (out[i] == '\xC3' && i + 1 < out.size()) {  // À to Þ, Æ, Ø and Å among them; × has no lower case
      auto& second = out[i + 1];
      const auto byte = static_cast<unsigned char>(second);
      if (byte >= 0x80 && byte <= 0x9E && byte != 0x97) second = char(byte + 0x20);
    }
  }
  return out;
}

namespace {

std::optional<std::size_t> find_use(std::string_view text, const Term& term, bool also_quoted) {
  if (term.word.empty()) return std::nullopt;
  const auto lower = lower_case(text);
  const std::string_view all = lower;
  for (auto at = all.find(term.word); at != std::string_view::npos; at = all.find(term.word, at + 1)) {
    const auto before = all.substr(0, at);
    const bool quoted = is_quoted(before);
    if (quoted && !also_quoted) continue;
    if (!quoted && !before.empty() && is_word_byte(before.back())) continue;
    if (term.any_ending || ends_word(all.substr(at + term.word.size()))) return at;
  }
  return std::nullopt;
}

}  // namespace

std::optional<std::size_t> find_term(std::string_view text, const Term& term) { return find_use(text, term, false); }

std::optional<std::size_t> find_word(std::string_view text, const Term& term) { return find_use(text, term, true); }

}  // namespace sti
