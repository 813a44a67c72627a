#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/catalog.hpp"
#include "model/index.hpp"
#include "model/source.hpp"
#include "model/text.hpp"

namespace sti {

/// A probability or a ratio between its bounds. Without a `point` only the bounds are published.
struct Range {
  double low = 0, high = 0;
  std::optional<double> point;

  bool operator==(const Range&) const = default;
};

/// How the share of infections that a test finds grows with the days since the exposure: F(t), 0 at first, 1 in the
/// end.
struct DetectionCurve {
  enum class Family {
    log_normal,  ///< F(t) = Phi((ln(t - shift) - mu) / sigma)
    weibull,     ///< F(t) = 1 - exp(-((t - shift) / scale)^shape)
  };
  Family family{};
  double shift = 0;                ///< days
  double mu = 0, sigma = 0;        ///< log-normal
  double shape = 0, scale = 0;     ///< Weibull; scale in days
  double cap = 1;                  ///< the most that is ever claimed: fitted curves are too sure of themselves late
  double max_sensitivity = 1;      ///< share of infections that the test finds however long one waits
  double specificity = 1;          ///< share of people without the infection who test negative
  std::optional<double> off_by{};  ///< days by which the whole curve may be early or late; empty: not published
};

/// What a published figure counts.
enum class RiskUnit { act, injury, partner };

/// Something else that was published about the same, in words.
struct Remark {
  Text text;
  Evidence evidence;
};

/// The risk of one kind of exposure from a source that has the infection and can pass it on; or words where no figure
/// exists.
struct RiskFigure {
  std::string id;
  Index<Infection> infection;
  std::optional<Range> range;
  int per = 10'000;  ///< published as so many in 100 or in 10,000
  RiskUnit unit{};
  bool fixed = false;     ///< no modifier changes it
  bool headline = false;  ///< shown on the page of advice, not only when risk is asked for
  std::vector<Remark> other;
};

/// What changes a figure.
struct RiskModifier {
  Index<Infection> infection;
  std::optional<Range> ratio;  ///< empty: words only
};

/// How likely it is that the source has the infection and can pass it on.
struct SourceChance {
  Index<Infection> infection;
  std::optional<Range> chance;  ///< empty: words only
};

/// What is known of how early one test finds an infection.
struct Detection {
  std::vector<Index<TestKind>> tests;
  bool refuse = false;  ///< no curve holds
  DetectionCurve curve;
  struct Claim {  ///< another published statement about the same
    int days = 0;
    double share = 0;
    Text text;
    Evidence evidence;
  };
  List<Claim> claims;
};

/// The number of acts beyond which their sum says little.
struct ActLimit {
  Index<Infection> infection;
  int acts = 0;
  Text why;
  Evidence evidence;
};

}  // namespace sti
