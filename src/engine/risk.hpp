#pragma once

#include <span>
#include <vector>

#include "model/index.hpp"
#include "model/risk.hpp"

namespace sti::engine {

// Formulas of risk per exposure and of what is left after a negative test. Probabilities are numbers from 0 to 1, times
// are days. Nothing here knows an infection or a number of a guideline; none of the functions fails.
//
// Reference: the project's evidence file "Risk per exposure, time to detectability, and residual risk", §9 (Bernoulli
// model of independent acts; see Downs and De Vincenzi, JAIDS 1996;11:388-95 for where it misleads) and §4 (detection
// curves fitted to Delaney et al., Clin Infect Dis 2017;64:53-9).

/// Hazard of a probability, -ln(1-p). Ratios multiply hazards, so a result never passes 1.
double hazard(double probability);
/// The probability of a hazard, 1-exp(-h).
double probability_of(double hazard);
/// The probability with its hazard multiplied by a ratio.
double modified(double probability, double ratio);

/// `value` times every ratio. Where all have a point and a lower bound above 0 the bounds come from a product of
/// log-normals: s = (ln high - ln low) / 3.919928 each, s² adds, point · exp(±1.959964·s). Elsewhere the lowest goes
/// with the lowest and the highest with the highest, which is wider. Without a point anywhere there is none.
Range product(const Range& value, std::span<const Range> ratios);

/// As `product`, on hazards: the probability of an act under modifiers. Without modifiers it is `per_act` itself.
Range modified(const Range& per_act, std::span<const Range> ratios);

/// At least one of several independent events, 1-Π(1-p). The same acts with one partner share that partner's status:
/// see `Partner`.
double any_of(std::span<const double> probabilities);

/// Share of infections found `days` after the exposure, before any cap: F(t).
double detected(const DetectionCurve& curve, double days);
/// Share not yet found, 1-F(t), computed without taking a difference, so that the tail keeps its digits.
double undetected(const DetectionCurve& curve, double days);
/// Share that a test on that day misses: 1 - max_sensitivity · min(F, cap).
double missed(const DetectionCurve& curve, double days);

/// One act: its probability if the partner is infectious, and the days from it to the test.
struct ActBefore {
  double probability = 0;
  double days = 0;
};

/// Acts with one partner, earliest first, and the chance that the partner has the infection and can pass it on.
struct Partner {
  double chance = 1;
  std::vector<ActBefore> acts;
};

/// Infected by any of the acts. One partner: chance · (1-Π(1-p)); several: complements multiply.
double before_test(std::span<const Partner> partners);

/// Infected although one test was negative:
/// Σ qᵢ·missed(Tᵢ) / (Σ qᵢ·missed(Tᵢ) + not infected · specificity), where qᵢ is the chance that act i was the one.
/// `off_by` moves the curve: positive days find later.
double after_negative(std::span<const Partner> partners, const DetectionCurve& curve, double off_by = 0);

/// Of several negative tests, the days from the exposure at which the one that says most was taken, by its own curve:
/// repeated negatives on one person are not independent, so they are never multiplied.
struct NegativeTest {
  const DetectionCurve* curve = nullptr;
  double days = 0;
};
Index<NegativeTest> most_informative(const List<NegativeTest>& tests);

}  // namespace sti::engine
