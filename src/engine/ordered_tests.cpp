// Which tests are asked for, and from which site: by rules, by a treatment's control, by a positive.

#include "engine/ordered_tests.hpp"

#include <algorithm>

namespace sti::engine {
namespace {

class TestOrders {
 public:
  explicit TestOrders(const Scored& scored) : s_(scored), catalog_(scored.pack.catalog) {}

  OrderedTests run() {
    for (const auto test : catalog_.tests.indices()) hear_treatment(test);
    for (const auto& unit : s_.units) order(unit);
    for (const auto& [test, treated] : out_.treated) {
      if (treated.control) add_controls(test, treated);
    }
    for (const auto index : s_.asked.tests_taken.indices()) {
      const auto finding = s_.resolved.findings[index];
      if (finding == Finding::found) add_found(index, &out_.found);
      if (finding == Finding::too_early) add_found(index, nullptr);
    }
    for (const auto& [test, site] : controls_) {
      if (!is_settled(test, site, out_.treated.at(test))) out_.controls.insert({test, site});
    }
    return std::move(out_);
  }

 private:
  void hear_treatment(Index<TestKind> test) {
    const auto infection = catalog_.tests[test].infection;
    const auto on = infection ? treated_on(s_.asked, infection) : std::nullopt;
    if (!on) return;
    Treated out;
    out.on = *on;
    for (const auto& unit : s_.units) {
      for (const auto& hit : s_.hits(unit, AfterTreatmentSubject{test})) {
        const auto& row = s_.pack.after_treatments[s_.effect<AfterTreatmentEffect>(hit).row];
        const auto day = [&](const std::optional<Number>& number, std::optional<Basis>& basis) {
          if (number) take_larger(basis, std::optional(number->evidence.basis));
          return number ? std::optional(*on + days{number->value}) : std::nullopt;
        };
        take_larger(out.from, day(row.not_before, out.from_basis));
        take_larger(out.control, day(row.control, out.control_basis));
        if (row.control) unite(out.sites, row.sites);
        insert_sorted(out.rules, hit.rule);
      }
    }
    if (!out.rules.empty()) out_.treated.emplace(test, std::move(out));
  }

  void order(const UnitHits& unit) {
    for (const auto test : catalog_.tests.indices()) {
      for (const auto& hit : s_.hits(unit, TestSubject{test, {}})) {
        if (s_.rule(hit.rule).about_exposure && unit.exposure && out_.is_over(test, s_.exposed_on(unit.exposure)))
          continue;
        const auto pinned = s_.effect<OrderEffect>(hit).site;
        for (const auto site : pinned ? std::vector{pinned} : sites_of(s_, unit, test)) add(unit, hit, test, site);
      }
    }
  }

  void add(const UnitHits& unit, const Hit& hit, Index<TestKind> test, Index<Site> site) {
    auto& line = out_.lines[{test, site}];
    insert_sorted(line.rules, hit.rule);
    const auto& effect = s_.effect<OrderEffect>(hit);
    const auto& rule = s_.rule(hit.rule);
    join_into(rule.about_exposure ? line.of_exposure[unit.exposure] : line.of_person,
              {effect.baseline, effect.earliest_days});
    take_smaller(line.every, effect.every_days);
    line.on_sign = line.on_sign || rule.on_sign;
  }

  /// A control is due where the infection was found, else where the pack's row says, until a negative settles it.
  void add_controls(Index<TestKind> test, const Treated& treated) {
    std::vector<Index<Site>> found;
    for (const auto index : s_.asked.tests_taken.indices()) {
      const auto& taken = s_.asked.tests_taken[index];
      if (!taken.site || catalog_.tests[taken.test].infection != catalog_.tests[test].infection) continue;
      const auto finding = s_.resolved.findings[index];
      if (finding == Finding::history || finding == Finding::too_early) insert_sorted(found, taken.site);
    }
    const auto& sites = found.empty() ? treated.sites : found;
    for (const auto site : sites) controls_.insert({test, site});
    for (const auto site : sites) {
      if (!is_settled(test, site, treated)) out_.lines[{test, site}];
    }
  }

  /// Without a site a sample speaks only where the test has one.
  bool has_one_site(Index<TestKind> test) const {
    std::set<Index<Site>> sites;
    for (const auto& [key, line] : out_.lines) {
      if (key.first == test) sites.insert(key.second);
    }
    for (const auto& key : controls_) {
      if (key.first == test) sites.insert(key.second);
    }
    return sites.size() == 1;
  }

  bool is_settled(Index<TestKind> test, Index<Site> site, const Treated& treated) const {
    const bool only = has_one_site(test);
    return std::any_of(s_.asked.tests_taken.begin(), s_.asked.tests_taken.end(), [&](const TakenTest& taken) {
      const bool here = taken.test == test && (taken.site ? taken.site == site : only);
      return here && taken.result == Result::negative && taken.on >= treated.from.value_or(*treated.control);
    });
  }

  /// A positive has its line, ordered or not. One without a site does not say which of several lines it is of.
  void add_found(Index<TakenTest> index, std::set<OrderedTests::Key>* found) {
    const auto& taken = s_.asked.tests_taken[index];
    const auto site = taken.site ? taken.site : likely_site(taken.test);
    if (!site) return;
    out_.lines[{taken.test, site}];
    if (found != nullptr) found->insert({taken.test, site});
  }

  /// Where the test is ordered from one site, that; where it is not ordered, the first it can be taken from.
  Index<Site> likely_site(Index<TestKind> test) const {
    std::vector<Index<Site>> sites;
    for (const auto& [key, line] : out_.lines) {
      if (key.first == test) insert_sorted(sites, key.second);
    }
    if (sites.size() > 1) return {};
    if (sites.empty()) {
      for (const auto& unit : s_.units) unite(sites, sites_of(s_, unit, test));
    }
    if (sites.empty()) {
      for (const auto& rule : s_.pack.rules) {
        for (const auto& effect : rule.effects) {
          if (const auto* specimen = std::get_if<SpecimenEffect>(&effect); specimen && specimen->test == test)
            unite(sites, specimen->sites);
          if (const auto* order = std::get_if<OrderEffect>(&effect); order && order->test == test && order->site)
            insert_sorted(sites, order->site);
        }
      }
    }
    return sites.empty() ? Index<Site>() : sites.front();
  }

  const Scored& s_;
  const Catalog& catalog_;
  std::set<OrderedTests::Key> controls_;  ///< due after a treatment, settled or not
  OrderedTests out_;
};

}  // namespace

OrderedTests order_tests(const Scored& scored) { return TestOrders(scored).run(); }

std::vector<Index<Site>> sites_of(const Scored& scored, const UnitHits& unit, Index<TestKind> test) {
  std::vector<Index<Site>> sites;
  for (const auto& hit : scored.hits(unit, SpecimenSubject{test})) {
    unite(sites, scored.effect<SpecimenEffect>(hit).sites);
  }
  return sites;
}

}  // namespace sti::engine
