#include "base/codes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <stdexcept>

#include "base/text.hpp"

namespace sti {
namespace {

using enum Severity;
using enum Category;

constexpr std::array codes = {
    CodeInfo{Code::usage, "usage", error, "the command line cannot be understood", command_line},
    CodeInfo{Code::toml_syntax, "toml-syntax", error, "the file is not valid TOML 1.0", syntax},
    CodeInfo{Code::json_syntax, "json-syntax", error, "the text is not valid JSON", syntax},
    CodeInfo{Code::invalid_utf8, "invalid-utf8", error, "the text is not UTF-8", syntax},
    CodeInfo{Code::control_character, "control-character", error, "a text holds a control character", text},
    CodeInfo{Code::too_large, "too-large", error, "the input is larger than the limit", syntax},
    CodeInfo{Code::too_deep, "too-deep", error, "values are nested deeper than the limit", syntax},
    CodeInfo{Code::unreadable, "unreadable", error, "a file or folder cannot be read", command_line},
    CodeInfo{Code::duplicate_key, "duplicate-key", error, "a key is given twice in one object", syntax},
    CodeInfo{Code::csv_syntax, "csv-syntax", error, "the text is not valid CSV", syntax},
    CodeInfo{Code::more_findings, "more-findings", note, "a text has more mistakes than are told", syntax},
    CodeInfo{Code::unknown_key, "unknown-key", error, "no such key here; a misspelt key would be silently lost",
             schema},
    CodeInfo{Code::wrong_type, "wrong-type", error, "the value has another type than the key needs", schema},
    CodeInfo{Code::unknown_fact, "unknown-fact", error, "the vocabulary has no such fact", reference},
    CodeInfo{Code::unknown_value, "unknown-value", error, "the fact has no such value", reference},
    CodeInfo{Code::missing_key, "missing-key", error, "a key that is required is missing or empty", schema},
    CodeInfo{Code::duplicate_id, "duplicate-id", error, "two things have the same id", reference},
    CodeInfo{Code::unknown_source, "unknown-source", error, "the source is not in the pack's sources", source},
    CodeInfo{Code::unknown_id, "unknown-id", error, "no such test, site, vaccine, slot, level, service or condition",
             reference},
    CodeInfo{Code::out_of_range, "out-of-range", error, "a number is outside what it can be", schema},
    CodeInfo{Code::unknown_rule, "unknown-rule", error, "`overrides` names a rule or table that is not there",
             reference},
    CodeInfo{Code::no_effect, "no-effect", error, "the rule does nothing", meaning},
    CodeInfo{Code::missing_translation, "missing-translation", error, "a text lacks one of the languages", text},
    CodeInfo{Code::window_order, "window-order", error, "the days of a window are not in rising order", meaning},
    CodeInfo{Code::row_shape, "row-shape", error, "a row does not fit the columns of its table", schema},
    CodeInfo{Code::override_not_allowed, "override-not-allowed", error,
             "a rule with exposure facts overrides a rule about the person alone, or itself", meaning},
    CodeInfo{Code::too_many_rows, "too-many-rows", warning, "the condition expands into very many rows", meaning},
    CodeInfo{Code::too_many_values, "too-many-values", error, "a fact is cut into more values than the program holds",
             meaning},
    CodeInfo{Code::reserved_role, "reserved-role", error,
             "rules name `receptive` or `insertive`, never `both` or `unknown`", meaning},
    CodeInfo{Code::circular_condition, "circular-condition", error, "a named condition refers to itself", reference},
    CodeInfo{Code::not_a_pack, "not-a-pack", error, "the folder holds no rule pack", reference},
    CodeInfo{Code::circular_overrides, "circular-overrides", error, "rules override one another in a circle", meaning},
    CodeInfo{Code::never_holds, "never-holds", error, "the condition can never hold", meaning},
    CodeInfo{Code::condition_too_large, "condition-too-large", error,
             "the condition expands into more rows than the program holds", meaning},
    CodeInfo{Code::no_rule_files, "no-rule-files", error, "the folder holds no rule file", command_line},
    CodeInfo{Code::unused_source, "unused-source", warning, "nothing cites the source", source},
    CodeInfo{Code::unused_name, "unused-name", warning, "nothing uses the named condition, note or service", reference},
    CodeInfo{Code::review_overdue, "review-overdue", warning, "a pack or source is past its review date", source},
    CodeInfo{Code::unverified, "unverified", warning, "a statement still has to be checked against its source", source},
    CodeInfo{Code::untested_threshold, "untested-threshold", warning,
             "no example case stands on each side of a threshold", example},
    CodeInfo{Code::draft, "draft", note, "the rule is a draft and never advises", meaning},
    CodeInfo{Code::unkind_term, "unkind-term", warning, "a text uses a term that hurts or misleads", text},
    CodeInfo{Code::useless_override, "useless-override", warning,
             "a rule overrides another with which it shares no slot", meaning},
    CodeInfo{Code::missing_sentence, "missing-sentence", warning,
             "a sentence of phrases.toml is missing; the built-in one is used", text},
    CodeInfo{Code::unknown_placeholder, "unknown-placeholder", error, "nothing is filled in for this placeholder",
             reference},
    CodeInfo{Code::missing_placeholder, "missing-placeholder", error, "a sentence does not say what is filled into it",
             text},
    CodeInfo{Code::private_word, "private-word", error, "a text that others may read says what is private", text},
    CodeInfo{Code::case_unknown_key, "case-unknown-key", error, "a case has no such key", schema},
    CodeInfo{Code::case_wrong_type, "case-wrong-type", error, "a value of the case has the wrong type", schema},
    CodeInfo{Code::case_unknown_token, "case-unknown-token", error, "the token names no fact and no value",
             command_line},
    CodeInfo{Code::case_ambiguous_token, "case-ambiguous-token", error, "the value belongs to several facts",
             command_line},
    CodeInfo{Code::case_bad_value, "case-bad-value", error, "the fact cannot have this value", schema},
    CodeInfo{Code::case_bad_time, "case-bad-time", error, "the time or date cannot be understood", schema},
    CodeInfo{Code::case_future, "case-future", error, "something is dated after now", schema},
    CodeInfo{Code::case_before_birth, "case-before-birth", error, "an exposure lies before the person was born",
             schema},
    CodeInfo{Code::case_conflict, "case-conflict", error, "a fact is given twice with different values", schema},
    CodeInfo{Code::case_missing, "case-missing", error, "something a case needs is missing", schema},
    CodeInfo{Code::case_since_or_on, "case-since-or-on", error, "an exposure needs exactly one of `since` and `on`",
             schema},
    CodeInfo{Code::case_too_many, "case-too-many", error, "the case has more exposures than the limit", schema},
    CodeInfo{Code::case_unit_month, "case-unit-month", error, "a duration in months is not exact enough", schema},
    CodeInfo{Code::expectation_failed, "expectation-failed", error, "an example case does not give the advice expected",
             example},
    CodeInfo{Code::no_cases, "no-cases", error, "the pack has no example cases", example},
    CodeInfo{Code::too_little_coverage, "too-little-coverage", error,
             "the example cases reach less of the pack than was asked for", example},
    CodeInfo{Code::mutant_survived, "mutant-survived", error,
             "a rule can be changed so that some case is told otherwise, and no example case notices", example},
    CodeInfo{Code::gap, "gap", error,
             "there are cases for which no rule answers a question that the advice always answers", proof},
    CodeInfo{Code::overlap, "overlap", error,
             "two rules answer the same question for the same case, where one answer is due", proof},
    CodeInfo{Code::dead_rule, "dead-rule", error,
             "the rule never speaks: it can never hold, or others override it wherever it does", proof},
    CodeInfo{Code::shadowed_rule, "shadowed-rule", warning,
             "wherever the rule holds, a stronger rule decides in its place", proof},
    CodeInfo{Code::redundant_rule, "redundant-rule", warning, "without the rule every advice would be the same", proof},
    CodeInfo{Code::unreachable_output, "unreachable-output", warning,
             "the pack describes something that no case can be told", proof},
    CodeInfo{Code::no_window, "no-window", error, "a test can be ordered and the pack has no window for it", proof},
    CodeInfo{Code::no_specimen, "no-specimen", error, "a test can be ordered and no specimen says from which site",
             proof},
    CodeInfo{Code::not_proved, "not-proved", error, "the work budget ran out before the question was answered", proof},
    CodeInfo{Code::property_refuted, "property-refuted", error, "a declared property does not hold for every case",
             proof},
    CodeInfo{Code::property_empty, "property-empty", warning,
             "no case meets the condition of the property, so it says nothing", proof},
    CodeInfo{Code::broken_silence, "broken-silence", error,
             "a rule answers a question on which the pack says that it is silent", proof},
    CodeInfo{Code::unproved_reason, "unproved-reason", error,
             "a rule that denies something does not say what its reason rests on", proof},
    CodeInfo{Code::untrue_reason, "untrue-reason", error,
             "what the reason of a rule says of the case is not so for a case that is told it", proof},
    CodeInfo{Code::points_astray, "points-astray", error,
             "the reason of a rule speaks of another line, which says something else", proof},
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

std::optional<Code> find_code(std::string_view typed, std::string& nearest) {
  if (const auto code = parse_code(typed)) return code;
  std::vector<std::string> known;
  for (const auto& row : codes) {
    if (row.name == typed) return row.code;
    known.emplace_back(row.name);
  }
  nearest = sti::nearest(typed, known);
  return std::nullopt;
}

}  // namespace sti
