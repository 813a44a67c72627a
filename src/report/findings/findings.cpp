#include "report/findings/findings.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <tuple>

#include "base/text.hpp"

namespace sti::report {
namespace {

bool is_in_other_file(const Diagnostic& a, const Diagnostic& b) { return a.place.path != b.place.path; }

}  // namespace

void Tally::count(const Diagnostic& finding) {
  auto& counter = finding.severity == Severity::error     ? errors
                  : finding.severity == Severity::warning ? warnings
                                                          : notes;
  ++counter;
}

std::span<const FindingsFormat> findings_formats() {
  static const std::array formats = {text_findings, json_findings, sarif_findings, junit_findings, github_findings};
  return formats;
}

std::vector<std::string> findings_format_names() {
  std::vector<std::string> names;
  for (const auto& format : findings_formats()) names.emplace_back(format.name);
  return names;
}

const FindingsFormat& findings_format(std::string_view name) {
  const auto all = findings_formats();
  const auto found = std::find_if(all.begin(), all.end(), [&](const auto& format) { return format.name == name; });
  return found == all.end() ? all.front() : *found;
}

std::vector<Diagnostic> sorted(const Diagnostics& findings) {
  auto out = findings.all();
  std::stable_sort(out.begin(), out.end(), [](const Diagnostic& a, const Diagnostic& b) {
    return std::tie(a.place.path, a.place.line, a.place.column) < std::tie(b.place.path, b.place.line, b.place.column);
  });
  return out;
}

Tally tally_of(const std::vector<Diagnostic>& findings) {
  Tally out;
  for (const auto& finding : findings) {
    out.count(finding);
    const bool is_next = &finding == findings.data() || is_in_other_file(finding, *(&finding - 1));
    out.files += is_next ? 1 : 0;
  }
  return out;
}

std::string findings_document(const FindingsFormat& format, const Diagnostics& findings, bool color) {
  const auto all = sorted(findings);
  auto out = format.begin();
  for (auto from = all.begin(); from != all.end();) {
    const auto to =
        std::find_if(from, all.end(), [&](const Diagnostic& each) { return is_in_other_file(each, *from); });
    out += format.file(from->place.path, std::span(from, to), from == all.begin(), color);
    from = to;
  }
  return out + format.end(tally_of(all));
}

std::string tally_text(const Tally& tally) {
  // A proof without findings has no file to speak of.
  auto out = tally.files == 0 ? std::string{} : counted(tally.files, "file") + ": ";
  out += fmt::format("{}, {}", counted(tally.errors, "error"), counted(tally.warnings, "warning"));
  if (tally.notes > 0) out += ", " + counted(tally.notes, "note");
  if (tally.known > 0) out += fmt::format("; {} known", tally.known);
  if (tally.fixed > 0) out += fmt::format("; {} fixed", tally.fixed);
  return out;
}

std::string no_beginning() { return {}; }

std::string tally_line(const Tally& tally) { return tally_text(tally) + "\n"; }

}  // namespace sti::report
