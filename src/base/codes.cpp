#include "base/codes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <stdexcept>

namespace sti {
namespace {

using enum Severity;

constexpr std::array codes = {
    CodeInfo{Code::usage, "usage", error, "the command line cannot be understood"},
    CodeInfo{Code::toml_syntax, "toml-syntax", error, "the file is not valid TOML 1.0"},
    CodeInfo{Code::json_syntax, "json-syntax", error, "the text is not valid JSON"},
    CodeInfo{Code::invalid_utf8, "invalid-utf8", error, "the text is not UTF-8"},
    CodeInfo{Code::control_character, "control-character", error, "a text holds a control character"},
    CodeInfo{Code::too_large, "too-large", error, "the input is larger than the limit"},
    CodeInfo{Code::too_deep, "too-deep", error, "values are nested deeper than the limit"},
    CodeInfo{Code::unreadable, "unreadable", error, "a file or folder cannot be read"},
    CodeInfo{Code::duplicate_key, "duplicate-key", error, "a key is given twice in one object"},
    CodeInfo{Code::unknown_key, "unknown-key", error, "no such key here; a misspelt key would be silently lost"},
    CodeInfo{Code::wrong_type, "wrong-type", error, "the value has another type than the key needs"},
    CodeInfo{Code::unknown_fact, "unknown-fact", error, "the vocabulary has no such fact"},
    CodeInfo{Code::unknown_value, "unknown-value", error, "the fact has no such value"},
    CodeInfo{Code::missing_key, "missing-key", error, "a key that is required is missing or empty"},
    CodeInfo{Code::duplicate_id, "duplicate-id", error, "two things have the same id"},
    CodeInfo{Code::unknown_source, "unknown-source", error, "the source is not in the pack's sources"},
    CodeInfo{Code::unknown_id, "unknown-id", error, "no such test, site, vaccine, slot, level, service or condition"},
    CodeInfo{Code::out_of_range, "out-of-range", error, "a number is outside what it can be"},
    CodeInfo{Code::unknown_rule, "unknown-rule", error, "`overrides` names a rule or table that is not there"},
    CodeInfo{Code::no_effect, "no-effect", error, "the rule does nothing"},
    CodeInfo{Code::missing_translation, "missing-translation", error, "a text lacks one of the languages"},
    CodeInfo{Code::window_order, "window-order", error, "the days of a window are not in rising order"},
    CodeInfo{Code::row_shape, "row-shape", error, "a row does not fit the columns of its table"},
    CodeInfo{Code::override_not_allowed, "override-not-allowed", error,
             "a rule with exposure facts overrides a rule about the person alone, or itself"},
    CodeInfo{Code::too_many_rows, "too-many-rows", warning, "the condition expands into very many rows"},
    CodeInfo{Code::too_many_values, "too-many-values", error, "a fact is cut into more values than the program holds"},
    CodeInfo{Code::reserved_role, "reserved-role", error,
             "rules name `receptive` or `insertive`, never `both` or `unknown`"},
    CodeInfo{Code::circular_condition, "circular-condition", error, "a named condition refers to itself"},
    CodeInfo{Code::not_a_pack, "not-a-pack", error, "the folder holds no rule pack"},
    CodeInfo{Code::case_unknown_key, "case-unknown-key", error, "a case has no such key"},
    CodeInfo{Code::case_wrong_type, "case-wrong-type", error, "a value of the case has the wrong type"},
    CodeInfo{Code::case_unknown_token, "case-unknown-token", error, "the token names no fact and no value"},
    CodeInfo{Code::case_ambiguous_token, "case-ambiguous-token", error, "the value belongs to several facts"},
    CodeInfo{Code::case_bad_value, "case-bad-value", error, "the fact cannot have this value"},
    CodeInfo{Code::case_bad_time, "case-bad-time", error, "the time or date cannot be understood"},
    CodeInfo{Code::case_future, "case-future", error, "something is dated after now"},
    CodeInfo{Code::case_before_birth, "case-before-birth", error, "an exposure lies before the person was born"},
    CodeInfo{Code::case_conflict, "case-conflict", error, "a fact is given twice with different values"},
    CodeInfo{Code::case_missing, "case-missing", error, "something a case needs is missing"},
    CodeInfo{Code::case_since_or_on, "case-since-or-on", error, "an exposure needs exactly one of `since` and `on`"},
    CodeInfo{Code::case_too_many, "case-too-many", error, "the case has more exposures than the limit"},
    CodeInfo{Code::case_unit_month, "case-unit-month", error, "a duration in months is not exact enough"},
    CodeInfo{Code::expectation_failed, "expectation-failed", error,
             "an example case does not give the advice expected"},
    CodeInfo{Code::no_cases, "no-cases", error, "the pack has no example cases"},
};

}  // namespace

std::span<const CodeInfo> all_codes() { return codes; }

const CodeInfo& info(Code code) {
  const auto found = std::find_if(codes.begin(), codes.end(), [&](const auto& row) { return row.code == code; });
  if (found == codes.end()) throw std::logic_error("diagnostic code without a row");
  return *found;
}

std::string label(Code code) { return fmt::format("STI-{:04}", unsigned(code)); }

std::optional<Code> parse_code(std::string_view text) {
  if (text.size() > 4 && (text.starts_with("STI-") || text.starts_with("sti-"))) text.remove_prefix(4);
  unsigned number = 0;
  const auto [stop, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (failure != std::errc{} || stop != text.data() + text.size()) return std::nullopt;
  for (const auto& row : codes) {
    if (unsigned(row.code) == number) return row.code;
  }
  return std::nullopt;
}

}  // namespace sti
