// Words of terms.toml in the texts that people read.

#include <fmt/format.h>

#include <algorithm>

#include "base/text.hpp"
#include "lint/lint.hpp"
#include "lint/nodes.hpp"

namespace sti::lint {
namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c; }

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c & 0x80) != 0; }

/// Whether some word of the text begins like the term: cheap, and true for every text that holds the term.
bool may_hold(std::string_view text, const Term& term) {
  constexpr std::size_t compared = 4;
  std::size_t same = 0;  // leading letters that have one lower case byte
  while (same < std::min(compared, term.word.size()) && (term.word[same] & 0x80) == 0) ++same;
  if (same == 0) return true;
  for (std::size_t i = 0; i + same <= text.size(); ++i) {
    if (lower(text[i]) != term.word[0] || (i > 0 && is_letter(text[i - 1]))) continue;
    std::size_t k = 1;
    while (k < same && lower(text[i + k]) == term.word[k]) ++k;
    if (k == same) return true;
  }
  return false;
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

void check_text(const SourceText& source, const load::Node& node, Lang lang, const std::vector<Term>& terms,
                Diagnostics& diagnostics) {
  for (const auto& term : terms) {
    if (term.lang != lang || !may_hold(node.text, term)) continue;
    const auto at = find_term(node.text, term);
    if (!at) continue;
    auto end = *at + term.word.size();
    while (end < node.text.size() && is_letter(node.text[end])) ++end;
    auto& diagnostic = diagnostics.add(Code::unkind_term, place_in(source, node.pos, node.text, *at, end - *at),
                                       fmt::format("the text says \"{}\"", printable(node.text.substr(*at, end - *at))),
                                       "say: " + term.prefer);
    diagnostic.notes.push_back({"why: " + term.why, {}});
  }
}

}  // namespace

void check_terms(const load::ParsedFile& file, const std::vector<Term>& terms, Diagnostics& diagnostics) {
  each_key(file.root, [&](std::string_view key, const load::Pos&, const load::Node& value) {
    if (key.size() != 2 || !value.is_string()) return;
    const auto lang = std::find(lang_ids.begin(), lang_ids.end(), key);
    if (lang != lang_ids.end()) check_text(*file.source, value, Lang(lang - lang_ids.begin()), terms, diagnostics);
  });
}

void check_terms(const Subject& subject, Diagnostics& diagnostics) {
  for (const auto* file : subject.files) check_terms(*file, subject.terms, diagnostics);
}

}  // namespace sti::lint
