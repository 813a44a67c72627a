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

void write_location(JsonWriter& json, const Place& place) {
  json.key("physicalLocation").begin_object();
  json.key("artifactLocation").begin_object().key("uri").string(uri(place.path)).end_object();
  if (place.line > 0) {
    json.key("region").begin_object().key("startLine").number(place.line).key("startColumn");
    json.number(place.first_character).key("endColumn").number(std::int64_t(place.first_character) + place.characters);
    if (!place.excerpt.empty()) json.key("snippet").begin_object().key("text").string(place.excerpt).end_object();
    json.end_object();
  }
  json.end_object();
}

std::string sarif_begin() {
  JsonWriter json;
  json.begin_array();
  for (const auto& code : all_codes()) {
    json.begin_object().key("id").string(label(code.code)).key("name").string(code.name);
    json.key("shortDescription").begin_object().key("text").string(code.about).end_object();
    json.key("help").begin_object().key("text");
    json.string(fmt::format("{}. `sti explain {}` has examples.", code.about, label(code.code))).end_object();
    json.key("defaultConfiguration").begin_object().key("level").string(level(code.severity)).end_object();
    json.key("properties").begin_object().key("category").string(to_string(code.category)).end_object();
    json.end_object();
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
  auto message = finding.message;
  if (!finding.hint.empty()) message += " (" + finding.hint + ")";
  json.begin_object().key("ruleId").string(label(finding.code)).key("ruleIndex").number(row - codes.begin());
  json.key("level").string(level(finding.severity));
  json.key("message").begin_object().key("text").string(message).end_object();
  json.key("locations").begin_array().begin_object();
  write_location(json, finding.place);
  json.end_object().end_array();
  const auto has_place = [](const auto& note) { return note.place.line > 0; };
  if (std::any_of(finding.notes.begin(), finding.notes.end(), has_place)) {
    json.key("relatedLocations").begin_array();
    for (const auto& note : finding.notes) {
      if (!has_place(note)) continue;
      json.begin_object().key("message").begin_object().key("text").string(note.text).end_object();
      write_location(json, note.place);
      json.end_object();
    }
    json.end_array();
  }
  json.end_object();
  return json.take();
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
