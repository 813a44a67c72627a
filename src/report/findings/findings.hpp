#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.hpp"

namespace sti::report {

/// What was checked and found, in numbers.
struct Tally {
  std::size_t files = 0, errors = 0, warnings = 0, notes = 0;
  std::size_t known = 0;  ///< findings of a baseline, not counted above
  std::size_t fixed = 0;  ///< findings of a baseline that are gone

  void count(const Diagnostic& finding);
};

/// Writes findings in one format, file after file, so that memory does not grow with their number. Each part is text to
/// be written as it comes; files are to be given in order of their path.
struct FindingsFormat {
  std::string_view name;
  std::string (*begin)();
  /// `is_first`: no finding was written before.
  std::string (*file)(std::string_view path, std::span<const Diagnostic> findings, bool is_first, bool color);
  std::string (*end)(const Tally& tally);
};

/// text, json, sarif, junit, github; the first is the default.
std::span<const FindingsFormat> findings_formats();
std::vector<std::string> findings_format_names();
const FindingsFormat& findings_format(std::string_view name);

/// In order of path and place; and their numbers.
std::vector<Diagnostic> sorted(const Diagnostics& findings);
Tally tally_of(const std::vector<Diagnostic>& findings);

/// A whole document from findings that are already there, each under its own path.
std::string findings_document(const FindingsFormat& format, const Diagnostics& findings, bool color);

/// A line that could not be answered, as `sti-error/1`: its first mistake, and the id of its case where it could be
/// read.
std::string error_json(std::uint32_t line, const std::optional<std::string>& id, const Diagnostic& error);

/// "2 files: 1 error, 3 warnings".
std::string tally_text(const Tally& tally);

// For formats that begin with nothing, and end with the numbers as a line.
std::string no_beginning();
std::string tally_line(const Tally& tally);

// One a file, findings_<name>.cpp.
extern const FindingsFormat text_findings;
extern const FindingsFormat json_findings;
extern const FindingsFormat sarif_findings;
extern const FindingsFormat junit_findings;
extern const FindingsFormat github_findings;

}  // namespace sti::report
