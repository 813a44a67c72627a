#pragma once

#include "oracle/course.hpp"
#include "oracle/oracle.hpp"

namespace sti::oracle {

/// Tests of routine that a regular check takes over lose their later days; where they wait, they wait for it.
void leave_to_regular_check(const Stage& stage, Opinion& lines);

/// The plan of visits, each day with what it is for.
std::map<Date, std::set<PlanItem>> visit_days(const Stage& stage, const Course& course, const Opinion& lines);

}  // namespace sti::oracle
