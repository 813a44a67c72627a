#pragma once

#include <algorithm>
#include <optional>
#include <vector>

#include "base/date.hpp"
#include "engine/lists.hpp"
#include "model/advice.hpp"
#include "model/outcome.hpp"
#include "model/pack.hpp"

namespace sti::engine {

// What an advice means, as pure functions: how the words of several rules on one subject become one answer, and what of
// it is left on a day. `advise` folds them over the hits of a case; `Outcomes` lifts them over sets of cases. Every
// join is associative and commutative, and joining a value with itself changes nothing.

/// The larger of two numbers or dates, where an absent one says nothing.
template <class T>
void take_larger(std::optional<T>& held, const std::optional<T>& other) {
  if (other) held = held ? std::max(*held, *other) : *other;
}
/// The smaller of the two.
template <class T>
void take_smaller(std::optional<T>& held, const std::optional<T>& other) {
  if (other) held = held ? std::min(*held, *other) : *other;
}

// --- tests -----------------------------------------------------------------------------------------------------------

/// Days of a test after an exposure, or after the last dose of a course of PEP.
struct WindowDays {
  std::optional<int> earliest, interim, conclusive;
  std::vector<int> repeat;  ///< rising, each once
  bool from_last_dose = false;
  bool confirmed = true;  ///< nobody doubts the conclusive day: none of its numbers is unverified
  bool operator==(const WindowDays&) const = default;
  friend bool operator<(const WindowDays& a, const WindowDays& b) { return less_by_fields(a, b); }

  bool dates() const { return earliest || conclusive; }
};
/// What a window says under one number, where it speaks.
WindowDays days_given(const Window& window, WindowNumber number);
/// The cautious of several: the latest days.
void join_into(WindowDays& held, const WindowDays& other);

/// How a rule orders a test.
struct OrderTerms {
  bool baseline = false;
  std::optional<int> earliest;  ///< in place of the window's own; always counts from the exposure
  bool operator==(const OrderTerms&) const = default;
  friend bool operator<(const OrderTerms& a, const OrderTerms& b) { return less_by_fields(a, b); }
};
/// The most that is asked for: a baseline where one asks for it, the earliest day.
void join_into(OrderTerms& held, const OrderTerms& other);
/// The first day on which a sample is worth taking, of days that date a test. An order with a day of its own (symptoms,
/// contact) counts from the exposure also where PEP moves the window.
int first_useful(const OrderTerms& terms, const WindowDays& given);

/// The days of a dated line, as dates or as days since an exposure.
template <class Day>
struct LineDays {
  Day useful{};                            ///< first day it is worth taking
  std::optional<Day> interim, conclusive;  ///< conclusive: whether or not it is confirmed
  std::vector<Day> repeat;
  bool baseline = false;
  std::optional<Day> visible{};  ///< by the windows alone: from when a sample speaks for every exposure
};
/// What a sample is worth on a day; without a later day that counts there is nothing to repeat.
template <class Day>
Status status_on(const LineDays<Day>& line, Day today) {
  if (line.conclusive && today >= *line.conclusive) return Status::now;
  if (today >= line.useful) {
    const bool counts_later =
        line.conclusive || (line.visible && *line.visible > today) ||
        std::any_of(line.repeat.begin(), line.repeat.end(), [&](const Day& day) { return day > today; });
    return counts_later ? Status::now_and_repeat : Status::now;
  }
  return line.baseline ? Status::baseline : Status::wait;
}
/// Takes away the days that are not ahead any more.
template <class Day>
void drop_past(LineDays<Day>& line, Day today) {
  if (line.interim && *line.interim <= today) line.interim.reset();
  std::erase_if(line.repeat, [&](const Day& day) { return day <= today; });
}

// --- verdicts --------------------------------------------------------------------------------------------------------

/// The stronger of two levels, where an absent one says nothing.
template <class AnyLevel>
void take_stronger(std::optional<AnyLevel>& held, AnyLevel other) {
  if (!held || other < *held) held = other;
}
/// The place of an effect among those of which the strongest decides, the strongest first; 0 of all others.
inline int strength(const Effect& effect) {
  if (const auto* verdict = std::get_if<VerdictEffect>(&effect))
    return verdict->value ? int(verdict->value.place()) : int(verdict->level);
  if (const auto* vaccine = std::get_if<VaccineEffect>(&effect)) return int(vaccine->level);
  return 0;
}

/// Whether a slot is judged, so that some rule has to speak of it: of an exposure always, of the person alone where it
/// can apply without one.
inline bool is_judged(const Slot& slot, bool exposed) { return exposed || !slot.needs_exposure; }
/// What is said where no rule speaks: the pack is silent on what the slot is about; on anything else it does not apply.
inline Level level_unspoken(bool judged, bool addressed) {
  return judged && addressed ? Level::not_stated : Level::not_applicable;
}
/// Whether a method can still be used so long after the exposure: up to its limit, included.
inline bool is_open(const Method& method, minutes passed) {
  return !method.latest_hours || passed <= hours{method.latest_hours->value};
}
/// The level that is left of one that rules give: an offer of which every method is past its limit is too late.
Level level_left(Level given, bool some_method_open, bool some_method_past);
/// The level of one exposure in which also what is true of the person alone is heard: an offer to the person does not
/// end with an exposure that is long ago.
Level level_with_person(Level of_exposure, std::optional<Level> of_person);

/// Days of a course of PEP: those of its longest method; 1 where no method says, so that it ends on the day it begins.
inline constexpr int shortest_course = 1;
/// What a method says of it; nothing where it is no method of PEP.
std::optional<int> course_of(const Pack& pack, const Method& method);
/// Of the longest that the pack knows.
int longest_course(const Pack& pack);

// --- vaccines --------------------------------------------------------------------------------------------------------

/// Whether doses are given.
constexpr bool is_given(VaccineLevel level) {
  return level == VaccineLevel::offer || level == VaccineLevel::complete_course;
}
/// Whether the pack says what a vaccine is, so that some rule has to speak of it.
bool is_described(const Pack& pack, Index<VaccineKind> vaccine);
VaccineValue value_of(const VaccineEffect& effect);
/// The stronger level; of equal ones free where one is, the doses that come soonest, the shorter limit.
void join_into(VaccineValue& held, const VaccineValue& other);
/// With the vaccine's own schedule where no rule gives one.
VaccineValue with_schedule(const Pack& pack, Index<VaccineKind> vaccine, VaccineValue value);

// --- follow-up -------------------------------------------------------------------------------------------------------

/// The day that is asked for, as a date or as days since an exposure: what is due already is due today.
template <class Day>
Day due_on(Day day, Day today) {
  return std::max(day, today);
}
/// Every day that is asked for.
void join_into(FollowUpValue& held, const FollowUpValue& other);
/// What is left of it so many days after the exposure: what is due already is due today.
FollowUpValue on_day(FollowUpValue value, int day);

// --- notes -----------------------------------------------------------------------------------------------------------

/// Whether two notes are one, which is said once.
bool same_note(const NoteEffect& a, const NoteEffect& b);
/// Which effect of a rule is this note; none where it does not give it.
EffectIndex find_note(const Rule& rule, const NoteEffect& note);

}  // namespace sti::engine
