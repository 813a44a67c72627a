// For people: place, message, the source line and what to do.

#include "report/diagnostics_text.hpp"
#include "report/findings.hpp"

namespace sti::report {
namespace {

std::string nothing() { return {}; }

std::string file(std::string_view, std::span<const Diagnostic> findings, bool, bool color) {
  std::string out;
  for (const auto& finding : findings) out += diagnostic_text(finding, color);
  return out;
}

std::string end(const Tally& tally) { return tally_text(tally) + "\n"; }

}  // namespace

const FindingsFormat text_findings{"text", nothing, file, end};

}  // namespace sti::report
