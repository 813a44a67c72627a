#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "report/page/page.hpp"

namespace sti::report {

/// A form an advice can be given in. One row a format: the command, its help and shell completion walk the table.
struct AdviceFormat {
  std::string_view name;
  std::string (*render)(const View&, const PageOptions&);
  std::string (*leaflet)(const View&, const PageOptions&) = nullptr;  ///< for the person; pages have it
};

/// The first is the default.
std::span<const AdviceFormat> advice_formats();
/// The format of that name, or null.
const AdviceFormat* find_advice_format(std::string_view name);

}  // namespace sti::report
