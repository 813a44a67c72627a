#include "engine/program.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <set>

#include "engine/joins.hpp"
#include "engine/lists.hpp"

namespace sti::engine {
namespace {

constexpr std::int64_t minutes_a_day = 1440;

/// The numbers and times at which any rule changes its mind.
struct Cuts {
  List<std::set<std::int64_t>, Fact> numbers;  ///< first number of a cell
  std::set<std::int64_t> minutes, days;        ///< first minute or day of a cell
  std::chrono::minutes jump{0};                ///< the farthest that a clock jumps
};

void collect_cuts(const Condition& condition, Cuts& cuts) {
  for (const auto& part : condition.parts) collect_cuts(part, cuts);
  if (condition.op != Condition::Op::test) return;
  const auto& test = condition.test;
  const auto add = [&](std::set<std::int64_t>& to) {
    if (test.low > 0) to.insert(test.low);
    if (test.high < unbounded) to.insert(test.high + 1);
  };
  if (test.kind == FactTest::Kind::number) add(cuts.numbers[test.fact]);
  if (test.kind == FactTest::Kind::elapsed_minutes) add(cuts.minutes);
  if (test.kind == FactTest::Kind::elapsed_days) add(cuts.days);
}

/// Day counts and limits that are no condition, but at which an advice changes.
void collect_limits(const Pack& pack, Cuts& cuts) {
  const auto day = [&](std::int64_t first) {
    if (first > 0) cuts.days.insert(first);
  };
  day(longest_course(pack) - 1);  // the last dose of a course that began with the exposure
  for (const auto& window : pack.windows) {
    for (const auto* number : {&window.earliest, &window.interim, &window.conclusive}) {
      if (*number) day((*number)->value);
    }
    for (const auto& number : window.repeat) day(number.value);
  }
  for (const auto& method : pack.methods) {
    if (method.latest_hours) cuts.minutes.insert(std::int64_t{method.latest_hours->value} * 60 + 1);
  }
  for (const auto& rule : pack.rules) {
    for (const auto& effect : rule.effects) {
      if (const auto* follow_up = std::get_if<FollowUpEffect>(&effect)) day(follow_up->days);
      if (const auto* order = std::get_if<OrderEffect>(&effect); order != nullptr && order->earliest_days)
        day(*order->earliest_days);
    }
  }
}

void collect_all(const Pack& pack, Cuts& cuts) {
  for (const auto& rule : pack.rules) {
    if (!rule.draft) collect_cuts(rule.when, cuts);
  }
  if (pack.no_consent_below) cuts.numbers[pack.vocabulary.age].insert(pack.no_consent_below->value);
}

/// Cells of (minutes, days) that can occur.
List<TimeCell, Cell> reachable_cells(const Cuts& cuts) {
  const auto intervals = [](const std::set<std::int64_t>& starts) {
    std::vector<std::pair<std::int64_t, std::int64_t>> out;
    for (auto at = starts.begin(); at != starts.end(); ++at) {
      const auto next = std::next(at);
      out.emplace_back(*at, next == starts.end() ? unbounded : *next - 1);
    }
    return out;
  };
  List<TimeCell, Cell> cells;
  for (const auto& [minutes_low, minutes_high] : intervals(cuts.minutes)) {
    for (const auto& [days_low, days_high] : intervals(cuts.days)) {
      const TimeCell cell{minutes_low, minutes_high, days_low, days_high};
      if (is_reachable(cell, cuts.jump)) cells.push_back(cell);
    }
  }
  return cells;
}

/// What one effect fills.
struct KeysOf {
  const Program& program;
  const Pack& pack;
  std::vector<Key>& out;

  template <class AnySubject>
  void add(const AnySubject& subject) const {
    out.push_back(program.key(subject));
  }
  void operator()(const OrderEffect& e) const { add(TestSubject{e.test, {}}); }
  void operator()(const VerdictEffect& e) const { add(VerdictSubject{e.slot}); }
  void operator()(const VaccineEffect& e) const { add(VaccineSubject{e.vaccine}); }
  void operator()(const NoteEffect& e) const { add(NoteSubject{{}, {}, e.kind}); }
  void operator()(const FollowUpEffect& e) const { add(FollowUpSubject{e.what, e.infection}); }
  void operator()(const WindowEffect& e) const {
    const auto& window = pack.windows[e.window];
    for (const auto number : all_window_numbers) {
      if (!window.all(number).empty()) add(WindowSubject{e.test, number});
    }
    for (const auto number : window.withdraws) add(WindowSubject{e.test, number});
  }
  void operator()(const SpecimenEffect& e) const { add(SpecimenSubject{e.test}); }
  void operator()(const RiskEffect& e) const { add_risk(pack.risks[e.figure].infection, RiskSubject::Part::figure); }
  void operator()(const ModifierEffect& e) const {
    add_risk(pack.modifiers[e.modifier].infection, RiskSubject::Part::modifier);
  }
  void operator()(const ChanceEffect& e) const {
    add_risk(pack.chances[e.chance].infection, RiskSubject::Part::chance);
  }
  void operator()(const DetectionEffect& e) const { add(DetectionSubject{e.test}); }
  void operator()(const AfterTreatmentEffect& e) const { add(AfterTreatmentSubject{e.test}); }
  void operator()(const LookBackEffect& e) const { add(LookBackSubject{e.infection}); }
  void operator()(const TopicEffect& e) const { add(TopicSubject{e.topic}); }
  void operator()(const MethodEffect& e) const { add(MethodSubject{pack.methods[e.method].slot, {}}); }

 private:
  void add_risk(Index<Infection> infection, RiskSubject::Part part) const { add(RiskSubject{infection, part}); }
};

std::vector<Output> outputs_of(const Program& program, const Pack& pack, const Rule& rule) {
  std::vector<Output> out;
  std::vector<Key> keys;
  for (const auto effect : rule.effects.indices()) {
    keys.clear();
    std::visit(KeysOf{program, pack, keys}, rule.effects[effect]);
    for (const auto key : keys) out.push_back({key, effect});
  }
  return out;
}

bool fills(const std::vector<Output>& outputs, Key key) {
  return std::any_of(outputs.begin(), outputs.end(), [&](const Output& output) { return output.key == key; });
}

/// Tells the rules that a rule overrides, in what both fill.
void suppress(Program& program, const Pack& pack, Index<Rule> by) {
  const auto& own = program.rules[by].outputs;
  // Of a table in which the first row stands most never hold together.
  const bool is_ordered = pack.rules[by].policy == RowPolicy::first;
  const auto meeting = is_ordered ? program.meeting(by) : std::vector<Index<Rule>>();
  for (const auto target : pack.rules[by].overrides) {
    const bool is_row_of_it = is_ordered && pack.rules[target].table == pack.rules[by].table;
    if (is_row_of_it && !std::binary_search(meeting.begin(), meeting.end(), target)) continue;
    auto& overridden = program.rules[target];
    for (const auto& output : overridden.outputs) {
      if (!fills(own, output.key)) continue;
      overridden.suppressors.push_back({output.key, by});
      const bool is_decision = pack.rules[target].origin == Rule::Origin::row && output.effect == EffectIndex(0);
      if (!is_decision) continue;
      for (const auto& note : overridden.outputs) {  // what a row remarks on its decision falls with the decision
        if (std::holds_alternative<NoteSubject>(program.keys[note.key]))
          overridden.suppressors.push_back({note.key, by});
      }
    }
  }
}

/// The numbers and times at which the rules of the pack, and what the options name, change their mind.
Cuts collect_cuts_of(const Pack& pack, const CutOptions& options) {
  const auto& facts = pack.vocabulary.facts;
  Cuts cuts;
  for (const auto& fact : facts) cuts.numbers.push_back({fact.min});
  cuts.minutes.insert(0);
  cuts.days.insert(0);
  collect_all(pack, cuts);
  cuts.jump = pack.zone.jump();
  for (const auto* other : options.packs) {
    cuts.jump = std::max(cuts.jump, other->zone.jump());
    collect_all(*other, cuts);
    collect_limits(*other, cuts);
    for (const auto& impossible : other->vocabulary.impossible) collect_cuts(impossible.when, cuts);
  }
  for (const auto* condition : options.conditions) collect_cuts(*condition, cuts);
  return cuts;
}

}  // namespace

/// By the clock, a span of m minutes takes up to a `jump` more or less, and a span of that many crosses floor(m/1440)
/// or one more midnights.
bool is_reachable(const TimeCell& cell, minutes jump) {
  const auto fewest = std::max(cell.minutes_low - jump.count(), std::int64_t{0}) / minutes_a_day;
  auto most = cell.minutes_high;  // none in no time, nor an end of what has none
  if (most != 0 && most != unbounded) most = (most + jump.count() + minutes_a_day - 1) / minutes_a_day;
  return fewest <= cell.days_high && most >= cell.days_low;
}

Cells Dimension::answers() const {
  auto out = Cells::first(size);
  if (absent) out.reset(absent);
  if (not_applicable) out.reset(not_applicable);
  return out;
}

void Program::build_dimensions(const CutOptions& options) {
  const auto& facts = pack->vocabulary.facts;
  const auto cuts = collect_cuts_of(*pack, options);
  time_cells = reachable_cells(cuts);
  first_dimension_.resize(facts.size());
  for (const auto index : facts.indices()) {
    const auto& fact = facts[index];
    Dimension dimension;
    dimension.fact = index;
    const auto add_cell = [&] { return Index<Cell>(dimension.size++); };
    const auto add = [&] {
      if (fact.scope == Scope::exposure) dimension.absent = add_cell();
      if (!first_dimension_[index]) first_dimension_[index] = dimensions.next();
      dimensions.push_back(dimension);
    };
    switch (fact.kind) {
      case FactKind::choice:
        dimension.size = fact.values.size();
        if (!fact.acts.empty()) dimension.not_applicable = add_cell();
        add();
        break;
      case FactKind::flags:
      case FactKind::treatments:
        for (const auto flag : fact.values.indices()) {
          dimension.flag = flag;
          dimension.size = 2;
          add();
        }
        break;
      case FactKind::number:
        dimension.starts.append(cuts.numbers[index].begin(), cuts.numbers[index].end());
        dimension.size = dimension.starts.size();
        dimension.unknown = add_cell();
        add();
        break;
      case FactKind::time:
        dimension.size = time_cells.size();
        add();
        break;
      case FactKind::date:
      case FactKind::tests:
      case FactKind::doses:
        break;
    }
  }
}

Index<Dimension> Program::dimension_of(Index<Fact> fact, Index<FactValue> flag) const {
  if (!fact) return {};
  const auto first = first_dimension_[fact];
  return flag ? Index<Dimension>(first.place() + flag.place()) : first;
}

std::span<const Row> Program::rows_of(Index<Rule> rule) const {
  const auto first = rule == Index<Rule>(0) ? 0 : rows_end_[Index<Rule>(rule.place() - 1)];
  return std::span(rows.items()).subspan(first, rows_end_[rule] - first);
}

Index<Cell> Program::find_time_cell(std::int64_t minutes, std::int64_t days) const {
  return time_cells.find_if([&](const TimeCell& cell) {
    return minutes >= cell.minutes_low && minutes <= cell.minutes_high && days >= cell.days_low &&
           days <= cell.days_high;
  });
}

Index<Cell> Program::time_cell(std::int64_t minutes, std::int64_t days) const {
  if (const auto found = find_time_cell(minutes, days)) return found;
  throw std::logic_error(fmt::format("no case of this pack can be {} minutes and {} days ago", minutes, days));
}

Index<Cell> Program::number_cell(const Dimension& dimension, int number) const {
  return Index<Cell>(std::upper_bound(dimension.starts.begin(), dimension.starts.end(), number) -
                     dimension.starts.begin() - 1);
}

std::vector<Key> touched_by(const Program& program, Index<Rule> rule) {
  std::vector<Key> out;
  for (const auto& output : program.rules[rule].outputs) add_once(out, output.key);
  for (const auto target : program.pack->rules[rule].overrides) {
    for (const auto& suppressor : program.rules[target].suppressors) {
      if (suppressor.rule == rule) add_once(out, suppressor.key);
    }
  }
  return out;
}

std::int64_t Program::last_number(const Dimension& dimension, Index<Cell> cell) const {
  const Index<Cell> next(cell.place() + 1);
  return dimension.starts.has(next) ? dimension.starts[next] - 1 : pack->vocabulary.facts[dimension.fact].max;
}

void Program::build_matrix() {
  words_ = (rows.size() + 63) / 64;
  offset_.clear();
  std::size_t cells = 0;
  for (const auto& dimension : dimensions) {
    offset_.push_back(cells);
    cells += dimension.size;
  }
  allow_.assign(cells * words_, ~std::uint64_t{0});
  List<bool, Dimension> constrained(dimensions.size());
  for (const auto row : rows.indices()) {
    for (const auto& [dimension, allowed] : rows[row].box) {
      constrained[dimension] = true;
      for (const auto cell : dimensions[dimension].cells()) {
        if (allowed[cell]) continue;
        auto& word = allow_[(offset_[dimension] + cell.place()) * words_ + row.place() / 64];
        word &= ~(std::uint64_t{1} << row.place() % 64);
      }
    }
  }
  live_.clear();
  for (const auto dimension : dimensions.indices()) {
    if (constrained[dimension]) live_.push_back(dimension);
  }
}

void Program::match(const Point& point, std::vector<Index<Rule>>& rules_out) const {
  rules_out.clear();
  for (std::size_t word = 0; word < words_; ++word) {
    std::uint64_t hits = ~std::uint64_t{0};
    for (const auto dimension : live_) {
      hits &= allow_[(offset_[dimension] + point[dimension].place()) * words_ + word];
      if (hits == 0) break;
    }
    for (; hits != 0; hits &= hits - 1) {
      const Index<Row> row(word * 64 + std::size_t(std::countr_zero(hits)));
      if (!rows.has(row)) break;
      const auto rule = rows[row].rule;  // the rows of a rule stand together
      if (rules_out.empty() || rules_out.back() != rule) rules_out.push_back(rule);
    }
  }
}

std::vector<Index<Rule>> Program::meeting(Index<Rule> rule) const {
  std::vector<std::uint64_t> meet(words_), hits(words_), allowing(words_);
  for (const auto& row : rows_of(rule)) {
    hits.assign(words_, ~std::uint64_t{0});
    for (const auto& [dimension, allowed] : row.box) {
      allowing.assign(words_, 0);
      for (const auto cell : dimensions[dimension].cells()) {
        const auto* allow = allow_.data() + (offset_[dimension] + cell.place()) * words_;
        for (std::size_t word = 0; allowed[cell] && word < words_; ++word) allowing[word] |= allow[word];
      }
      for (std::size_t word = 0; word < words_; ++word) hits[word] &= allowing[word];
    }
    for (std::size_t word = 0; word < words_; ++word) meet[word] |= hits[word];
  }
  std::vector<Index<Rule>> out;
  for (const auto row : rows.indices()) {
    const bool meets = (meet[row.place() / 64] >> row.place() % 64 & 1) != 0;
    if (meets && (out.empty() || out.back() != rows[row].rule)) out.push_back(rows[row].rule);
  }
  return out;
}

Program measure(const Pack& pack, const CutOptions& cuts) {
  Program program;
  program.pack = &pack;
  program.keys = Keys(pack);
  program.build_dimensions(cuts);
  return program;
}

std::optional<Program> compile(const Pack& pack, Diagnostics& diagnostics, const CutOptions& cuts) {
  auto program = measure(pack, cuts);
  for (const auto& dimension : program.dimensions) {
    if (dimension.size <= Cells::capacity) continue;
    const auto& fact = pack.vocabulary.facts[dimension.fact];
    diagnostics.add(Code::too_many_values, fact.span,
                    fmt::format("the rules cut `{}` into {} values; at most {} are held", fact.id, dimension.size,
                                Cells::capacity));
    return std::nullopt;
  }
  Box any_act;
  if (const auto act = program.dimension_of(pack.vocabulary.act))
    any_act.push_back({act, program.dimensions[act].answers()});
  program.rules.resize(pack.rules.size());
  program.fillers.resize(program.keys.size());
  for (const auto index : pack.rules.indices()) {
    const auto& rule = pack.rules[index];
    if (!rule.draft) {
      auto& outputs = program.rules[index].outputs = outputs_of(program, pack, rule);
      for (const auto& output : outputs) program.fillers[output.key].push_back({index, output.effect});
      try {
        for (const auto& box : expand(rule.when, program)) {
          auto whole = rule.about_exposure ? intersect(box, any_act) : std::optional(box);
          if (whole) program.rows.push_back({index, std::move(*whole)});
        }
      } catch (const TooManyBoxes&) {
        diagnostics.add(Code::condition_too_large, rule.span,
                        fmt::format("the condition of `{}` expands into more than {} rows", rule.id, max_boxes),
                        "split the rule or name fewer alternatives");
        return std::nullopt;
      }
    }
    program.rows_end_.push_back(program.rows.size());
  }
  for (const auto& slot : pack.vocabulary.slots) {
    try {
      program.addressed.push_back(slot.addresses ? expand(*slot.addresses, program) : std::vector<Box>{});
    } catch (const TooManyBoxes&) {
      diagnostics.add(Code::condition_too_large, slot.addresses->span,
                      fmt::format("where `{}` has to be answered expands into more than {} rows", slot.id, max_boxes),
                      "name fewer alternatives");
      return std::nullopt;
    }
  }
  const auto since = program.dimension_of(pack.vocabulary.since);
  for (const auto row : program.rows.indices()) {
    const auto& box = program.rows[row].box;
    if (std::any_of(box.begin(), box.end(), [&](const Constraint& c) { return c.dimension == since; }))
      program.timed_rows.push_back(row);
  }
  program.build_matrix();
  for (const auto index : pack.rules.indices()) {
    if (!pack.rules[index].draft) suppress(program, pack, index);
  }
  return program;
}

}  // namespace sti::engine
