#pragma once

#include <map>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "engine/hits.hpp"
#include "engine/joins.hpp"

namespace sti::engine {

// Which tests a case asks for, from which site, before they are dated (contract.md §4).

/// A test at a site, before it is dated.
struct OrderedTest {
  OrderTerms of_person;                               ///< of rules about the person, for every exposure
  std::map<Index<Exposure>, OrderTerms> of_exposure;  ///< of rules about one
  std::vector<Index<Rule>> rules;
  std::optional<int> every;  ///< days after which a rule asks again
  bool on_sign = false;      ///< a rule on a sign of today asks for it

  bool baseline() const {
    return std::any_of(of_exposure.begin(), of_exposure.end(), [](const auto& each) { return each.second.baseline; }) ||
           of_person.baseline;
  }
  OrderTerms terms_for(Index<Exposure> exposure) const {
    auto out = of_person;
    if (const auto own = of_exposure.find(exposure); own != of_exposure.end()) join_into(out, own->second);
    return out;
  }
};

/// What a test means after the latest treatment of its infection.
struct Treated {
  Date on{};
  std::optional<Date> from;     ///< first day on which it says something again
  std::optional<Date> control;  ///< day of a control
  std::vector<Index<Site>> sites;
  std::vector<Index<Rule>> rules;
  std::optional<Basis> from_basis, control_basis;
};

struct OrderedTests {
  using Key = std::pair<Index<TestKind>, Index<Site>>;

  std::map<Key, OrderedTest> lines;  ///< in the order of the advice
  std::set<Key> found;               ///< with a positive that stands
  std::set<Key> controls;            ///< due after a treatment, and not settled by a negative
  std::map<Index<TestKind>, Treated> treated;

  const Treated* treated_of(Index<TestKind> test) const {
    const auto place = treated.find(test);
    return place == treated.end() ? nullptr : &place->second;
  }
  /// Whether the exposure is over for the test: its infection was treated since.
  bool is_over(Index<TestKind> test, Date exposed_on) const {
    const auto* since = treated_of(test);
    return since != nullptr && exposed_on < since->on;
  }
};

OrderedTests order_tests(const Scored& scored);

/// The sites from which a unit's samples for a test are taken.
std::vector<Index<Site>> sites_of(const Scored& scored, const UnitHits& unit, Index<TestKind> test);

}  // namespace sti::engine
