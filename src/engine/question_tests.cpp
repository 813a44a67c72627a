// What decides a test: who orders it, where it is taken, and what dates it.

#include <algorithm>

#include "engine/joins.hpp"
#include "engine/question_rows.hpp"
#include "engine/question_visits.hpp"

namespace sti::engine {

bool RowQuestions::is_asked_for(Index<TestKind> test) const {
  const auto& numbers = all_window_numbers;
  const auto tests = pack_.catalog.tests.indices();
  return is_asked(TestSubject{test, {}}) || is_asked(AfterTreatmentSubject{test}) ||
         std::any_of(numbers.begin(), numbers.end(),
                     [&](WindowNumber number) {
                       return is_asked(WindowSubject{test, number});
                     }) ||
         // What any test is taken from says which sites an act reaches.
         std::any_of(tests.begin(), tests.end(),
                     [&](Index<TestKind> other) { return is_asked(SpecimenSubject{other}); });
}

/// Whether a sample that was told of speaks for a line of the test.
bool RowQuestions::is_remembered(Index<TestKind> test) const {
  return std::any_of(advice_.tests.begin(), advice_.tests.end(),
                     [&](const TestAdvice& line) { return line.test == test && !line.taken.empty(); });
}

/// A test that some answer can order: what orders it, where it is taken, and what any exposure says about its dates.
void RowQuestions::ask_for_test(const std::vector<Region>& regions, Index<TestKind> test) {
  bool can_be_ordered = false;
  std::vector<Index<Site>> sites;
  for (const auto& region : regions) {
    ask_for_control(region, test);
    bool here = false;
    each_row(region, program_.key(TestSubject{test, {}}), [&](const Row&, const Hit& hit) {
      here = true;
      if (const auto site = s_.effect<OrderEffect>(hit).site) insert_sorted(sites, site);
    });
    if (!here) continue;
    can_be_ordered = true;
    ask_for_order(region, test);
    each_row(region, program_.key(SpecimenSubject{test}), [&](const Row& row, const Hit& hit) {
      unite(sites, s_.effect<SpecimenEffect>(hit).sites);
      note(region, row.box, TestSubject{test, {}});
    });
  }
  if (!can_be_ordered) return;
  for (const auto& region : regions) {
    if (region.exposure() && can_pass(s_, region.exposure(), test)) ask_for_dates_of(region, test, sites);
  }
}

void RowQuestions::ask_for_order(const Region& region, Index<TestKind> test) {
  const TestSubject subject{test, {}};
  const auto key = program_.key(subject);
  const bool remembered = is_remembered(test);  // then signs and regular tests count too
  const auto is_smaller = [](std::optional<int> day, std::optional<int> held) {
    return day && (!held || *day < *held);
  };
  OrderEffect certain;  // what is ordered whatever is answered
  bool certain_sign = false;
  each_row(region, key, [&](const Row& row, const Hit& hit) {
    const auto& effect = s_.effect<OrderEffect>(hit);
    if (!is_certain(region, row) || effect.site) return;
    certain.test = test;
    certain.baseline = certain.baseline || effect.baseline;
    certain_sign = certain_sign || s_.rule(row.rule).on_sign;
    take_smaller(certain.earliest_days, effect.earliest_days);
    take_smaller(certain.every_days, effect.every_days);
  });
  each_row(region, key, [&](const Row& row, const Hit& hit) {
    const auto& effect = s_.effect<OrderEffect>(hit);
    const bool adds_day = is_smaller(effect.earliest_days, certain.earliest_days);
    const bool idle = certain.test && !effect.site && (!effect.baseline || certain.baseline) && !adds_day &&
                      s_.rule(row.rule).overrides.empty();
    const bool adds_sign = s_.rule(row.rule).on_sign && !certain_sign;
    const bool adds_to_memory = remembered && (adds_sign || is_smaller(effect.every_days, certain.every_days));
    if (!idle || adds_to_memory) note(region, row.box, subject, adds_to_memory);
  });
}

/// What decides whether and how an exposure dates a test at one of the sites: windows, and whether it reached the site.
void RowQuestions::ask_for_dates_of(const Region& region, Index<TestKind> test, const std::vector<Index<Site>>& sites) {
  const TestSubject subject{test, {}};
  bool is_dated = false;
  for (const auto index : sites) {
    const auto& site = pack_.catalog.sites[index];
    if (!site.dated) continue;
    is_dated = is_dated || site.systemic || ask_whether_reached(region, index, subject);
  }
  if (!is_dated) return;
  const bool remembered = is_remembered(test);  // then days count that are past
  for (const auto number : all_window_numbers) {
    each_row(region, program_.key(WindowSubject{test, number}),
             [&](const Row& row, const Hit&) { note(region, row.box, subject, remembered); });
  }
}

/// Asks for what decides whether the unit's act reached a site; false where it cannot have.
bool RowQuestions::ask_whether_reached(const Region& region, Index<Site> site, const Subject& decides) {
  bool possible = false, certain = false;
  const auto each_reaching = [&](const auto& visit) {
    for (const auto test : pack_.catalog.tests.indices()) {
      each_row(region, program_.key(SpecimenSubject{test}), [&](const Row& row, const Hit& hit) {
        const auto& effect = s_.effect<SpecimenEffect>(hit);
        if ((effect.reached && is_in(effect.sites, site)) || !s_.rule(row.rule).overrides.empty()) visit(row);
      });
    }
  };
  each_reaching([&](const Row& row) {
    possible = true;
    certain = certain || (is_certain(region, row) && s_.rule(row.rule).overrides.empty());
  });
  if (!certain) each_reaching([&](const Row& row) { note(region, row.box, decides); });
  return possible;
}

/// What decides how a test is read after a treatment that was told.
void RowQuestions::ask_for_control(const Region& region, Index<TestKind> test) {
  const auto infection = pack_.catalog.tests[test].infection;
  if (!infection || !treated_on(s_.asked, infection)) return;
  each_row(region, program_.key(AfterTreatmentSubject{test}), [&](const Row& row, const Hit&) {
    note(region, row.box, TestSubject{test, {}}, true);
  });
}

}  // namespace sti::engine
