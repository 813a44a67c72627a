// Tests: which, from which site, when. The dates follow contract.md §4.

#include <map>

#include "engine/hits.hpp"
#include "engine/joins.hpp"

namespace sti::engine {
namespace {

/// A test at a site, before it is dated.
struct Line {
  OrderTerms of_person;                               ///< of rules about the person, for every exposure
  std::map<Index<Exposure>, OrderTerms> of_exposure;  ///< of rules about one
  std::vector<Index<Rule>> rules;

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

/// The numbers of a unit's windows, and the rules that gave them.
struct GivenDays {
  WindowDays days;
  std::vector<Index<Rule>> rules;
};

class TestMerger {
 public:
  explicit TestMerger(const Scored& scored) : s_(scored), catalog_(scored.pack.catalog) {}

  std::vector<TestAdvice> run() {
    for (const auto& unit : s_.units) order(unit);
    std::vector<TestAdvice> out;
    for (const auto& [key, line] : lines_) out.push_back(date(key.first, key.second, line));
    settle(out);
    return out;
  }

 private:
  void order(const UnitHits& unit) {
    for (const auto test : catalog_.tests.indices()) {
      for (const auto& hit : s_.hits(unit, TestSubject{test, {}})) {
        const auto pinned = s_.effect<OrderEffect>(hit).site;
        for (const auto site : pinned ? std::vector{pinned} : sites_of(unit, test)) add(unit, hit, test, site);
      }
    }
  }

  void add(const UnitHits& unit, const Hit& hit, Index<TestKind> test, Index<Site> site) {
    auto& line = lines_[{test, site}];
    insert_sorted(line.rules, hit.rule);
    const auto& effect = s_.effect<OrderEffect>(hit);
    join_into(s_.rule(hit.rule).about_exposure ? line.of_exposure[unit.exposure] : line.of_person,
              {effect.baseline, effect.earliest_days});
  }

  std::vector<Index<Site>> sites_of(const UnitHits& unit, Index<TestKind> test) const {
    std::vector<Index<Site>> sites;
    for (const auto& hit : s_.hits(unit, SpecimenSubject{test})) {
      unite(sites, s_.effect<SpecimenEffect>(hit).sites);
    }
    return sites;
  }

  /// Whether the unit's act could have reached the site: some sample would be taken there because of it.
  bool reaches(const UnitHits& unit, Index<Site> site) const {
    return std::any_of(unit.hits.begin(), unit.hits.end(), [&](const Hit& hit) {
      const auto* effect = s_.effect_if<SpecimenEffect>(hit);
      return effect != nullptr && effect->reached && is_in(effect->sites, site);
    });
  }

  /// Whether the exposure of a unit can date the test at the site.
  bool can_date(const UnitHits& unit, Index<TestKind> test, Index<Site> site) const {
    const auto& place = catalog_.sites[site];
    return place.dated && unit.exposure && can_pass(s_, unit.exposure, test) && (place.systemic || reaches(unit, site));
  }

  GivenDays days_of(const UnitHits& unit, Index<TestKind> test) const {
    GivenDays out;
    for (const auto number : all_window_numbers) {
      for (const auto& hit : s_.hits(unit, WindowSubject{test, number})) {
        join_into(out.days, days_given(s_.pack.windows[s_.effect<WindowEffect>(hit).window], number));
        insert_sorted(out.rules, hit.rule);
      }
    }
    return out;
  }

  /// The day that days are counted from: the exposure's, or the last dose of a course of PEP taken after it.
  Date counted_from(const UnitHits& unit, const WindowDays& days) const {
    const auto start = s_.exposed_on(unit.exposure);
    if (!days.from_last_dose) return start;
    const auto& last_dose = s_.asked.person[s_.pack.vocabulary.pep_last_dose].date;
    return last_dose ? std::max(start, *last_dose) : last_dose_of_course(s_, unit);
  }

  TestAdvice date(Index<TestKind> test, Index<Site> site, const Line& line) const {
    TestAdvice out;
    out.test = test;
    out.site = site;
    out.rules = line.rules;
    bool is_conclusive_known = true;
    for (const auto& unit : s_.units) {
      if (!can_date(unit, test, site)) continue;
      const auto [given, rules] = days_of(unit, test);
      if (!given.dates()) continue;
      insert_sorted(out.exposures, unit.exposure);
      unite(out.windows, rules);
      const auto from = counted_from(unit, given);
      const auto on = [&](std::optional<int> number) {
        return number ? std::optional(from + days{*number}) : std::nullopt;
      };
      const auto terms = line.terms_for(unit.exposure);
      const auto useful = (terms.earliest ? s_.exposed_on(unit.exposure) : from) + days{first_useful(terms, given)};
      take_smaller(out.useful_from, std::optional(useful));
      take_larger(out.interim_on, on(given.interim));
      take_larger(out.conclusive_on, on(given.conclusive));
      is_conclusive_known = is_conclusive_known && given.conclusive;
      for (const int day : given.repeat) insert_sorted(out.repeat_on, from + days{day});
    }
    if (!is_conclusive_known) out.conclusive_on.reset();
    if (out.exposures.empty())
      leave_undated(out, line);
    else
      put_today(out, line.baseline());
    return out;
  }

  void leave_undated(TestAdvice& out, const Line& line) const {
    for (const auto& [exposure, terms] : line.of_exposure) out.exposures.push_back(exposure);
    out.status = Status::now;
    out.take_on = s_.today();
  }

  /// The status of today, and the days that are still ahead.
  void put_today(TestAdvice& out, bool baseline) const {
    LineDays<Date> line{*out.useful_from, out.interim_on, out.conclusive_on, std::move(out.repeat_on), baseline};
    out.status = status_on(line, s_.today());
    out.take_on = out.status == Status::wait ? line.useful : s_.today();
    if (out.status != Status::now && line.conclusive) insert_sorted(line.repeat, *line.conclusive);
    drop_past(line, s_.today());
    out.interim_on = line.interim;
    out.repeat_on = std::move(line.repeat);
  }

  bool settles(Index<TestKind> taken, Index<TestKind> wanted) const {
    if (taken == wanted) return true;
    return std::any_of(s_.pack.settles.begin(), s_.pack.settles.end(),
                       [&](const Settles& rule) { return rule.test == taken && is_in(rule.settles, wanted); });
  }

  /// Results already there: a conclusive negative makes a line `done`; one that is awaited is remembered.
  void settle(std::vector<TestAdvice>& lines) const {
    for (auto& line : lines) {
      const auto same_test =
          std::count_if(lines.begin(), lines.end(), [&](const TestAdvice& other) { return other.test == line.test; });
      for (const auto& taken : s_.asked.tests_taken) {
        const bool speaks = settles(taken.test, line.test) && (taken.site ? taken.site == line.site : same_test == 1);
        if (!speaks) continue;
        if (taken.result == Result::pending) line.pending = true;
        if (taken.result == Result::negative && line.conclusive_on && taken.on >= *line.conclusive_on) {
          line.status = Status::done;
          line.take_on = s_.today();
          line.interim_on.reset();
        }
      }
    }
  }

  const Scored& s_;
  const Catalog& catalog_;
  std::map<std::pair<Index<TestKind>, Index<Site>>, Line> lines_;  ///< in the order of the advice
};

}  // namespace

Date last_dose_of_course(const Scored& scored, const UnitHits& unit) {
  int course = shortest_course;
  for (const auto& hit : unit.hits) {
    const auto* effect = scored.effect_if<MethodEffect>(hit);
    if (effect == nullptr) continue;
    course = std::max(course, course_of(scored.pack, scored.pack.methods[effect->method]).value_or(course));
  }
  return scored.exposed_on(unit.exposure) + days{course - 1};  // the first dose is on the exposure day
}

bool can_pass(const Scored& scored, Index<Exposure> exposure, Index<Infection> infection) {
  const auto act = scored.resolved.exposures[exposure][scored.pack.vocabulary.act].value;
  return is_in(scored.pack.catalog.infections[infection].passes, act);
}

bool can_pass(const Scored& scored, Index<Exposure> exposure, Index<TestKind> test) {
  const auto infection = scored.pack.catalog.tests[test].infection;
  return !infection || can_pass(scored, exposure, infection);  // without one: dated by whatever its window covers
}

std::vector<TestAdvice> merge_tests(const Scored& scored) { return TestMerger(scored).run(); }

std::vector<Specimen> group_specimens(const std::vector<TestAdvice>& tests) {
  std::map<std::pair<Date, Index<Site>>, std::vector<Index<TestKind>>> groups;
  for (const auto& line : tests) {
    if (line.status != Status::done) groups[{line.take_on, line.site}].push_back(line.test);
  }
  std::vector<Specimen> out;
  for (auto& [key, group] : groups) out.push_back({key.second, std::move(group), key.first});
  return out;
}

}  // namespace sti::engine
