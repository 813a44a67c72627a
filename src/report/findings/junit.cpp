// JUnit XML: a suite for each file, a failed case for each finding, a passed one for a file without.

#include <fmt/format.h>

#include "base/text.hpp"
#include "report/findings/diagnostics.hpp"
#include "report/findings/findings.hpp"
#include "report/layout/xml.hpp"

namespace sti::report {
namespace {

std::string junit_begin() { return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"sti\">\n"; }

std::string junit_file(std::string_view path, std::span<const Diagnostic> findings, bool, bool) {
  const auto name = xml_escaped(path);
  auto out = fmt::format("  <testsuite name=\"{}\" tests=\"{}\" failures=\"{}\">\n", name,
                         findings.empty() ? 1 : findings.size(), findings.size());
  if (findings.empty()) out += fmt::format("    <testcase name=\"{0}\" classname=\"{0}\"/>\n", name);
  for (const auto& finding : findings) {
    const auto& place = finding.place;
    const auto where = place.line > 0 ? fmt::format("{}:{}", place.line, place.column) : std::string("file");
    out += fmt::format("    <testcase name=\"{} {} {}\" classname=\"{}\" file=\"{}\" line=\"{}\">\n",
                       label(finding.code), info(finding.code).name, where, name, name, place.line);
    out +=
        fmt::format("      <failure type=\"{}\" message=\"{}\">{}</failure>\n    </testcase>\n",
                    to_string(finding.severity), xml_escaped(finding.message), xml_escaped(diagnostic_text(finding)));
  }
  return out + "  </testsuite>\n";
}

std::string junit_end(const Tally&) { return "</testsuites>\n"; }

}  // namespace

const FindingsFormat junit_findings{"junit", junit_begin, junit_file, junit_end};

}  // namespace sti::report
