// The Test Anything Protocol, version 13.

#include <fmt/format.h>

#include "base/text.hpp"
#include "report/findings/diagnostics.hpp"
#include "report/test_run/test_run.hpp"

namespace sti::report {
namespace {

/// A description: `#` begins a directive.
std::string described(std::string_view text) {
  std::string out;
  for (const char c : printable(text)) {
    if (c == '#') out += '\\';
    out += c;
  }
  return out;
}

std::string commented(std::string_view text) {
  std::string out;
  for (const auto line : split(trim(text), '\n')) out += fmt::format("# {}\n", line);
  return out;
}

}  // namespace

std::string test_run_tap(std::span<const TestRun> runs, bool) {
  std::size_t total = 0;
  for (const auto& run : runs) total += run.cases.size() + run.findings.size();
  auto out = fmt::format("TAP version 13\n1..{}\n", total);
  std::size_t number = 0;
  for (const auto& run : runs) {
    for (const auto& finding : run.findings)
      out +=
          fmt::format("not ok {} - {}\n", ++number, described(finding.message)) + commented(diagnostic_text(finding));
    for (const auto& result : run.cases) {
      const bool is_todo = result.status == CaseResult::Status::todo;
      out += fmt::format("{}ok {} - {}{}\n", result.mismatches.empty() ? "" : "not ", ++number, described(result.name),
                         is_todo ? " # TODO" : "");
      if (result.status == CaseResult::Status::failed) out += commented(mismatch_table(result));
    }
  }
  return out;
}

}  // namespace sti::report
