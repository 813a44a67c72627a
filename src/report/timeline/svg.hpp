#pragma once

#include <string>

#include "report/timeline/timeline.hpp"

namespace sti::report {

/// The picture as one SVG element for `html_page`, which has its colours: `role="img"` with a title and a description.
std::string timeline_svg(const View& view, const Timeline& timeline);

}  // namespace sti::report
