#pragma once

#include <set>
#include <utility>
#include <vector>

#include "model/advice.hpp"
#include "model/pack.hpp"

// Which of the questions that an advice has left open an interview asks, and in which order. Pure.

namespace sti::interview {

/// A list of things with a day each: infections treated, doses given.
constexpr bool is_dated(FactKind kind) { return kind == FactKind::treatments || kind == FactKind::doses; }

/// Exposures told together: one time, and what the vocabulary says is asked once for them.
struct Occasion {
  std::vector<Index<Exposure>> exposures;
};

/// One question to put to the person.
struct OpenQuestion {
  Index<Fact> fact;
  std::vector<Index<Exposure>> exposures;  ///< whom the answer is for; empty: the person
  std::vector<Subject> decides;
  bool expires = false;  ///< decides something with a limit that has not passed
  bool first = false;    ///< the path asks for it before all others
  bool weighs = false;   ///< can change a verdict, a test, or a note that may not be missed
};

/// A fact that has been asked of an exposure, or (none) of the person, whatever the answer was.
using Asked = std::set<std::pair<Index<Exposure>, Index<Fact>>>;

/// The open questions not asked yet: what the path asks first, in its order; then the most urgent: what decides a
/// verdict whose limit still runs, in the order of the slots and of the exposures; then what weighs, of each act first,
/// the others by how much they decide; last what can only tell how a verdict would have been whose limit has passed,
/// and what does not weigh.
std::vector<OpenQuestion> open_questions(const Pack& pack, const Advice& advice, const Path& path,
                                         const std::vector<Occasion>& occasions, const Asked& asked);

}  // namespace sti::interview
