#pragma once

#include <cstddef>
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
  /// One with mistakes in what it asks or expects: it says nothing of the pack.
  struct Faulty {
    std::string name;
    Span span;
    std::size_t errors = 0;
  };
  std::vector<Example> all;
  std::vector<Faulty> faulty;
  std::vector<SourcePtr> files;
};

/// Reads one file of cases into `out`, those with an error as `faulty`. `is_partial`: the pack is not all there, so
/// rules and sources that are named are not looked up.
void read_examples(const Pack& pack, const ParsedFile& file, bool is_partial, Examples& out, Diagnostics& diagnostics);

/// Reads `cases/*.toml` of a pack. Errors are added; examples without one are in `all`, the others in `faulty`.
Examples load_examples(const Pack& pack, const RuleTree& tree, std::string_view id, Diagnostics& diagnostics,
                       bool is_partial = false);

}  // namespace sti::load
