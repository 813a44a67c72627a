#include "report/test_run/test_run.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/text.hpp"

namespace sti::report {
namespace {

constexpr std::size_t what_width = 24, side_width = 26;  // with indent and gaps: 80 columns

std::string padded_apart(const std::string& text, std::size_t width) {
  const auto shown = display_width(text);
  return text + std::string(shown < width ? width - shown : 1, ' ');
}

std::string mismatch_row(std::string_view what, std::string_view expected, std::string_view actual) {
  const std::array columns = {wrap(what, what_width - 1), wrap(expected, side_width - 1), wrap(actual, side_width)};
  std::string out;
  for (std::size_t i = 0; i < std::max({columns[0].size(), columns[1].size(), columns[2].size()}); ++i) {
    const auto cell = [&](std::size_t column) {
      return i < columns[column].size() ? columns[column][i] : std::string();
    };
    auto line = "  " + padded_apart(cell(0), what_width) + padded_apart(cell(1), side_width) + cell(2);
    line.erase(line.find_last_not_of(' ') + 1);
    out += line + "\n";
  }
  return out;
}

}  // namespace

std::span<const TestRunFormat> test_run_formats() {
  static constexpr std::array formats = {
      TestRunFormat{"text", test_run_text},
      TestRunFormat{"json", test_run_json},
      TestRunFormat{"junit", test_run_junit},
      TestRunFormat{"tap", test_run_tap},
  };
  return formats;
}

std::string mismatch_table(const CaseResult& result) {
  std::string out = mismatch_row("", "expected", "actual");
  std::vector<std::string> rules;
  for (const auto& mismatch : result.mismatches) {
    out += mismatch_row(mismatch.what, mismatch.expected, mismatch.actual);
    for (const auto& rule : mismatch.rules) {
      if (std::find(rules.begin(), rules.end(), rule) == rules.end()) rules.push_back(rule);
    }
  }
  if (!rules.empty()) {
    for (const auto& line : wrap("rules: " + join(rules, ", "), 78)) out += "  " + line + "\n";
  }
  return out + "  " + result.command + "\n";
}

}  // namespace sti::report
