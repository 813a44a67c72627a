#include "load/built_in.hpp"

#include "load/tree.hpp"

namespace sti::load {

const RuleTree& built_in_tree() {
  static const RuleTree tree = [] {
    RuleTree out;
    out.name = "rules/";
    out.built_in = true;
    for (const auto& file : built_in_files()) {
      out.files.push_back({.path = std::string(file.path), .text = file.text, .disk = {}});
    }
    return out;
  }();
  return tree;
}

}  // namespace sti::load
