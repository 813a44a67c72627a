#pragma once

#include <string>
#include <vector>

#include "load/case.hpp"
#include "load/tree.hpp"
#include "model/expectation.hpp"

namespace sti::load {

/// One example: a case at one moment, and what is expected.
struct Example {
  std::string name;
  Case asked;
  Expectation expected;
  bool todo = false;
  Span span;
};

struct Examples {
  std::vector<Example> all;
  std::vector<SourcePtr> files;
};

/// Reads one file of cases into `out`. `is_partial`: the pack is not all there, so rules and sources that are named are
/// not looked up.
void read_examples(const Pack& pack, const ParsedFile& file, bool is_partial, Examples& out, Diagnostics& diagnostics);

/// Reads `cases/*.toml` of a pack. Mistakes are added; examples without one are returned all the same.
Examples load_examples(const Pack& pack, const RuleTree& tree, std::string_view id, Diagnostics& diagnostics,
                       bool is_partial = false);

}  // namespace sti::load
