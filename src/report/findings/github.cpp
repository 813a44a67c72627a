// Annotations of a GitHub Actions log: `::error file=…,line=…::message`.

#include <fmt/format.h>

#include "report/findings/findings.hpp"

namespace sti::report {
namespace {

/// `%`, line breaks, and in properties `:` and `,`, as the runner decodes them.
std::string escaped(std::string_view text, bool is_property) {
  std::string out;
  for (const char c : text) {
    const bool special = c == '%' || c == '\r' || c == '\n' || (is_property && (c == ':' || c == ','));
    if (special)
      out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    else
      out += c;
  }
  return out;
}

std::string_view command(Severity severity) { return severity == Severity::note ? "notice" : to_string(severity); }

std::string github_file(std::string_view, std::span<const Diagnostic> findings, bool, bool) {
  std::string out;
  for (const auto& finding : findings) {
    const auto& place = finding.place;
    out += fmt::format("::{} file={}", command(finding.severity), escaped(place.path, true));
    if (place.line > 0)
      out += fmt::format(",line={},endLine={},col={},endColumn={}", place.line, place.line, place.column,
                         place.column + place.length);
    auto message = finding.message;
    if (!finding.hint.empty()) message += "\n" + finding.hint;
    for (const auto& note : finding.notes) message += "\n" + note.text;
    out += fmt::format(",title={}::{}\n",
                       escaped(fmt::format("{} {}", label(finding.code), info(finding.code).name), true),
                       escaped(message, false));
  }
  return out;
}

}  // namespace

const FindingsFormat github_findings{"github", no_beginning, github_file, tally_line};

}  // namespace sti::report
