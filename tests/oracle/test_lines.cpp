#include "oracle/test_lines.hpp"

#include <iterator>

namespace sti::oracle {
namespace {

bool takes_today(const TestLine& line, Date today) { return line.take_on && *line.take_on <= today; }

template <class Day>
void keep_after(std::set<Day>& days, Day day) {
  std::erase_if(days, [&](Day each) { return each <= day; });
}

std::optional<Basis> weaker(std::optional<Basis> a, std::optional<Basis> b) {
  return a && b ? std::max(a, b) : a ? a : b;
}

}  // namespace

TestLines::TestLines(const Stage& stage, const Voice& voice, const Course& course)
    : stage_(stage),
      voice_(voice),
      pack_(stage.pack),
      told_(stage.told),
      days_of_(stage, voice, course),
      today_(stage.today()) {
  for (const auto test : pack_.catalog.tests.indices()) treatments_[test] = after_treatment(test);
}

std::map<TestKey, TestLine> TestLines::run() {
  order();
  std::map<TestKey, TestLine> out;
  std::set<TestKey> keys;
  for (const auto& [key, orders] : ordered_) keys.insert(key);
  for (const auto& [test, treated] : treatments_) {
    if (!treated) continue;
    for (const auto site : treated->control_sites) {
      if (is_control_due({test, site}, answers_of({test, site}).negative)) keys.insert({test, site});
    }
  }
  for (const auto index : told_.tests_taken.indices()) {
    const auto& taken = told_.tests_taken[index];
    if (taken.result != Result::positive) continue;
    if (!stage_.record.is_found(taken) && !stage_.record.is_too_early(taken)) continue;
    bool has_line = false;
    for (const auto& key : keys) has_line = has_line || (key.first == taken.test && speaks_for(taken, key));
    if (!has_line) keys.insert({taken.test, taken.site});
  }
  for (const auto& key : keys) out[key] = line(key);
  return out;
}

// --- who asks for it -----------------------------------------------------------------------------

void TestLines::order() {
  for (const auto& order : voice_.anywhere<OrderEffect>()) {
    const auto test = order.effect->test;
    if (order.scene.exposure && is_set_aside(test, order.scene.exposure)) continue;
    std::set<Index<Site>> sites;
    if (order.effect->site) {
      sites.insert(order.effect->site);
    } else {
      std::vector<Scene> scenes = {order.scene};
      if (!order.scene.exposure && !told_.exposures.empty()) scenes = stage_.exposure_scenes();
      for (const auto& scene : scenes) sites.merge(days_of_.sites_of(test, scene));
    }
    for (const auto site : sites) ordered_[{test, site}].push_back(order);
  }
  std::set<TestKey> asked;
  for (const auto& [key, orders] : ordered_) asked.insert(key);
  for (const auto& [test, treated] : treatments_) {
    if (!treated) continue;
    for (const auto site : treated->control_sites) asked.insert({test, site});
  }
  for (const auto index : told_.tests_taken.indices()) {
    const auto& taken = told_.tests_taken[index];
    if (taken.result != Result::positive) continue;
    if (!stage_.record.is_found(taken) && !stage_.record.is_too_early(taken)) continue;
    if (taken.site) asked.insert({taken.test, taken.site});
  }
  for (const auto& key : asked) ++sites_of_test_[key.first];
}

/// Exposures before the treatment, of a test that the pack says something of after treatment.
bool TestLines::is_set_aside(Index<TestKind> test, Index<Exposure> exposure) const {
  const auto& treated = treatments_.at(test);
  return treated && stage_.day_of(exposure) < treated->on;
}

const TestLines::Orders& TestLines::orders_of(const TestKey& key) const {
  static const Orders none;
  const auto found = ordered_.find(key);
  return found == ordered_.end() ? none : found->second;
}

std::vector<Dates> TestLines::daters_of(const TestKey& key) const {
  std::vector<Dates> out;
  if (!key.second) return out;
  for (const auto& scene : stage_.exposure_scenes()) {
    if (is_set_aside(key.first, scene.exposure) || !days_of_.reaches(key.first, key.second, scene)) continue;
    auto dates = days_of_.of(key.first, scene);
    if (!dates) continue;
    // A rule that orders the test can set the first useful day, for its own exposure or for all. Such a day counts from
    // the exposure itself, whatever the window counts from.
    std::optional<Date> set;
    for (const auto& order : orders_of(key)) {
      if (!order.effect->earliest_days) continue;
      if (order.scene.exposure && order.scene.exposure != scene.exposure) continue;
      const auto day = dates->exposed_on + days{*order.effect->earliest_days};
      set = std::min(set.value_or(day), day);
    }
    dates->first_useful = set.value_or(dates->earliest);
    out.push_back(*dates);
  }
  return out;
}

// --- what the case tells of it -------------------------------------------------------------------

bool TestLines::speaks_for(const TakenTest& taken, const TestKey& key) const {
  bool same = taken.test == key.first;
  for (const auto& settles : pack_.settles) {
    if (settles.test != taken.test || taken.result != Result::negative) continue;
    same = same || std::find(settles.settles.begin(), settles.settles.end(), key.first) != settles.settles.end();
  }
  if (!same) return false;
  if (taken.site || !key.second) return taken.site == key.second;
  const auto sites = sites_of_test_.find(key.first);
  return sites != sites_of_test_.end() && sites->second == 1;
}

std::set<Index<TakenTest>> TestLines::results_of(const TestKey& key) const {
  std::set<Index<TakenTest>> out;
  for (const auto taken : told_.tests_taken.indices()) {
    if (speaks_for(told_.tests_taken[taken], key)) out.insert(taken);
  }
  return out;
}

/// Some test of the infection found it here.
bool TestLines::is_infection_found(const TestKey& key) const {
  const auto infection = pack_.catalog.tests[key.first].infection;
  const auto all = pack_.catalog.tests.indices();
  return infection && std::any_of(all.begin(), all.end(), [&](Index<TestKind> test) {
           return pack_.catalog.tests[test].infection == infection && is_found({test, key.second});
         });
}

bool TestLines::is_found(const TestKey& key) const {
  const auto results = results_of(key);
  return std::any_of(results.begin(), results.end(),
                     [&](Index<TakenTest> taken) { return stage_.record.is_found(told_.tests_taken[taken]); });
}

/// The latest speaks; those of one day are read in the order positive, pending, negative.
TestLines::Answers TestLines::answers_of(const TestKey& key) const {
  std::map<Result, Date> latest;
  for (const auto index : results_of(key)) {
    const auto& taken = told_.tests_taken[index];
    const auto held = latest.try_emplace(taken.result, taken.on).first;
    held->second = std::max(held->second, taken.on);
  }
  Answers out;
  const auto before_all = Date::min();
  const auto day = [&](Result result) { return latest.contains(result) ? latest[result] : before_all; };
  // Before a sample means something again after treatment it says nothing.
  const auto& treated = treatments_.at(key.first);
  const auto from = treated ? treated->means_something_from.value_or(treated->on) : Date::min();
  if (latest.contains(Result::negative) && day(Result::negative) >= day(Result::positive) &&
      day(Result::negative) >= from)
    out.negative = latest[Result::negative];
  if (latest.contains(Result::pending) && day(Result::pending) >= day(Result::positive) &&
      day(Result::pending) > day(Result::negative) && day(Result::pending) >= from)
    out.pending = latest[Result::pending];
  // A sample from before all that dates the line says nothing of it.
  std::optional<Date> first;
  for (const auto& dates : daters_of(key)) first = std::min(first.value_or(dates.exposed_on), dates.exposed_on);
  for (auto* answer : {&out.negative, &out.pending}) {
    if (*answer && first && **answer < *first) answer->reset();
  }
  return out;
}

bool TestLines::sign_asks_again(const TestKey& key, Date last) const {
  const auto& orders = orders_of(key);
  return last + days{1} < today_ && std::any_of(orders.begin(), orders.end(), [&](const Spoken<OrderEffect>& order) {
           return pack_.rules[order.rule].on_sign;
         });
}

// --- after treatment -----------------------------------------------------------------------------

std::optional<TestLines::AfterTreatment> TestLines::after_treatment(Index<TestKind> test) const {
  const auto on = stage_.record.treated_on(test);
  if (!on) return std::nullopt;
  AfterTreatment out;
  out.on = *on;
  bool any = false;
  std::set<Index<Site>> sites;
  for (const auto& row : voice_.in<AfterTreatmentEffect>({})) {
    if (row.effect->test != test) continue;
    any = true;
    const auto& info = pack_.after_treatments[row.effect->row];
    out.rules.insert(row.rule);
    if (info.not_before) {
      const auto from = *on + days{info.not_before->value};
      out.means_something_from = std::max(out.means_something_from.value_or(from), from);
      out.not_before_basis = weaker(out.not_before_basis, info.not_before->evidence.basis);
    }
    if (!info.control) continue;
    out.control_basis = weaker(out.control_basis, info.control->evidence.basis);
    const auto day = *on + days{info.control->value};
    out.control_on = std::max(out.control_on.value_or(day), day);
    sites.insert(info.sites.begin(), info.sites.end());
  }
  if (!any) return std::nullopt;
  if (!out.control_on) return out;
  if (out.means_something_from) out.control_on = std::max(*out.control_on, *out.means_something_from);
  out.control_sites = sites_found(test);
  if (out.control_sites.empty()) out.control_sites = sites;
  return out;
}

/// Where the infection that was treated had been found.
std::set<Index<Site>> TestLines::sites_found(Index<TestKind> test) const {
  std::set<Index<Site>> out;
  for (const auto& taken : told_.tests_taken) {
    const bool is_of = pack_.catalog.tests[taken.test].infection == pack_.catalog.tests[test].infection;
    const bool is_positive = taken.result == Result::positive && !stage_.record.is_found(taken);
    if (is_of && is_positive && taken.site) out.insert(taken.site);
  }
  return out;
}

bool TestLines::is_control_due(const TestKey& key, std::optional<Date> negative) const {
  const auto& treated = treatments_.at(key.first);
  if (!treated || !treated->control_on || !treated->control_sites.contains(key.second)) return false;
  return !negative || *negative < treated->means_something_from.value_or(*treated->control_on);
}

void TestLines::hold_until(Date day, TestLine& line) {
  std::set<Date> repeat;
  for (const auto each : line.repeat_on) repeat.insert(std::max(each, day));
  line.repeat_on = repeat;
  keep_after(line.interim_on, day - days{1});
  if (line.conclusive_on) line.conclusive_on = std::max(*line.conclusive_on, day);
  if (line.all_useful_on) line.all_useful_on = std::max(*line.all_useful_on, day);
}

// --- the line ------------------------------------------------------------------------------------

TestLine TestLines::line(const TestKey& key) const {
  const auto answers = answers_of(key);
  TestLine out;
  if (is_found(key)) {
    out.status = Status::positive;
    for (const auto& dates : daters_of(key)) {
      out.exposures.insert(dates.exposure);
      out.basis = weaker(out.basis, dates.basis);
    }
    for (const auto& order : orders_of(key)) {
      if (order.scene.exposure && daters_of(key).empty()) out.exposures.insert(order.scene.exposure);
    }
  } else {
    out = open_line(key, answers);
  }
  const auto& kind = pack_.catalog.tests[key.first];
  if ((kind.lifelong && stage_.record.treated_on(key.first)) || is_infection_found(key)) out.conclusive_on.reset();
  out.taken = results_of(key);
  std::optional<Basis> of_rules;
  for (const auto& order : orders_of(key)) {
    out.rules.insert(order.rule);
    of_rules = weaker(of_rules, pack_.rules[order.rule].evidence.basis);
  }
  if (!out.basis || daters_of(key).empty()) out.basis = weaker(out.basis, of_rules);
  return out;
}

TestLine TestLines::open_line(const TestKey& key, const Answers& answers) const {
  const auto with = [&](std::optional<Date> negative) {
    const auto daters = daters_of(key);
    auto out = daters.empty() ? undated_line(key, negative) : dated_line(key, daters, negative);
    const auto& treated = treatments_.at(key.first);
    if (!treated) return out;
    const auto& from = treated->means_something_from;
    const bool is_control = is_control_due(key, negative);
    const bool waits = from && today_ < *from && out.take_on && *out.take_on < *from;
    if (!is_control && !waits) return out;
    if (from) {
      hold_until(*from, out);
      out.basis = weaker(out.basis, treated->not_before_basis);
    }
    out.rules.insert(treated->rules.begin(), treated->rules.end());
    if (!is_control) {
      out.status = Status::wait;
      out.take_on = from;
      keep_after(out.interim_on, *from);
      return out;
    }
    out.status = Status::control;
    out.take_on = std::max(*treated->control_on, today_);
    out.basis = weaker(out.basis, treated->control_basis);
    return out;
  };
  if (!answers.pending) return with(answers.negative);
  auto out = with(answers.negative);
  out.answer_late = today_ - *answers.pending > days{pack_.answer_days};
  if (out.answer_late) return out;
  // The answer, if negative, would leave nothing to take today: it is waited for.
  auto answered = with(*answers.pending);
  const bool only_control = orders_of(key).empty() && is_control_due(key, answers.negative);
  if (only_control && !is_control_due(key, answers.pending)) answered.take_on.reset();
  if (takes_today(answered, today_) || answered.status == Status::control) return out;
  const auto& treated = treatments_.at(key.first);
  if (is_control_due(key, answers.negative)) {
    if (treated->means_something_from) hold_until(*treated->means_something_from, answered);
    answered.basis = weaker(weaker(answered.basis, treated->not_before_basis), treated->control_basis);
  }
  answered.status = Status::awaited;
  answered.rules.insert(out.rules.begin(), out.rules.end());
  return answered;
}

/// After how many days a test that no exposure orders is asked for again.
std::optional<int> TestLines::every_days(const TestKey& key) const {
  std::optional<int> out;
  for (const auto& order : orders_of(key)) {
    if (order.scene.exposure) return std::nullopt;
    if (order.effect->every_days) out = std::min(out.value_or(*order.effect->every_days), *order.effect->every_days);
  }
  return out;
}

TestLine TestLines::undated_line(const TestKey& key, std::optional<Date> negative) const {
  TestLine out;
  out.status = Status::now;
  out.take_on = today_;
  for (const auto& order : orders_of(key)) {
    if (order.scene.exposure) out.exposures.insert(order.scene.exposure);
  }
  const auto every = every_days(key);
  if (!negative || sign_asks_again(key, *negative)) return out;
  if (every) {
    const auto next = *negative + days{*every};
    if (next > today_) {
      out.status = Status::wait;
      out.take_on = next;
    }
    return out;
  }
  bool exposed_since = false;
  for (const auto exposure : told_.exposures.indices())
    exposed_since = exposed_since || stage_.day_of(exposure) > *negative;
  if (today_ - *negative < days{14} && !exposed_since) {
    out.status = Status::done;
    out.take_on.reset();
  }
  return out;
}

/// Conclusive, repeat and interim days, whatever was taken.
void TestLines::count_dates(const std::vector<Dates>& daters, TestLine& line) const {
  bool is_known = true, is_sure = true;
  std::optional<Date> conclusive;
  Date latest = Date::min();
  for (const auto& dates : daters) latest = std::max(latest, dates.exposed_on);
  for (const auto& dates : daters) {
    line.exposures.insert(dates.exposure);
    line.basis = weaker(line.basis, dates.basis);
    line.all_useful_on = std::max(line.all_useful_on.value_or(dates.earliest), dates.earliest);
    is_known = is_known && dates.conclusive;
    is_sure = is_sure && dates.is_sure;
    if (dates.conclusive) conclusive = std::max(conclusive.value_or(*dates.conclusive), *dates.conclusive);
    line.repeat_on.insert(dates.repeat.begin(), dates.repeat.end());
    if (dates.interim && dates.exposed_on == latest) line.interim_on.insert(*dates.interim);
  }
  if (!line.interim_on.empty()) line.interim_on = {*line.interim_on.rbegin()};
  if (is_known) line.repeat_on.insert(*conclusive);
  if (is_sure) line.conclusive_on = conclusive;
}

TestLine TestLines::dated_line(const TestKey& key, const std::vector<Dates>& daters,
                               std::optional<Date> negative) const {
  TestLine out;
  count_dates(daters, out);
  std::optional<Date> conclusive;  // unverified too
  bool is_known = true, is_reached = false;
  Date first_useful = Date::max();
  for (const auto& dates : daters) {
    is_known = is_known && dates.conclusive;
    if (dates.conclusive) conclusive = std::max(conclusive.value_or(*dates.conclusive), *dates.conclusive);
    is_reached = is_reached || dates.first_useful <= today_;
    first_useful = std::min(first_useful, dates.first_useful);
  }
  const auto repeat = out.repeat_on;
  const auto interim = out.interim_on;
  keep_after(out.repeat_on, today_);
  keep_after(out.interim_on, today_);
  const bool comes_again = !out.repeat_on.empty() || *out.all_useful_on > today_;
  bool is_baseline = false;
  for (const auto& order : orders_of(key)) is_baseline = is_baseline || order.effect->baseline;

  out.take_on = today_;
  if (is_known && *conclusive <= today_) {
    out.status = Status::now;
  } else if (is_reached) {
    out.status = comes_again ? Status::now_and_repeat : Status::now;
  } else if (is_baseline) {
    out.status = Status::baseline;
  } else {
    out.status = Status::wait;
    out.take_on = first_useful;
  }
  if (!negative || sign_asks_again(key, *negative)) return out;

  // What a sample today would speak for, and the negative did not.
  const auto is_new = [&](Date day) { return day <= today_ && day > *negative; };
  bool is_wanted =
      std::any_of(repeat.begin(), repeat.end(), is_new) || std::any_of(interim.begin(), interim.end(), is_new);
  std::set<Date> next = out.repeat_on;
  std::optional<Date> all_reached;
  for (const auto& dates : daters) {
    is_wanted = is_wanted || is_new(dates.earliest);
    if (dates.earliest > *negative) all_reached = std::max(all_reached.value_or(dates.earliest), dates.earliest);
  }
  if (const auto every = every_days(key)) {
    const auto again = *negative + days{*every};
    is_wanted = is_wanted || again <= today_;
    next.insert(again);
  }
  if (is_wanted) return out;
  if (all_reached) next.insert(*all_reached);
  if (next.empty()) {
    out.status = Status::done;
    out.take_on.reset();
  } else {
    out.status = Status::wait;
    out.take_on = *next.begin();
  }
  return out;
}

}  // namespace sti::oracle
