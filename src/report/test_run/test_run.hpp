#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/test_run.hpp"

namespace sti::report {

/// Renders the examples that were run, in one format.
struct TestRunFormat {
  std::string_view name;
  std::string (*render)(std::span<const TestRun> runs, bool color);
};

/// text, json, junit, tap, sarif, github; the first is the default.
std::span<const TestRunFormat> test_run_formats();

// One a file, <name>.cpp; those that show findings alone in findings.cpp.
std::string test_run_text(std::span<const TestRun> runs, bool color);
std::string test_run_json(std::span<const TestRun> runs, bool color);
std::string test_run_junit(std::span<const TestRun> runs, bool color);
std::string test_run_tap(std::span<const TestRun> runs, bool color);
std::string test_run_sarif(std::span<const TestRun> runs, bool color);
std::string test_run_github(std::span<const TestRun> runs, bool color);

/// What of a failed case is not as expected, both sides beside each other, the rules concerned, and the command.
std::string mismatch_table(const CaseResult& result);

}  // namespace sti::report
