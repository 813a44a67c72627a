#pragma once

#include "engine/hits.hpp"
#include "model/explanation.hpp"
#include "prove/named_output.hpp"

namespace sti::prove {

/// A case as it is scored: its units and what speaks for each. Copies would point at the units of another.
struct Scenes {
  const engine::Program& program;
  const Case& asked;
  engine::Resolved resolved;
  std::vector<engine::Unit> units;
  std::vector<engine::UnitHits> hits;  ///< by unit

  Scenes(const engine::Program& program, const Case& asked);
  Scenes(const Scenes&) = delete;
  Scenes& operator=(const Scenes&) = delete;
};

/// Whether a condition holds at a point.
bool holds(const engine::Program& program, const Condition& condition, const engine::Point& point);

/// The part of a condition that holds which makes it hold: one alternative of several, and of the values that a test
/// allows the one that the point has.
Condition holding_part(const engine::Program& program, const Condition& condition, const engine::Point& point);

/// The part of a condition that does not hold which keeps it from holding: of alternatives those nearest to holding.
Condition missing_part(const engine::Program& program, const Condition& condition, const engine::Point& point);

/// How many tests `missing_part` has.
int count_missing(const engine::Program& program, const Condition& condition, const engine::Point& point);

/// Why rules stand behind a line: each with the exposures it holds for and what made it hold.
std::vector<Ground> grounds_of(const Scenes& scenes, const std::vector<Index<Rule>>& rules, Ground::Role role);

/// Every line of an advice with the rules behind it. The advice is of the same case.
std::vector<LineReasons> reasons_of(const Scenes& scenes, const Advice& advice);

/// What each line of an advice says, as far as an answer can change it.
SaidLines said_by(const Pack& pack, const Advice& advice);

}  // namespace sti::prove
