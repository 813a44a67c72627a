// Cases that fail as findings, for what reads those of every command.

#include "report/findings/findings.hpp"

#include <fmt/format.h>

#include "base/text.hpp"
#include "report/test_run/test_run.hpp"

namespace sti::report {
namespace {

/// A case that failed: what of it is not as expected, and the command that shows it.
Diagnostic finding_of(const CaseResult& result) {
  std::vector<std::string> parts;
  for (const auto& mismatch : result.mismatches)
    parts.push_back(fmt::format("{}: expected {}, actual {}", mismatch.what, mismatch.expected, mismatch.actual));
  Diagnostics out;
  auto& finding = out.add_about(Code::expectation_failed, result.place.path,
                                fmt::format("{}: {}", result.name, join(parts, "; ")), result.command);
  finding.place = result.place;
  return std::move(out.take().front());
}

std::string findings_of(const FindingsFormat& format, std::span<const TestRun> runs) {
  Diagnostics all;
  for (const auto& run : runs) {
    all.append(std::vector(run.findings));
    for (const auto& result : run.cases) {
      if (result.status == CaseResult::Status::failed) all.append(std::vector{finding_of(result)});
    }
  }
  return findings_document(format, all, false);
}

}  // namespace

std::string test_run_sarif(std::span<const TestRun> runs, bool) { return findings_of(sarif_findings, runs); }
std::string test_run_github(std::span<const TestRun> runs, bool) { return findings_of(github_findings, runs); }

}  // namespace sti::report
