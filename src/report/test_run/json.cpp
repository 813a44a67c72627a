// `sti-test/1`.

#include <array>

#include "base/by_enum.hpp"
#include "base/json_writer.hpp"
#include "report/test_run/test_run.hpp"

namespace sti::report {
namespace {

constexpr ByEnum<CaseResult::Status, std::string_view, 3> status_names = {"passed", "failed", "todo"};

void write_place(JsonWriter& json, const Place& place) {
  json.key("path").string(place.path).key("line").number(place.line).key("column").number(place.column);
}

void write_case_result(JsonWriter& json, const CaseResult& result) {
  json.begin_object().key("name").string(result.name).key("status").string(status_names[result.status]);
  write_place(json, result.place);
  json.key("mismatches").begin_array();
  for (const auto& mismatch : result.mismatches) {
    json.begin_object().key("what").string(mismatch.what);
    json.key("expected").string(mismatch.expected).key("actual").string(mismatch.actual);
    json.key("rules").begin_array();
    for (const auto& rule : mismatch.rules) json.string(rule);
    json.end_array();
    write_place(json, mismatch.place);
    json.end_object();
  }
  json.end_array().key("command").string(result.command).end_object();
}

}  // namespace

std::string test_run_json(std::span<const TestRun> runs, bool) {
  JsonWriter json(2);
  ByEnum<CaseResult::Status, std::size_t, 3> counts;
  json.begin_object().key("schema").string("sti-test/1").key("packs").begin_array();
  for (const auto& run : runs) {
    json.begin_object().key("pack").string(run.pack).key("cases").begin_array();
    for (const auto& result : run.cases) {
      write_case_result(json, result);
      ++counts[result.status];
    }
    json.end_array().key("findings").begin_array();
    for (const auto& finding : run.findings) {
      json.begin_object().key("code").string(label(finding.code)).key("message").string(finding.message);
      write_place(json, finding.place);
      json.end_object();
    }
    json.end_array().end_object();
  }
  json.end_array();
  for (std::size_t i = 0; i < counts.size(); ++i) {
    const auto status = CaseResult::Status(i);
    json.key(status_names[status]).number(std::int64_t(counts[status]));
  }
  json.end_object();
  return json.take() + "\n";
}

}  // namespace sti::report
