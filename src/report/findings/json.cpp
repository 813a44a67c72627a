// `sti-findings/1`: one object with a list of findings and the tally; and `sti-error/1`, one mistake.

#include "report/findings/findings.hpp"
#include "report/json/outputs.hpp"
#include "report/json/values.hpp"

namespace sti::report {
namespace {

/// What is written piece by piece, as a whole.
struct FindingsDocument {
  std::vector<Diagnostic> findings;
  Tally tally;
};

template <std::uint32_t (*of)(const Place&)>
constexpr auto place_number(std::string_view key) {
  return field(key, [](const Place& place) { return place.line > 0 ? std::optional(of(place)) : std::nullopt; });
}

/// A text as a whole has no numbers.
constexpr std::array whole_place = {
    field<&Place::path>("path"), place_number<[](const Place& place) { return place.line; }>("line"),
    place_number<[](const Place& place) { return place.column; }>("column"),
    place_number<[](const Place& place) { return place.column + place.length; }>("end_column")};
template <class T>
constexpr auto placed = spread([](const T& it) { return As<whole_place, Place>{it.place}; });

struct ToldError {
  const Diagnostic& error;
};
struct FailedLine {
  std::uint32_t line = 0;
  std::optional<std::string> id;
  ToldError error;
};

}  // namespace

template <>
constexpr std::array fields_of<Diagnostic::Note> = {field<&Diagnostic::Note::text>("message"),
                                                    placed<Diagnostic::Note>};

template <>
constexpr std::array fields_of<Diagnostic> = {
    field("code", [](const Diagnostic& finding) { return label(finding.code); }),
    field("name", [](const Diagnostic& finding) { return info(finding.code).name; }),
    field<&Diagnostic::severity>("severity"),
    field("category", [](const Diagnostic& finding) { return info(finding.code).category; }),
    placed<Diagnostic>,
    field<&Diagnostic::message>("message"),
    field<&Diagnostic::hint>("hint"),
    field<&Diagnostic::notes>("notes")};

template <>
constexpr std::array fields_of<Tally> = {field<&Tally::files>("files"),       field<&Tally::errors>("errors"),
                                         field<&Tally::warnings>("warnings"), field<&Tally::notes>("notes"),
                                         field<&Tally::known>("known"),       field<&Tally::fixed>("fixed")};

template <>
constexpr std::array fields_of<FindingsDocument> = {
    form<FindingsDocument>("sti-findings/1"), field<&FindingsDocument::findings>("findings"),
    spread([](const FindingsDocument& document) -> const Tally& { return document.tally; })};

template <>
constexpr std::array fields_of<ToldError> = {
    field("code", [](const ToldError& told) { return label(told.error.code); }),
    field(
        "message", [](const ToldError& told) -> const auto& { return told.error.message; }),
    field("column", [](const ToldError& told) { return std::max<std::uint32_t>(told.error.place.column, 1); }),
    field_where_any("hint", [](const ToldError& told) {
      return told.error.hint.empty() ? std::nullopt : std::optional(told.error.hint);
    })};

template <>
constexpr std::array fields_of<FailedLine> = {form<FailedLine>("sti-error/1"), field<&FailedLine::line>("line"),
                                              field<&FailedLine::id>("id"), field<&FailedLine::error>("error")};

const JsonOutput findings_output{"findings", document_schema<FindingsDocument>};
const JsonOutput error_output{"error", document_schema<FailedLine>};

std::string error_json(std::uint32_t line, const std::optional<std::string>& id, const Diagnostic& error) {
  return JsonWriter().value(FailedLine{line, id, {error}}, JsonContext{}).take();
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
