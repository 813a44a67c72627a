#pragma once

#include <array>
#include <string_view>
#include <vector>

#include "base/by_enum.hpp"
#include "base/date.hpp"
#include "model/source.hpp"

namespace sti {

/// What a line of the advice asks for on one day. Where days coincide, the last of these names stands.
enum class VisitDay { today, first, interim, conclusive, control, dose, check };
inline constexpr ByEnum<VisitDay, std::string_view, 7> visit_day_ids = {"today",   "first", "interim", "conclusive",
                                                                        "control", "dose",  "check"};

inline constexpr std::array<std::string_view, 7> weekday_ids = {"sunday",   "monday", "tuesday", "wednesday",
                                                                "thursday", "friday", "saturday"};
/// A closed day that is told by its days from Easter is no farther from it: both are in one year.
inline constexpr int most_days_from_easter = 80;

/// A day of every year.
struct YearDay {
  unsigned month = 1, day = 1;
};

/// Easter Sunday of a year of the Gregorian calendar, by the anonymous computus (Meeus, Astronomical Algorithms, ch.
/// 8).
Date easter_sunday(int year);

/// How a clinic books visits: when it is open, and how far a visit may be put off. As it is made here: open every day,
/// and nothing is put off.
struct VisitRules {
  /// Closed days a clinic may name, each way; few enough that one weekday alone still leaves open days in every year.
  static constexpr std::size_t most_closed = 24;

  std::vector<int> open_weekdays = {0, 1, 2, 3, 4, 5, 6};  ///< from Sunday, 0; at least one
  std::vector<YearDay> closed;
  std::vector<int> closed_from_easter;  ///< days from Easter Sunday
  ByEnum<VisitDay, int, 7> wait;        ///< days that each kind may be put off
  int wait_soon = 0;                    ///< for a line that something today has prompted, and while PEP goes on
  int regular_within = 0;               ///< a regular check so many days ahead takes over what comes later
  Evidence evidence;

  bool is_open(Date day) const;
  /// The day, or the next one that is open.
  Date open_from(Date day) const;
  /// The day, or the last one before it that is open.
  Date open_until(Date day) const;
};

}  // namespace sti
