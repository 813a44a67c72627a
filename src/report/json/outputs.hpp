#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/pack.hpp"

namespace sti::report {

class FieldSchema;

/// A kind of document that is written as JSON.
struct JsonOutput {
  std::string_view name;
  void (*describe)(FieldSchema&);
};

/// Every kind; the schema of each follows from its description.
std::span<const JsonOutput> json_outputs();
/// The JSON Schema of the output of this name, which there must be; `base` has the vocabulary and the catalog.
std::string output_schema(std::string_view name, const Pack& base);
/// The fields that it always has.
std::vector<std::string> keys_of(const JsonOutput& output);

// Each beside what writes it.
extern const JsonOutput advice_output, explain_output, risk_output, windows_output, compare_output, diff_output,
    talk_output, pack_output, packs_output, quiz_output, quiz_memory_output, test_output, coverage_output,
    findings_output, proof_output, error_output, code_output, codes_output;

}  // namespace sti::report
