#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.hpp"
#include "model/condition.hpp"
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
  std::vector<FactValue> values;  ///< choice and flags, most ordinary first
  int default_value = -1;         ///< choice: index into `values`; -1 where required, or of another kind
  bool required = false;
  bool off_record = false;    ///< left out of the note for the medical record
  bool per_occasion = false;  ///< exposures told together have one answer
  bool derived = false;       ///< computed from a case, never given in one
  std::string derived_from;   ///< the fact whose answer it is computed from
  std::vector<int> acts;      ///< values of `act` it applies to; empty: all
  int min = 0, max = 0;       ///< number: bounds, included
  Text unit, label, ask, help;
  Span span;

  /// Index of the value, or -1.
  int value_index(std::string_view value) const;
};

/// A reading of what was said, applied where `fact` was not given.
struct Reading {
  std::string id;
  Condition when;
  int fact = -1;
  int value = -1;
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
  int fact = -1;
  std::vector<std::pair<int, int>> pairs;  ///< (better, worse), indices of values
};

struct Impossible {
  Condition when;
  Text why;
};

/// The facts a case may hold and how they are understood.
struct Vocabulary {
  std::vector<Fact> facts;
  std::vector<Reading> readings;
  std::vector<Slot> slots;
  std::vector<Chain> chains;
  std::vector<Impossible> impossible;
  std::vector<Source> sources;
  std::vector<SourcePtr> files;

  // Facts that the meaning of a case itself rests on; set by the loader, which refuses a vocabulary without them.
  int act = -1, role = -1, since = -1, age = -1, pep = -1, pep_last_dose = -1, exposed = -1, diagnosed = -1,
      tested_positive = -1, treated = -1, tests_taken = -1;
  int role_receptive = -1, role_insertive = -1, role_both = -1, role_unknown = -1;

  /// Index of the fact, or -1.
  int fact_index(std::string_view id) const;
  int slot_index(std::string_view id) const;
};

}  // namespace sti
