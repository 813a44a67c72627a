// `sti-test/1`.

#include "report/json/outputs.hpp"
#include "report/json/values.hpp"
#include "report/test_run/test_run.hpp"

namespace sti {

template <>
inline constexpr ByEnum<CaseResult::Status, std::string_view, 3> enum_ids<CaseResult::Status> = {"passed", "failed",
                                                                                                 "todo"};

}  // namespace sti

namespace sti::report {

template <>
constexpr std::array fields_of<Place> = {field<&Place::path>("path"), field<&Place::line>("line"),
                                         field<&Place::column>("column")};

namespace {

struct Runs {
  std::span<const TestRun> all;
};

std::size_t count(const Runs& runs, CaseResult::Status status) {
  std::size_t n = 0;
  for (const auto& run : runs.all) n += run.count(status);
  return n;
}

template <class T>
constexpr auto place = spread([](const T& it) -> const Place& { return it.place; });
constexpr std::array failure = {field("code", [](const Diagnostic& finding) { return label(finding.code); }),
                                field<&Diagnostic::message>("message"), place<Diagnostic>};

}  // namespace

template <>
constexpr std::array fields_of<Mismatch> = {field<&Mismatch::what>("what"), field<&Mismatch::expected>("expected"),
                                            field<&Mismatch::actual>("actual"), field<&Mismatch::rules>("rules"),
                                            place<Mismatch>};

template <>
constexpr std::array fields_of<CaseResult> = {field<&CaseResult::name>("name"), field<&CaseResult::status>("status"),
                                              place<CaseResult>, field<&CaseResult::mismatches>("mismatches"),
                                              field<&CaseResult::command>("command")};

template <>
constexpr std::array fields_of<TestRun> = {
    field<&TestRun::pack>("pack"), field<&TestRun::cases>("cases"),
    field("findings", [](const TestRun& run) { return each_as<failure>(run.findings); })};

template <>
constexpr std::array fields_of<Runs> = {
    form<Runs>("sti-test/1"), field<&Runs::all>("packs"),
    field("passed", [](const Runs& runs) { return count(runs, CaseResult::Status::passed); }),
    field("failed", [](const Runs& runs) { return count(runs, CaseResult::Status::failed); }),
    field("todo", [](const Runs& runs) { return count(runs, CaseResult::Status::todo); })};

const JsonOutput test_output{"test", document_schema<Runs>};

std::string test_run_json(std::span<const TestRun> runs, bool) { return json_document(Runs{runs}, nullptr); }

}  // namespace sti::report
