#pragma once

#include <span>
#include <string>
#include <string_view>

#include "model/pack.hpp"

namespace sti::report {

/// A kind of document that the program writes as JSON.
struct JsonOutput {
  std::string_view name;
  std::string (*schema)(std::string_view name, const Pack& base);  ///< its JSON Schema
};

/// One row an output; `sti schema` walks the table.
std::span<const JsonOutput> json_outputs();

// Each beside what writes it.
extern const JsonOutput advice_output, explain_output, risk_output, windows_output, compare_output, diff_output,
    talk_output, pack_output, packs_output, quiz_output, quiz_memory_output, test_output, coverage_output,
    findings_output, error_output, code_output, codes_output;

}  // namespace sti::report
