#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/diagnostics.hpp"
#include "base/natural.hpp"
#include "model/case.hpp"
#include "model/condition.hpp"

namespace sti {

/// What a proof found out about a pack, with the case that shows it.
struct Finding {
  Code code{};
  std::string message, hint;  ///< as of a diagnostic
  Span place;
  /// Other places that have to do with it.
  struct Related {
    std::string text;
    Span place;
  };
  std::vector<Related> related;
  std::optional<Condition> region;  ///< where it holds, or a box of it
  Natural cases;                    ///< model cases of the whole region; 0 where that says nothing
  Natural shown;                    ///< those of the box; 0 where they are not known
  std::optional<Case> example;      ///< the smallest and most ordinary case of the region
  std::string example_shows;        ///< what to look at in its advice; empty: nothing in particular
  std::optional<Case> other;        ///< a case to compare it with
  std::string other_shows;
};

}  // namespace sti
