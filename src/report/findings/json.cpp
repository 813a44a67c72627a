// `sti-findings/1`: one object with a list of findings and the tally.

#include "base/json_writer.hpp"
#include "report/findings/findings.hpp"

namespace sti::report {
namespace {

void write_whole_place(JsonWriter& json, const Place& place) {
  json.key("path").string(place.path);
  const auto number = [&](std::string_view key, std::int64_t value) {
    json.key(key);
    if (place.line == 0)
      json.null();
    else
      json.number(value);
  };
  number("line", place.line);
  number("column", place.column);
  number("end_column", std::int64_t(place.column) + place.length);
}

std::string finding_json(const Diagnostic& finding) {
  JsonWriter json;
  const auto& code = info(finding.code);
  json.begin_object().key("code").string(label(finding.code)).key("name").string(code.name);
  json.key("severity").string(to_string(finding.severity)).key("category").string(to_string(code.category));
  write_whole_place(json, finding.place);
  json.key("message").string(finding.message).key("hint").string(finding.hint);
  json.key("notes").begin_array();
  for (const auto& note : finding.notes) {
    json.begin_object().key("message").string(note.text);
    write_whole_place(json, note.place);
    json.end_object();
  }
  json.end_array().end_object();
  return json.take();
}

std::string json_begin() { return "{\"schema\":\"sti-findings/1\",\"findings\":["; }

std::string json_file(std::string_view, std::span<const Diagnostic> findings, bool is_first, bool) {
  std::string out;
  for (const auto& finding : findings) {
    out += is_first ? "\n" : ",\n";
    out += finding_json(finding);
    is_first = false;
  }
  return out;
}

std::string json_end(const Tally& tally) {
  JsonWriter json;
  const auto number = [&](std::string_view key, std::size_t value) { json.key(key).number(std::int64_t(value)); };
  json.begin_object();
  number("files", tally.files);
  number("errors", tally.errors);
  number("warnings", tally.warnings);
  number("notes", tally.notes);
  number("known", tally.known);
  number("fixed", tally.fixed);
  json.end_object();
  return "\n]," + json.take().substr(1) + "\n";
}

}  // namespace

const FindingsFormat json_findings{"json", json_begin, json_file, json_end};

}  // namespace sti::report
