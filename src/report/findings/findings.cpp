#include "report/findings/findings.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

#include "base/text.hpp"

namespace sti::report {
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

std::string findings_document(const FindingsFormat& format, const Diagnostics& findings, bool color) {
  std::map<std::string, std::vector<Diagnostic>> by_path;
  Tally tally;
  for (const auto& finding : findings.all()) {
    by_path[finding.place.path].push_back(finding);
    tally.count(finding);
  }
  tally.files = by_path.size();
  auto out = format.begin();
  bool is_first = true;
  for (auto& [path, of_file] : by_path) {
    std::stable_sort(of_file.begin(), of_file.end(), [](const Diagnostic& a, const Diagnostic& b) {
      return std::pair(a.place.line, a.place.column) < std::pair(b.place.line, b.place.column);
    });
    out += format.file(path, of_file, is_first, color);
    is_first = is_first && of_file.empty();
  }
  return out + format.end(tally);
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
