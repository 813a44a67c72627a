#pragma once

#include <optional>
#include <vector>

#include "model/advice.hpp"

namespace sti::engine {

/// What a line asks for on a day of its own, before that day is given its time.
struct Due {
  Date day{};
  VisitDay what{};
  std::optional<int> dose;
  bool is_soon = false;     ///< it is put off the least
  bool makes_visit = true;  ///< false: it joins a visit that is made for something else
};

/// An item with its time.
struct PlannedItem {
  VisitItem item;
  bool makes_visit = true;
};

/// Gives the days of one line or vaccine their time: from the first open day on, for as long as their kind may wait,
/// and over before the next of them begins (a dose: by half of the way to the next). What is due is for today. Where
/// days coincide once they are moved they are one, with the last of their names; doses never are.
std::vector<PlannedItem> with_times(const VisitLine& line, std::vector<Due> dues, const VisitRules& rules, Date today);

/// The fewest visits at which every item that makes one is met in its time; the others join where one falls in theirs.
/// Items of one visit stand in the order given, and their visits in order of time.
std::vector<Visit> fewest_visits(const std::vector<PlannedItem>& items);

}  // namespace sti::engine
