#pragma once

#include "model/case.hpp"
#include "prove/region.hpp"

namespace sti::prove {

/// A case that has these values and tells no more than it must, ready to be advised on: what equals its default is left
/// out, unless a reading would put something else in its place.
///
/// The time is written as a clinician would (36h, 21d) where that falls into the cell; `day` is the day it is judged
/// on.
Case make_case(const Space& space, const Assignment& assignment, Date day);

/// A time since the exposure that falls into the cell, as a clinician would tell it at the case's own moment: "36h",
/// "21d", else to the minute. Empty where none does at that time of day.
std::optional<ExposureTime> time_in(const engine::TimeCell& cell, const Case& asked);

/// The day of a treatment that a case tells of: a week ago, or so long before its positives that they still are found.
Date treatment_day(const Pack& pack, const Case& asked, Index<Infection> infection);

/// The last dose of PEP that has to be told so that the exposure lies before it or not; empty where what is reckoned
/// from the exposure does.
std::optional<Date> last_dose_to_tell(const Pack& pack, const Case& asked, Index<Exposure> exposure, bool covers);

/// The day on which the examples of a pack are judged: the day it was reviewed, so that they do not change by
/// themselves.
Date example_day(const Pack& pack);

}  // namespace sti::prove
