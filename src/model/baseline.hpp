#pragma once

#include <map>
#include <string>
#include <tuple>

#include "base/diagnostics.hpp"

namespace sti {

/// Findings that are known and do not fail a check. A finding is known by its path, code and message, not by its line,
/// so that an edit above it does not bring it back. Paths are those from the folder of the baseline's own file, so that
/// it holds wherever it is used from.
struct Baseline {
  using Key = std::tuple<std::string, Code, std::string>;  ///< path, code, message
  std::map<Key, std::size_t> counts;

  void add(const std::string& path, const Diagnostic& finding) { ++counts[{path, finding.code, finding.message}]; }
  /// Takes one of its findings out; false where it has none like it (left).
  bool take(const std::string& path, const Diagnostic& finding) {
    const auto found = counts.find({path, finding.code, finding.message});
    if (found == counts.end() || found->second == 0) return false;
    --found->second;
    return true;
  }
};

}  // namespace sti
