#include "quiz/draw.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "engine/resolve.hpp"
#include "quiz/cards.hpp"
#include "quiz/plausible.hpp"

namespace sti::quiz {
namespace {

// How a drawn case is put together; nothing here is clinical.
constexpr double share_at_thresholds = 0.75;
constexpr double share_with_second_exposure = 0.3;
constexpr double share_with_exposure = 0.85;  // of the cases of rules about the person alone

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

}  // namespace

struct CaseDrawer::Attempt {
  Case out;
  std::vector<std::optional<Mask>> allowed;  ///< by dimension
  const Focus& focus;
  Random& random;

  bool is_constrained(const engine::Program& program, Scope scope) const {
    for (std::size_t d = 0; d < allowed.size(); ++d) {
      const auto& fact = program.pack->vocabulary.facts[std::size_t(program.dimensions[d].fact)];
      if (allowed[d] && fact.scope == scope) return true;
    }
    return false;
  }
};

ExposureTime hours_ago(Moment now, int count) {
  ExposureTime out;
  out.written = fmt::format("{}h", count);
  out.as_duration = out.exact = true;
  out.earliest = out.latest = now - hours{count};
  return out;
}

ExposureTime days_ago(Moment now, int count) {
  ExposureTime out;
  out.written = fmt::format("{}d", count);
  out.as_duration = true;
  const auto day = date_of(now) - days{count};
  out.earliest = Moment{day};
  out.latest = std::min(Moment{day} + hours{23} + minutes{59}, now);
  return out;
}

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

const QuizMix* CaseDrawer::mix_of(int fact, const Case& asked, int exposure) const {
  for (const auto& mix : data_.mixes) {
    if (mix.fact == fact && holds(mix.when, vocabulary(), asked, exposure)) return &mix;
  }
  return nullptr;
}

bool CaseDrawer::is_plausible(const Case& asked) const {
  const int count = int(asked.exposures.size());
  for (const auto& condition : data_.implausible) {
    for (int e = count == 0 ? -1 : 0; e < count; ++e) {
      if (holds(condition, vocabulary(), asked, e)) return false;
    }
  }
  return true;
}

bool CaseDrawer::choice(Attempt& attempt, int fact_index, std::vector<Answer>& answers, int exposure) const {
  const auto& fact = vocabulary().facts[std::size_t(fact_index)];
  const auto at = std::size_t(program_.dimension_of(fact_index));
  const auto& dimension = program_.dimensions[at];
  const auto& allowed = attempt.allowed[at];
  if (exposure >= 0 && fact_index != vocabulary().act) {
    if (!engine::applies(fact, answers[std::size_t(vocabulary().act)].value))
      return !allowed || (*allowed)[std::size_t(dimension.not_applicable)];
  }
  const auto mask = allowed ? *allowed & dimension.answers() : dimension.answers();
  if (mask.none()) return false;
  std::vector<double> weights(fact.values.size());
  const auto* mix = mix_of(fact_index, attempt.out, exposure);
  double sum = 0;
  for (std::size_t v = 0; v < weights.size(); ++v) {
    if (mix != nullptr && mask[v]) sum += weights[v] = mix->weights[v];
  }
  if (sum <= 0) {
    if (!allowed && !fact.required) return true;  // not told
    // The vocabulary lists the most ordinary value first.
    for (std::size_t v = 0; v < weights.size(); ++v) weights[v] = mask[v] ? std::pow(0.5, double(v)) : 0;
  }
  auto& answer = answers[std::size_t(fact_index)];
  answer.value = int(attempt.random.weighted(weights));
  // What is not known goes unsaid, unless the rule turns on it.
  const bool is_silence = answer.value == fact.default_value && fact.values[std::size_t(answer.value)].id == "unknown";
  answer.given = allowed || !is_silence;
  return true;
}

bool CaseDrawer::number(Attempt& attempt, int fact_index, std::vector<Answer>& answers) const {
  const auto& fact = vocabulary().facts[std::size_t(fact_index)];
  const auto at = std::size_t(program_.dimension_of(fact_index));
  const auto& dimension = program_.dimensions[at];
  const auto& allowed = attempt.allowed[at];
  auto& random = attempt.random;
  auto& answer = answers[std::size_t(fact_index)];
  const auto fits = [&](int value) {
    return !allowed || (*allowed)[std::size_t(program_.number_cell(dimension, value))];
  };
  const auto* mix = mix_of(fact_index, attempt.out, -1);
  const bool at_threshold = allowed && random.chance(share_at_thresholds);
  if (mix != nullptr && !at_threshold) {
    std::vector<double> weights;
    for (const auto& band : mix->bands) weights.push_back(band.weight);
    for (int i = 0; i < 8; ++i) {
      const auto& band = mix->bands[random.weighted(weights)];
      const int value = band.from + int(random.below(std::size_t(band.to - band.from + 1)));
      if (!fits(value)) continue;
      answer.given = true;
      answer.value = value;
      return true;
    }
  }
  if (!allowed) return true;
  std::vector<int> values;
  for (std::size_t i = 0; i < dimension.starts.size(); ++i) {
    if (!(*allowed)[i]) continue;
    const bool is_last = i + 1 == dimension.starts.size();
    if (i > 0) values.push_back(int(dimension.starts[i]));
    if (!is_last) values.push_back(int(dimension.starts[i + 1]) - 1);
    if (i == 0 && is_last) values.push_back(fact.max / 2);
  }
  if (values.empty()) return (*allowed)[std::size_t(dimension.unknown)];  // not told is not known
  answer.given = true;
  answer.value = random.pick(values);
  return true;
}

bool CaseDrawer::flags(Attempt& attempt, int fact_index, std::vector<Answer>& answers) const {
  const auto& fact = vocabulary().facts[std::size_t(fact_index)];
  auto& answer = answers[std::size_t(fact_index)];
  for (std::size_t flag = 0; flag < fact.values.size(); ++flag) {
    const auto& allowed = attempt.allowed[std::size_t(program_.dimension_of(fact_index, int(flag)))];
    if (!allowed || (*allowed)[0]) continue;
    if (!(*allowed)[1]) return false;
    answer.flags |= std::uint64_t{1} << flag;
    answer.given = true;
  }
  return true;
}

bool CaseDrawer::derived(Attempt& attempt, int fact_index) const {
  const auto& v = vocabulary();
  if (fact_index == v.exposed) return true;  // follows from whether an exposure was drawn
  const auto& catalog = program_.pack->catalog;
  const auto& fact = v.facts[std::size_t(fact_index)];
  auto& random = attempt.random;
  const auto today = date_of(now_);
  for (std::size_t flag = 0; flag < fact.values.size(); ++flag) {
    const auto& allowed = attempt.allowed[std::size_t(program_.dimension_of(fact_index, int(flag)))];
    if (!allowed || (*allowed)[0]) continue;
    if (fact.kind == FactKind::treatments) {
      attempt.out.treated.push_back({int(flag), today - days{days_of_pack_.empty() ? 1 : random.pick(days_of_pack_)}});
      attempt.out.person[std::size_t(v.treated)].given = true;
      continue;
    }
    std::vector<int> tests;
    for (int test = 0; test < int(catalog.tests.size()); ++test) {
      const bool fits =
          fact_index == v.tested_positive ? test == int(flag) : catalog.tests[std::size_t(test)].infection == int(flag);
      if (fits && (is_ordered(*program_.pack, test) || fact_index == v.tested_positive)) tests.push_back(test);
    }
    if (tests.empty()) return false;
    attempt.out.tests_taken.push_back(
        {random.pick(tests), std::nullopt, today - days{1 + int(random.below(5))}, Result::positive});
    attempt.out.person[std::size_t(v.tests_taken)].given = true;
  }
  return true;
}

bool CaseDrawer::person(Attempt& attempt) const {
  const auto& facts = vocabulary().facts;
  for (std::size_t i = 0; i < facts.size(); ++i) {
    if (facts[i].scope != Scope::person) continue;
    const int fact = int(i);
    bool fits = true;
    if (facts[i].derived || facts[i].kind == FactKind::treatments)
      fits = derived(attempt, fact);
    else if (facts[i].kind == FactKind::choice)
      fits = choice(attempt, fact, attempt.out.person, -1);
    else if (facts[i].kind == FactKind::number)
      fits = number(attempt, fact, attempt.out.person);
    else if (facts[i].kind == FactKind::flags)
      fits = flags(attempt, fact, attempt.out.person);
    if (!fits) return false;
  }
  return true;
}

std::optional<ExposureTime> CaseDrawer::time(Attempt& attempt) const {
  auto& random = attempt.random;
  const auto& allowed = attempt.allowed[std::size_t(program_.dimension_of(vocabulary().since))];
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
    return option.in_hours ? hours_ago(now_, option.count) : days_ago(now_, option.count);
  };
  const auto fits = [&](const TimeOption& option) {
    if (!allowed) return true;
    const auto passed = engine::elapsed(attempt.out, told(option).latest);
    return bool((*allowed)[std::size_t(program_.time_cell(passed.minutes, passed.days))]);
  };
  std::erase_if(options, [&](const TimeOption& option) { return !fits(option); });
  if (options.empty() && allowed) {  // the rule's own limits
    for (std::size_t i = 0; i < program_.time_cells.size(); ++i) {
      if (!(*allowed)[i]) continue;
      const auto& cell = program_.time_cells[i];
      for (const long in_minutes : {cell.minutes_low, cell.minutes_high}) {
        if (in_minutes < unbounded) options.push_back({true, int(in_minutes / 60)});
      }
      for (const long in_days : {cell.days_low, cell.days_high}) {
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
  const int index = int(attempt.out.exposures.size());
  attempt.out.exposures.emplace_back();
  attempt.out.exposures.back().answers.resize(v.facts.size());
  const auto answers = [&]() -> std::vector<Answer>& { return attempt.out.exposures[std::size_t(index)].answers; };
  if (!choice(attempt, v.act, answers(), index)) return false;
  answers()[std::size_t(v.act)].given = true;
  if (same_time != nullptr) {
    attempt.out.exposures[std::size_t(index)].time = same_time->time;
  } else {
    auto when = time(attempt);
    if (!when) return false;
    attempt.out.exposures[std::size_t(index)].time = std::move(*when);
  }
  answers()[std::size_t(v.since)].given = true;
  for (std::size_t i = 0; i < v.facts.size(); ++i) {
    if (v.facts[i].scope != Scope::exposure || int(i) == v.act) continue;
    bool fits = true;
    if (v.facts[i].kind == FactKind::choice) fits = choice(attempt, int(i), answers(), index);
    if (v.facts[i].kind == FactKind::flags) fits = flags(attempt, int(i), answers());
    if (!fits) return false;
  }
  return true;
}

std::optional<Case> CaseDrawer::draw(const engine::Box& box, const Focus& focus, bool may_add_exposure,
                                     Random& random) const {
  const auto& v = vocabulary();
  Attempt attempt{{}, std::vector<std::optional<Mask>>(program_.dimensions.size()), focus, random};
  attempt.out.now = now_;
  attempt.out.person.resize(v.facts.size());
  for (const auto& constraint : box) attempt.allowed[std::size_t(constraint.dimension)] = constraint.allowed;
  const auto act = std::size_t(program_.dimension_of(v.act));
  const auto exposed = std::size_t(program_.dimension_of(v.exposed));
  const auto yes = std::size_t(v.facts[std::size_t(v.exposed)].value_index("yes"));
  const bool forbidden =
      (attempt.allowed[act] && (*attempt.allowed[act] & program_.dimensions[act].answers()).none()) ||
      (attempt.allowed[exposed] && !(*attempt.allowed[exposed])[yes]);
  const bool needed = attempt.is_constrained(program_, Scope::exposure) || !focus.hours.empty() ||
                      !focus.days.empty() || attempt.allowed[exposed].has_value();
  if (!person(attempt)) return std::nullopt;
  if (!forbidden && (needed || random.chance(share_with_exposure))) {
    if (!exposure(attempt, nullptr)) return std::nullopt;
    const auto* mix = mix_of(v.act, attempt.out, 0);
    const auto first_act = attempt.out.exposures[0].answers[std::size_t(v.act)].value;
    const bool is_usual = mix != nullptr && mix->weights[std::size_t(first_act)] > 0;
    if (may_add_exposure && is_usual && random.chance(share_with_second_exposure)) {
      Attempt second{attempt.out, std::vector<std::optional<Mask>>(program_.dimensions.size()), focus, random};
      const auto first = attempt.out.exposures[0];
      if (exposure(second, &first) && second.out.exposures[1].answers[std::size_t(v.act)].value != first_act) {
        attempt.out = std::move(second.out);
      }
    }
  }
  if (!is_plausible(attempt.out)) return std::nullopt;
  return std::move(attempt.out);
}

}  // namespace sti::quiz
