// Words of terms.toml in the texts that people read.

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <bitset>

#include "base/by_enum.hpp"
#include "base/text.hpp"
#include "lint/lint.hpp"
#include "lint/nodes.hpp"

namespace sti::lint {
namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c; }

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c & 0x80) != 0; }

/// First bytes of the terms of each language, to pass over most words at a glance.
using Starts = ByEnum<Lang, std::bitset<256>, n_langs>;

Starts starts_of(const std::vector<Term>& terms) {
  Starts out;
  for (const auto& term : terms) {
    if (!term.word.empty()) out[term.lang].set(static_cast<unsigned char>(term.word.front()));
  }
  return out;
}

/// Whether a word begins like the term: cheap, and true for every word that is the term.
bool begins_like(std::string_view word, const Term& term) {
  constexpr std::size_t compared = 4;
  const auto length = std::min(compared, term.word.size());
  if (word.size() < length) return false;
  for (std::size_t i = 0; i < length && (term.word[i] & 0x80) == 0; ++i) {  // the case of others is not one byte
    if (lower(word[i]) != term.word[i]) return false;
  }
  return true;
}

/// The place of a stretch of a text: exact where the text stands in its file as it is read, else the whole text.
Span place_in(const SourceText& source, const load::Pos& pos, std::string_view text, std::size_t offset,
              std::size_t length) {
  auto span = span_of(source, pos);
  if (text.find_first_of("\n\\\"") != std::string_view::npos) return span;
  span.column += std::uint32_t(count_characters(text.substr(0, offset)) + 1);  // after the quotation mark
  span.length = std::uint32_t(count_characters(text.substr(offset, length)));
  return span;
}

void tell_term(const SourceText& source, const load::Node& node, const Term& term, Diagnostics& diagnostics) {
  const auto at = find_term(node.text, term);
  if (!at) return;
  auto end = *at + term.word.size();
  while (end < node.text.size() && is_letter(node.text[end])) ++end;
  auto& diagnostic =
      diagnostics.add(Code::unkind_term, place_in(source, node.pos, node.text, *at, end - *at),
                      fmt::format("the text says \"{}\"", node.text.substr(*at, end - *at)), "say: " + term.prefer);
  diagnostic.add_note("why: " + term.why);
}

void check_text(const SourceText& source, const load::Node& node, Lang lang, const std::vector<Term>& terms,
                const Starts& starts, Diagnostics& diagnostics) {
  const std::string_view text = node.text;
  std::vector<const Term*> looked_for;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (i > 0 && is_letter(text[i - 1])) continue;
    if (!starts[lang][static_cast<unsigned char>(lower(text[i]))]) continue;
    for (const auto& term : terms) {
      if (term.lang != lang || term.word.empty() || !begins_like(text.substr(i), term)) continue;
      if (std::find(looked_for.begin(), looked_for.end(), &term) != looked_for.end()) continue;
      looked_for.push_back(&term);
      tell_term(source, node, term, diagnostics);
    }
  }
}

}  // namespace

void check_terms(const load::ParsedFile& file, const std::vector<Term>& terms, Diagnostics& diagnostics) {
  const auto starts = starts_of(terms);
  each_key(file.root, [&](std::string_view key, const load::Pos&, const load::Node& value) {
    if (key.size() != 2 || !value.is_string()) return;
    const auto lang = std::find(lang_ids.begin(), lang_ids.end(), key);
    if (lang != lang_ids.end())
      check_text(*file.source, value, Lang(lang - lang_ids.begin()), terms, starts, diagnostics);
  });
}

void check_terms(const Material& material, Diagnostics& diagnostics) {
  for (const auto* file : material.files) check_terms(*file, material.terms, diagnostics);
}

}  // namespace sti::lint
