#pragma once

#include <string>

#include "report/page/page.hpp"

namespace sti::report {

/// The page as one self-contained sheet of HTML; see `html_page`. Everything from rules and cases is escaped.
std::string advice_html(const View& view, const PageOptions& options);

}  // namespace sti::report
