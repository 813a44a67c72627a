// `sti-findings/1`: one object with a list of findings and the tally; and `sti-error/1`, one mistake.

#include "report/findings/findings.hpp"
#include "report/findings/findings_json.hpp"
#include "report/json/outputs.hpp"
#include "report/json/values.hpp"

namespace sti::report {
namespace {

/// What is written piece by piece, as a whole.
struct FindingsDocument {
  std::vector<Diagnostic> findings;
  Tally tally;
};

struct FailedLine {
  std::uint32_t line = 0;
  std::optional<std::string> id;
  const Diagnostic& error;
};

}  // namespace

template <class To>
void describe(To& to, const FindingsDocument& document) {
  describe(to.form("sti-findings/1")("findings", document.findings), document.tally);
}

template <class To>
void describe(To& to, const FailedLine& failed) {
  to.form("sti-error/1")("line", failed.line)("id", failed.id).object("error", [&](auto& each) {
    const auto& error = failed.error;
    each("code", label(error.code))("message", error.message);
    each("column", std::max<std::uint32_t>(error.place.column, 1)).if_any("hint", null_if_empty(error.hint));
  });
}

const JsonOutput findings_output{"findings", [](FieldSchema& to) { describe(to, FindingsDocument{}); }};
const JsonOutput error_output{"error", [](FieldSchema& to) { describe(to, FailedLine{0, {}, {}}); }};

std::string error_json(std::uint32_t line, const std::optional<std::string>& id, const Diagnostic& error) {
  return JsonWriter().value(FailedLine{line, id, error}, JsonContext{}).take();
}

namespace {

std::string json_begin() { return "{\"schema\":\"sti-findings/1\",\"findings\":["; }

std::string json_file(std::string_view, std::span<const Diagnostic> findings, bool is_first, bool) {
  std::string out;
  for (const auto& finding : findings) {
    out += is_first ? "\n" : ",\n";
    out += JsonWriter().value(finding, JsonContext{}).take();
    is_first = false;
  }
  return out;
}

std::string json_end(const Tally& tally) {
  return "\n]," + JsonWriter().value(tally, JsonContext{}).take().substr(1) + "\n";
}

}  // namespace

const FindingsFormat json_findings{"json", json_begin, json_file, json_end};

}  // namespace sti::report
