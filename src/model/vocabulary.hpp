#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.hpp"
#include "model/condition.hpp"
#include "model/index.hpp"
#include "model/source.hpp"
#include "model/text.hpp"

namespace sti {

enum class Scope { person, exposure };
enum class FactKind { choice, flags, number, date, time, tests, treatments };

struct FactValue {
  std::string id;
  Text label;
};

/// One thing that can be asked about a person or an exposure.
struct Fact {
  std::string id;
  Scope scope{};
  FactKind kind{};
  List<FactValue> values;          ///< choice and flags, most ordinary first
  Index<FactValue> default_value;  ///< choice; none where required, or of another kind
  bool required = false;
  bool off_record = false;             ///< left out of the note for the medical record
  bool per_occasion = false;           ///< exposures told together have one answer
  bool derived = false;                ///< computed from a case, never given in one
  std::string derived_from;            ///< the fact whose answer it is computed from
  std::vector<Index<FactValue>> acts;  ///< values of `act` it applies to; empty: all
  int min = 0, max = 0;                ///< number: bounds, included
  Text unit, label, ask, help;
  Span span;

  /// The value of this id; none where there is none.
  Index<FactValue> value_index(std::string_view value) const;
};

/// A reading of what was said, applied where `fact` was not given.
struct Reading {
  std::string id;
  Condition when;
  Index<Fact> fact;
  Index<FactValue> value;
  Text why;
};

enum class SlotPolicy { one, strongest };

/// A question of the advice that gets one level: PEP, PrEP, …
struct Slot {
  std::string id;
  bool needs_exposure = true;  ///< false: can apply to a person without one
  SlotPolicy policy{};
  Text label;
};

/// Values in order from better to worse; used by proofs.
struct Chain {
  Index<Fact> fact;
  std::vector<std::pair<Index<FactValue>, Index<FactValue>>> pairs;  ///< (better, worse)
};

struct Impossible {
  Condition when;
  Text why;
};

/// The facts a case may hold and how they are understood.
struct Vocabulary {
  List<Fact> facts;
  std::vector<Reading> readings;
  List<Slot> slots;
  std::vector<Chain> chains;
  std::vector<Impossible> impossible;
  std::vector<Source> sources;
  std::vector<SourcePtr> files;

  // Facts that the meaning of a case itself rests on; set by the loader, which refuses a vocabulary without them.
  // The flags of `diagnosed` and `treated` run beside the infections, those of `tested_positive` beside the tests.
  Index<Fact> act, role, since, age, pep, pep_last_dose, exposed, diagnosed, tested_positive, treated, tests_taken;
  Index<FactValue> role_receptive, role_insertive, role_both, role_unknown;

  // The thing of this id; none where there is none.
  Index<Fact> fact_index(std::string_view id) const;
  Index<Slot> slot_index(std::string_view id) const;
};

}  // namespace sti
