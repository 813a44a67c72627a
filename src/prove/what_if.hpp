#pragma once

#include "engine/program.hpp"
#include "model/explanation.hpp"

namespace sti::prove {

/// For each fact that is not told, what each answer alone would change: every value, every flag, every range of a
/// number that rules tell apart, the first and the last moment of a day. Found by advising on each. Answers that change
/// the same are one effect.
///
/// Dates and lists have no end of answers: they name what they move instead, where `advice` (with its questions) asks
/// for them. `program` should be cut at every threshold of the pack.
///
/// Of a case with very many exposures only the first facts are tried, in the order in which the advice asks for them;
/// the others are counted.
struct Tried {
  std::vector<WhatIf> facts;
  std::size_t untried = 0;
};
Tried what_if(const engine::Program& program, const Case& asked, const Advice& advice);

}  // namespace sti::prove
