#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/diagnostics.hpp"
#include "model/condition.hpp"
#include "model/levels.hpp"
#include "model/source.hpp"
#include "model/subject.hpp"
#include "model/text.hpp"

namespace sti {

/// Something a page can say: that a verdict or a vaccine has one of these levels, that a test, a note or a follow-up is
/// there.
struct PropertyOutput {
  Subject subject;
  std::vector<Level> levels;                 ///< of a verdict: any of these
  std::vector<VaccineLevel> vaccine_levels;  ///< of a vaccine: any of these
  std::string name;                          ///< as written
};

/// What must hold for every case that a pack can be asked about. Proved, not sampled.
struct Property {
  enum class Kind {
    never,     ///< none of the outputs occurs where `when` holds
    always,    ///< each of the outputs occurs where `when` holds
    monotone,  ///< a worse value of `fact` never weakens an output; a later time never strengthens it
  };
  std::string id;
  Kind kind{};
  Condition when;
  std::vector<PropertyOutput> outputs;
  Index<Fact> fact;  ///< monotone: a fact with a chain, or the time
  Text why;
  Evidence evidence;
  Span span;
};

}  // namespace sti
