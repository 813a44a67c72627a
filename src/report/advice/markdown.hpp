#pragma once

#include <string>

#include "report/page/page.hpp"

namespace sti::report {

/// The page as Markdown: the same lines in the same order.
std::string advice_markdown(const View& view, const PageOptions& options = {});

}  // namespace sti::report
