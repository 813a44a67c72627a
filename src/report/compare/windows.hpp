#pragma once

#include <string>

#include "report/page/page.hpp"

namespace sti::report {

/// What `sti windows` shows; the view's advice gives only the moment.
struct WindowsShown {
  const View& view;
  Index<Infection> infection;  ///< only the tests of this one, with remarks; none: all tests
  bool all_sources = false;    ///< also the figures that were not chosen, and why
};

Document windows_page(const WindowsShown& shown);
/// Schema `sti-windows/1`. Every figure, those not chosen too, whatever was asked to be shown.
std::string windows_json(const WindowsShown& shown);

}  // namespace sti::report
