#include "engine/risk.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace sti::engine {
namespace {

constexpr double normal_95 = 1.959964;  // the range of a 95 % interval, in standard deviations to either side

bool is_log_normal(const Range& range) { return range.point && *range.point > 0 && range.low > 0; }

double log_sd(const Range& range) { return (std::log(range.high) - std::log(range.low)) / (2 * normal_95); }

template <class Change>
Range each_bound(const Range& range, const Change& change) {
  Range out{change(range.low), change(range.high), {}};
  if (range.point) out.point = change(*range.point);
  return out;
}

double upper_tail(double z) { return 0.5 * std::erfc(z / std::numbers::sqrt2); }

double log_normal_z(const DetectionCurve& curve, double days) {
  return (std::log(days - curve.shift) - curve.mu) / curve.sigma;
}

double weibull_hazard(const DetectionCurve& curve, double days) {
  return std::pow((days - curve.shift) / curve.scale, curve.shape);
}

/// Before the exposure, or before the curve begins, nothing is found.
bool before_start(const DetectionCurve& curve, double days) { return days <= 0 || days <= curve.shift; }

/// Chance that no act with this partner passed the infection on.
double escaped(const Partner& partner) {
  double none = 1;
  for (const auto& act : partner.acts) none *= 1 - act.probability;
  return 1 - partner.chance * (1 - none);
}

}  // namespace

double hazard(double probability) { return -std::log1p(-probability); }
double probability_of(double hazard) { return -std::expm1(-hazard); }
double modified(double probability, double ratio) { return probability_of(hazard(probability) * ratio); }

Range product(const Range& value, std::span<const Range> ratios) {
  Range out = value;
  bool log_normal = is_log_normal(value);
  double variance = log_normal ? log_sd(value) * log_sd(value) : 0;
  for (const auto& ratio : ratios) {
    out.low *= ratio.low;
    out.high *= ratio.high;
    if (out.point && ratio.point)
      *out.point *= *ratio.point;
    else
      out.point.reset();
    log_normal = log_normal && is_log_normal(ratio);
    if (log_normal) variance += log_sd(ratio) * log_sd(ratio);
  }
  if (!log_normal) return out;
  const double spread = std::exp(normal_95 * std::sqrt(variance));
  return {*out.point / spread, *out.point * spread, out.point};
}

Range modified(const Range& per_act, std::span<const Range> ratios) {
  if (ratios.empty()) return per_act;
  return each_bound(product(each_bound(per_act, hazard), ratios), probability_of);
}

double any_of(std::span<const double> probabilities) {
  double sum = 0;  // of hazards: keeps the digits of small probabilities
  for (const double p : probabilities) sum += hazard(p);
  return probability_of(sum);
}

double detected(const DetectionCurve& curve, double days) {
  if (before_start(curve, days)) return 0;
  if (curve.family == DetectionCurve::Family::weibull) return -std::expm1(-weibull_hazard(curve, days));
  return upper_tail(-log_normal_z(curve, days));
}

double undetected(const DetectionCurve& curve, double days) {
  if (before_start(curve, days)) return 1;
  if (curve.family == DetectionCurve::Family::weibull) return std::exp(-weibull_hazard(curve, days));
  return upper_tail(log_normal_z(curve, days));
}

double missed(const DetectionCurve& curve, double days) {
  const double not_yet = std::max(undetected(curve, days), 1 - curve.cap);
  return (1 - curve.max_sensitivity) + curve.max_sensitivity * not_yet;
}

double before_test(std::span<const Partner> partners) {
  double none = 1;
  for (const auto& partner : partners) none *= escaped(partner);
  return 1 - none;
}

double after_negative(std::span<const Partner> partners, const DetectionCurve& curve, double off_by) {
  double none = 1, missed_infections = 0;
  for (const auto& partner : partners) {
    double none_yet = none * partner.chance;  // of this partner's acts, given an infectious partner
    for (const auto& act : partner.acts) {
      missed_infections += none_yet * act.probability * missed(curve, act.days - off_by);
      none_yet *= 1 - act.probability;
    }
    none *= escaped(partner);
  }
  const double all_negatives = missed_infections + none * curve.specificity;
  return all_negatives > 0 ? missed_infections / all_negatives : 0;
}

Index<NegativeTest> most_informative(const List<NegativeTest>& tests) {
  const auto best = std::min_element(tests.begin(), tests.end(), [](const auto& a, const auto& b) {
    return missed(*a.curve, a.days) < missed(*b.curve, b.days);
  });
  return tests.at(best);
}

}  // namespace sti::engine
