// Tests: which, from which site, when. The dates follow contract.md §4.

#include <map>
#include <set>

#include "engine/hits.hpp"
#include "engine/joins.hpp"
#include "engine/memory.hpp"

namespace sti::engine {
namespace {

/// A test at a site, before it is dated.
struct Line {
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

/// The numbers of a unit's windows, and the rules that gave them.
struct GivenDays {
  WindowDays days;
  std::optional<Basis> basis;
  std::vector<Index<Rule>> rules;
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

class TestMerger {
 public:
  explicit TestMerger(const Scored& scored) : s_(scored), catalog_(scored.pack.catalog) {}

  std::vector<TestAdvice> run() {
    for (const auto test : catalog_.tests.indices()) hear_treatment(test);
    for (const auto& unit : s_.units) order(unit);
    for (const auto& [test, treated] : treated_) {
      if (treated.control) add_controls(test, treated);
    }
    for (const auto index : s_.asked.tests_taken.indices()) {
      if (s_.resolved.findings[index] == Finding::found) add_found(index, found_);
      if (s_.resolved.findings[index] == Finding::too_early) add_found(index, too_early_);
    }
    std::vector<TestAdvice> out;
    for (const auto& [key, line] : lines_) out.push_back(date(key.first, key.second, line));
    return out;
  }

 private:
  using LineKey = std::pair<Index<TestKind>, Index<Site>>;

  // --- which lines there are -----------------------------------------------------------------------------------------

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
    if (!out.rules.empty()) treated_.emplace(test, std::move(out));
  }

  const Treated* treated(Index<TestKind> test) const {
    const auto found = treated_.find(test);
    return found == treated_.end() ? nullptr : &found->second;
  }

  /// Whether the exposure is over for the test: its infection was treated since.
  bool is_treated_since(Index<TestKind> test, Index<Exposure> exposure) const {
    const auto* since = treated(test);
    return since != nullptr && exposure && s_.exposed_on(exposure) < since->on;
  }

  void order(const UnitHits& unit) {
    for (const auto test : catalog_.tests.indices()) {
      for (const auto& hit : s_.hits(unit, TestSubject{test, {}})) {
        if (s_.rule(hit.rule).about_exposure && is_treated_since(test, unit.exposure)) continue;
        const auto pinned = s_.effect<OrderEffect>(hit).site;
        for (const auto site : pinned ? std::vector{pinned} : sites_of(unit, test)) add(unit, hit, test, site);
      }
    }
  }

  void add(const UnitHits& unit, const Hit& hit, Index<TestKind> test, Index<Site> site) {
    auto& line = lines_[{test, site}];
    insert_sorted(line.rules, hit.rule);
    const auto& effect = s_.effect<OrderEffect>(hit);
    const auto& rule = s_.rule(hit.rule);
    join_into(rule.about_exposure ? line.of_exposure[unit.exposure] : line.of_person,
              {effect.baseline, effect.earliest_days});
    take_smaller(line.every, effect.every_days);
    line.on_sign = line.on_sign || rule.on_sign;
  }

  std::vector<Index<Site>> sites_of(const UnitHits& unit, Index<TestKind> test) const {
    std::vector<Index<Site>> sites;
    for (const auto& hit : s_.hits(unit, SpecimenSubject{test})) {
      unite(sites, s_.effect<SpecimenEffect>(hit).sites);
    }
    return sites;
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
      if (!is_settled(test, site, treated)) lines_[{test, site}];
    }
  }

  /// Without a site a sample speaks only where the test has one.
  bool has_one_site(Index<TestKind> test) const {
    std::set<Index<Site>> sites;
    for (const auto& [key, line] : lines_) {
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
  void add_found(Index<TakenTest> index, std::set<LineKey>& found) {
    const auto& taken = s_.asked.tests_taken[index];
    const auto site = taken.site ? taken.site : likely_site(taken.test);
    if (!site) return;
    lines_[{taken.test, site}];
    found.insert({taken.test, site});
  }

  /// Where the test is ordered from one site, that; where it is not ordered, the first it can be taken from.
  Index<Site> likely_site(Index<TestKind> test) const {
    std::vector<Index<Site>> sites;
    for (const auto& [key, line] : lines_) {
      if (key.first == test) insert_sorted(sites, key.second);
    }
    if (sites.size() > 1) return {};
    if (sites.empty()) {
      for (const auto& unit : s_.units) unite(sites, sites_of(unit, test));
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

  // --- their dates ---------------------------------------------------------------------------------------------------

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
           !is_treated_since(test, unit.exposure) && (place.systemic || reaches(unit, site));
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

  TestAdvice date(Index<TestKind> test, Index<Site> site, const Line& line) const {
    TestAdvice out;
    out.test = test;
    out.site = site;
    out.rules = line.rules;
    out.taken = taken_of(test, site);
    LineDays<Date> own;
    CountingDays counting;
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
    if (out.exposures.empty())
      leave_undated(out, line);
    else
      put_today(out, std::move(own), line.baseline(), is_confirmed, counting);
    if (!out.basis) {
      for (const auto rule : line.rules) take_larger(out.basis, std::optional(s_.rule(rule).evidence.basis));
    }
    if (line.of_exposure.empty()) counting.every = line.every;
    for (const auto exposure : s_.asked.exposures.indices())
      take_larger(counting.last_exposure, std::optional(s_.exposed_on(exposure)));
    remember(out, counting, line.on_sign);
    if (found_.contains({test, site}))
      leave_found(out);
    else
      wait_after_treatment(out);
    if (stays_positive(test) || is_infection_found(test, site)) out.conclusive_on.reset();
    return out;
  }

  void leave_undated(TestAdvice& out, const Line& line) const {
    for (const auto& [exposure, terms] : line.of_exposure) out.exposures.push_back(exposure);
    out.status = Status::now;
    out.take_on = s_.today();
  }

  /// The status of today, and the days that are still ahead.
  void put_today(TestAdvice& out, LineDays<Date> line, bool baseline, bool is_confirmed, CountingDays& counting) const {
    line.useful = *out.useful_from;
    line.baseline = baseline;
    line.visible = out.all_useful_from;
    counting.repeat = line.repeat;
    if (line.conclusive) insert_sorted(counting.repeat, *line.conclusive);
    if (line.interim) counting.interim.push_back(*line.interim);
    out.status = status_on(line, s_.today());
    out.take_on = out.status == Status::wait ? line.useful : s_.today();
    if (is_confirmed) out.conclusive_on = line.conclusive;
    if (line.conclusive) insert_sorted(line.repeat, *line.conclusive);
    drop_past(line, s_.today());
    if (line.interim) out.interim_on.push_back(*line.interim);
    out.repeat_on = std::move(line.repeat);
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
    return std::count_if(lines_.begin(), lines_.end(), [&](const auto& line) { return line.first.first == test; }) == 1;
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
    const auto* since = treated(test);
    return since == nullptr || on >= since->from.value_or(since->on);
  }

  void remember(TestAdvice& line, const CountingDays& days, bool on_sign) const {
    std::optional<Date> negative, pending;
    for (const auto index : line.taken) {
      const auto& taken = s_.asked.tests_taken[index];
      if (!speaks(days, taken.on) || !counts(taken.test, taken.on)) continue;
      if (taken.result == Result::negative) take_larger(negative, std::optional(taken.on));
      if (taken.result == Result::pending) take_larger(pending, std::optional(taken.on));
    }
    if (pending && (!negative || *pending > *negative)) {
      if (s_.today() - *pending > std::chrono::days{s_.pack.answer_days}) {
        line.answer_late = true;
      } else if (const auto left = left_after(days, *pending, s_.today(), on_sign); left.kind != Left::Kind::now) {
        put(line, Status::awaited, left.next);
        return;
      }
    }
    if (!negative) return;
    const auto left = left_after(days, *negative, s_.today(), on_sign);
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

  void wait_after_treatment(TestAdvice& line) const {
    const auto* since = treated(line.test);
    if (since == nullptr) return;
    const bool is_control = controls_.contains({line.test, line.site}) && !is_settled(line.test, line.site, *since);
    const bool waits = since->from && s_.today() < *since->from && line.take_on && *line.take_on < *since->from;
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
      line.take_on = std::max({*since->control, since->from.value_or(*since->control), s_.today()});
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
    return infection && std::any_of(found_.begin(), found_.end(), [&](const LineKey& found) {
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
  std::map<Index<TestKind>, Treated> treated_;
  std::map<LineKey, Line> lines_;  ///< in the order of the advice
  std::set<LineKey> controls_;
  std::set<LineKey> found_, too_early_;
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

std::vector<TestAdvice> merge_tests(const Scored& scored) { return TestMerger(scored).run(); }

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
