// JUnit XML: a suite for each pack; a finding of reading it is a failed case too.

#include <fmt/format.h>

#include "base/text.hpp"
#include "report/findings/diagnostics.hpp"
#include "report/layout/xml.hpp"
#include "report/test_run/test_run.hpp"

namespace sti::report {
namespace {

std::string case_xml(const CaseResult& result, std::string_view pack) {
  auto out = fmt::format("    <testcase name=\"{}\" classname=\"{}\" file=\"{}\" line=\"{}\"", xml_escaped(result.name),
                         xml_escaped(pack), xml_escaped(result.place.path), result.place.line);
  switch (result.status) {
    case CaseResult::Status::passed:
      return out + "/>\n";
    case CaseResult::Status::todo:
      return out + "><skipped message=\"todo\"/></testcase>\n";
    case CaseResult::Status::failed:
      break;
  }
  const auto& first = result.mismatches.front();
  const auto message = fmt::format("{}: expected {}, actual {}", first.what, first.expected, first.actual);
  return out + fmt::format(">\n      <failure message=\"{}\">{}</failure>\n    </testcase>\n", xml_escaped(message),
                           xml_escaped(mismatch_table(result)));
}

}  // namespace

std::string test_run_junit(std::span<const TestRun> runs, bool) {
  using enum CaseResult::Status;
  std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"sti test\">\n";
  for (const auto& run : runs) {
    out +=
        fmt::format("  <testsuite name=\"{}\" tests=\"{}\" failures=\"{}\" skipped=\"{}\">\n", xml_escaped(run.pack),
                    run.cases.size() + run.findings.size(), run.count(failed) + run.findings.size(), run.count(todo));
    for (const auto& finding : run.findings) {
      out += fmt::format(
          "    <testcase name=\"{} {}\" classname=\"{}\" file=\"{}\" line=\"{}\">\n      <failure "
          "message=\"{}\">{}</failure>\n    </testcase>\n",
          label(finding.code), info(finding.code).name, xml_escaped(run.pack), xml_escaped(finding.place.path),
          finding.place.line, xml_escaped(finding.message), xml_escaped(diagnostic_text(finding)));
    }
    for (const auto& result : run.cases) out += case_xml(result, run.pack);
    out += "  </testsuite>\n";
  }
  return out + "</testsuites>\n";
}

}  // namespace sti::report
