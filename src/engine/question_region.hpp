#pragma once

#include <vector>

#include "engine/hits.hpp"

namespace sti::engine {

/// The cells that a unit can still be in, given what was answered.
struct Region {
  const UnitHits* unit = nullptr;
  List<Cells, Dimension> possible;
  List<Index<Fact>, Dimension> asks;  ///< the fact to ask for; none where its value is known

  Index<Exposure> exposure() const { return unit->exposure; }
  bool cuts(const Constraint& constraint) const { return (possible[constraint.dimension] & ~constraint.allowed).any(); }
  bool meets(const Box& box) const;
  bool inside(const Box& box) const;
  /// Whether the constraint holds as the case is read today.
  bool holds_today(const Constraint& constraint) const {
    return constraint.allowed[unit->unit->point[constraint.dimension]];
  }
  /// Whether a box holds wherever in the region the other does.
  bool holds_with(const Box& box, const Box& other) const;
};

/// What is still open about a unit. `again`: a fact that is asked for although it was answered.
Region region_of(const Scored& scored, const UnitHits& unit, Index<Fact> again = {});

/// What an answer to one fact sets besides its own dimensions.
struct Ripple {
  Index<Fact> fact;
  const UnitHits* unit = nullptr;
  Index<Dimension> dimension;
  Cells cells;         ///< what it can come to be; what it is today stays possible
  bool exact = false;  ///< the functions of the case space know of it
};

/// Readings, contradictions, an age that cannot consent, a last dose of PEP: all that an answer to a fact that is still
/// open, or to `again`, could set in passing.
std::vector<Ripple> ripples_of(const Scored& scored, const Region& region, Index<Fact> again = {});

/// The region once one fact has set something in passing: that is asked about, and with others what
/// else is open there.
Region rippled(const Region& region, const std::vector<Ripple>& ripples, Index<Fact> fact, bool with_others);

}  // namespace sti::engine
