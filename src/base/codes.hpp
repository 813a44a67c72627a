#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/by_enum.hpp"

namespace sti {

enum class Severity { error, warning, note };

/// Stable numbers of diagnostics: 00xx the command line, 01xx reading a text, 02xx rules, 03xx a case, 04xx an example
/// case that fails, 05xx what a proof finds.
enum class Code : std::uint16_t {
  toml_syntax = 101,
  json_syntax = 102,
  invalid_utf8 = 103,
  control_character = 104,
  too_large = 105,
  too_deep = 106,
  unreadable = 107,
  duplicate_key = 108,
  csv_syntax = 109,
  more_findings = 110,

  unknown_key = 201,
  wrong_type = 202,
  unknown_fact = 203,
  unknown_value = 204,
  missing_key = 205,
  duplicate_id = 206,
  unknown_source = 207,
  unknown_id = 208,
  out_of_range = 209,
  unknown_rule = 210,
  no_effect = 211,
  missing_translation = 212,
  window_order = 213,
  row_shape = 214,
  override_not_allowed = 215,
  too_many_rows = 216,
  too_many_values = 217,
  reserved_role = 218,
  circular_condition = 219,
  not_a_pack = 220,
  circular_overrides = 221,
  never_holds = 222,
  condition_too_large = 223,
  no_rule_files = 224,
  unused_source = 225,
  unused_name = 226,
  review_overdue = 227,
  unverified = 228,
  untested_threshold = 229,
  draft = 230,
  unkind_term = 231,
  useless_override = 232,
  missing_sentence = 233,
  unknown_placeholder = 234,
  missing_placeholder = 235,
  private_word = 236,

  case_unknown_key = 301,
  case_wrong_type = 302,
  case_unknown_token = 303,
  case_ambiguous_token = 304,
  case_bad_value = 305,
  case_bad_time = 306,
  case_future = 307,
  case_before_birth = 308,
  case_conflict = 309,
  case_missing = 310,
  case_since_or_on = 311,
  case_too_many = 312,
  case_unit_month = 313,

  usage = 1,

  expectation_failed = 401,
  no_cases = 402,
  too_little_coverage = 403,
  mutant_survived = 404,

  gap = 501,
  overlap = 502,
  dead_rule = 503,
  shadowed_rule = 504,
  redundant_rule = 505,
  unreachable_output = 506,
  no_window = 507,
  no_specimen = 508,
  not_proved = 509,
  property_refuted = 510,
  property_empty = 511,
  broken_silence = 512,
  unproved_reason = 513,
  untrue_reason = 514,
  points_astray = 515,
};

/// What a finding is about.
enum class Category { command_line, syntax, schema, reference, source, meaning, text, example, proof };
inline constexpr ByEnum<Category, std::string_view, 9> category_ids = {
    "command line", "syntax", "schema", "reference", "source", "meaning", "text", "example", "proof"};
inline std::string_view to_string(Category category) { return category_ids[category]; }
inline constexpr ByEnum<Severity, std::string_view, 3> severity_ids = {"error", "warning", "note"};
inline std::string_view to_string(Severity severity) { return severity_ids[severity]; }

/// All that is known about a code. One row a code; help, man page and tests walk the table. Why it matters and the
/// examples are in rules/codes.toml.
struct CodeInfo {
  Code code;
  std::string_view name;
  Severity severity;
  std::string_view about;
  Category category{};
};

std::span<const CodeInfo> all_codes();
const CodeInfo& info(Code code);
/// `STI-0203`.
std::string label(Code code);
/// The code of a label, `STI-0203` or `0203`, in any case.
std::optional<Code> parse_code(std::string_view label);
/// The code of a label or a name, as somebody types it; where there is none, `nearest` is the name that could be meant.
std::optional<Code> find_code(std::string_view typed, std::string& nearest);

}  // namespace sti
