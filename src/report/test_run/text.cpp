// For people: what failed, both sides beside each other.

#include "base/text.hpp"

#include <fmt/format.h>

#include "report/findings/diagnostics.hpp"
#include "report/test_run/test_run.hpp"

namespace sti::report {
namespace {

std::string where(const Place& place) { return fmt::format("{}:{}", place.path, place.line); }

}  // namespace

std::string test_run_text(std::span<const TestRun> runs, bool color) {
  using enum CaseResult::Status;
  std::string out;
  std::size_t n_passed = 0, n_failed = 0, n_todo = 0;
  for (const auto& run : runs) {
    Diagnostics findings;
    findings.append(std::vector(run.findings));
    out += diagnostics_text(findings, color);
    for (const auto& result : run.cases) {
      if (result.status == passed) continue;
      const bool is_todo = result.status == todo;
      const auto label = is_todo
                             ? painted("todo", "1;33", color)
                             : painted(fmt::format("error[{}]", sti::label(Code::expectation_failed)), "1;31", color);
      out += fmt::format("{}: {}: {}\n", where(result.place), label, printable(result.name));
      if (!is_todo) out += mismatch_table(result);
    }
    n_passed += run.count(passed);
    n_failed += run.count(failed);
    n_todo += run.count(todo);
  }
  out += fmt::format("{} passed, {} failed", n_passed, n_failed);
  if (n_todo > 0) out += fmt::format(", {} todo", n_todo);
  return out + "\n";
}

}  // namespace sti::report
