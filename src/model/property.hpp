#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/diagnostics.hpp"
#include "model/condition.hpp"
#include "model/source.hpp"
#include "model/text.hpp"

namespace sti {

/// Something a page can say.
struct PropertyOutput {
  enum class Kind {
    verdict,    ///< `subject` is a slot
    vaccine,    ///< a vaccine
    test,       ///< a test, at `site` or anywhere
    note,       ///< a rule: its notes are shown
    follow_up,  ///< a kind of follow-up
  };
  Kind kind{};
  int subject = -1;
  std::vector<int> levels;  ///< verdict and vaccine: any of these
  std::optional<int> site;
  std::string name;  ///< as written
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
  int fact = -1;  ///< monotone: a fact with a chain, or the time
  Text why;
  Evidence evidence;
  Span span;
};

}  // namespace sti
