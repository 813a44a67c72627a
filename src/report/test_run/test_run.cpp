#include "report/test_run/test_run.hpp"

#include <array>

#include "base/text.hpp"
#include "report/layout/paragraph.hpp"
#include "report/layout/table_text.hpp"

namespace sti::report {

std::span<const TestRunFormat> test_run_formats() {
  static constexpr std::array formats = {
      TestRunFormat{"text", test_run_text},   TestRunFormat{"json", test_run_json},
      TestRunFormat{"junit", test_run_junit}, TestRunFormat{"tap", test_run_tap},
      TestRunFormat{"sarif", test_run_sarif}, TestRunFormat{"github", test_run_github},
  };
  return formats;
}

std::string mismatch_table(const CaseResult& result) {
  constexpr std::size_t indent = 2;
  Table table{.columns = {{{}, 24}, {"expected", 26}, {"actual", Column::shared}}};
  std::vector<std::string> rules;
  for (const auto& mismatch : result.mismatches) {
    table.rows.push_back({{mismatch.what, mismatch.expected, mismatch.actual}});
    for (const auto& rule : mismatch.rules) add_once(rules, rule);
  }
  auto out = table_text(table, indent, false);
  if (!rules.empty()) out += paragraph("  ", "rules: " + join(rules, ", "), indent);
  return out + "  " + result.command + "\n";
}

}  // namespace sti::report
