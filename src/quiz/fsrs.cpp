// FSRS-6. Formulas: evidence/fsrs-6.md; the letters are those of the published algorithm.

#include "quiz/fsrs.hpp"

#include <algorithm>
#include <cmath>

namespace sti::quiz {
namespace {

constexpr double least_stability = 0.001;
constexpr double least_difficulty = 1, greatest_difficulty = 10;

struct Bounds {
  double low, high;
};
constexpr std::array<Bounds, n_weights> bounds = {{
    {0.001, 100},  {0.001, 100}, {0.001, 100}, {0.001, 100}, {1, 10},    {0.001, 4},    {0.001, 4},
    {0.001, 0.75}, {0, 4.5},     {0, 0.8},     {0.001, 3.5}, {0.001, 5}, {0.001, 0.25}, {0.001, 0.9},
    {0, 4},        {0, 1},       {1, 6},       {0, 2},       {0, 2},     {0, 0.8},      {0.1, 0.8},
}};

double clamp_difficulty(double d) { return std::clamp(d, least_difficulty, greatest_difficulty); }

/// The formulas for one set of weights.
struct Formulas {
  const std::array<double, n_weights>& w;

  double decay() const { return -w[20]; }
  double factor() const { return std::pow(0.9, 1 / decay()) - 1; }

  double first_stability(Grade grade) const { return std::max(w[std::size_t(grade) - 1], least_stability); }
  double first_difficulty_unclamped(Grade grade) const { return w[4] - std::exp(w[5] * (double(grade) - 1)) + 1; }
  double first_difficulty(Grade grade) const { return clamp_difficulty(first_difficulty_unclamped(grade)); }

  double next_difficulty(double d, Grade grade) const {
    const double change = -w[6] * (double(grade) - 3);
    const double damped = d + (10 - d) * change / 9;
    return clamp_difficulty(w[7] * first_difficulty_unclamped(Grade::easy) + (1 - w[7]) * damped);
  }

  double same_day_stability(double s, Grade grade) const {
    double growth = std::exp(w[17] * (double(grade) - 3 + w[18])) * std::pow(s, -w[19]);
    if (grade == Grade::good || grade == Grade::easy) growth = std::max(growth, 1.0);
    return std::max(s * growth, least_stability);
  }

  double next_stability(double d, double s, double r, Grade grade) const {
    return std::max(grade == Grade::again ? forgotten(d, s, r) : recalled(d, s, r, grade), least_stability);
  }

  double recalled(double d, double s, double r, Grade grade) const {
    const double hard = grade == Grade::hard ? w[15] : 1;
    const double easy = grade == Grade::easy ? w[16] : 1;
    return s * (1 + std::exp(w[8]) * (11 - d) * std::pow(s, -w[9]) * (std::exp(w[10] * (1 - r)) - 1) * hard * easy);
  }

  double forgotten(double d, double s, double r) const {
    const double long_term = w[11] * std::pow(d, -w[12]) * (std::pow(s + 1, w[13]) - 1) * std::exp(w[14] * (1 - r));
    return std::min(long_term, s / std::exp(w[17] * w[18]));
  }
};

long whole_days(const Memory& memory, Moment at) {
  if (!memory.last_review) return 0;
  return std::max<long>(std::chrono::floor<days>(at - *memory.last_review).count(), 0);
}

/// Ranges of an interval in days and how much of each is spread (py-fsrs).
long fuzzed(long interval, double spread, days longest) {
  struct Range {
    double from, to, share;
  };
  constexpr std::array<Range, 3> ranges = {{{2.5, 7, 0.15}, {7, 20, 0.1}, {20, 1e9, 0.05}}};
  if (double(interval) < ranges.front().from) return interval;
  double delta = 1;
  for (const auto& range : ranges)
    delta += range.share * std::max(std::min(double(interval), range.to) - range.from, 0.0);
  const long high = std::min<long>(std::lround(double(interval) + delta), longest.count());
  const long low = std::min(std::max<long>(2, std::lround(double(interval) - delta)), high);
  return std::min(low + long(spread * double(high - low + 1)), high);
}

class Reviewer {
 public:
  Reviewer(const FsrsSettings& settings, const Memory& before, Grade grade, Moment at, double spread)
      : settings_(settings), formulas_{settings.weights}, out_{before, {}}, grade_(grade), at_(at), spread_(spread) {}

  Reviewed run() {
    update_memory();
    auto& memory = out_.memory;
    if (memory.phase == Phase::review) {
      if (grade_ != Grade::again)
        to_review();
      else if (settings_.relearning_steps.empty())
        to_review();
      else
        to_step(Phase::relearning, 0, settings_.relearning_steps);
    } else {
      walk_steps(memory.phase == Phase::learning ? settings_.learning_steps : settings_.relearning_steps);
    }
    memory.last_review = at_;
    memory.due = at_ + std::chrono::ceil<minutes>(out_.interval);
    return out_;
  }

 private:
  void update_memory() {
    auto& memory = out_.memory;
    if (!memory.stability) {
      memory.stability = formulas_.first_stability(grade_);
      memory.difficulty = formulas_.first_difficulty(grade_);
      return;
    }
    // The recall formula uses the difficulty from before this review.
    if (whole_days(memory, at_) < 1)
      memory.stability = formulas_.same_day_stability(*memory.stability, grade_);
    else
      memory.stability = formulas_.next_stability(memory.difficulty, *memory.stability,
                                                  retrievability(settings_, memory, at_), grade_);
    memory.difficulty = formulas_.next_difficulty(memory.difficulty, grade_);
  }

  void walk_steps(const std::vector<minutes>& steps) {
    const auto phase = out_.memory.phase;
    const int step = out_.memory.step;
    const int count = int(steps.size());
    if (count == 0 || (step >= count && grade_ != Grade::again) || grade_ == Grade::easy) return to_review();
    if (grade_ == Grade::again) return to_step(phase, 0, steps);
    if (grade_ == Grade::good) return step + 1 == count ? to_review() : to_step(phase, step + 1, steps);
    to_step(phase, step, steps);  // hard
    if (step == 0 && count == 1)
      out_.interval = std::chrono::seconds{steps[0]} * 3 / 2;
    else if (step == 0)
      out_.interval = (std::chrono::seconds{steps[0]} + std::chrono::seconds{steps[1]}) / 2;
  }

  void to_step(Phase phase, int step, const std::vector<minutes>& steps) {
    out_.memory.phase = phase;
    out_.memory.step = step;
    out_.interval = steps[std::size_t(step)];
  }

  void to_review() {
    out_.memory.phase = Phase::review;
    out_.memory.step = 0;
    const double exact =
        *out_.memory.stability / formulas_.factor() * (std::pow(settings_.retention, 1 / formulas_.decay()) - 1);
    const double bounded = std::clamp(std::nearbyint(exact), 1.0, double(settings_.longest.count()));
    const long interval = long(bounded);
    out_.interval = days{settings_.fuzz ? fuzzed(interval, spread_, settings_.longest) : interval};
  }

  const FsrsSettings& settings_;
  Formulas formulas_;
  Reviewed out_;
  Grade grade_;
  Moment at_;
  double spread_;
};

}  // namespace

std::optional<std::size_t> first_bad_weight(std::span<const double, n_weights> weights) {
  for (std::size_t i = 0; i < n_weights; ++i) {
    // Written so that "not a number" is refused too.
    if (!(weights[i] >= bounds[i].low && weights[i] <= bounds[i].high)) return i;
  }
  return std::nullopt;
}

Reviewed review(const FsrsSettings& settings, const Memory& before, Grade grade, Moment at, double spread) {
  return Reviewer(settings, before, grade, at, spread).run();
}

double retrievability(const FsrsSettings& settings, const Memory& memory, Moment at) {
  if (!memory.stability) return 0;
  const Formulas formulas{settings.weights};
  return std::pow(1 + formulas.factor() * double(whole_days(memory, at)) / *memory.stability, formulas.decay());
}

}  // namespace sti::quiz
