#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "model/case.hpp"
#include "model/pack.hpp"

namespace sti::report {

/// One thing that no example case reaches.
struct UncoveredItem {
  std::string kind;  ///< as in `CoverageCount::kind`
  std::string rule;  ///< id
  Place place;
  std::string what;             ///< in words: "never gives anything"
  std::optional<Case> example;  ///< that would reach it; empty where none can
  std::string expectation;      ///< TOML lines of what that case gives, for [case.expect]
};

struct CoverageCount {
  std::string kind;
  std::size_t reached = 0, total = 0, unreachable = 0;  ///< `total` is without the unreachable

  double percent() const { return total == 0 ? 100 : 100.0 * double(reached) / double(total); }
};

struct CoverageReport {
  std::string pack;
  std::vector<CoverageCount> counts;  ///< by kind; the last is all together
  std::vector<UncoveredItem> uncovered;
};

/// The case that would reach it, as a [[case]] table to paste; it must have one.
std::string example_toml(const Pack& pack, const UncoveredItem& item);

/// Tables of what is reached, then for each thing that is not a case to paste.
std::string coverage_text(const Pack& pack, const CoverageReport& coverage);
/// `sti-coverage/1`.
std::string coverage_json(const Pack& pack, const CoverageReport& coverage);

}  // namespace sti::report
