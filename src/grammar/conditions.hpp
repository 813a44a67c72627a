#pragma once

#include <algorithm>
#include <array>

#include "grammar/table.hpp"
#include "model/observable.hpp"
#include "model/text.hpp"

/// Tables inside values: texts, conditions, what an example expects.
namespace sti::grammar {

/// That one is missing is a finding of its own.
inline constexpr Key text_keys[] = {string(lang_ids[Lang::en], "In English."),
                                    string(lang_ids[Lang::nb], "In Norwegian.")};
inline constexpr Table text_table{"a text", text_keys};

inline constexpr Key flag_condition_keys[] = {names("all", Of::anything, "It has all of these."),
                                              names("none", Of::anything, "It has none of these."),
                                              names("any", Of::anything, "It has one of these.")};
inline constexpr Table flag_condition{"a flag condition", flag_condition_keys};

/// The highest bound of a number is that of its fact.
inline constexpr Key number_bound_keys[] = {
    whole("at_least", 0, 0, "Not below it."),
    whole("above", 0, 0, "Above it."),
    whole("at_most", 0, 0, "Not above it."),
    whole("below", 0, 0, "Below it."),
};
inline constexpr Table number_bounds{"a bound", number_bound_keys};

inline constexpr int longest_days_ago = 36500;
inline constexpr int longest_hours_ago = longest_days_ago * 24;
inline constexpr Key time_bound_keys[] = {
    whole("within_hours", 0, longest_hours_ago, "So many hours ago or fewer, to the minute."),
    whole("after_hours", 0, longest_hours_ago, "More hours ago than this."),
    whole("at_least_days", 0, longest_days_ago, "So many calendar days ago or more."),
    whole("after_days", 0, longest_days_ago, "More days ago than this."),
    whole("within_days", 0, longest_days_ago, "So many days ago or fewer."),
    whole("before_days", 0, longest_days_ago, "Fewer days ago than this."),
};
inline constexpr Table time_bounds{"a bound", time_bound_keys};

/// What can be expected of one line of `expect`.
template <ExpectTable of>
inline constexpr auto expected_line_keys = [] {
  constexpr auto is_of = [](const ObservableInfo& info) { return info.table == of; };
  std::array<Key, std::size_t(std::count_if(observables.begin(), observables.end(), is_of))> out{};
  std::size_t i = 0;
  for (const auto& info : observables) {
    if (is_of(info)) out[i++] = of_form(info.key, Form::other, "As model/observable has it.");
  }
  return out;
}();
inline constexpr Table expected_test{"an expected test", expected_line_keys<ExpectTable::tests>};
inline constexpr Table expected_verdict{"an expected level", expected_line_keys<ExpectTable::verdicts>};
inline constexpr Table expected_vaccine{"an expected level", expected_line_keys<ExpectTable::vaccines>};

/// The tables of `expect`, and the lists of what must not be there.
inline constexpr auto expect_keys = [] {
  constexpr auto is_denied = [](const ExpectTableInfo& info) { return !info.denied.empty(); };
  std::array<Key, expect_tables.size() + 1 +
                      std::size_t(std::count_if(expect_tables.begin(), expect_tables.end(), is_denied))>
      out{of_form("only_tests", Form::other, "These tests and no others.")};
  std::size_t i = 1;
  for (const auto& info : expect_tables) {
    out[i++] = of_form(info.key, Form::other, "What is there.");
    if (is_denied(info)) out[i++] = of_form(info.denied, Form::other, "What is not there.");
  }
  return out;
}();
inline constexpr Table expect{"`expect`", expect_keys};

}  // namespace sti::grammar
