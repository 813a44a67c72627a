#pragma once

#include <string>

#include "report/page/page.hpp"

namespace sti::report {

/// The visits ahead for a calendar, one whole-day event each. Titles and texts say nothing of what the visit is about
/// unless `options.full_titles`.
///
/// The UID follows from the case (its id, else the day of its first exposure) and from what the visit is made for,
/// never from the day, so a plan made anew moves its events instead of doubling them.
std::string advice_ics(const View& view, const PageOptions& options);

}  // namespace sti::report
