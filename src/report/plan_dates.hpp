#pragma once

#include <vector>

#include "report/wording.hpp"

namespace sti::report {

/// A day after today on which the advice asks for something. Test, vaccine and follow-up are indices into the lists of
/// the advice; the others are -1.
struct PlannedDate {
  enum class What { test, retest, dose, follow_up };
  What what{};
  Date on{};
  int test = -1;       ///< of `Advice::tests`
  bool final = false;  ///< a negative of this day is conclusive
  int vaccine = -1;    ///< of `Advice::vaccines`
  int dose = 0;        ///< 1 is the first
  int follow_up = -1;  ///< of `Advice::follow_up`
};

/// Every day ahead: the first useful and the conclusive day of each test and the days to repeat it, the further doses
/// of a vaccine that is offered (counted from a first dose today), and follow-up. By day, then in the order of the
/// advice.
std::vector<PlannedDate> planned_dates(const View& view);

}  // namespace sti::report
