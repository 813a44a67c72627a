// Tests: when each is taken. The dates follow contract.md §4.

#include <algorithm>
#include <set>

#include "engine/hits.hpp"
#include "engine/joins.hpp"
#include "engine/memory.hpp"
#include "engine/ordered_tests.hpp"

namespace sti::engine {
namespace {

/// The numbers of a unit's windows, and the rules that gave them.
struct GivenDays {
  WindowDays days;
  std::optional<Basis> basis;
  std::vector<Index<Rule>> rules;
};

/// A line with all that its days depend on but the day it is.
struct Gathered {
  TestAdvice line;
  LineDays<Date> own;
  CountingDays counting;
};

class TestDates {
 public:
  TestDates(const Scored& scored, bool with_changes)
      : s_(scored), catalog_(scored.pack.catalog), ordered_(order_tests(scored)), with_changes_(with_changes) {}

  std::vector<TestAdvice> run() const {
    std::vector<TestAdvice> out;
    for (const auto& [key, line] : ordered_.lines) out.push_back(date(key, line));
    return out;
  }

 private:
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
    return place.dated && unit.exposure && can_pass(s_, unit.exposure, test) &&
           !ordered_.is_over(test, s_.exposed_on(unit.exposure)) && (place.systemic || reaches(unit, site));
  }

  GivenDays days_of(const UnitHits& unit, Index<TestKind> test) const {
    GivenDays out;
    for (const auto number : all_window_numbers) {
      for (const auto& hit : s_.hits(unit, WindowSubject{test, number})) {
        const auto& window = s_.pack.windows[s_.effect<WindowEffect>(hit).window];
        join_into(out.days, days_given(window, number));
        for (const auto* given : window.all(number)) take_larger(out.basis, std::optional(given->evidence.basis));
        insert_sorted(out.rules, hit.rule);
      }
    }
    return out;
  }

  /// The day that days are counted from: the exposure's, or the last dose of a course of PEP taken after it.
  Date counted_from(const UnitHits& unit, const WindowDays& days) const {
    const auto start = s_.exposed_on(unit.exposure);
    if (!days.from_last_dose || !had_pep(s_)) return start;
    return std::max(start, last_dose(s_, unit));
  }

  Gathered gather(const OrderedTests::Key& key, const OrderedTest& line) const {
    const auto [test, site] = key;
    Gathered all;
    auto& [out, own, counting] = all;
    out.test = test;
    out.site = site;
    out.rules = line.rules;
    out.taken = taken_of(test, site);
    std::optional<Date> latest_start;
    bool is_known = true, is_confirmed = true;
    for (const auto& unit : s_.units) {
      if (!can_date(unit, test, site)) continue;
      const auto [given, basis, rules] = days_of(unit, test);
      if (!given.dates()) continue;
      insert_sorted(out.exposures, unit.exposure);
      unite(out.windows, rules);
      take_larger(out.basis, basis);
      const auto from = counted_from(unit, given);
      const auto on = [&](std::optional<int> number) {
        return number ? std::optional(from + days{*number}) : std::nullopt;
      };
      const auto start = s_.exposed_on(unit.exposure);
      const auto terms = line.terms_for(unit.exposure);
      const auto useful = (terms.earliest ? start : from) + days{first_useful(terms, given)};
      take_smaller(out.useful_from, std::optional(useful));
      take_larger(out.all_useful_from, std::optional(from + days{first_useful({}, given)}));
      insert_sorted(counting.visible, from + days{first_useful({}, given)});
      take_smaller(counting.first_exposure, std::optional(start));
      if (!latest_start || start > *latest_start) own.interim.reset();
      if (!latest_start || start >= *latest_start) take_larger(own.interim, on(given.interim));
      take_larger(latest_start, std::optional(start));
      take_larger(own.conclusive, on(given.conclusive));
      is_known = is_known && given.conclusive;
      is_confirmed = is_confirmed && given.conclusive && given.confirmed;
      for (const int day : given.repeat) insert_sorted(own.repeat, from + days{day});
    }
    if (!is_known) own.conclusive.reset();
    if (is_confirmed) out.conclusive_on = own.conclusive;
    own.baseline = line.baseline();
    own.visible = out.all_useful_from;
    if (out.useful_from) own.useful = *out.useful_from;
    if (own.conclusive) insert_sorted(own.repeat, *own.conclusive);
    counting.repeat = own.repeat;
    if (own.interim) counting.interim.push_back(*own.interim);
    if (line.of_exposure.empty()) counting.every = line.every;
    for (const auto exposure : s_.asked.exposures.indices())
      take_larger(counting.last_exposure, std::optional(s_.exposed_on(exposure)));
    if (out.exposures.empty()) {
      for (const auto& [exposure, terms] : line.of_exposure) out.exposures.push_back(exposure);
    }
    if (!out.basis) {
      for (const auto rule : line.rules) take_larger(out.basis, std::optional(s_.rule(rule).evidence.basis));
    }
    return all;
  }

  TestAdvice date(const OrderedTests::Key& key, const OrderedTest& line) const {
    const auto all = gather(key, line);
    auto out = on_day(all, line, s_.today());
    if (with_changes_) out.status_until = next_change(all, line, out.status);
    return out;
  }

  /// The first day ahead on which the status is another one.
  std::optional<Date> next_change(const Gathered& all, const OrderedTest& line, Status today) const {
    for (const auto day : days_ahead(all)) {
      if (on_day(all, line, day).status != today) return day;
    }
    return std::nullopt;
  }

  /// The days that can change a status.
  std::set<Date> days_ahead(const Gathered& all) const {
    std::set<Date> out;
    const auto add = [&](Date day) {
      if (day > s_.today()) out.insert(day);
    };
    for (const auto* given : {&all.counting.visible, &all.counting.interim, &all.counting.repeat})
      std::for_each(given->begin(), given->end(), add);
    if (all.line.useful_from) add(*all.line.useful_from);
    for (const auto index : all.line.taken) {
      const auto& taken = s_.asked.tests_taken[index];
      for (const auto day : run_out_on(taken.on)) add(day);
      if (all.counting.every) add(taken.on + days{*all.counting.every});
      if (taken.result == Result::pending) add(taken.on + days{s_.pack.answer_days + 1});
    }
    if (const auto* since = ordered_.treated_of(all.line.test)) {
      if (since->from) add(*since->from);
    }
    return out;
  }

  /// The status of a day, and the days that are still ahead on it.
  TestAdvice on_day(const Gathered& all, const OrderedTest& line, Date today) const {
    auto out = all.line;
    out.status = all.line.useful_from ? status_on(all.own, today) : Status::now;
    out.take_on = out.status == Status::wait ? all.own.useful : today;
    if (all.line.useful_from) {
      auto ahead = all.own;
      drop_past(ahead, today);
      if (ahead.interim) out.interim_on.push_back(*ahead.interim);
      out.repeat_on = std::move(ahead.repeat);
    }
    remember(out, all.counting, line.on_sign, today);
    if (ordered_.found.contains({out.test, out.site}))
      leave_found(out);
    else
      wait_after_treatment(out, today);
    if (stays_positive(out.test) || is_infection_found(out.test, out.site)) out.conclusive_on.reset();
    return out;
  }

  // --- what was already done -----------------------------------------------------------------------------------------

  bool settles(Index<TestKind> taken, Index<TestKind> wanted) const {
    if (taken == wanted) return true;
    return std::any_of(s_.pack.settles.begin(), s_.pack.settles.end(),
                       [&](const Settles& rule) { return rule.test == taken && is_in(rule.settles, wanted); });
  }

  /// Without a site it speaks only for a test that is ordered from one site.
  bool is_here(const TakenTest& taken, Index<TestKind> test, Index<Site> site) const {
    if (taken.site) return taken.site == site;
    return std::count_if(ordered_.lines.begin(), ordered_.lines.end(),
                         [&](const auto& line) { return line.first.first == test; }) == 1;
  }

  std::vector<Index<TakenTest>> taken_of(Index<TestKind> test, Index<Site> site) const {
    std::vector<Index<TakenTest>> out;
    for (const auto index : s_.asked.tests_taken.indices()) {
      const auto& taken = s_.asked.tests_taken[index];
      const bool speaks_of_it = taken.result == Result::negative ? settles(taken.test, test) : taken.test == test;
      if (speaks_of_it && is_here(taken, test, site)) out.push_back(index);
    }
    std::stable_sort(out.begin(), out.end(), [&](Index<TakenTest> a, Index<TakenTest> b) {
      return s_.asked.tests_taken[a].on < s_.asked.tests_taken[b].on;
    });
    return out;
  }

  /// The first day on which a sample of the test speaks: not before it means something after treatment.
  bool counts(Index<TestKind> test, Date on) const {
    const auto* since = ordered_.treated_of(test);
    return since == nullptr || on >= since->from.value_or(since->on);
  }

  void remember(TestAdvice& line, const CountingDays& days, bool on_sign, Date today) const {
    std::optional<Date> negative, pending;
    for (const auto index : line.taken) {
      const auto& taken = s_.asked.tests_taken[index];
      if (!speaks(days, taken.on) || !counts(taken.test, taken.on)) continue;
      if (taken.result == Result::negative) take_larger(negative, std::optional(taken.on));
      if (taken.result == Result::pending) take_larger(pending, std::optional(taken.on));
    }
    if (pending && (!negative || *pending > *negative)) {
      if (today - *pending > std::chrono::days{s_.pack.answer_days}) {
        line.answer_late = true;
      } else if (const auto left = left_after(days, *pending, today, on_sign); left.kind != Left::Kind::now) {
        put(line, Status::awaited, left.next);
        return;
      }
    }
    if (!negative) return;
    const auto left = left_after(days, *negative, today, on_sign);
    if (left.kind == Left::Kind::wait) put(line, Status::wait, left.next);
    if (left.kind == Left::Kind::done) put(line, Status::done, std::nullopt);
  }

  void put(TestAdvice& line, Status status, std::optional<Date> on) const {
    line.status = status;
    line.take_on = on;
    if (status != Status::done) return;
    line.interim_on.clear();
    line.repeat_on.clear();
  }

  void wait_after_treatment(TestAdvice& line, Date today) const {
    const auto* since = ordered_.treated_of(line.test);
    if (since == nullptr) return;
    const bool is_control = ordered_.controls.contains({line.test, line.site});
    const bool waits = since->from && today < *since->from && line.take_on && *line.take_on < *since->from;
    if (!is_control && !waits) return;
    const bool is_ordered = !line.rules.empty();
    unite(line.rules, since->rules);
    take_larger(line.basis, since->from_basis);
    if (is_control) take_larger(line.basis, since->control_basis);
    if (since->from) move_behind(line, *since->from);
    if (is_control) {
      line.control_of = since->on;
      const bool can_settle = can_settle_control(line, *since);
      if (can_settle && !is_ordered && !line.answer_late) put(line, Status::awaited, std::nullopt);
      if (can_settle && line.status == Status::awaited) return;
      line.status = Status::control;
      line.take_on = std::max({*since->control, since->from.value_or(*since->control), today});
    } else {
      line.status = Status::wait;
      line.take_on = since->from;
    }
    std::erase_if(line.interim_on, [&](Date day) { return day <= *line.take_on; });
  }

  /// Whether a sample at the laboratory would end the control with a negative.
  bool can_settle_control(const TestAdvice& line, const Treated& treated) const {
    return std::any_of(line.taken.begin(), line.taken.end(), [&](Index<TakenTest> index) {
      const auto& taken = s_.asked.tests_taken[index];
      return taken.result == Result::pending && taken.on >= treated.from.value_or(*treated.control);
    });
  }

  /// No day of a line means anything before a sample does.
  static void move_behind(TestAdvice& line, Date first) {
    const auto later = [&](Date day) { return std::max(day, first); };
    if (line.conclusive_on) line.conclusive_on = later(*line.conclusive_on);
    if (line.all_useful_from) line.all_useful_from = later(*line.all_useful_from);
    std::erase_if(line.interim_on, [&](Date day) { return day < first; });
    std::vector<Date> repeat;
    for (const auto day : line.repeat_on) insert_sorted(repeat, later(day));
    line.repeat_on = std::move(repeat);
  }

  /// Whether the test can be positive for an infection that was treated: a negative is not to be expected.
  bool stays_positive(Index<TestKind> test) const {
    const auto& kind = catalog_.tests[test];
    return kind.lifelong && kind.infection && treated_on(s_.asked, kind.infection);
  }

  /// Whether some test of its infection found it at the site: a negative does not take that away.
  bool is_infection_found(Index<TestKind> test, Index<Site> site) const {
    const auto infection = catalog_.tests[test].infection;
    return infection && std::any_of(ordered_.found.begin(), ordered_.found.end(), [&](const OrderedTests::Key& found) {
             return catalog_.tests[found.first].infection == infection && found.second == site;
           });
  }

  void leave_found(TestAdvice& line) const {
    line.status = Status::positive;
    line.take_on.reset();
    line.conclusive_on.reset();
    line.interim_on.clear();
    line.repeat_on.clear();
    line.control_of.reset();
    line.answer_late = false;
  }

  const Scored& s_;
  const Catalog& catalog_;
  const OrderedTests ordered_;
  bool with_changes_;
};

}  // namespace

bool had_pep(const Scored& scored) {
  return scored.resolved.person[scored.pack.vocabulary.pep].value != scored.pack.vocabulary.pep_no;
}

Date last_dose(const Scored& scored, const UnitHits& unit) {
  const auto& person = scored.resolved.person;
  const auto& vocabulary = scored.pack.vocabulary;
  if (const auto& told = person[vocabulary.pep_last_dose].date) return *told;
  // The first dose is on the exposure day.
  const auto reckoned = scored.exposed_on(unit.exposure) + days{longest_course(scored.pack) - 1};
  const auto pep = person[vocabulary.pep].value;
  if (pep == vocabulary.pep_taking) return std::max(reckoned, scored.today());
  return pep == vocabulary.pep_stopped ? std::min(reckoned, scored.today()) : reckoned;
}

bool can_pass(const Scored& scored, Index<Exposure> exposure, Index<Infection> infection) {
  const auto act = scored.resolved.exposures[exposure][scored.pack.vocabulary.act].value;
  return is_in(scored.pack.catalog.infections[infection].passes, act);
}

bool can_pass(const Scored& scored, Index<Exposure> exposure, Index<TestKind> test) {
  const auto infection = scored.pack.catalog.tests[test].infection;
  return !infection || can_pass(scored, exposure, infection);  // without one: dated by whatever its window covers
}

std::vector<TestAdvice> merge_tests(const Scored& scored, bool with_changes) {
  return TestDates(scored, with_changes).run();
}

std::vector<Specimen> group_specimens(const std::vector<TestAdvice>& tests) {
  std::map<std::pair<Date, Index<Site>>, std::vector<Index<TestKind>>> groups;
  for (const auto& line : tests) {
    if (line.take_on) groups[{*line.take_on, line.site}].push_back(line.test);
  }
  std::vector<Specimen> out;
  for (auto& [key, group] : groups) out.push_back({key.second, std::move(group), key.first});
  return out;
}

}  // namespace sti::engine
