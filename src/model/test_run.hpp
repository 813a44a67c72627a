#pragma once

#include <string>
#include <vector>

#include "base/diagnostics.hpp"

namespace sti {

/// One thing that an example expects and the advice has otherwise.
struct Mismatch {
  std::string what;                ///< "hiv-lab@blood", "pep", "note of lab-note"
  std::string expected, actual;    ///< as the two sides of a table
  std::vector<std::string> rules;  ///< ids of the rules concerned
  Place place;                     ///< where it is expected
};

/// An example case that was run.
struct CaseResult {
  enum class Status { passed, failed, todo };
  std::string name;
  Place place;
  Status status{};
  std::vector<Mismatch> mismatches;
  std::string command;  ///< gives the same advice in a shell
};

/// The examples of one pack.
struct TestRun {
  std::string pack;  ///< as it was named
  std::vector<CaseResult> cases;
  std::vector<Diagnostic> findings;  ///< of reading the pack and its cases

  std::size_t count(CaseResult::Status status) const {
    std::size_t n = 0;
    for (const auto& one : cases) n += one.status == status;
    return n;
  }
};

}  // namespace sti
