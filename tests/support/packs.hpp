#pragma once

#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/program.hpp"
#include "load/tree.hpp"
#include "model/advice.hpp"
#include "model/case.hpp"
#include "model/pack.hpp"
#include "model/phrases.hpp"

namespace sti::test {

/// A pack that is ready to advise. Not movable: the program points at the pack.
struct ReadyPack {
  Pack pack;
  engine::Program program;
};

/// The pack `no` that is built in, and the frozen pack of tests/fixtures/rules/uk. Loaded once; a mistake in them ends
/// the test run.
const ReadyPack& norway();
const ReadyPack& united_kingdom();

/// A rule tree held in memory: the built-in vocabulary and catalog, and the files given.
class TextTree {
 public:
  using File = std::pair<std::string, std::string>;  ///< path in the tree, text

  /// Files of the same path replace built-in ones.
  explicit TextTree(const std::vector<File>& files);
  const load::RuleTree& tree() const { return tree_; }

 private:
  std::deque<std::string> texts_;
  load::RuleTree tree_;
};

/// Loads and compiles a pack of a tree; null where that fails, with the messages in `errors`.
std::unique_ptr<ReadyPack> load_ready(const load::RuleTree& tree, std::string_view id, std::string* errors = nullptr);

/// A pack.toml, and a sources.toml with one source, `S`, for small packs written in tests.
std::string small_pack_toml(std::string_view id);
std::string small_sources_toml();

/// A small pack with these rule texts, each a file of its own.
std::unique_ptr<ReadyPack> small_pack(const std::vector<std::string>& rule_files, std::string* errors = nullptr);

/// The case of a JSON text; the test fails where it is none.
Case read_json_case(const Pack& pack, const std::string& json);

/// The advice of a pack for the case of a JSON text.
Advice advise_json(const ReadyPack& ready, const std::string& json);

/// The sentences that are built into the program.
const Phrases& built_in_phrases();

/// Messages as the program prints them, without colour.
std::string messages(const Diagnostics& diagnostics);

/// The whole of a file; empty where it cannot be read.
std::string read_text_file(const std::string& path);

}  // namespace sti::test
