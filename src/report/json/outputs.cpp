#include "report/json/outputs.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "report/json/record.hpp"

namespace sti::report {

std::span<const JsonOutput> json_outputs() {
  static const std::array all = {advice_output,      explain_output, risk_output,     windows_output,  compare_output,
                                 diff_output,        talk_output,    pack_output,     packs_output,    quiz_output,
                                 quiz_memory_output, test_output,    coverage_output, findings_output, proof_output,
                                 error_output,       code_output,    codes_output};
  return all;
}

namespace {

/// Its schema in an object that is open, and the fields that are always there.
std::vector<std::string> describe(const JsonOutput& output, JsonWriter& json, const Pack& base) {
  const Phrases phrases;
  const Advice advice;
  const View view{base, phrases, advice, Lang::en};
  const auto keys = FieldSchema::write_keywords(json, view, output.describe);
  return {keys.begin(), keys.end()};
}

}  // namespace

std::string output_schema(std::string_view name, const Pack& base) {
  const auto all = json_outputs();
  const auto output = std::find_if(all.begin(), all.end(), [&](const auto& each) { return each.name == name; });
  JsonWriter json(2);
  json.begin_object().field("$schema", write::schema_dialect).field("title", fmt::format("sti {}", name));
  describe(*output, json, base);
  return json.end_object().take() + "\n";
}

std::vector<std::string> keys_of(const JsonOutput& output) {
  JsonWriter json;
  return describe(output, json.begin_object(), Pack{});
}

}  // namespace sti::report
