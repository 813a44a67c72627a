#include "engine/question_region.hpp"

#include <algorithm>

#include "engine/lists.hpp"

namespace sti::engine {

bool Region::meets(const Box& box) const {
  return std::all_of(box.begin(), box.end(),
                     [&](const Constraint& c) { return (possible[c.dimension] & c.allowed).any(); });
}

bool Region::inside(const Box& box) const {
  return std::none_of(box.begin(), box.end(), [&](const Constraint& c) { return cuts(c); });
}

bool Region::holds_with(const Box& box, const Box& other) const {
  return std::all_of(box.begin(), box.end(), [&](const Constraint& c) {
    auto left = possible[c.dimension];
    for (const auto& given : other) {
      if (given.dimension == c.dimension) left &= given.allowed;
    }
    return c.allowed.contains(left);
  });
}

namespace {

/// A day is told and not the hour: every moment it can mean is possible.
void open_time(const Scored& s, const ExposureTime& time, Region& out, Index<Dimension> dimension) {
  const auto nearest = elapsed(s.asked, time), farthest = longest_elapsed(s.asked, time);
  for (const auto index : s.program.time_cells.indices()) {
    const auto& cell = s.program.time_cells[index];
    const bool possible = cell.minutes_low <= farthest.minutes && cell.minutes_high >= nearest.minutes &&
                          cell.days_low <= nearest.days && cell.days_high >= nearest.days;
    if (possible) out.possible[dimension].set(index);
  }
  out.asks[dimension] = s.pack.vocabulary.since;
}

/// Where a condition holds today, whatever its facts that are open may turn out to be.
bool holds_today(const Region& region, const std::vector<Box>& boxes) {
  return std::any_of(boxes.begin(), boxes.end(), [&](const Box& box) {
    return std::all_of(box.begin(), box.end(), [&](const Constraint& c) { return region.holds_today(c); });
  });
}

/// Whether an answer to the fact would not be heard: something that is known says otherwise.
bool is_overruled(const Scored& s, const Region& region, Index<Fact> fact) {
  const auto& vocabulary = s.pack.vocabulary;
  if (fact == vocabulary.consent && region.exposure()) {
    const auto act = s.resolved.exposures[region.exposure()][vocabulary.act].value;
    return is_too_young(s.pack, s.resolved.person, act);
  }
  return std::any_of(vocabulary.readings.begin(), vocabulary.readings.end(), [&](const Reading& reading) {
    return reading.always && reading.fact == fact && holds_today(region, expand(reading.when, s.program));
  });
}

}  // namespace

Region region_of(const Scored& s, const UnitHits& unit, Index<Fact> again) {
  const auto& vocabulary = s.pack.vocabulary;
  const auto& program = s.program;
  Region out;
  out.unit = &unit;
  out.possible.resize(program.dimensions.size());
  out.asks.resize(program.dimensions.size());
  const auto role = unit.exposure ? s.resolved.exposures[unit.exposure][vocabulary.role].value : Index<FactValue>();
  for (const auto d : program.dimensions.indices()) {
    const auto& dimension = program.dimensions[d];
    const auto cell = unit.unit->point[d];
    out.possible[d].set(cell);
    const auto& fact = vocabulary.facts[dimension.fact];
    const auto asks = fact.derived ? vocabulary.fact_index(fact.derived_from) : dimension.fact;
    if (!asks) continue;  // follows from the exposures themselves
    const bool of_exposure = vocabulary.facts[asks].scope == Scope::exposure;
    if (of_exposure && !unit.exposure) continue;
    const auto& answer = of_exposure ? s.asked.exposures[unit.exposure].answers[asks] : s.asked.person[asks];
    const bool role_open = dimension.fact == vocabulary.role && role == vocabulary.role_unknown;
    if (fact.kind == FactKind::time && unit.exposure) {
      const auto& time = s.asked.exposures[unit.exposure].time;
      if (time.is_unsure()) open_time(s, time, out, d);
    }
    const bool out_of_reach = cell == dimension.not_applicable || fact.kind == FactKind::time;
    const bool is_open = !answer.given || role_open || asks == again;
    if (!is_open || out_of_reach || is_overruled(s, out, dimension.fact)) continue;
    out.possible[d] = dimension.answers();
    if (dimension.fact == vocabulary.role)
      out.possible[d] = {beside<Cell>(vocabulary.role_receptive), beside<Cell>(vocabulary.role_insertive)};
    out.asks[d] = asks;
  }
  return out;
}

namespace {

class RippleFinder {
 public:
  RippleFinder(const Scored& scored, const Region& region, Index<Fact> again)
      : s_(scored), vocabulary_(scored.pack.vocabulary), region_(region), again_(again) {}

  std::vector<Ripple> run() {
    for (const auto& reading : vocabulary_.readings) add_reading(reading);
    for (const auto& conflict : vocabulary_.conflicts) add_conflict(conflict);
    add_last_dose();
    add_age();
    return std::move(out_);
  }

 private:
  const Fact& fact(Index<Fact> index) const { return vocabulary_.facts[index]; }
  const Answer& told(Index<Fact> index) const {
    return fact(index).scope == Scope::person ? s_.asked.person[index]
                                              : s_.asked.exposures[region_.exposure()].answers[index];
  }
  bool is_open(Index<Fact> index) const { return !told(index).given || index == again_; }
  bool is_here(Index<Fact> index) const { return fact(index).scope == Scope::person || region_.exposure(); }

  void add(Index<Fact> cause, Index<Dimension> dimension, Cells cells, bool exact) {
    const auto& axis = s_.program.dimensions[dimension];
    if (!cause || cause == axis.fact || region_.unit->unit->point[dimension] == axis.not_applicable) return;
    cells.set(region_.unit->unit->point[dimension]);
    out_.push_back({cause, region_.unit, dimension, cells, exact});
  }

  /// The facts of a condition whose answers decide whether it holds.
  std::vector<Index<Fact>> deciding(const Condition& when) const {
    std::vector<Index<Fact>> out;
    for (const auto& box : expand(when, s_.program)) {
      if (!region_.meets(box)) continue;
      for (const auto& constraint : box) {
        const auto asks = region_.asks[constraint.dimension];
        if (asks && region_.cuts(constraint)) insert_sorted(out, asks);
      }
    }
    return out;
  }

  /// Whether a contradiction can hold of what was told, whatever it was read as.
  bool can_hold(const Conflict& conflict) const {
    auto told_region = region_;
    const auto dimension = s_.program.dimension_of(conflict.fact);
    if (const auto& answer = told(conflict.fact); answer.given)
      told_region.possible[dimension].set(beside<Cell>(answer.value));
    const auto boxes = expand(conflict.when, s_.program);
    return std::any_of(boxes.begin(), boxes.end(), [&](const Box& box) { return told_region.meets(box); });
  }

  /// A value that is read into a fact, beside what it is without.
  void add_read(Index<Fact> cause, Index<Fact> read, Index<FactValue> value, bool exact) {
    const bool is_flag = fact(read).kind == FactKind::flags;
    const auto dimension = s_.program.dimension_of(read, is_flag ? value : Index<FactValue>());
    if (is_flag) return add(cause, dimension, {flag_not_set, flag_set}, exact);
    const auto& answer = told(read);
    Cells cells{beside<Cell>(value)};
    if (const auto without = answer.given ? answer.value : fact(read).default_value) cells.set(beside<Cell>(without));
    add(cause, dimension, cells, exact);
  }

  void add_reading(const Reading& reading) {
    if (!is_here(reading.fact) || (told(reading.fact).given && !reading.always)) return;
    const bool exact = reading.always && fact(reading.fact).scope == Scope::person;
    for (const auto cause : deciding(reading.when)) add_read(cause, reading.fact, reading.value, exact);
  }

  void add_conflict(const Conflict& conflict) {
    const bool reads_choice = conflict.fact && fact(conflict.fact).kind == FactKind::choice;
    if (conflict.is_error || !reads_choice || !is_here(conflict.fact) || !can_hold(conflict)) return;
    const bool exact = conflict.clock == Conflict::Clock::none;
    for (const auto cause : deciding(conflict.when)) add_read(cause, conflict.fact, conflict.value, exact);
    if (exact || !told(conflict.fact).given) return;
    for (const auto cause : conflict.facts) {
      if (is_open(cause)) add_read(cause, conflict.fact, conflict.value, false);
    }
  }

  /// Where a course is told of, its last dose says whether the exposure lies before it.
  void add_last_dose() {
    const auto dose = vocabulary_.pep_last_dose;
    if (!region_.exposure() || !is_open(dose) || s_.resolved.person[vocabulary_.pep].value == vocabulary_.pep_no)
      return;
    add(dose, s_.program.dimension_of(vocabulary_.pep_covers),
        {beside<Cell>(vocabulary_.pep_covers_no), beside<Cell>(vocabulary_.pep_covers_yes)}, false);
  }

  /// Below some age nobody can consent, whatever was told.
  void add_age() {
    if (!region_.exposure() || !s_.pack.no_consent_below || s_.resolved.person[vocabulary_.age].number) return;
    if (is_open(vocabulary_.age))
      add(vocabulary_.age, s_.program.dimension_of(vocabulary_.consent), {beside<Cell>(vocabulary_.consent_no)}, true);
  }

  const Scored& s_;
  const Vocabulary& vocabulary_;
  const Region& region_;
  Index<Fact> again_;
  std::vector<Ripple> out_;
};

}  // namespace

std::vector<Ripple> ripples_of(const Scored& scored, const Region& region, Index<Fact> again) {
  return RippleFinder(scored, region, again).run();
}

Region rippled(const Region& region, const std::vector<Ripple>& ripples, Index<Fact> fact, bool with_others) {
  auto out = region;
  for (const auto d : out.asks.indices()) {
    if (!with_others || out.asks[d] == fact) out.asks[d] = {};
  }
  List<bool, Dimension> met(out.asks.size());
  for (const auto& ripple : ripples) {
    if (ripple.fact != fact || ripple.unit != region.unit) continue;
    auto& cells = out.possible[ripple.dimension];
    cells = met[ripple.dimension] ? cells | ripple.cells : ripple.cells;
    out.asks[ripple.dimension] = fact;
    met[ripple.dimension] = true;
  }
  return out;
}

}  // namespace sti::engine
