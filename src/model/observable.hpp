#pragma once

#include <string>
#include <string_view>
#include <tuple>

#include "base/by_enum.hpp"

namespace sti {

/// A table of `expect` in an example case. The order here is the order in which they are written and compared.
enum class ExpectTable { tests, verdicts, vaccines, notes, follow_up, expires, questions, rules };

/// How a table of `expect` is written.
struct ExpectTableInfo {
  enum class Names { test, slot, vaccine, rule, follow_up, line, fact };
  enum class Lines {
    values,  ///< name = main value, or name = { … }
    value,   ///< name = value
    names    ///< a list of names
  };
  std::string_view key;
  std::string_view denied;  ///< key of the list of names that must not be there; empty where there is none
  Names names{};
  Lines lines{};
  std::string_view said;  ///< before a name where it is told that it is missing: "note of "
};
inline constexpr ByEnum<ExpectTable, ExpectTableInfo, 8> expect_tables = {{{
    {"tests", "no_tests", ExpectTableInfo::Names::test, ExpectTableInfo::Lines::values, ""},
    {"verdicts", "", ExpectTableInfo::Names::slot, ExpectTableInfo::Lines::values, ""},
    {"vaccines", "", ExpectTableInfo::Names::vaccine, ExpectTableInfo::Lines::values, ""},
    {"notes", "no_notes", ExpectTableInfo::Names::rule, ExpectTableInfo::Lines::names, "note of "},
    {"follow_up", "no_follow_up", ExpectTableInfo::Names::follow_up, ExpectTableInfo::Lines::value, "follow-up "},
    {"expires", "", ExpectTableInfo::Names::line, ExpectTableInfo::Lines::value, ""},
    {"questions", "no_questions", ExpectTableInfo::Names::fact, ExpectTableInfo::Lines::names, "question "},
    {"rules", "no_rules", ExpectTableInfo::Names::rule, ExpectTableInfo::Lines::names, "rule "},
}}};

/// One thing of an advice that an example can expect: the status of a test at a site, the deadline of a verdict, …
enum class Observable {
  status,
  take_on,
  conclusive_on,
  interim_on,
  repeat_on,
  verdict,
  verdict_deadline,
  verdict_deadline_from,
  vaccine,
  vaccine_deadline,
  vaccine_deadline_from,
  vaccine_free,
  vaccine_schedule,
  note,
  follow_up,
  expiry,
  question,
  rule,  ///< that stands behind some line
};

/// How an observable is written.
struct ObservableInfo {
  enum class Form {
    status,   ///< an id of a status
    level,    ///< an id of a level
    date,     ///< a date; false for none
    dates,    ///< a list of dates
    numbers,  ///< a list of numbers
    flag,     ///< true or false
    moment,   ///< a date and a time
    there     ///< its name says all
  };
  ExpectTable table{};
  std::string_view key;  ///< within a line of `Lines::values`; of the main value too
  Form form{};
  std::string_view said;   ///< after the name where it is told that it differs: " deadline"
  std::string_view brief;  ///< after the name where a case is named after it, in place of its value: "days"
};
inline constexpr ByEnum<Observable, ObservableInfo, 18> observables = {{{
    {ExpectTable::tests, "status", ObservableInfo::Form::status, "", ""},
    {ExpectTable::tests, "take_on", ObservableInfo::Form::date, "take on ", "days"},
    {ExpectTable::tests, "conclusive_on", ObservableInfo::Form::date, "conclusive on ", "days"},
    {ExpectTable::tests, "interim_on", ObservableInfo::Form::date, "interim on ", "days"},
    {ExpectTable::tests, "repeat_on", ObservableInfo::Form::dates, "repeat on ", "days"},
    {ExpectTable::verdicts, "level", ObservableInfo::Form::level, "", ""},
    {ExpectTable::verdicts, "deadline", ObservableInfo::Form::date, " deadline", "deadline"},
    {ExpectTable::verdicts, "deadline_from", ObservableInfo::Form::date, " deadline_from", "deadline"},
    {ExpectTable::vaccines, "level", ObservableInfo::Form::level, "", ""},
    {ExpectTable::vaccines, "deadline", ObservableInfo::Form::date, " deadline", "deadline"},
    {ExpectTable::vaccines, "deadline_from", ObservableInfo::Form::date, " deadline_from", "deadline"},
    {ExpectTable::vaccines, "free", ObservableInfo::Form::flag, " free", "price"},
    {ExpectTable::vaccines, "schedule_days", ObservableInfo::Form::numbers, " schedule", "days"},
    {ExpectTable::notes, "", ObservableInfo::Form::there, "", ""},
    {ExpectTable::follow_up, "", ObservableInfo::Form::date, "", ""},
    {ExpectTable::expires, "", ObservableInfo::Form::moment, " expires", "limit"},
    {ExpectTable::questions, "", ObservableInfo::Form::there, "", ""},
    {ExpectTable::rules, "", ObservableInfo::Form::there, "", ""},
}}};

constexpr const ObservableInfo& info_of(Observable what) { return observables[what]; }
constexpr const ExpectTableInfo& info_of(ExpectTable table) { return expect_tables[table]; }

/// Calls `visit` for each table, in order.
template <class Visit>
void each_expect_table(const Visit& visit) {
  for (std::size_t i = 0; i < expect_tables.size(); ++i) visit(ExpectTable(i));
}
/// Calls `visit` for each observable of a table, the main one first.
template <class Visit>
void each_observable(ExpectTable table, const Visit& visit) {
  for (std::size_t i = 0; i < observables.size(); ++i) {
    if (info_of(Observable(i)).table == table) visit(Observable(i));
  }
}
/// The observable that a bare value of a table's line stands for.
constexpr Observable main_of(ExpectTable table) {
  std::size_t i = 0;
  while (info_of(Observable(i)).table != table) ++i;
  return Observable(i);
}
/// Whether an example can say that it is not there: the main observables of tables with such a list.
constexpr bool can_be_denied(Observable what) {
  const auto table = info_of(what).table;
  return what == main_of(table) && !info_of(table).denied.empty();
}

/// What an observable is, or shall be, of one name.
struct Observed {
  Observable what{};
  std::string name;   ///< of the test and site, the slot, the vaccine, the rule with the note, the follow-up
  std::string value;  ///< as an example has it, several joined by a space; empty: not there
  bool operator==(const Observed&) const = default;
  friend bool operator<(const Observed& a, const Observed& b) {
    return std::tie(a.what, a.name, a.value) < std::tie(b.what, b.name, b.value);
  }
};
/// The value of a date, a list or a flag that is not there.
inline constexpr std::string_view no_value = "none";
/// The value of what its name says all of; of any other, that it is there with whatever value.
inline constexpr std::string_view is_there = "there";

}  // namespace sti
