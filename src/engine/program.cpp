#include "engine/program.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <set>

namespace sti::engine {
namespace {

constexpr long minutes_a_day = 1440;

/// The numbers and times at which any rule changes its mind.
struct Cuts {
  std::vector<std::set<long>> numbers;  ///< by fact: first number of a cell
  std::set<long> minutes, days;         ///< first minute or day of a cell
};

void collect_cuts(const Condition& condition, Cuts& cuts) {
  for (const auto& part : condition.parts) collect_cuts(part, cuts);
  if (condition.op != Condition::Op::test) return;
  const auto& test = condition.test;
  const auto add = [&](std::set<long>& to) {
    if (test.low > 0) to.insert(test.low);
    if (test.high < unbounded) to.insert(test.high + 1);
  };
  if (test.kind == FactTest::Kind::number) add(cuts.numbers[std::size_t(test.fact)]);
  if (test.kind == FactTest::Kind::elapsed_minutes) add(cuts.minutes);
  if (test.kind == FactTest::Kind::elapsed_days) add(cuts.days);
}

/// Day counts and limits that are no condition, but at which an advice changes.
void collect_limits(const Pack& pack, Cuts& cuts) {
  const auto day = [&](long first) {
    if (first > 0) cuts.days.insert(first);
  };
  for (const auto& window : pack.windows) {
    for (const auto* number : {&window.earliest, &window.interim, &window.conclusive}) {
      if (*number) day((*number)->value);
    }
    for (const auto& number : window.repeat) day(number.value);
  }
  for (const auto& method : pack.methods) {
    if (method.latest_hours) cuts.minutes.insert(long(method.latest_hours->value) * 60 + 1);
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
}

/// Cells of (minutes, days) that can occur: a span of m minutes crosses floor(m/1440) or one more midnights.
std::vector<TimeCell> reachable_cells(const std::set<long>& minute_starts, const std::set<long>& day_starts) {
  const auto intervals = [](const std::set<long>& starts) {
    std::vector<std::pair<long, long>> out;
    for (auto at = starts.begin(); at != starts.end(); ++at) {
      const auto next = std::next(at);
      out.emplace_back(*at, next == starts.end() ? unbounded : *next - 1);
    }
    return out;
  };
  std::vector<TimeCell> cells;
  for (const auto& [minutes_low, minutes_high] : intervals(minute_starts)) {
    for (const auto& [days_low, days_high] : intervals(day_starts)) {
      const long fewest = minutes_low / minutes_a_day;
      const long most = minutes_high == unbounded ? unbounded : (minutes_high + minutes_a_day - 1) / minutes_a_day;
      if (fewest <= days_high && most >= days_low) cells.push_back({minutes_low, minutes_high, days_low, days_high});
    }
  }
  return cells;
}

/// Outputs of one effect.
struct OutputsOf {
  const Program& program;
  const Pack& pack;
  int effect;
  std::vector<Output>& out;

  void add(SlotKey key) const { out.push_back({key, effect}); }
  void operator()(const OrderEffect& e) const { add(program.order_key(e.test)); }
  void operator()(const VerdictEffect& e) const { add(program.verdict_key(e.slot)); }
  void operator()(const VaccineEffect& e) const { add(program.vaccine_key(e.vaccine)); }
  void operator()(const NoteEffect& e) const { add(program.note_base + int(e.kind)); }
  void operator()(const FollowUpEffect& e) const {
    add(program.follow_up_base + e.what * int(pack.catalog.infections.size() + 1) + e.infection + 1);
  }
  void operator()(const WindowEffect& e) const {
    const auto& window = pack.windows[std::size_t(e.window)];
    if (window.earliest) add(program.window_key(e.test, WindowNumber::earliest));
    if (window.interim) add(program.window_key(e.test, WindowNumber::interim));
    if (window.conclusive) add(program.window_key(e.test, WindowNumber::conclusive));
    if (!window.repeat.empty()) add(program.window_key(e.test, WindowNumber::repeat));
    for (const int number : window.withdraws) add(program.window_key(e.test, WindowNumber(number)));
  }
  void operator()(const SpecimenEffect& e) const { add(program.specimen_key(e.test)); }
  void operator()(const RiskEffect& e) const { add(program.risk_key(pack.risks[std::size_t(e.figure)].infection)); }
  void operator()(const ModifierEffect& e) const {
    add(program.modifier_key(pack.modifiers[std::size_t(e.modifier)].infection));
  }
  void operator()(const ChanceEffect& e) const {
    add(program.chance_key(pack.chances[std::size_t(e.chance)].infection));
  }
  void operator()(const DetectionEffect& e) const { add(program.detection_key(e.test)); }
  void operator()(const TopicEffect& e) const { add(program.topic_base + e.topic); }
  void operator()(const MethodEffect& e) const { add(program.method_key(pack.methods[std::size_t(e.method)].slot)); }
};

void set_key_bases(Program& program, const Pack& pack) {
  int next = int(pack.vocabulary.slots.size());
  const auto take = [&](int& base, std::size_t count) {
    base = next;
    next += int(count);
  };
  const auto tests = pack.catalog.tests.size();
  take(program.vaccine_base, pack.catalog.vaccines.size());
  take(program.order_base, tests);
  take(program.window_base, tests * 4);
  take(program.specimen_base, tests);
  take(program.note_base, note_kind_ids.size());
  take(program.follow_up_base, pack.catalog.follow_ups.size() * (pack.catalog.infections.size() + 1));
  take(program.topic_base, pack.topics.size());
  const auto infections = pack.catalog.infections.size();
  take(program.risk_base, infections);
  take(program.modifier_base, infections);
  take(program.chance_base, infections);
  take(program.detection_base, tests);
  take(program.method_base, pack.vocabulary.slots.size());  // the last: methods are every key from here on
  program.key_count = next;
}

void build_dimensions(Program& program, const Pack& pack, const CutOptions& options) {
  const auto& facts = pack.vocabulary.facts;
  Cuts cuts;
  cuts.numbers.resize(facts.size());
  for (std::size_t i = 0; i < facts.size(); ++i) cuts.numbers[i].insert(facts[i].min);
  cuts.minutes.insert(0);
  cuts.days.insert(0);
  collect_all(pack, cuts);
  for (const auto* other : options.packs) {
    collect_all(*other, cuts);
    collect_limits(*other, cuts);
    for (const auto& impossible : other->vocabulary.impossible) collect_cuts(impossible.when, cuts);
  }
  for (const auto* condition : options.conditions) collect_cuts(*condition, cuts);
  program.time_cells = reachable_cells(cuts.minutes, cuts.days);
  program.first_dimension.assign(facts.size(), -1);
  for (std::size_t i = 0; i < facts.size(); ++i) {
    const auto& fact = facts[i];
    Dimension dimension;
    dimension.fact = int(i);
    const bool of_exposure = fact.scope == Scope::exposure;
    const auto add = [&] {
      if (of_exposure) dimension.absent = dimension.size++;
      if (program.first_dimension[i] < 0) program.first_dimension[i] = int(program.dimensions.size());
      program.dimensions.push_back(dimension);
    };
    switch (fact.kind) {
      case FactKind::choice:
        dimension.size = int(fact.values.size());
        if (!fact.acts.empty()) dimension.not_applicable = dimension.size++;
        add();
        break;
      case FactKind::flags:
      case FactKind::treatments:
        for (std::size_t flag = 0; flag < fact.values.size(); ++flag) {
          dimension.flag = int(flag);
          dimension.size = 2;
          add();
        }
        break;
      case FactKind::number:
        dimension.starts.assign(cuts.numbers[i].begin(), cuts.numbers[i].end());
        dimension.size = int(dimension.starts.size());
        dimension.unknown = dimension.size++;
        add();
        break;
      case FactKind::time:
        dimension.size = int(program.time_cells.size());
        add();
        break;
      case FactKind::date:
      case FactKind::tests:
        break;
    }
  }
}

}  // namespace

Mask Dimension::answers() const {
  auto mask = all_values(std::size_t(size));
  if (absent >= 0) mask.reset(std::size_t(absent));
  if (not_applicable >= 0) mask.reset(std::size_t(not_applicable));
  return mask;
}

int Program::time_cell(long minutes, long days) const {
  for (std::size_t i = 0; i < time_cells.size(); ++i) {
    const auto& cell = time_cells[i];
    if (minutes >= cell.minutes_low && minutes <= cell.minutes_high && days >= cell.days_low && days <= cell.days_high)
      return int(i);
  }
  return 0;
}

int Program::number_cell(const Dimension& dimension, int number) const {
  const auto above = std::upper_bound(dimension.starts.begin(), dimension.starts.end(), long(number));
  return int(above - dimension.starts.begin()) - 1;
}

void Program::build_matrix() {
  words_ = (rows.size() + 63) / 64;
  offset_.clear();
  std::size_t values = 0;
  for (const auto& dimension : dimensions) {
    offset_.push_back(values);
    values += std::size_t(dimension.size);
  }
  allow_.assign(values * words_, ~std::uint64_t{0});
  std::vector<bool> constrained(dimensions.size());
  for (std::size_t row = 0; row < rows.size(); ++row) {
    for (const auto& constraint : rows[row].box) {
      const auto dimension = std::size_t(constraint.dimension);
      constrained[dimension] = true;
      for (std::size_t value = 0; value < std::size_t(dimensions[dimension].size); ++value) {
        if (!constraint.allowed[value])
          allow_[(offset_[dimension] + value) * words_ + row / 64] &= ~(std::uint64_t{1} << row % 64);
      }
    }
  }
  live_.clear();
  for (std::size_t i = 0; i < dimensions.size(); ++i) {
    if (constrained[i]) live_.push_back(int(i));
  }
}

void Program::match(const Point& point, std::vector<int>& rules_out) const {
  rules_out.clear();
  for (std::size_t word = 0; word < words_; ++word) {
    std::uint64_t hits = ~std::uint64_t{0};
    for (const int dimension : live_) {
      hits &= allow_[(offset_[std::size_t(dimension)] + point[std::size_t(dimension)]) * words_ + word];
      if (hits == 0) break;
    }
    for (; hits != 0; hits &= hits - 1) {
      const auto row = word * 64 + std::size_t(std::countr_zero(hits));
      if (row >= rows.size()) break;
      const int rule = rows[row].rule;  // the rows of a rule stand together
      if (rules_out.empty() || rules_out.back() != rule) rules_out.push_back(rule);
    }
  }
}

Program measure(const Pack& pack, const CutOptions& cuts) {
  Program program;
  program.pack = &pack;
  set_key_bases(program, pack);
  build_dimensions(program, pack, cuts);
  return program;
}

std::optional<Program> compile(const Pack& pack, Diagnostics& diagnostics, const CutOptions& cuts) {
  auto program = measure(pack, cuts);
  for (const auto& dimension : program.dimensions) {
    if (std::size_t(dimension.size) <= max_values) continue;
    const auto& fact = pack.vocabulary.facts[std::size_t(dimension.fact)];
    diagnostics.add(
        Code::too_many_values, fact.span,
        fmt::format("the rules cut `{}` into {} values; at most {} are held", fact.id, dimension.size, max_values));
    return std::nullopt;
  }
  const int act = program.dimension_of(pack.vocabulary.act);
  const Box any_act = {{act, program.dimensions[std::size_t(act)].answers()}};
  program.rules.resize(pack.rules.size());
  program.fillers.resize(std::size_t(program.key_count));
  for (std::size_t i = 0; i < pack.rules.size(); ++i) {
    const auto& rule = pack.rules[i];
    program.first_row.push_back(int(program.rows.size()));
    if (rule.draft) continue;
    for (std::size_t effect = 0; effect < rule.effects.size(); ++effect) {
      std::visit(OutputsOf{program, pack, int(effect), program.rules[i].outputs}, rule.effects[effect]);
    }
    for (const auto& output : program.rules[i].outputs)
      program.fillers[std::size_t(output.key)].push_back({int(i), output.effect});
    std::vector<Box> boxes;
    try {
      boxes = expand(rule.when, program);
    } catch (const TooManyBoxes&) {
      diagnostics.add(Code::condition_too_large, rule.span,
                      fmt::format("the condition of `{}` expands into more than {} rows", rule.id, max_boxes),
                      "split the rule or name fewer alternatives");
      return std::nullopt;
    }
    for (const auto& box : boxes) {
      auto whole = rule.about_exposure ? intersect(box, any_act) : std::optional(box);
      if (whole) program.rows.push_back({int(i), std::move(*whole)});
    }
  }
  program.first_row.push_back(int(program.rows.size()));
  for (std::size_t i = 0; i < pack.rules.size(); ++i) {
    if (pack.rules[i].draft) continue;
    for (const int target : pack.rules[i].overrides) {
      auto& overridden = program.rules[std::size_t(target)];
      for (const auto& output : overridden.outputs) {
        const auto& own = program.rules[i].outputs;
        const bool shared = std::any_of(own.begin(), own.end(), [&](const Output& o) { return o.key == output.key; });
        if (!shared) continue;
        overridden.suppressors.push_back({output.key, int(i)});
        const auto& rule = pack.rules[std::size_t(target)];
        const bool is_decision = rule.origin == Rule::Origin::row && output.effect == 0;
        if (!is_decision) continue;
        for (const auto& note : overridden.outputs) {  // what a row remarks on its decision falls with the decision
          if (note.key != output.key) overridden.suppressors.push_back({note.key, int(i)});
        }
      }
    }
  }
  const int since = program.dimension_of(pack.vocabulary.since);
  for (std::size_t row = 0; row < program.rows.size(); ++row) {
    const auto& box = program.rows[row].box;
    if (std::any_of(box.begin(), box.end(), [&](const Constraint& c) { return c.dimension == since; }))
      program.timed_rows.push_back(int(row));
  }
  program.build_matrix();
  return program;
}

}  // namespace sti::engine
