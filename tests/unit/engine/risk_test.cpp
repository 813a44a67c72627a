#include "engine/risk.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <vector>

using namespace sti;
using namespace sti::engine;

// The test vectors TV1-TV11 of the evidence file "Risk per exposure, time to detectability, and residual risk" (§10),
// and the wrong answers it lists. Parameters are the printed ones.

namespace {

DetectionCurve log_normal(double mu, double sigma, double shift = 0) {
  DetectionCurve curve;
  curve.family = DetectionCurve::Family::log_normal;
  curve.mu = mu;
  curve.sigma = sigma;
  curve.shift = shift;
  return curve;
}

DetectionCurve weibull(double location, double shape, double scale) {
  DetectionCurve curve;
  curve.family = DetectionCurve::Family::weibull;
  curve.shift = location;
  curve.shape = shape;
  curve.scale = scale;
  return curve;
}

const DetectionCurve laboratory = log_normal(3.2410, 0.3060, -7.786);
const DetectionCurve rna = weibull(4.8, 1.35, 9);

/// Equal to `digits` significant digits of what is printed.
bool agrees(double value, double printed, int digits) {
  if (printed == 0) return value == 0;
  const double unit = std::pow(10, std::floor(std::log10(std::abs(printed))) - (digits - 1));
  return std::abs(value - printed) <= 0.5001 * unit;
}

/// Equal to `decimals` places.
bool near(double value, double printed, int decimals) {
  return std::abs(value - printed) <= 0.5001 * std::pow(10, -decimals);
}

std::vector<Partner> one_act(double p, double days, double chance = 1) { return {{chance, {{p, days}}}}; }

}  // namespace

TEST_SUITE("engine/risk") {
  TEST_CASE("TV1: the laboratory curve, with its tail") {
    struct Row {
      double days, found, missed;
    };
    const Row rows[] = {
        {0, 0, 1},
        {7, 0.036837624, 0.963162376},
        {14, 0.300834667, 0.699165333},
        {18, 0.511512592, 0.488487408},
        {21, 0.651186835, 0.348813165},
        {28, 0.864303149, 0.135696851},
        {35, 0.953879773, 0.046120227},
        {42, 0.985329288, 0.014670712},
        {45, 0.991108001, 0.008891999},
        {60, 0.999282301, 7.176989e-04},
        {90, 0.999994198, 5.801778e-06},
    };
    for (const auto& row : rows) {
      CAPTURE(row.days);
      CHECK(near(detected(laboratory, row.days), row.found, 9));
      if (row.missed >= 1e-3)
        CHECK(near(undetected(laboratory, row.days), row.missed, 9));
      else
        CHECK(agrees(undetected(laboratory, row.days), row.missed, 7));
    }
  }

  TEST_CASE("TV2: the curves of the other assays") {
    const DetectionCurve curves[] = {rna,
                                     log_normal(3.1398, 0.3276),
                                     log_normal(3.4372, 0.2582),
                                     log_normal(3.5086, 0.2387),
                                     log_normal(3.5973, 0.2467),
                                     weibull(8.431, 1.686, 13.352),
                                     weibull(18.328, 1.977, 20.419)};
    struct Row {
      double days;
      double found[7];
    };
    const Row rows[] = {
        {14, {0.643034, 0.063192, 0.000997, 0.000135, 0.000051, 0.204619, 0}},
        {21, {0.890425, 0.385589, 0.064152, 0.025936, 0.012523, 0.594701, 0.017784}},
        {28, {0.972421, 0.721504, 0.342135, 0.229958, 0.141284, 0.851190, 0.204082}},
        {42, {0.998877, 0.965999, 0.877729, 0.831386, 0.715318, 0.991193, 0.738009}},
        {45, {0.999470, 0.979105, 0.923773, 0.894111, 0.801963, 0.995776, 0.816547}},
        {60, {0.999991, 0.998214, 0.994538, 0.992934, 0.978036, 0.999942, 0.983382}},
    };
    for (const auto& row : rows) {
      for (int i = 0; i < 7; ++i) {
        CAPTURE(row.days);
        CAPTURE(i);
        CHECK(near(detected(curves[i], row.days), row.found[i], 6));
      }
    }
  }

  TEST_CASE("TV3: what is left after one negative laboratory test") {
    auto capped = laboratory;
    capped.cap = 0.999;
    struct Row {
      double prior, days, left, low, high, left_capped;
    };
    const Row rows[] = {
        {0.0138, 21, 4.857271e-03, 3.786e-03, 6.107e-03, 4.857271e-03},
        {0.0138, 28, 1.895222e-03, 1.407e-03, 2.525e-03, 1.895222e-03},
        {0.0138, 42, 2.052467e-04, 1.471e-04, 2.858e-04, 2.052467e-04},
        {0.0138, 45, 1.244112e-04, 8.896e-05, 1.738e-04, 1.244112e-04},
        {0.0138, 90, 8.118488e-08, 5.978e-08, 1.105e-07, 1.399291e-05},
        {0.0138 / 43, 21, 1.119681e-04, 8.718e-05, 1.410e-04, 1.119681e-04},
        {3.2093023e-04, 28, 4.356130e-05, 3.233e-05, 5.807e-05, 4.356130e-05},
        {3.2093023e-04, 42, 4.709764e-06, 3.374e-06, 6.560e-06, 4.709764e-06},
        {3.2093023e-04, 45, 2.854619e-06, 2.041e-06, 3.987e-06, 2.854619e-06},
        {3.2093023e-04, 90, 1.862564e-09, 1.372e-09, 2.534e-09, 3.210332e-07},
        {0.0008, 21, 2.791960e-04, 2.174e-04, 3.515e-04, 2.791960e-04},
        {0.0008, 28, 1.086326e-04, 8.062e-05, 1.448e-04, 1.086326e-04},
        {0.0008, 42, 1.174583e-05, 8.416e-06, 1.636e-05, 1.174583e-05},
        {0.0008, 45, 7.119244e-06, 5.091e-06, 9.944e-06, 7.119244e-06},
        {0.0008, 90, 4.645138e-09, 3.420e-09, 6.321e-09, 8.006399e-07},
        {0.01, 21, 3.510995e-03, 2.736e-03, 4.416e-03, 3.510995e-03},
        {0.01, 28, 1.368799e-03, 1.016e-03, 1.824e-03, 1.368799e-03},
        {0.01, 42, 1.481671e-04, 1.062e-04, 2.064e-04, 1.481671e-04},
        {0.01, 45, 8.981010e-05, 6.422e-05, 1.254e-04, 8.981010e-05},
        {0.01, 90, 5.860381e-08, 4.315e-08, 7.975e-08, 1.010091e-05},
        {0.1, 21, 3.731096e-02, 2.929e-02, 4.652e-02, 3.731096e-02},
        {0.1, 28, 1.485348e-02, 1.107e-02, 1.970e-02, 1.485348e-02},
        {0.1, 42, 1.627426e-03, 1.167e-03, 2.265e-03, 1.627426e-03},
        {0.1, 45, 9.870247e-04, 7.060e-04, 1.378e-03, 9.870247e-04},
        {0.1, 90, 6.446416e-07, 4.747e-07, 8.772e-07, 1.110988e-04},
    };
    for (const auto& row : rows) {
      CAPTURE(row.prior);
      CAPTURE(row.days);
      const auto acts = one_act(row.prior, row.days);
      CHECK(agrees(after_negative(acts, laboratory), row.left, 7));
      CHECK(agrees(after_negative(acts, laboratory, -2.0), row.low, 4));
      CHECK(agrees(after_negative(acts, laboratory, 2.0), row.high, 4));
      CHECK(agrees(after_negative(acts, capped), row.left_capped, 7));
    }
  }

  TEST_CASE("TV4: an imperfect test") {
    auto imperfect = laboratory;
    imperfect.max_sensitivity = 0.999;
    imperfect.specificity = 0.998;
    struct Row {
      double days, sensitivity, left;
    };
    const Row rows[] = {{21, 0.650536, 3.524551e-03},
                        {28, 0.863439, 1.380262e-03},
                        {42, 0.984344, 1.584336e-04},
                        {45, 0.990117, 1.000194e-04},
                        {90, 0.998994, 1.017981e-05}};
    for (const auto& row : rows) {
      CAPTURE(row.days);
      CHECK(near(1 - missed(imperfect, row.days), row.sensitivity, 6));
      CHECK(agrees(after_negative(one_act(0.01, row.days), imperfect), row.left, 7));
    }
  }

  TEST_CASE("TV5: after a negative RNA test") {
    struct Row {
      double days, left;
    };
    const Row rows[] = {{7, 1.190895e-02},  {10, 8.611265e-03}, {14, 4.970229e-03}, {21, 1.530944e-03},
                        {28, 3.857600e-04}, {33, 1.307187e-04}, {45, 7.422118e-06}};
    for (const auto& row : rows) {
      CAPTURE(row.days);
      CHECK(agrees(after_negative(one_act(0.0138, row.days), rna), row.left, 7));
    }
  }

  TEST_CASE("TV6: modifiers multiply hazards") {
    CHECK(near(modified(0.0138, 0.20), 0.002775363, 9));
    CHECK(near(modified(0.0138, 7.25), 0.095838029, 9));
    CHECK(near(modified(0.0138, 7.25 * 0.20), 0.019947711, 9));
    CHECK(near(modified(0.0138, 0.20 * 0.04), 0.000111163, 9));
    CHECK(near(0.0138 * 0.20 * 0.04, 0.00011040, 8));  // the plain product, which this is not
    CHECK(near(0.0138 * 7.25, 0.1001, 4));             // would pass 1 where both are large
    CHECK(modified(0.9, 5) < 1);
  }

  TEST_CASE("TV7: a source whose status is not known") {
    const ActBefore act{0.0138, 0};
    const double chance = 1.0 / 43;
    const std::vector<Partner> one = {{chance, {act, act, act}}};
    const std::vector<Partner> three = {{chance, {act}}, {chance, {act}}, {chance, {act}}};
    CHECK(agrees(before_test(one), 9.49565e-04, 6));
    CHECK(agrees(before_test(three), 9.62482e-04, 6));
  }

  TEST_CASE("TV8: three acts on three days, one negative test") {
    const std::vector<Partner> acts = {{1, {{0.0138, 42}, {0.00276, 35}, {0.0011, 32}}}};
    CHECK(near(before_test(acts), 0.017603738, 9));
    CHECK(agrees(after_negative(acts, laboratory), 4.152633e-04, 7));
    // the share of each act: q times what the test misses, over all negatives
    const double q[] = {0.0138, 0.00272191, 0.00108183};
    const double days[] = {42, 35, 32};
    const double share[] = {2.059981e-04, 1.277316e-04, 8.153361e-05};
    const double all = 4.081226e-04 + 0.982396262;
    for (int i = 0; i < 3; ++i) CHECK(agrees(q[i] * undetected(laboratory, days[i]) / all, share[i], 5));
    // wrong: all acts dated by the first, or by the last
    const std::vector<Partner> all_first = {{1, {{0.0138, 42}, {0.00276, 42}, {0.0011, 42}}}};
    const std::vector<Partner> all_last = {{1, {{0.0138, 32}, {0.00276, 32}, {0.0011, 32}}}};
    CHECK(agrees(after_negative(all_first, laboratory), 2.628181e-04, 7));
    CHECK(agrees(after_negative(all_last, laboratory), 1.325527e-03, 7));
    CHECK_FALSE(agrees(after_negative(acts, laboratory), 2.628181e-04, 2));
    CHECK_FALSE(agrees(after_negative(acts, laboratory), 1.325527e-03, 2));
  }

  TEST_CASE("TV9: of two negative tests only the more informative speaks") {
    const List<NegativeTest> tests = {{&laboratory, 28}, {&laboratory, 45}};
    CHECK(most_informative(tests) == Index<NegativeTest>(1));
    const double left = after_negative(one_act(0.0138, tests[most_informative(tests)].days), laboratory);
    CHECK(agrees(left, 1.244112e-04, 7));
    // wrong: as if they were independent
    const double once = after_negative(one_act(0.0138, 28), laboratory);
    const double twice = after_negative(one_act(once, 45), laboratory);
    CHECK(agrees(twice, 1.688402e-05, 7));
    CHECK(left > 7 * twice);
    // an earlier test of a faster kind can say more than a later one of a slower kind
    const List<NegativeTest> mixed = {{&rna, 28}, {&laboratory, 30}};
    CHECK(most_informative(mixed) == Index<NegativeTest>(0));
  }

  TEST_CASE("TV10: many acts") {
    CHECK(near(any_of(std::vector<double>(50, 0.0008)), 0.039225942, 9));
    CHECK(near(any_of(std::vector<double>(100, 0.0138)), 0.750827666, 9));
    const std::vector<Partner> many = {{1, std::vector<ActBefore>(100, {0.0138, 0})}};
    CHECK(near(before_test(many), 0.750827666, 9));
    CHECK_FALSE(near(any_of(std::vector<double>(50, 0.0008)), 0.04, 4));  // wrong: the plain sum
  }

  TEST_CASE("TV11: the interval of a product of log-normals") {
    const Range base{102, 186, 138};
    const Range condom[] = {{0.08, 0.47, 0.20}};
    const auto out = product(base, condom);
    CHECK(near(*out.point, 27.6, 6));
    CHECK(near(out.low, 10.836, 3));
    CHECK(near(out.high, 70.298, 3));
  }

  TEST_CASE("a range without a point, or from 0, goes lowest with lowest") {
    const Range unsure[] = {{0.08, 1, {}}};
    const auto out = product({102, 186, 138}, unsure);
    CHECK_FALSE(out.point.has_value());
    CHECK(near(out.low, 8.16, 6));
    CHECK(near(out.high, 186, 6));
    const Range condom[] = {{0.08, 0.47, 0.20}};
    const auto low = modified({0, 0.0004, {}}, condom);
    CHECK(low.low == 0);
    CHECK_FALSE(low.point.has_value());
    CHECK(near(low.high, 0.000188, 6));
  }

  TEST_CASE("an act without modifiers keeps its published range") {
    const Range base{0.0102, 0.0186, 0.0138};
    CHECK(modified(base, {}) == base);
  }

  TEST_CASE("nothing is found before the exposure, and never more than the cap") {
    auto capped = laboratory;
    capped.cap = 0.999;
    CHECK(detected(laboratory, -3) == 0);
    CHECK(missed(laboratory, 0) == 1);
    CHECK(near(missed(capped, 300), 0.001, 12));
    CHECK(missed(capped, 10) == undetected(laboratory, 10));
  }
}
