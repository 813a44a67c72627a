#include "quiz/draw.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "engine/resolve.hpp"
#include "model/clock.hpp"
#include "quiz/cards.hpp"
#include "quiz/plausible.hpp"

namespace sti::quiz {
namespace {

// How a drawn case is put together; nothing here is clinical.
constexpr double share_at_thresholds = 0.75;
constexpr double share_with_second_exposure = 0.3;
constexpr double share_with_exposure = 0.85;  // of the cases of rules about the person alone

using engine::Cell;
using engine::Cells;
using engine::Dimension;

struct TimeOption {
  bool in_hours = false;
  int count = 0;
};

void add_sorted(std::vector<int>& list, int value) {
  const auto place = std::lower_bound(list.begin(), list.end(), value);
  if (place == list.end() || *place != value) list.insert(place, value);
}

/// Just before, at and just after.
void add_around(std::vector<TimeOption>& options, bool in_hours, int count) {
  for (const int n : {count - 1, count, count + 1}) {
    if (n > 0) options.push_back({in_hours, n});
  }
}

/// Whether facts of the case cannot all be true. A treatment before a positive can: it is found again.
bool contradicts_itself(const Pack& pack, const Case& asked) {
  const auto found = engine::resolve(pack, asked).contradictions;
  return std::any_of(found.begin(), found.end(), [&](const engine::Contradiction& each) {
    return pack.vocabulary.conflicts[each.conflict].clock != Conflict::Clock::treated_before_positive;
  });
}

}  // namespace

struct CaseDrawer::Attempt {
  Case out;
  List<std::optional<Cells>, Dimension> allowed;  ///< empty: whatever
  const Focus& focus;
  Random& random;

  bool is_constrained(const engine::Program& program, Scope scope) const {
    for (const auto dimension : allowed.indices()) {
      const auto& fact = program.pack->vocabulary.facts[program.dimensions[dimension].fact];
      if (allowed[dimension] && fact.scope == scope) return true;
    }
    return false;
  }
};

CaseDrawer::CaseDrawer(const engine::Program& program, const QuizData& data, Moment now)
    : program_(program), data_(data), now_(now) {
  for (const auto& window : program.pack->windows) {
    for (const auto* number : {&window.earliest, &window.interim, &window.conclusive}) {
      if (*number) add_sorted(days_of_pack_, (*number)->value);
    }
  }
  for (const auto& method : program.pack->methods) {
    if (method.latest_hours) add_sorted(hours_of_pack_, method.latest_hours->value);
  }
}

const QuizMix* CaseDrawer::mix_of(Index<Fact> fact, const Case& asked, Index<Exposure> exposure) const {
  for (const auto& mix : data_.mixes) {
    if (mix.fact == fact && holds(mix.when, vocabulary(), asked, exposure)) return &mix;
  }
  return nullptr;
}

bool CaseDrawer::is_plausible(const Case& asked) const {
  const auto fits = [&](Index<Exposure> exposure) {
    return std::none_of(data_.implausible.begin(), data_.implausible.end(),
                        [&](const Condition& condition) { return holds(condition, vocabulary(), asked, exposure); });
  };
  if (asked.exposures.empty()) return fits({});
  const auto all = asked.exposures.indices();
  return std::all_of(all.begin(), all.end(), fits);
}

bool CaseDrawer::choice(Attempt& attempt, Index<Fact> fact_index, List<Answer, Fact>& answers,
                        Index<Exposure> exposure) const {
  const auto& fact = vocabulary().facts[fact_index];
  const auto at = program_.dimension_of(fact_index);
  const auto& dimension = program_.dimensions[at];
  const auto& allowed = attempt.allowed[at];
  if (exposure && fact_index != vocabulary().act) {
    if (!engine::applies(fact, answers[vocabulary().act].value))
      return !allowed || (*allowed)[dimension.not_applicable];
  }
  const auto possible = allowed ? *allowed & dimension.answers() : dimension.answers();
  if (possible.none()) return false;
  List<double, FactValue> weights(fact.values.size());
  const auto* mix = mix_of(fact_index, attempt.out, exposure);
  double sum = 0;
  for (const auto value : weights.indices()) {
    if (mix != nullptr && possible[beside<Cell>(value)]) sum += weights[value] = mix->weights[value];
  }
  if (sum <= 0) {
    if (!allowed && !fact.required) return true;  // not told
    // The vocabulary lists the most ordinary value first.
    for (const auto value : weights.indices())
      weights[value] = possible[beside<Cell>(value)] ? std::pow(0.5, double(value.place())) : 0;
  }
  auto& answer = answers[fact_index];
  answer.value = attempt.random.weighted(weights);
  // What is not known goes unsaid, unless the rule turns on it.
  const bool is_silence = answer.value == fact.default_value && fact.values[answer.value].id == "unknown";
  answer.given = allowed || !is_silence;
  return true;
}

bool CaseDrawer::number(Attempt& attempt, Index<Fact> fact_index, List<Answer, Fact>& answers) const {
  const auto& fact = vocabulary().facts[fact_index];
  const auto at = program_.dimension_of(fact_index);
  const auto& dimension = program_.dimensions[at];
  const auto& allowed = attempt.allowed[at];
  auto& random = attempt.random;
  auto& answer = answers[fact_index];
  const auto fits = [&](int value) { return !allowed || (*allowed)[program_.number_cell(dimension, value)]; };
  const auto* mix = mix_of(fact_index, attempt.out, {});
  const bool at_threshold = allowed && random.chance(share_at_thresholds);
  if (mix != nullptr && !at_threshold) {
    std::vector<double> weights;
    for (const auto& band : mix->bands) weights.push_back(band.weight);
    for (int i = 0; i < 8; ++i) {
      const auto& band = mix->bands[random.weighted(weights)];
      const int value = band.from + int(random.below(std::size_t(band.to - band.from + 1)));
      if (!fits(value)) continue;
      answer.given = true;
      answer.number = value;
      return true;
    }
  }
  if (!allowed) return true;
  std::vector<int> values;
  const auto& starts = dimension.starts;
  for (const auto cell : starts.indices()) {
    if (!(*allowed)[cell]) continue;
    auto next = cell;
    const bool is_first = cell == Index<Cell>(0), is_last = !starts.has(++next);
    if (!is_first) values.push_back(int(starts[cell]));
    if (!is_last) values.push_back(int(starts[next]) - 1);
    if (is_first && is_last) values.push_back(fact.max / 2);
  }
  if (values.empty()) return (*allowed)[dimension.unknown];  // not told is not known
  answer.given = true;
  answer.number = random.pick(values);
  return true;
}

bool CaseDrawer::flags(Attempt& attempt, Index<Fact> fact, List<Answer, Fact>& answers) const {
  auto& answer = answers[fact];
  for (const auto flag : vocabulary().facts[fact].values.indices()) {
    const auto& allowed = attempt.allowed[program_.dimension_of(fact, flag)];
    if (!allowed || (*allowed)[engine::flag_not_set]) continue;
    if (!(*allowed)[engine::flag_set]) return false;
    answer.flags.set(flag);
    answer.given = true;
  }
  return true;
}

bool CaseDrawer::derived(Attempt& attempt, Index<Fact> fact_index) const {
  const auto& v = vocabulary();
  if (fact_index == v.exposed) return true;  // follows from whether an exposure was drawn
  const auto& catalog = program_.pack->catalog;
  const auto& fact = v.facts[fact_index];
  auto& random = attempt.random;
  for (const auto flag : fact.values.indices()) {
    const auto& allowed = attempt.allowed[program_.dimension_of(fact_index, flag)];
    if (!allowed || (*allowed)[engine::flag_not_set]) continue;
    std::vector<Index<TestKind>> tests;
    for (const auto test : catalog.tests.indices()) {
      const auto& kind = catalog.tests[test];
      const bool fits = fact_index == v.tested_positive ? test == beside<TestKind>(flag)
                                                        : kind.proves && kind.infection == beside<Infection>(flag);
      if (fits && (is_ordered(*program_.pack, test) || fact_index == v.tested_positive)) tests.push_back(test);
    }
    if (tests.empty()) return false;
    attempt.out.tests_taken.push_back(
        {random.pick(tests), {}, date_of(now_) - days{1 + int(random.below(5))}, Result::positive});
    attempt.out.person[v.tests_taken].given = true;
  }
  return true;
}

/// Treatments, dated about the days on which a sample means something again; before the positives that are found.
void CaseDrawer::treatments(Attempt& attempt) const {
  const auto& pack = *program_.pack;
  const auto treated = pack.vocabulary.treated;
  for (const auto infection : pack.catalog.infections.indices()) {
    const auto& allowed = attempt.allowed[program_.dimension_of(treated, beside<FactValue>(infection))];
    if (!allowed || (*allowed)[engine::flag_not_set]) continue;
    std::vector<int> counts;
    for (const auto& row : pack.after_treatments) {
      const bool is_of_it = std::any_of(row.tests.begin(), row.tests.end(), [&](Index<TestKind> test) {
        return pack.catalog.tests[test].infection == infection;
      });
      if (!is_of_it) continue;
      for (const auto* number : {&row.not_before, &row.control}) {
        if (*number) counts.insert(counts.end(), {(*number)->value - 1, (*number)->value, (*number)->value + 1});
      }
    }
    std::erase_if(counts, [](int count) { return count < 1; });
    auto on = date_of(now_) - days{counts.empty() ? 1 + int(attempt.random.below(30)) : attempt.random.pick(counts)};
    if (const auto last = engine::last_treatment_before(pack, attempt.out, infection)) on = std::min(on, *last);
    attempt.out.treated.push_back({infection, on});
    attempt.out.person[treated].given = true;
  }
}

/// The last dose of PEP, where the exposure must lie after it. False where it cannot lie as the box asks.
bool CaseDrawer::last_dose(Attempt& attempt, const Exposure& exposure) const {
  const auto& v = vocabulary();
  const auto& allowed = attempt.allowed[program_.dimension_of(v.pep_covers)];
  if (!allowed) return true;
  const auto& pep = attempt.out.person[v.pep];
  const bool has_pep = pep.given && pep.value != v.pep_no;
  if ((*allowed)[beside<Cell>(v.pep_covers_yes)]) return has_pep || (*allowed)[beside<Cell>(v.pep_covers_no)];
  if (!has_pep) return true;
  if (pep.value == v.pep_taking) return false;
  auto& answer = attempt.out.person[v.pep_last_dose];
  answer.given = true;
  answer.date = date_of(exposure.time.latest) - days{1 + int(attempt.random.below(14))};
  return true;
}

bool CaseDrawer::person(Attempt& attempt) const {
  const auto& facts = vocabulary().facts;
  for (const auto fact : facts.indices()) {
    const auto kind = facts[fact].kind;
    if (facts[fact].scope != Scope::person) continue;
    bool fits = true;
    if (facts[fact].derived)
      fits = derived(attempt, fact);
    else if (kind == FactKind::choice)
      fits = choice(attempt, fact, attempt.out.person, {});
    else if (kind == FactKind::number)
      fits = number(attempt, fact, attempt.out.person);
    else if (kind == FactKind::flags)
      fits = flags(attempt, fact, attempt.out.person);
    if (!fits) return false;
  }
  treatments(attempt);
  return true;
}

std::optional<ExposureTime> CaseDrawer::time(Attempt& attempt) const {
  auto& random = attempt.random;
  const auto& allowed = attempt.allowed[program_.dimension_of(vocabulary().since)];
  std::vector<TimeOption> options;
  const bool at_threshold = random.chance(share_at_thresholds);
  const auto& focus = attempt.focus;
  for (const int count : focus.hours) {
    if (at_threshold)
      add_around(options, true, count);
    else
      options.push_back({true, 1 + int(random.below(std::size_t(count) * 3 / 2))});
  }
  for (const int count : focus.days) {
    if (at_threshold)
      add_around(options, false, count);
    else
      options.push_back({false, 1 + int(random.below(std::size_t(count) * 5 / 4 + 1))});
  }
  if (focus.hours.empty() && focus.days.empty()) {
    for (const int count : hours_of_pack_) options.push_back({true, 1 + int(random.below(std::size_t(count)))});
    for (const int count : days_of_pack_) add_around(options, false, count);
  }
  const auto told = [&](const TimeOption& option) {
    return option.in_hours ? time_ago(attempt.out, hours{option.count}) : time_days_ago(attempt.out, option.count);
  };
  const auto fits = [&](const TimeOption& option) {
    if (!allowed) return true;
    const auto passed = engine::elapsed(attempt.out, told(option));
    return (*allowed)[program_.time_cell(passed.minutes, passed.days)];
  };
  std::erase_if(options, [&](const TimeOption& option) { return !fits(option); });
  if (options.empty() && allowed) {  // the rule's own limits
    for (const auto index : program_.time_cells.indices()) {
      if (!(*allowed)[index]) continue;
      const auto& cell = program_.time_cells[index];
      for (const auto in_minutes : {cell.minutes_low, cell.minutes_high}) {
        if (in_minutes < unbounded) options.push_back({true, int(in_minutes / 60)});
      }
      for (const auto in_days : {cell.days_low, cell.days_high}) {
        if (in_days < unbounded) options.push_back({false, int(in_days)});
      }
    }
    std::erase_if(options, [&](const TimeOption& option) { return !fits(option); });
  }
  if (options.empty()) return std::nullopt;
  return told(random.pick(options));
}

bool CaseDrawer::exposure(Attempt& attempt, const Exposure* same_time) const {
  const auto& v = vocabulary();
  const auto index = attempt.out.exposures.push_back({});
  auto& out = attempt.out.exposures[index];
  auto& answers = out.answers;
  answers.resize(v.facts.size());
  if (!choice(attempt, v.act, answers, index)) return false;
  answers[v.act].given = true;
  if (same_time != nullptr) {
    out.time = same_time->time;
  } else {
    auto when = time(attempt);
    if (!when) return false;
    out.time = std::move(*when);
  }
  answers[v.since].given = true;
  for (const auto fact : v.facts.indices()) {
    const auto kind = v.facts[fact].kind;
    if (v.facts[fact].scope != Scope::exposure || v.facts[fact].derived || fact == v.act) continue;
    bool fits = true;
    if (kind == FactKind::choice) fits = choice(attempt, fact, answers, index);
    if (kind == FactKind::flags) fits = flags(attempt, fact, answers);
    if (!fits) return false;
  }
  return last_dose(attempt, out);
}

std::optional<Case> CaseDrawer::draw(const engine::Box& box, const Focus& focus, bool may_add_exposure,
                                     Random& random) const {
  const auto& v = vocabulary();
  const List<std::optional<Cells>, Dimension> whatever(program_.dimensions.size());
  Attempt attempt{{}, whatever, focus, random};
  attempt.out.now = now_;
  attempt.out.zone = &program_.pack->zone;
  attempt.out.person.resize(v.facts.size());
  for (const auto& constraint : box) attempt.allowed[constraint.dimension] = constraint.allowed;
  const auto act = program_.dimension_of(v.act);
  const auto exposed = program_.dimension_of(v.exposed);
  const auto yes = beside<Cell>(v.facts[v.exposed].value_index("yes"));
  const bool forbidden =
      (attempt.allowed[act] && (*attempt.allowed[act] & program_.dimensions[act].answers()).none()) ||
      (attempt.allowed[exposed] && !(*attempt.allowed[exposed])[yes]);
  const bool needed = attempt.is_constrained(program_, Scope::exposure) || !focus.hours.empty() ||
                      !focus.days.empty() || attempt.allowed[exposed].has_value();
  if (!person(attempt)) return std::nullopt;
  if (!forbidden && (needed || random.chance(share_with_exposure))) {
    if (!exposure(attempt, nullptr)) return std::nullopt;
    const auto* mix = mix_of(v.act, attempt.out, Index<Exposure>(0));
    const auto& first = attempt.out.exposures.front();
    const auto first_act = first.answers[v.act].value;
    const bool is_usual = mix != nullptr && mix->weights[first_act] > 0;
    if (may_add_exposure && is_usual && random.chance(share_with_second_exposure)) {
      Attempt second{attempt.out, whatever, focus, random};
      if (exposure(second, &first) && second.out.exposures.back().answers[v.act].value != first_act) {
        attempt.out = std::move(second.out);
      }
    }
  }
  if (!is_plausible(attempt.out) || contradicts_itself(*program_.pack, attempt.out)) return std::nullopt;
  return std::move(attempt.out);
}

}  // namespace sti::quiz
