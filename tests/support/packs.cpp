#include "support/packs.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include "engine/advise.hpp"
#include "load/built_in.hpp"
#include "load/case.hpp"
#include "load/pack.hpp"
#include "load/phrases.hpp"
#include "report/findings/diagnostics.hpp"

namespace sti::test {

const Phrases& built_in_phrases() {
  static const auto loaded = [] {
    Diagnostics diagnostics;
    return Phrases{load::load_phrases(load::built_in_tree(), diagnostics).value()};
  }();
  return loaded;
}

std::string messages(const Diagnostics& diagnostics) { return report::diagnostics_text(diagnostics, false); }

std::string read_text_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

std::unique_ptr<ReadyPack> load_ready(const load::RuleTree& tree, std::string_view id, std::string* errors) {
  Diagnostics diagnostics;
  auto pack = load::load_pack(load::built_in_tree(), tree, id, diagnostics);
  std::unique_ptr<ReadyPack> out;
  if (pack) {
    out = std::make_unique<ReadyPack>();
    out->pack = std::move(*pack);
    auto program = engine::compile(out->pack, diagnostics);
    if (program)
      out->program = std::move(*program);
    else
      out.reset();
  }
  if (errors != nullptr) *errors = messages(diagnostics);
  return out;
}

namespace {

std::unique_ptr<ReadyPack> must_load(const load::RuleTree& tree, std::string_view id) {
  std::string errors;
  auto out = load_ready(tree, id, &errors);
  if (!out) throw std::runtime_error(errors);
  return out;
}

load::RuleTree must_read_pack_folder(const std::string& folder) {
  Diagnostics diagnostics;
  auto tree = load::read_pack_folder(folder, diagnostics);
  if (!diagnostics.empty()) throw std::runtime_error(messages(diagnostics));
  return tree;
}

}  // namespace

const ReadyPack& norway() {
  static const auto pack = must_load(load::built_in_tree(), "no");
  return *pack;
}

const ReadyPack& united_kingdom() {
  static const auto pack = must_load(must_read_pack_folder(STI_SOURCE_DIR "/tests/fixtures/rules/uk"), "uk");
  return *pack;
}

TextTree::TextTree(const std::vector<File>& files) : tree_(load::built_in_tree()) {
  tree_.built_in = false;
  for (const auto& [path, text] : files) {
    const auto& kept = texts_.emplace_back(text);
    std::erase_if(tree_.files, [&path = path](const load::TreeFile& file) { return file.path == path; });
    tree_.files.push_back({.path = path, .text = kept, .disk = {}, .shown = {}});
  }
  std::sort(tree_.files.begin(), tree_.files.end(), [](const auto& a, const auto& b) { return a.path < b.path; });
}

std::string small_pack_toml(std::string_view id) {
  return "id = \"" + std::string(id) + R"("
title = { en = "Small", nb = "Liten" }
country = { en = "Nowhere", nb = "Ingensteds" }
version = "1"
reviewed = "2026-01-01"
review_by = "2030-01-01"
languages = ["en", "nb"]
maintainer = { en = "The tests", nb = "Testene" }
intended_use = { en = "Tests", nb = "Tester" }
misuse = { en = "Patients", nb = "Pasienter" }
)";
}

std::string small_sources_toml() {
  return R"([source.S]
issuer = "I"
title = "T"
date = "2026"
url = "https://example.org"
accessed = "2026-01-01"
)";
}

std::unique_ptr<ReadyPack> small_pack(const std::vector<std::string>& rule_files, std::string* errors) {
  std::vector<TextTree::File> files = {
      {"small/pack.toml", small_pack_toml("small")},
      {"small/sources.toml", small_sources_toml()},
  };
  for (std::size_t i = 0; i < rule_files.size(); ++i)
    files.emplace_back("small/rules" + std::to_string(i) + ".toml", rule_files[i]);
  const TextTree tree(files);
  return load_ready(tree.tree(), "small", errors);
}

Case read_json_case(const Pack& pack, const std::string& json) {
  Diagnostics diagnostics;
  const SourceText source{"case", json};
  auto out = load::read_case_text(pack, source, {Moment{}, true}, diagnostics);
  if (!out) throw std::runtime_error(messages(diagnostics) + json);
  return std::move(*out);
}

Advice advise_json(const ReadyPack& ready, const std::string& json) {
  return engine::advise(ready.program, read_json_case(ready.pack, json));
}

}  // namespace sti::test
