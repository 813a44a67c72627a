// Tests: which, from which site, when. The dates follow contract.md §4.

#include <algorithm>
#include <map>

#include "engine/hits.hpp"

namespace sti::engine {
namespace {

/// The days that hold for one test and one exposure, and what they rest on.
struct Days {
  std::optional<int> earliest, interim, conclusive;
  std::vector<int> repeat;
  bool from_last_dose = false;
  std::vector<int> windows;  ///< rules

  bool has_dates() const { return earliest || conclusive; }
};

/// A test at a site, before it is dated.
struct Line {
  bool baseline = false;
  bool pinned_only = true;
  std::vector<int> rules;
  std::vector<int> ordered_by;          ///< exposures whose rules asked for it
  std::optional<int> earliest_for_all;  ///< a rule about the person sets it for every exposure
  std::map<int, int> earliest_for;      ///< by exposure
};

void take_larger(std::optional<int>& held, int value) { held = std::max(held.value_or(value), value); }
void take_smaller(std::optional<int>& held, int value) { held = std::min(held.value_or(value), value); }

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
    for (std::size_t test = 0; test < catalog_.tests.size(); ++test) {
      const auto [first, last] = unit.of(s_.program.order_key(int(test)));
      for (auto hit = first; hit != last; ++hit) {
        const auto& effect = s_.effect<OrderEffect>(*hit);
        std::vector<int> sites;
        if (effect.site)
          sites.push_back(*effect.site);
        else
          sites = sites_of(unit, int(test));
        for (const int site : sites) add(unit, *hit, effect, int(test), site);
      }
    }
  }

  void add(const UnitHits& unit, const Hit& hit, const OrderEffect& effect, int test, int site) {
    auto& line = lines_[{test, site}];
    line.baseline = line.baseline || effect.baseline;
    insert_sorted(line.rules, hit.rule);
    const bool about_exposure = s_.rule(hit.rule).about_exposure;
    if (about_exposure) insert_sorted(line.ordered_by, unit.exposure);
    if (!effect.earliest_days) return;
    if (!about_exposure) {
      take_smaller(line.earliest_for_all, *effect.earliest_days);
    } else {
      const auto [place, is_new] = line.earliest_for.try_emplace(unit.exposure, *effect.earliest_days);
      if (!is_new) place->second = std::min(place->second, *effect.earliest_days);
    }
  }

  std::vector<int> sites_of(const UnitHits& unit, int test) const {
    std::vector<int> sites;
    const auto [first, last] = unit.of(s_.program.specimen_key(test));
    for (auto hit = first; hit != last; ++hit) {
      for (const int site : s_.effect<SpecimenEffect>(*hit).sites) insert_sorted(sites, site);
    }
    return sites;
  }

  /// Whether the unit's act could have reached the site: some sample would be taken there because of it.
  bool reaches(const UnitHits& unit, int site) const {
    for (const auto& hit : unit.hits) {
      const auto* effect = std::get_if<SpecimenEffect>(&s_.rule(hit.rule).effects[std::size_t(hit.effect)]);
      if (effect == nullptr || !effect->reached) continue;
      if (std::find(effect->sites.begin(), effect->sites.end(), site) != effect->sites.end()) return true;
    }
    return false;
  }

  Days days_of(const UnitHits& unit, int test) const {
    Days out;
    const auto each = [&](WindowNumber number, const auto& take) {
      const auto [first, last] = unit.of(s_.program.window_key(test, number));
      for (auto hit = first; hit != last; ++hit) {
        const auto& window = s_.pack.windows[std::size_t(s_.effect<WindowEffect>(*hit).window)];
        take(window);
        out.from_last_dose = out.from_last_dose || window.from == Window::From::pep_last_dose;
        insert_sorted(out.windows, hit->rule);
      }
    };
    each(WindowNumber::earliest, [&](const Window& w) {
      if (w.earliest) take_larger(out.earliest, w.earliest->value);
    });
    each(WindowNumber::interim, [&](const Window& w) {
      if (w.interim) take_larger(out.interim, w.interim->value);
    });
    each(WindowNumber::conclusive, [&](const Window& w) {
      if (w.conclusive) take_larger(out.conclusive, w.conclusive->value);
    });
    each(WindowNumber::repeat, [&](const Window& w) {
      for (const auto& number : w.repeat) out.repeat.push_back(number.value);
    });
    return out;
  }

  Date exposed_on(const UnitHits& unit) const {
    return date_of(s_.asked.exposures[std::size_t(unit.exposure)].time.latest);
  }

  /// The day that days are counted from: the exposure's, or the last dose of a course of PEP taken after it.
  Date counted_from(const UnitHits& unit, const Days& numbers) const {
    const auto start = exposed_on(unit);
    if (!numbers.from_last_dose) return start;
    const auto& last_dose = s_.asked.person[std::size_t(s_.pack.vocabulary.pep_last_dose)].date;
    if (last_dose) return std::max(start, *last_dose);
    return last_dose_of_course(s_, unit);
  }

  TestAdvice date(int test, int site, const Line& line) const {
    TestAdvice out;
    out.test = test;
    out.site = site;
    out.rules = line.rules;
    const auto today = date_of(s_.asked.now);
    std::optional<Date> conclusive;
    bool is_conclusive_known = true;
    std::vector<int> dated_by;
    if (catalog_.sites[std::size_t(site)].dated) {
      for (const auto& unit : s_.units) {
        if (unit.exposure < 0 || !can_pass(s_, unit.exposure, test)) continue;
        if (!catalog_.sites[std::size_t(site)].systemic && !reaches(unit, site)) continue;
        auto numbers = days_of(unit, test);
        if (!numbers.has_dates()) continue;
        auto ordered = line.earliest_for_all;
        if (const auto found = line.earliest_for.find(unit.exposure); found != line.earliest_for.end())
          take_smaller(ordered, found->second);
        const auto from = counted_from(unit, numbers);
        insert_sorted(dated_by, unit.exposure);
        for (const int window : numbers.windows) insert_sorted(out.windows, window);
        // An order with days of its own (symptoms, contact) counts from the exposure also where PEP moves the window.
        const auto useful = ordered ? exposed_on(unit) + days{*ordered}
                                    : from + days{numbers.earliest ? *numbers.earliest : *numbers.conclusive};
        out.useful_from = std::min(out.useful_from.value_or(useful), useful);
        if (numbers.conclusive) {
          const auto day = from + days{*numbers.conclusive};
          conclusive = std::max(conclusive.value_or(day), day);
        } else {
          is_conclusive_known = false;
        }
        if (numbers.interim)
          out.interim_on =
              std::max(out.interim_on.value_or(from + days{*numbers.interim}), from + days{*numbers.interim});
        for (const int day : numbers.repeat) out.repeat_on.push_back(from + days{day});
      }
    }
    out.exposures = dated_by.empty() ? line.ordered_by : dated_by;
    if (is_conclusive_known) out.conclusive_on = conclusive;
    if (dated_by.empty() || (out.conclusive_on && today >= *out.conclusive_on))
      out.status = Status::now;
    else if (today >= *out.useful_from)
      out.status = Status::now_and_repeat;
    else if (line.baseline)
      out.status = Status::baseline;
    else
      out.status = Status::wait;
    out.take_on = out.status == Status::wait ? *out.useful_from : today;
    if (out.interim_on && *out.interim_on <= std::max(out.take_on, today)) out.interim_on.reset();
    if (out.status != Status::now && out.conclusive_on) out.repeat_on.push_back(*out.conclusive_on);
    std::sort(out.repeat_on.begin(), out.repeat_on.end());
    out.repeat_on.erase(std::unique(out.repeat_on.begin(), out.repeat_on.end()), out.repeat_on.end());
    std::erase_if(out.repeat_on, [&](Date day) { return day <= today; });
    return out;
  }

  bool settles(int taken, int wanted) const {
    if (taken == wanted) return true;
    return std::any_of(s_.pack.settles.begin(), s_.pack.settles.end(), [&](const Settles& rule) {
      return rule.test == taken && std::find(rule.settles.begin(), rule.settles.end(), wanted) != rule.settles.end();
    });
  }

  /// Results already there: a conclusive negative makes a line `done`; one that is awaited is remembered.
  void settle(std::vector<TestAdvice>& lines) const {
    for (auto& line : lines) {
      const auto same_test =
          std::count_if(lines.begin(), lines.end(), [&](const TestAdvice& other) { return other.test == line.test; });
      for (const auto& taken : s_.asked.tests_taken) {
        const bool speaks = settles(taken.test, line.test) && (taken.site ? *taken.site == line.site : same_test == 1);
        if (!speaks) continue;
        if (taken.result == Result::pending) line.pending = true;
        if (taken.result == Result::negative && line.conclusive_on && taken.on >= *line.conclusive_on) {
          line.status = Status::done;
          line.take_on = date_of(s_.asked.now);
          line.interim_on.reset();
        }
      }
    }
  }

  const Scored& s_;
  const Catalog& catalog_;
  std::map<std::pair<int, int>, Line> lines_;  ///< by test, then site: the order of the advice
};

}  // namespace

Date last_dose_of_course(const Scored& scored, const UnitHits& unit) {
  const auto& vocabulary = scored.pack.vocabulary;
  int course = 1;  // the first dose is on the exposure day
  for (const auto& hit : unit.hits) {
    const auto* effect = std::get_if<MethodEffect>(&scored.rule(hit.rule).effects[std::size_t(hit.effect)]);
    if (effect == nullptr) continue;
    const auto& method = scored.pack.methods[std::size_t(effect->method)];
    const bool is_pep =
        vocabulary.slots[std::size_t(method.slot)].id == vocabulary.facts[std::size_t(vocabulary.pep)].id;
    if (is_pep && method.course_days) course = std::max(course, method.course_days->value);
  }
  return date_of(scored.asked.exposures[std::size_t(unit.exposure)].time.latest) + days{course - 1};
}

bool can_pass(const Scored& scored, int exposure, int test) {
  const auto& catalog = scored.pack.catalog;
  const int infection = catalog.tests[std::size_t(test)].infection;
  if (infection < 0) return true;  // dated by whatever its window covers
  const int act = scored.resolved.exposures[std::size_t(exposure)][std::size_t(scored.pack.vocabulary.act)].value;
  const auto& passes = catalog.infections[std::size_t(infection)].passes;
  return std::find(passes.begin(), passes.end(), act) != passes.end();
}

std::vector<TestAdvice> merge_tests(const Scored& scored) { return TestMerger(scored).run(); }

std::vector<Specimen> group_specimens(const std::vector<TestAdvice>& tests) {
  std::map<std::pair<Date, int>, std::vector<int>> groups;
  for (const auto& line : tests) {
    if (line.status != Status::done) groups[{line.take_on, line.site}].push_back(line.test);
  }
  std::vector<Specimen> out;
  for (auto& [key, group] : groups) out.push_back({key.second, std::move(group), key.first});
  return out;
}

}  // namespace sti::engine
