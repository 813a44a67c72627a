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
namespace {

struct Runs {
  std::span<const TestRun> all;

  std::size_t count(CaseResult::Status status) const {
    std::size_t n = 0;
    for (const auto& run : all) n += run.count(status);
    return n;
  }
};

}  // namespace

template <class To>
void describe(To& to, const Place& place) {
  to("path", place.path)("line", place.line)("column", place.column);
}

template <class To>
void describe(To& to, const Mismatch& mismatch) {
  to("what", mismatch.what)("expected", mismatch.expected)("actual", mismatch.actual)("rules", mismatch.rules);
  describe(to, mismatch.place);
}

template <class To>
void describe(To& to, const CaseResult& result) {
  describe(to("name", result.name)("status", result.status), result.place);
  to("mismatches", result.mismatches)("command", result.command);
}

template <class To>
void describe(To& to, const TestRun& run) {
  to("pack", run.pack)("cases", run.cases);
  to.list("findings", run.findings, [&](auto& each, const Diagnostic& finding) {
    describe(each("code", label(finding.code))("message", finding.message), finding.place);
  });
}

template <class To>
void describe(To& to, const Runs& runs) {
  to.form("sti-test/1")("packs", runs.all)("passed", runs.count(CaseResult::Status::passed));
  to("failed", runs.count(CaseResult::Status::failed))("todo", runs.count(CaseResult::Status::todo));
}

const JsonOutput test_output{"test", [](FieldSchema& to) { describe(to, Runs{}); }};

std::string test_run_json(std::span<const TestRun> runs, bool) { return json_document(Runs{runs}); }

}  // namespace sti::report
