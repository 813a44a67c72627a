#pragma once

#include <memory>
#include <string>

#include "engine/program.hpp"
#include "load/pack.hpp"

namespace sti::test {

/// A pack with the program compiled from it. Not movable: the program points at the pack.
struct TestPack {
  Pack pack;
  engine::Program program;
};

/// A pack of the built-in tree, or a pack folder on disk. Throws where it does not load.
inline std::unique_ptr<TestPack> load_test_pack(const std::string& name, bool cut_at_limits = false) {
  Diagnostics diagnostics;
  const auto& base = load::built_in_tree();
  auto out = std::make_unique<TestPack>();
  std::optional<Pack> pack;
  if (base.find(name + "/pack.toml") != nullptr) {
    pack = load::load_pack(base, base, name, diagnostics);
  } else if (const auto tree = load::read_pack_folder(name, diagnostics); !tree.files.empty()) {
    pack = load::load_pack(base, tree, tree.pack_ids().front(), diagnostics);
  }
  if (!pack) throw std::runtime_error("the pack " + name + " does not load: " + diagnostics.all().front().message);
  out->pack = std::move(*pack);
  engine::CutOptions cuts;
  if (cut_at_limits) cuts.packs.push_back(&out->pack);
  auto program = engine::compile(out->pack, diagnostics, cuts);
  if (!program) throw std::runtime_error("the pack " + name + " does not compile");
  out->program = std::move(*program);
  return out;
}

inline std::string fixture(const std::string& path) { return std::string(STI_SOURCE_DIR) + "/tests/fixtures/" + path; }

}  // namespace sti::test
