#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/by_enum.hpp"
#include "model/advice.hpp"
#include "model/case.hpp"
#include "model/pack.hpp"

namespace sti {

/// What example cases can reach.
enum class CoverageKind {
  rule,       ///< a rule gave something
  row,        ///< a row of a decision table gave something
  specimen,   ///< a row of a specimen table gave something
  number,     ///< a number of a window dated a test
  value,      ///< a rule held with this value, or this alternative, of its condition
  exclusion,  ///< a rule did not hold, because of exactly this part of its condition
};
inline constexpr ByEnum<CoverageKind, std::string_view, 6> coverage_kind_ids = {"rules",   "rows",   "specimens",
                                                                                "numbers", "values", "exclusions"};

/// One thing that no example case reaches.
struct UncoveredItem {
  CoverageKind kind{};
  Index<Rule> rule;
  std::string what;              ///< in words: "holds with act = oral"
  std::optional<Case> example;   ///< that would reach it; empty where none can
  std::optional<Advice> advice;  ///< on that case
};

struct CoverageCount {
  std::string kind;
  std::size_t reached = 0, total = 0, unreachable = 0;  ///< `total` is without the unreachable

  /// 0 to 100.
  double percent() const { return total == 0 ? 100 : 100.0 * double(reached) / double(total); }
};

/// What the example cases of a pack reach.
struct CoverageReport {
  static constexpr std::string_view total_id = "total";

  std::vector<CoverageCount> counts;  ///< by kind; the last is all together
  std::vector<UncoveredItem> uncovered;
};

}  // namespace sti
