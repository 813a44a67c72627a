#pragma once

#include "oracle/course.hpp"
#include "oracle/oracle.hpp"

namespace sti::oracle {

std::map<Index<VaccineKind>, VaccineLine> vaccine_lines(const Stage& stage, const Voice& voice);

/// Every day of every rule: of one effect over its exposures the latest, never in the past.
std::map<std::pair<Index<FollowUpKind>, Index<Infection>>, std::set<Date>> follow_up_days(const Stage& stage,
                                                                                          const Voice& voice,
                                                                                          const Course& course);

/// Since when partners are told of what was found.
std::map<Index<Infection>, Date> contact_days(const Stage& stage, const Voice& voice);

/// Doses of a vaccine that were given, in order.
std::vector<Date> doses_of(const Stage& stage, Index<VaccineKind> vaccine);

}  // namespace sti::oracle
