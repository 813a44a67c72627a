#pragma once

#include <string>
#include <vector>

#include "report/wording/wording.hpp"

namespace sti::report {

/// "24 years, penis, buys sex": what was told about the person, or that nothing was.
std::string person_summary(const View& view);

/// "oral, insertive, condom not used, 5 days ago (Wed 18 Nov 2026)".
std::string exposure_summary(const View& view, Index<Exposure> exposure);

/// Its two halves: what happened, and "5 days ago (Wed 18 Nov)".
std::string exposure_what(const View& view, Index<Exposure> exposure);
std::string exposure_when(const View& view, Index<Exposure> exposure);

/// The exposure without the day: "oral, insertive, condom not used, 5 days ago".
std::string exposure_in_brief(const View& view, Index<Exposure> exposure);

/// The case in brief: each exposure, and the person where something was told of one or nothing of any exposure.
std::string case_in_brief(const View& view);

// For the medical record: dates as 2026-11-23, and without the facts that the vocabulary keeps out of it.
std::string person_for_record(const View& view);
std::string exposure_for_record(const View& view, Index<Exposure> exposure);

}  // namespace sti::report
