// SARIF 2.1.0, for code scanning and editors. Every code is declared as a rule, also those without a finding.

#include <fmt/format.h>

#include <algorithm>

#include "base/json_writer.hpp"
#include "report/findings/findings.hpp"

namespace sti::report {
namespace {

std::string_view level(Severity severity) { return to_string(severity); }  // error, warning, note: SARIF's own names

/// A path as a relative or absolute URI reference: everything but unreserved characters and `/` in percent form.
std::string uri(std::string_view path) {
  std::string out;
  for (const char c : path) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
                       c == '.' || c == '_' || c == '~' || c == '/';
    if (plain)
      out += c;
    else
      out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return out.starts_with('/') ? "file://" + out : out;
}

void write_text(JsonWriter& json, std::string_view key, std::string_view text) {
  json.key(key).begin_object().field("text", text).end_object();
}

void write_location(JsonWriter& json, const Place& place) {
  json.key("physicalLocation").begin_object();
  json.key("artifactLocation").begin_object().field("uri", uri(place.path)).end_object();
  if (place.line > 0) {
    json.key("region").begin_object().field("startLine", place.line).field("startColumn", place.first_character);
    json.field("endColumn", place.first_character + place.characters);
    if (!place.excerpt.empty()) write_text(json, "snippet", place.excerpt);
    json.end_object();
  }
  json.end_object();
}

std::string sarif_begin() {
  JsonWriter json;
  json.begin_array();
  for (const auto& code : all_codes()) {
    json.begin_object().field("id", label(code.code)).field("name", code.name);
    write_text(json, "shortDescription", code.about);
    write_text(json, "help", fmt::format("{}. `sti explain {}` has examples.", code.about, label(code.code)));
    json.key("defaultConfiguration").begin_object().field("level", level(code.severity)).end_object();
    json.key("properties").begin_object().field("category", to_string(code.category)).end_object().end_object();
  }
  json.end_array();
  return "{\"$schema\":\"https://json.schemastore.org/sarif-2.1.0.json\",\"version\":\"2.1.0\",\"runs\":[{\"tool\":"
         "{\"driver\":{\"name\":\"sti\",\"rules\":" +
         json.take() + "}},\"columnKind\":\"unicodeCodePoints\",\"results\":[";
}

std::string result(const Diagnostic& finding) {
  JsonWriter json;
  const auto codes = all_codes();
  const auto row = std::find_if(codes.begin(), codes.end(), [&](const auto& c) { return c.code == finding.code; });
  json.begin_object().field("ruleId", label(finding.code)).field("ruleIndex", row - codes.begin());
  json.field("level", level(finding.severity));
  write_text(json, "message", finding.hint.empty() ? finding.message : finding.message + " (" + finding.hint + ")");
  json.key("locations").begin_array().begin_object();
  write_location(json, finding.place);
  json.end_object().end_array();
  const auto has_place = [](const auto& note) { return note.place.line > 0; };
  if (std::any_of(finding.notes.begin(), finding.notes.end(), has_place)) {
    json.key("relatedLocations").begin_array();
    for (const auto& note : finding.notes) {
      if (!has_place(note)) continue;
      write_text(json.begin_object(), "message", note.text);
      write_location(json, note.place);
      json.end_object();
    }
    json.end_array();
  }
  if (!finding.data.empty()) {
    json.key("properties").begin_object();
    for (const auto& [name, value] : finding.data) json.key(name).raw(value);
    json.end_object();
  }
  return json.end_object().take();
}

std::string sarif_file(std::string_view, std::span<const Diagnostic> findings, bool is_first, bool) {
  std::string out;
  for (const auto& finding : findings) {
    out += is_first ? "\n" : ",\n";
    out += result(finding);
    is_first = false;
  }
  return out;
}

std::string sarif_end(const Tally&) { return "\n]}]}\n"; }

}  // namespace

const FindingsFormat sarif_findings{"sarif", sarif_begin, sarif_file, sarif_end};

}  // namespace sti::report
