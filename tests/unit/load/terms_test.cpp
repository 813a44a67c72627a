// No text of the shipped rules uses a word that the word list advises against, and each is there in both languages.

#include "load/terms.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "base/text.hpp"
#include "load/node.hpp"

using namespace sti;
using namespace sti::load;

namespace {

/// Calls `visit(lang, text, line)` for every `{ en = "…", nb = "…" }` below a node.
template <class Visit>
void each_text(const Node& node, const Visit& visit) {
  for (const auto& item : node.items) each_text(item, visit);
  for (const auto& member : node.members) {
    const auto lang = std::find(lang_ids.begin(), lang_ids.end(), member.key);
    if (lang != lang_ids.end() && member.value.is_string())
      visit(Lang(lang - lang_ids.begin()), member.value.text, member.value.pos.line);
    else
      each_text(member.value, visit);
  }
}

/// Calls `visit(node)` for every table below a node that holds a text in some language.
template <class Visit>
void each_text_table(const Node& node, const Visit& visit) {
  const auto in = [&](std::string_view lang) {
    const auto* text = node.find(lang);
    return text != nullptr && text->is_string();
  };
  if (node.is_table() && std::any_of(lang_ids.begin(), lang_ids.end(), in)) visit(node);
  for (const auto& item : node.items) each_text_table(item, visit);
  for (const auto& member : node.members) each_text_table(member.value, visit);
}

/// How many texts there are; adds a failure for each that a language lacks.
std::size_t check_languages(const std::filesystem::path& folder) {
  Diagnostics diagnostics;
  const auto tree = read_tree(folder, diagnostics);
  REQUIRE(diagnostics.empty());
  std::size_t texts = 0;
  for (const auto& file : tree.files) {
    const auto parsed = parse_file(tree, file, diagnostics);
    REQUIRE(parsed);
    each_text_table(parsed->root, [&](const Node& node) {
      ++texts;
      for (const auto& lang : lang_ids) {
        CAPTURE(file.path);
        CAPTURE(node.pos.line);
        CAPTURE(lang);
        const auto* text = node.find(lang);
        CHECK((text != nullptr && text->text.find_first_not_of(' ') != std::string::npos));
      }
    });
  }
  return texts;
}

std::size_t check_tree(const std::filesystem::path& folder, const std::vector<Term>& terms) {
  Diagnostics diagnostics;
  const auto tree = read_tree(folder, diagnostics);
  REQUIRE(diagnostics.empty());
  std::size_t texts = 0;
  for (const auto& file : tree.files) {
    if (file.path == "terms.toml") continue;
    const auto parsed = parse_file(tree, file, diagnostics);
    REQUIRE(parsed);
    each_text(parsed->root, [&](Lang lang, const std::string& text, std::uint32_t line) {
      ++texts;
      for (const auto& term : terms) {
        if (term.lang != lang) continue;
        CAPTURE(file.path);
        CAPTURE(line);
        CAPTURE(term.word);
        CHECK_FALSE(find_term(text, term).has_value());
      }
    });
  }
  return texts;
}

}  // namespace

TEST_SUITE("load/terms") {
  TEST_CASE("no text of the rules uses a term that is advised against") {
    Diagnostics diagnostics;
    const auto terms = load_terms(built_in_tree(), diagnostics);
    CHECK(diagnostics.empty());
    CHECK(terms.size() > 20);
    CHECK(check_tree(std::filesystem::path(STI_SOURCE_DIR) / "rules", terms) > 1000);
    CHECK(check_tree(std::filesystem::path(STI_SOURCE_DIR) / "tests/fixtures/rules", terms) > 100);
  }

  TEST_CASE("every text of the rules is there in every language") {
    CHECK(check_languages(std::filesystem::path(STI_SOURCE_DIR) / "rules") > 1000);
    CHECK(check_languages(std::filesystem::path(STI_SOURCE_DIR) / "tests/fixtures/rules") > 100);
  }
}
