// After a negative test: what is left of the risk, and how much a later test would buy.

#include <algorithm>
#include <cmath>

#include "engine/hits.hpp"
#include "engine/lists.hpp"
#include "engine/risk.hpp"

namespace sti::engine {
namespace {

using Bound = double (*)(const Range&);

double low_of(const Range& range) { return range.low; }
double high_of(const Range& range) { return range.high; }
double point_of(const Range& range) { return *range.point; }

/// One exposure that counts.
struct Counted {
  Index<Exposure> exposure;
  Date on{};
  Range per_act;
  std::optional<Range> chance;  ///< empty: not known, taken to have it
};

class ResidualMaker {
 public:
  ResidualMaker(const Scored& scored, const Advice& advice) : s_(scored), advice_(advice) {}

  std::vector<Residual> run() const {
    std::vector<Residual> out;
    for (const auto test : s_.pack.catalog.tests.indices()) {
      if (auto residual = of_test(test)) out.push_back(std::move(*residual));
    }
    return out;
  }

 private:
  /// Of the lines of a test, one a site, the one that says least: its negative is conclusive last, or never.
  const TestAdvice* line_of(Index<TestKind> test) const {
    const TestAdvice* out = nullptr;
    for (const auto& line : advice_.tests) {
      const bool says_less =
          out != nullptr && out->conclusive_on && (!line.conclusive_on || *line.conclusive_on > *out->conclusive_on);
      if (line.test == test && (out == nullptr || says_less)) out = &line;
    }
    return out;
  }

  std::vector<Date> negatives_of(Index<TestKind> test) const {
    std::vector<Date> out;
    for (const auto& taken : s_.asked.tests_taken) {
      if (taken.test == test && taken.result == Result::negative) insert_sorted(out, taken.on);
    }
    return out;
  }

  /// The curve that holds, or the rule that refuses one. A refusal by any exposure wins.
  void find_curve(Residual& out) const {
    for (const auto& unit : s_.units) {
      for (const auto& hit : s_.hits(unit, DetectionSubject{out.test})) {
        const auto detection = s_.effect<DetectionEffect>(hit).detection;
        const bool refuses = s_.pack.detections[detection].refuse;
        if (out.rule && (out.refused || !refuses)) continue;
        out.rule = hit.rule;
        out.detection = detection;
        out.refused = refuses;
      }
    }
  }

  std::vector<Counted> counted(Index<Infection> infection) const {
    std::vector<Counted> out;
    for (const auto& risk : advice_.risk) {
      if (risk.infection != infection || !risk.per_act) continue;
      out.push_back({risk.exposure, s_.exposed_on(risk.exposure), *risk.per_act, risk.source_chance});
    }
    return out;
  }

  /// Beyond the limit only the acts of highest risk are summed: the sum is then a lower bound.
  void limit_acts(Residual& out, std::vector<Counted>& acts) const {
    for (const auto index : s_.pack.act_limits.indices()) {
      const auto& limit = s_.pack.act_limits[index];
      if (limit.infection != out.infection || acts.size() <= std::size_t(limit.acts)) continue;
      out.beyond = index;
      std::stable_sort(acts.begin(), acts.end(),
                       [](const Counted& a, const Counted& b) { return a.per_act.high > b.per_act.high; });
      acts.resize(std::size_t(limit.acts));
    }
  }

  /// Whether two exposures look like one partner: at the same time, with the same known of the source.
  bool same_partner(const Counted& a, const Counted& b) const {
    const auto time_of = [&](const Counted& act) { return s_.asked.exposures[act.exposure].time.latest_instant; };
    return time_of(a) == time_of(b) && a.chance == b.chance;
  }

  std::vector<Partner> partners(const std::vector<Counted>& acts, Date tested_on, Bound bound) const {
    List<Partner> out;
    List<const Counted*, Partner> first_of;
    for (const auto& act : acts) {
      const ActBefore before{bound(act.per_act), double((tested_on - act.on).count())};
      auto partner = first_of.find_if([&](const Counted* first) { return same_partner(*first, act); });
      if (!partner) {
        first_of.push_back(&act);
        partner = out.push_back({act.chance ? bound(*act.chance) : 1, {}});
      }
      out[partner].acts.push_back(before);
    }
    return std::move(out.items());
  }

  Residual::Look look(const Residual& residual, const std::vector<Counted>& acts, Date on, Residual::Look::Why why,
                      bool has_points) const {
    const auto& curve = s_.pack.detections[residual.detection].curve;
    const double off_by = curve.off_by.value_or(0);
    Residual::Look out;
    out.on = on;
    out.why = why;
    const auto latest =
        std::max_element(acts.begin(), acts.end(), [](const Counted& a, const Counted& b) { return a.on < b.on; });
    out.days = (on - latest->on).count();
    out.found = {1 - missed(curve, double(out.days) - off_by), 1 - missed(curve, double(out.days) + off_by),
                 1 - missed(curve, double(out.days))};
    out.left = {after_negative(partners(acts, on, low_of), curve, -off_by),
                after_negative(partners(acts, on, high_of), curve, off_by),
                {}};
    if (has_points) out.left.point = after_negative(partners(acts, on, point_of), curve);
    return out;
  }

  void add_looks(Residual& out, const std::vector<Counted>& acts, const std::vector<Date>& negatives) const {
    using Why = Residual::Look::Why;
    const auto today = s_.today();
    const bool has_points = std::all_of(acts.begin(), acts.end(), [](const Counted& act) {
      return act.per_act.point && (!act.chance || act.chance->point);
    });
    out.before = {before_test(partners(acts, today, low_of)), before_test(partners(acts, today, high_of)), {}};
    if (has_points) out.before.point = before_test(partners(acts, today, point_of));
    for (const auto on : negatives) out.looks.push_back(look(out, acts, on, Why::taken, has_points));
    const auto planned = [&](std::optional<Date> on, Why why) {
      const bool known = std::any_of(out.looks.begin(), out.looks.end(), [&](const auto& l) { return l.on == on; });
      if (on && *on >= today && !known) out.looks.push_back(look(out, acts, *on, why, has_points));
    };
    const auto* line = line_of(out.test);
    if (line != nullptr) {
      planned(line->useful_from, Why::useful);
      for (const auto day : line->interim_on) planned(day, Why::interim);
      planned(line->conclusive_on, Why::conclusive);
    }
    planned(today, Why::today);
    std::stable_sort(out.looks.begin(), out.looks.end(), [](const auto& a, const auto& b) { return a.on < b.on; });
    mark_most_informative(out);
  }

  void mark_most_informative(Residual& out) const {
    const auto& curve = s_.pack.detections[out.detection].curve;
    List<NegativeTest> tests;
    List<Residual::Look*, NegativeTest> look_of;
    for (auto& each : out.looks) {
      if (each.why != Residual::Look::Why::taken) continue;
      tests.push_back({&curve, double(each.days)});
      look_of.push_back(&each);
      each.counts = false;
    }
    if (!tests.empty()) look_of[most_informative(tests)]->counts = true;
  }

  void check_claims(Residual& out) const {
    const auto& detection = s_.pack.detections[out.detection];
    const double off_by = detection.curve.off_by.value_or(0);
    for (const auto index : detection.claims.indices()) {
      const auto& claim = detection.claims[index];
      const double days = claim.days;
      const Range found{1 - missed(detection.curve, days - off_by), 1 - missed(detection.curve, days + off_by),
                        1 - missed(detection.curve, days)};
      const double percent = claim.share * 100;  // published shares are whole percents
      const bool agrees = percent >= std::floor(found.low * 100) && percent <= std::ceil(found.high * 100);
      out.claims.push_back({index, found, agrees});
    }
    std::int64_t day = 0;
    while (day < most_cap_days && detected(detection.curve, double(day)) < detection.curve.cap) ++day;
    if (day < most_cap_days) out.cap_day = day;
  }

  std::optional<Residual> of_test(Index<TestKind> test) const {
    Residual out;
    out.test = test;
    out.infection = s_.pack.catalog.tests[test].infection;
    if (!out.infection || advice_.asked.exposures.empty()) return std::nullopt;
    const auto negatives = negatives_of(test);
    const auto* line = line_of(test);
    find_curve(out);
    if (negatives.empty() && (line == nullptr || !out.rule)) return std::nullopt;
    auto acts = counted(out.infection);
    if (line != nullptr) {
      out.conclusive_on = line->conclusive_on;
      out.has_line = true;
      out.settled = std::all_of(advice_.tests.begin(), advice_.tests.end(), [&](const TestAdvice& other) {
        return other.test != test || other.status == Status::done;
      });
    }
    for (const auto& act : acts) {
      out.exposures.push_back(act.exposure);
      out.if_source_has_it = out.if_source_has_it || !act.chance;
    }
    if (!out.rule || out.refused || acts.empty()) return out;
    limit_acts(out, acts);
    add_looks(out, acts, negatives);
    check_claims(out);
    return out;
  }

  static constexpr std::int64_t most_cap_days = 3660;

  const Scored& s_;
  const Advice& advice_;
};

}  // namespace

std::vector<Residual> merge_residuals(const Scored& scored, const Advice& advice) {
  return ResidualMaker(scored, advice).run();
}

}  // namespace sti::engine
