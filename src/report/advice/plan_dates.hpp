#pragma once

#include <vector>

#include "report/wording/wording.hpp"

namespace sti::report {

/// A day after today on which the advice asks for something. Of the lines of the advice it points to the one it is for.
struct PlannedDate {
  enum class What { test, retest, dose, follow_up };
  What what{};
  Date on{};
  VisitDay day{};  ///< of the item
  const TestAdvice* test = nullptr;
  bool final = false;    ///< a negative of this day is conclusive, whether or not what is offered is taken
  bool control = false;  ///< after treatment
  const VaccineAdvice* vaccine = nullptr;
  int dose = 0;  ///< 1 is the first
  const FollowUp* follow_up = nullptr;
};

/// Every day ahead of the plan of visits: the first useful and the conclusive day of each test, the days to repeat it
/// and its control after treatment, the further doses of a course that is offered (counted from a first dose today) or
/// under way, and follow-up. By day, then in the order of the advice.
std::vector<PlannedDate> planned_dates(const View& view);

}  // namespace sti::report
