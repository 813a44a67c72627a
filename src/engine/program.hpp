#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <stdexcept>
#include <vector>

#include "engine/keys.hpp"
#include "model/index_set.hpp"
#include "model/pack.hpp"

namespace sti::engine {

/// A value of a dimension: one of the fact's own, a range of numbers or times, or one that the program adds. The values
/// of a choice run beside those of its fact.
struct Cell;
using Cells = IndexSet<Cell>;
/// The cells of a flag.
inline constexpr Index<Cell> flag_not_set{0}, flag_set{1};

/// One axis of the space of cases: a choice fact, one flag, a number cut into cells, or the elapsed time.
struct Dimension {
  Index<Fact> fact;
  Index<FactValue> flag;            ///< flags: which
  std::size_t size = 0;             ///< number of cells, those below included
  Index<Cell> not_applicable;       ///< exposure choice: the fact does not apply to the act
  Index<Cell> absent;               ///< exposure facts: there is no exposure
  Index<Cell> unknown;              ///< number: not known
  List<std::int64_t, Cell> starts;  ///< number: first number of each cell

  Indices<Cell> cells() const { return Indices<Cell>(size); }
  /// Cells that an answer can give: all but the ones the program adds.
  Cells answers() const;
};

/// A cell of elapsed time: minutes and calendar days that can occur together, bounds included.
struct TimeCell {
  std::int64_t minutes_low = 0, minutes_high = 0, days_low = 0, days_high = 0;
};
/// Whether some moments lie so far apart by a clock that jumps at most so far.
bool is_reachable(const TimeCell& cell, minutes jump);

struct Constraint {
  Index<Dimension> dimension;
  Cells allowed;
};

/// A box: one allowed set of values for each dimension it names, in order of dimension.
using Box = std::vector<Constraint>;

struct Row {
  Index<Rule> rule;
  Box box;
};

/// One case: a cell for each dimension.
class Point {
 public:
  Point() = default;
  explicit Point(std::size_t dimensions) : cells_(dimensions) {}

  Index<Cell> operator[](Index<Dimension> dimension) const { return Index<Cell>(cells_[dimension]); }
  void set(Index<Dimension> dimension, Index<Cell> cell) { cells_[dimension] = std::uint8_t(cell.place()); }

 private:
  List<std::uint8_t, Dimension> cells_;
};

/// What one effect of a rule fills.
struct Output {
  Key key;
  EffectIndex effect;
};

struct CompiledRule {
  std::vector<Output> outputs;
  /// Rules that override this one, with what both fill.
  struct Suppressor {
    Key key;
    Index<Rule> rule;
  };
  std::vector<Suppressor> suppressors;
};

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
  List<Dimension> dimensions;
  List<TimeCell, Cell> time_cells;
  List<Row> rows;  ///< in order of rule; drafts have none
  List<CompiledRule, Rule> rules;
  Keys keys;
  /// An effect that fills a key.
  struct Filler {
    Index<Rule> rule;
    EffectIndex effect;
  };
  List<std::vector<Filler>, Subject> fillers;  ///< by key, in order of rule
  std::vector<Index<Row>> timed_rows;          ///< those that look at the time since the exposure
  List<std::vector<Box>, Slot> addressed;      ///< the exposures and persons that a slot is about

  /// The cell of a time since the exposure. Throws where no case can have it: a promise was broken.
  Index<Cell> time_cell(std::int64_t minutes, std::int64_t days) const;
  /// The same; none where no case can have it.
  Index<Cell> find_time_cell(std::int64_t minutes, std::int64_t days) const;
  /// The cell of a number.
  Index<Cell> number_cell(const Dimension& dimension, int number) const;
  /// The last number of a cell, included.
  std::int64_t last_number(const Dimension& dimension, Index<Cell> cell) const;
  /// The dimension of a fact, or of a flag of it; none where a fact has none (dates, lists), and of no fact.
  Index<Dimension> dimension_of(Index<Fact> fact, Index<FactValue> flag = {}) const;
  /// The rows of one rule.
  std::span<const Row> rows_of(Index<Rule> rule) const;
  template <class AnySubject>
  Key key(const AnySubject& subject) const {
    return keys.of(subject);
  }
  template <class AnySubject>
  const std::vector<Filler>& fillers_of(const AnySubject& subject) const {
    return fillers[keys.of(subject)];
  }

  /// Rules whose condition holds at the point, in rising order. No branch per rule: one AND per dimension.
  void match(const Point& point, std::vector<Index<Rule>>& rules_out) const;

  /// The rules that can hold together with this one, itself among them, judged fact by fact; in rising order. Those
  /// that are not among them never do.
  std::vector<Index<Rule>> meeting(Index<Rule> rule) const;

 private:
  friend Program measure(const Pack& pack, const CutOptions& cuts);
  friend std::optional<Program> compile(const Pack& pack, Diagnostics& diagnostics, const CutOptions& cuts);
  void build_dimensions(const CutOptions& cuts);
  void build_matrix();

  List<Index<Dimension>, Fact> first_dimension_;
  List<std::size_t, Rule> rows_end_;  ///< where the rows of a rule end
  std::size_t words_ = 0;
  List<std::size_t, Dimension> offset_;  ///< of a dimension's first cell in `allow_`, in cells
  std::vector<std::uint64_t> allow_;     ///< for each cell of each dimension: the rows it allows
  std::vector<Index<Dimension>> live_;   ///< those that any row constrains
};

/// Compiles a loaded pack, which must outlive the program. Adds an error and returns empty where a fact has more values
/// than `Cells` hold or a condition is too large.
std::optional<Program> compile(const Pack& pack, Diagnostics& diagnostics, const CutOptions& cuts = {});

/// What a rule fills, and what it takes from the rules that it overrides; each once.
std::vector<Key> touched_by(const Program& program, Index<Rule> rule);

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

/// Whether one of the boxes holds the point.
bool contains(const std::vector<Box>& boxes, const Point& point);

/// The common part of two boxes, or nothing where they do not meet.
std::optional<Box> intersect(const Box& a, const Box& b);

}  // namespace sti::engine
