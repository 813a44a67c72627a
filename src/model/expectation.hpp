#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/diagnostics.hpp"
#include "model/observable.hpp"

namespace sti {

/// What an example case expects of one moment. Only what is named is compared.
struct Expectation {
  struct Line {
    Observed wanted;  ///< an empty value: that it is not there. The name of a test may leave its site open.
    Span span;        ///< of its name
  };
  struct Named {
    std::string name;
    Span span;
  };
  std::vector<Line> lines;
  std::optional<std::vector<Named>> only_tests;  ///< and no others
};

}  // namespace sti
