#pragma once

#include <cstdint>
#include <optional>
#include <stdexcept>
#include <vector>

#include "base/bits.hpp"
#include "model/pack.hpp"

namespace sti::engine {

/// One axis of the space of cases: a choice fact, one flag, a number cut into cells, or the elapsed time.
struct Dimension {
  int fact = -1;
  int flag = -1;             ///< flags: which
  int size = 0;              ///< number of values, the two below included
  int not_applicable = -1;   ///< exposure choice: the fact does not apply to the act
  int absent = -1;           ///< exposure facts: there is no exposure
  int unknown = -1;          ///< number: not known
  std::vector<long> starts;  ///< number: first number of each cell

  /// Values that an answer can give: all but the ones the program adds.
  Mask answers() const;
};

/// A cell of elapsed time: minutes and calendar days that can occur together, bounds included.
struct TimeCell {
  long minutes_low = 0, minutes_high = 0, days_low = 0, days_high = 0;
};

struct Constraint {
  int dimension = -1;
  Mask allowed;
};

/// A box: one allowed set of values for each dimension it names, in order of dimension.
using Box = std::vector<Constraint>;

struct Row {
  int rule = -1;
  Box box;
};

/// One case as indices: a value for each dimension.
using Point = std::vector<std::uint8_t>;

/// A thing that one effect of a rule fills: a verdict slot, a vaccine, a test, a window number, …
/// Two rules can override each other only where they share one.
using SlotKey = int;

struct Output {
  SlotKey key = -1;
  int effect = -1;  ///< index into the rule's effects
};

struct CompiledRule {
  std::vector<Output> outputs;
  /// Rules that override this one, with the slot they share with it.
  struct Suppressor {
    SlotKey key = -1;
    int rule = -1;
  };
  std::vector<Suppressor> suppressors;
};

enum class WindowNumber { earliest, interim, conclusive, repeat };

/// Where a space is cut besides the thresholds of the pack that is compiled. Programs that were compiled with the same
/// cuts tell the same cases apart, value by value, and can be compared.
struct CutOptions {
  std::vector<const Pack*> packs;  ///< at all their thresholds, and at each of their day counts and time limits
  std::vector<const Condition*> conditions;
};

/// A pack in the form that is evaluated. Holds on to the pack it was compiled from.
class Program {
 public:
  const Pack* pack = nullptr;
  std::vector<Dimension> dimensions;
  std::vector<int> first_dimension;  ///< by fact; -1 where a fact has none (dates, lists)
  std::vector<TimeCell> time_cells;
  std::vector<Row> rows;            ///< in order of rule; drafts have none
  std::vector<CompiledRule> rules;  ///< by index of `Pack::rules`
  std::vector<int> first_row;       ///< by index of `Pack::rules`, and one more: where its rows end
  /// Which effects fill a slot.
  struct Filler {
    int rule = -1;
    int effect = -1;
  };
  std::vector<std::vector<Filler>> fillers;  ///< by slot key, in order of rule
  std::vector<int> timed_rows;      ///< indices of the rows that look at the time since the exposure

  /// Index of the time dimension's value.
  int time_cell(long minutes, long days) const;
  /// Index of the cell of a number.
  int number_cell(const Dimension& dimension, int number) const;
  /// Dimension of a fact (of a flag of it).
  int dimension_of(int fact, int flag = -1) const { return first_dimension[std::size_t(fact)] + (flag < 0 ? 0 : flag); }

  /// Rules whose condition holds at the point, in rising order. No branch per rule: one AND per dimension.
  void match(const Point& point, std::vector<int>& rules_out) const;

  SlotKey verdict_key(int slot) const { return slot; }
  SlotKey vaccine_key(int vaccine) const { return vaccine_base + vaccine; }
  SlotKey order_key(int test) const { return order_base + test; }
  SlotKey window_key(int test, WindowNumber number) const { return window_base + test * 4 + int(number); }
  SlotKey specimen_key(int test) const { return specimen_base + test; }
  SlotKey risk_key(int infection) const { return risk_base + infection; }
  SlotKey modifier_key(int infection) const { return modifier_base + infection; }
  SlotKey chance_key(int infection) const { return chance_base + infection; }
  SlotKey detection_key(int test) const { return detection_base + test; }
  SlotKey method_key(int slot) const { return method_base + slot; }

  int vaccine_base = 0, order_base = 0, window_base = 0, specimen_base = 0, note_base = 0, follow_up_base = 0,
      topic_base = 0, method_base = 0, risk_base = 0, modifier_base = 0, chance_base = 0, detection_base = 0,
      key_count = 0;

 private:
  friend std::optional<Program> compile(const Pack& pack, Diagnostics& diagnostics, const CutOptions& cuts);
  void build_matrix();

  std::size_t words_ = 0;
  std::vector<std::size_t> offset_;   ///< of a dimension's first value in `allow_`, in values
  std::vector<std::uint64_t> allow_;  ///< for each value of each dimension: the rows it allows
  std::vector<int> live_;             ///< dimensions that any row constrains
};

/// Compiles a loaded pack, which must outlive the program. Adds an error and returns empty where a fact has more values
/// than a `Mask` holds or a condition is too large.
std::optional<Program> compile(const Pack& pack, Diagnostics& diagnostics, const CutOptions& cuts = {});

/// The axes alone, without rows: enough to expand conditions. Never fails.
Program measure(const Pack& pack, const CutOptions& cuts = {});

/// A condition may expand into this many boxes; `compile` refuses a pack with a larger one.
inline constexpr std::size_t max_boxes = 10'000;
/// More rows than this make a rule hard to read and slow to prove.
inline constexpr std::size_t many_rows = 256;

/// A condition that would expand into more than `max_boxes`.
struct TooManyBoxes : std::length_error {
  using std::length_error::length_error;
};

/// The boxes of a condition, whose union it is. `program` needs its dimensions only. Throws `TooManyBoxes`, which
/// cannot happen for the conditions of a pack that was compiled.
std::vector<Box> expand(const Condition& condition, const Program& program);

/// The common part of two boxes, or nothing where they do not meet.
std::optional<Box> intersect(const Box& a, const Box& b);

}  // namespace sti::engine
