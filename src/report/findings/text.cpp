// For people: place, message, the source line and what to do.

#include "report/findings/diagnostics.hpp"
#include "report/findings/findings.hpp"

namespace sti::report {
namespace {

std::string text_file(std::string_view, std::span<const Diagnostic> findings, bool, bool color) {
  std::string out;
  for (const auto& finding : findings) out += diagnostic_text(finding, color);
  return out;
}

}  // namespace

const FindingsFormat text_findings{"text", no_beginning, text_file, tally_line};

}  // namespace sti::report
