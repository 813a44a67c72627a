// The order of files and tables changes nothing, to the last byte of an advice.

#include <doctest/doctest.h>

#include <algorithm>
#include <random>

#include "engine/advise.hpp"
#include "load/built_in.hpp"
#include "load/phrases.hpp"
#include "oracle/random_case.hpp"
#include "report/advice/json.hpp"
#include "support/packs.hpp"

using namespace sti;

namespace {

/// The tables of a rule file: from a header at the start of a line to the next.
std::vector<std::string> tables_of(const std::string& text) {
  std::vector<std::string> tables(1);
  for (std::size_t at = 0; at < text.size();) {
    const auto end = std::min(text.find('\n', at), text.size() - 1) + 1;
    if (text[at] == '[') tables.emplace_back();
    tables.back().append(text, at, end - at);
    at = end;
  }
  tables.erase(tables.begin());  // comments before the first table
  return tables;
}

/// The pack with its tables dealt out at random over four files.
std::unique_ptr<test::ReadyPack> shuffled_pack(const std::vector<test::TextTree::File>& files, const std::string& id,
                                               unsigned seed) {
  std::mt19937 random(seed);
  std::vector<std::string> tables;
  std::vector<test::TextTree::File> out;
  for (const auto& [path, text] : files) {
    out.emplace_back(path, path == id + "/pack.toml" ? text : "");
    if (path == id + "/pack.toml") continue;
    for (auto& table : tables_of(text)) tables.push_back(std::move(table));
  }
  std::shuffle(tables.begin(), tables.end(), random);
  for (const auto* name : {"a", "m", "q", "z"}) out.emplace_back(id + "/" + name + ".toml", "");
  for (auto& table : tables) out[out.size() - 1 - random() % 4].second += table;
  const test::TextTree tree(out);
  std::string errors;
  auto ready = test::load_ready(tree.tree(), id, &errors);
  CHECK(errors == "");
  return ready;
}

std::string json_of(const test::ReadyPack& ready, const Phrases& phrases, const Case& told) {
  auto pack = ready.pack;
  pack.sha256 = "";  // covers the files as they are
  return report::advice_json(pack, phrases, engine::advise(ready.program, told), Lang::en, {});
}

void check_order(const test::ReadyPack& ready, const std::vector<test::TextTree::File>& files, const std::string& id) {
  Diagnostics diagnostics;
  const Phrases phrases{load::load_phrases(load::built_in_tree(), diagnostics).value()};
  for (const unsigned seed : {1U, 2U}) {
    const auto shuffled = shuffled_pack(files, id, seed);
    REQUIRE(shuffled);
    CHECK(rc::check("order of files and tables, " + id, [&] {
      const auto told = test::read_json_case(ready.pack, (*oracle::random_case(ready.pack)).text());
      RC_ASSERT(json_of(ready, phrases, told) == json_of(*shuffled, phrases, told));
    }));
  }
}

}  // namespace

TEST_SUITE("oracle") {
  TEST_CASE("the order of files and tables of the Norwegian pack changes nothing") {
    std::vector<test::TextTree::File> files;
    for (const auto& file : load::built_in_files()) {
      const auto path = std::string(file.path);
      const bool is_rule_file = path != "no/properties.toml" && path != "no/quiz.toml";
      if (path.starts_with("no/") && path.find('/', 3) == std::string::npos && is_rule_file)
        files.emplace_back(path, std::string(file.text));
    }
    check_order(test::norway(), files, "no");
  }

  TEST_CASE("the order of files and tables of the UK fixture pack changes nothing") {
    std::vector<test::TextTree::File> files;
    for (const auto* name : {"conditions", "hepatitis", "pack", "pep", "prevention", "sources", "specimens", "testing",
                             "vaccines", "windows"}) {
      const auto file = std::string(name) + ".toml";
      files.emplace_back("uk/" + file, test::read_text_file(STI_SOURCE_DIR "/tests/fixtures/rules/uk/" + file));
    }
    check_order(test::united_kingdom(), files, "uk");
  }
}
