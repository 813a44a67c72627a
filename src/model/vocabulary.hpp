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

struct Infection;
struct VaccineKind;

enum class Scope { person, exposure };
/// Whether a test is ordered as a matter of routine: a regular check can take it over. Apart: it keeps days of its own.
/// Soon: its days are put off the least, too.
enum class OrderPrompt { routine, apart, soon };
enum class FactKind { choice, flags, number, date, time, tests, treatments, doses };

struct FactValue;

/// Other words for the reader where the exposure is one of these acts: "the source" of a needle, "gave" of oral sex.
struct WordsForActs {
  std::vector<Index<FactValue>> acts;
  Text label;
  Text alone;  ///< of a value: how it is told where its fact is not named beside it; may be empty
  Text words;  ///< of a value: what else is understood as it in an interview, with commas between; may be empty
  Text ask;    ///< of a fact; may be empty: its own
};

/// The numbers that a value of a choice stands for, as they are written in a decision table: "73" and "168", ">0.4" and
/// "<0.5" where the end is no part of them, "" where there is none.
struct NumberRange {
  std::string low, high;
  bool follows = false;  ///< nothing lies between them and those of the value before
};

/// As a cell of a table has it: `73..168`, `>=73`, `<=168`, `73`.
std::string to_string(const NumberRange& range);

struct FactValue {
  std::string id;
  Text label;
  Text alone;  ///< how it is told where its fact is not named beside it; may be empty
  Text words;  ///< what else is understood as it in an interview, with commas between; may be empty
  std::vector<WordsForActs> label_for;
  std::optional<NumberRange> numbers;  ///< of a decision table

  // Each for an exposure of this act; none: the plain one.
  const Text& label_of(Index<FactValue> act) const;
  const Text& alone_of(Index<FactValue> act) const;
  const Text& words_of(Index<FactValue> act) const;
};

/// What the numbers of a fact of a decision table are; `named`: those alone that its cells name.
enum class Numbers { none, whole, decimal, named };

/// One thing that can be asked about a person or an exposure.
struct Fact {
  std::string id;
  Scope scope{};
  FactKind kind{};
  List<FactValue> values;          ///< choice and flags, most ordinary first
  Index<FactValue> default_value;  ///< choice; none where required, or of another kind
  bool required = false;
  bool is_private = false;                  ///< must not be read from the note for the record or the leaflet
  bool is_alone = false;                    ///< its values are understood where it is not named
  bool is_sign = false;                     ///< what is seen or felt today: a test it asks for is not held back
  OrderPrompt prompt{};                     ///< of orders of rules that ask for it
  std::vector<Index<FactValue>> prompt_on;  ///< choice: the values it is about
  bool per_occasion = false;                ///< exposures told together have one answer
  bool derived = false;                     ///< computed from a case, never given in one
  std::string derived_from;                 ///< the fact whose answer it is computed from
  std::vector<Index<FactValue>> acts;       ///< values of `act` it applies to; empty: all
  int min = 0, max = 0;                     ///< number: bounds, included
  Numbers numbers{};                        ///< of a decision table
  Text unit, label, ask, help;
  std::vector<WordsForActs> label_for;
  Span span;

  /// The value of this id; none where there is none.
  Index<FactValue> value_index(std::string_view value) const;
  // Label and question for an exposure of this act; none: the plain ones.
  const Text& label_of(Index<FactValue> act) const;
  const Text& ask_of(Index<FactValue> act) const;
  /// How a value is told where the fact is not named beside it; null where it is not understood without.
  const Text* alone_of(const FactValue& value, Index<FactValue> act) const;
};

/// A reading of what was said, applied where `fact` was not given.
struct Reading {
  std::string id;
  bool always = false;  ///< also against what was told
  Condition when;
  Index<Fact> fact;
  Index<FactValue> value;
  Text why;
};

/// What it means that several rules answer a slot: they must say the same, the strongest holds, each of them does.
enum class SlotPolicy { one, strongest, any };

/// An answer of a slot that has answers of its own.
struct SlotValue {
  std::string id;
};

/// A question of the advice that gets one level: PEP, PrEP, … An output of a decision table.
struct Slot {
  std::string id;
  List<SlotValue> values;      ///< of a decision table, strongest first; empty: the levels of an advice
  bool needs_exposure = true;  ///< false: can apply to a person without one
  SlotPolicy policy{};
  std::optional<Condition> addresses;  ///< the exposures and persons it is about; absent: none
  int horizon_hours = 0;               ///< while some pack could have a limit that runs
  Text label;
};

/// Facts that cannot all be true, or not with these dates.
struct Conflict {
  /// What the dates of the case have to say besides; `reading` follows where it holds.
  enum class Clock {
    none,
    last_dose_told,     ///< of PEP
    last_dose_past,     ///< of PEP, told or reckoned, before today
    course_short,       ///< the last dose told comes before the end of the course
    course_unfinished,  ///< the last dose, told or reckoned, comes after today
    doses_given,        ///< of `vaccine`
    negative_told,      ///< of a test of `infection`
    treated_before_positive
  };
  std::string id;
  std::vector<Index<Fact>> facts;  ///< that contradict one another; all but the first are asked again
  Scope scope{};                   ///< of one exposure, where it names a fact of exposures
  Condition when;
  Clock clock{};
  Index<VaccineKind> vaccine;
  Index<Infection> infection;
  bool is_error = false;   ///< it cannot be
  Index<Fact> fact;        ///< of the cautious reading; none: what was told stands
  Index<FactValue> value;  ///< choice; none with `fact`: today (a date)
  Text text;
};

/// The fact that tells of immunity against what a vaccine prevents.
struct Immunity {
  Index<VaccineKind> vaccine;
  Index<Fact> fact;
  std::vector<Index<FactValue>> settled;  ///< values beside which doses say nothing
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

/// What an answer tells besides: an interview tells it too, and does not ask for it.
struct Implied {
  Condition when;  ///< of what is told of a person and one exposure
  Index<Fact> fact;
  Index<FactValue> value;
};

/// A way through an interview.
struct Path {
  enum class Begin { when, result, person };  ///< with the time of an exposure, a returned result, the person alone
  std::string id;
  Text label;
  Text words;  ///< what else is understood as it, with commas between; may be empty
  Begin begin{};
  std::vector<Index<FactValue>> acts;                          ///< those to choose from; empty: all
  std::vector<Index<Fact>> first;                              ///< asked before all else that is open, in this order
  std::vector<std::pair<Index<Fact>, Index<FactValue>>> told;  ///< of each of its exposures
};

/// The facts a case may hold and how they are understood.
struct Vocabulary {
  List<Fact> facts;
  std::vector<Reading> readings;
  std::vector<Conflict> conflicts;
  std::vector<Immunity> immunities;
  List<Slot> slots;
  std::vector<Chain> chains;
  std::vector<Impossible> impossible;
  std::vector<Implied> implied;
  List<Path> paths;
  std::vector<Source> sources;
  std::vector<SourcePtr> files;

  // Facts that the meaning of a case itself rests on; set by the loader, which refuses a vocabulary without them. A
  // decision table by itself has none: its cases are answers to its own facts.
  // The flags of `diagnosed` and `treated` run beside the infections, those of `tested_positive` beside the tests.
  Index<Fact> act, role, since, age, pep, pep_last_dose, pep_covers, exposed, diagnosed, tested_positive, treated,
      tests_taken, vaccines_taken, consent;
  Index<FactValue> pep_no, pep_taking, pep_stopped, pep_covers_no, pep_covers_yes, consent_no;
  Index<FactValue> role_receptive, role_insertive, role_both, role_unknown;

  // The thing of this id; none where there is none.
  Index<Fact> fact_index(std::string_view id) const;
  Index<Slot> slot_index(std::string_view id) const;
};

}  // namespace sti
