#include "engine/observe.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "base/text.hpp"
#include "engine/rules_behind.hpp"

namespace sti::engine {
namespace {

template <class Time>
std::string time_or_none(const std::optional<Time>& time) {
  return time ? to_string(*time) : std::string(no_value);
}

std::string list_or_none(const std::vector<std::string>& items) {
  return items.empty() ? std::string(no_value) : join(items, " ");
}

auto key(const Observed& observed) { return std::tie(observed.what, observed.name); }

std::vector<Index<Rule>> rules_named(const Pack& pack, const std::string& name) {
  const auto rule = pack.rule_index(name);
  return rule ? std::vector{rule} : std::vector<Index<Rule>>{};
}

/// Gathers what is observed of one advice.
class Observer {
 public:
  Observer(const Pack& pack, const Advice& advice) : pack_(pack), advice_(advice) {}

  std::vector<Sighting> run() {
    for (const auto& line : advice_.tests) test(line);
    for (const auto& verdict : advice_.verdicts) this->verdict(verdict);
    for (const auto& vaccine : advice_.vaccines) this->vaccine(vaccine);
    for (const auto& rule : rules_of_notes(pack_, advice_))
      add(Observable::note, rule, std::string(is_there), rules_named(pack_, rule));
    for (const auto& follow_up : advice_.follow_up)
      add(Observable::follow_up, pack_.catalog.follow_ups[follow_up.what].id, to_string(follow_up.on), follow_up.rules);
    for (const auto& expiry : advice_.expires) this->expiry(expiry);
    for (const auto& question : advice_.questions)
      add(Observable::question, pack_.vocabulary.facts[question.fact].id, std::string(is_there), {});
    return std::move(out_);
  }

 private:
  void add(Observable what, std::string name, std::string value, std::vector<Index<Rule>> rules) {
    out_.push_back({{what, std::move(name), std::move(value)}, std::move(rules)});
  }

  void test(const TestAdvice& line) {
    const auto name = id_of(pack_, TestSubject{line.test, line.site});
    std::vector<std::string> repeat;
    for (const auto day : line.repeat_on) repeat.push_back(to_string(day));
    add(Observable::status, name, std::string(to_string(line.status)), line.rules);
    add(Observable::take_on, name, time_or_none(line.take_on), line.windows);
    add(Observable::conclusive_on, name, time_or_none(line.conclusive_on), line.windows);
    add(Observable::interim_on, name,
        line.interim_on.empty() ? std::string(no_value) : to_string(line.interim_on.front()), line.windows);
    add(Observable::repeat_on, name, list_or_none(repeat), line.windows);
  }

  void verdict(const Verdict& verdict) {
    const auto& name = pack_.vocabulary.slots[verdict.slot].id;
    add(Observable::verdict, name, std::string(to_string(verdict.level)), verdict.rules);
    add(Observable::verdict_deadline, name, time_or_none(verdict.deadline), verdict.method_rules);
    add(Observable::verdict_deadline_from, name, time_or_none(verdict.deadline_from), verdict.method_rules);
  }

  void vaccine(const VaccineAdvice& vaccine) {
    const auto& name = pack_.catalog.vaccines[vaccine.vaccine].id;
    add(Observable::vaccine, name, std::string(to_string(vaccine.level)), vaccine.rules);
    add(Observable::vaccine_deadline, name, time_or_none(vaccine.deadline), vaccine.rules);
    add(Observable::vaccine_deadline_from, name, time_or_none(vaccine.deadline_from), vaccine.rules);
    if (vaccine.free) add(Observable::vaccine_free, name, *vaccine.free ? "true" : "false", vaccine.rules);
    std::vector<std::string> days;
    for (const int day : vaccine.schedule_days) days.push_back(fmt::format("{}", day));
    add(Observable::vaccine_schedule, name, list_or_none(days), vaccine.rules);
  }

  void expiry(const Expiry& expiry) {
    const auto* method = std::get_if<MethodSubject>(&expiry.what);
    const auto* verdict = std::get_if<VerdictSubject>(&expiry.what);
    const auto slot = method != nullptr ? method->slot : verdict != nullptr ? verdict->slot : Index<Slot>();
    add(Observable::expiry, id_of(pack_, expiry.what), to_string(expiry.at),
        slot ? advice_.verdicts[slot].method_rules : std::vector<Index<Rule>>{});
  }

  const Pack& pack_;
  const Advice& advice_;
  std::vector<Sighting> out_;
};

/// Sorted, of several with one name the first.
std::vector<Observed> first_of_each(std::vector<Observed> all) {
  std::stable_sort(all.begin(), all.end(), [](const Observed& a, const Observed& b) { return key(a) < key(b); });
  all.erase(std::unique(all.begin(), all.end(), [](const Observed& a, const Observed& b) { return key(a) == key(b); }),
            all.end());
  return all;
}

}  // namespace

std::vector<Sighting> sightings(const Pack& pack, const Advice& advice) { return Observer(pack, advice).run(); }

std::vector<Observed> observe(const Pack& pack, const Advice& advice) {
  std::vector<Observed> out;
  for (auto& [observed, rules] : sightings(pack, advice)) {
    const bool is_day_of_test =  // an expiry of a test: its days say the same
        observed.what == Observable::expiry && parse_test_name(observed.name).site;
    const auto table = info_of(observed.what).table;
    if (table != ExpectTable::questions && !is_day_of_test) out.push_back(std::move(observed));
  }
  return first_of_each(std::move(out));
}

std::vector<Observed> observe_rules(const Pack& pack, const Advice& advice) {
  std::vector<Observed> out;
  for (auto& rule : rules_behind(pack, advice))
    out.push_back({Observable::rule, std::move(rule), std::string(is_there)});
  return first_of_each(std::move(out));
}

std::vector<Index<Rule>> rules_of(const Pack& pack, const Advice& advice, const Observed& observed) {
  if (observed.what == Observable::rule) return rules_named(pack, observed.name);
  for (auto& [seen, rules] : sightings(pack, advice)) {
    if (key(seen) == key(observed)) return std::move(rules);
  }
  return {};
}

std::vector<Observed> told_otherwise(const std::vector<Observed>& before, const std::vector<Observed>& after) {
  std::vector<Observed> out;
  auto a = before.begin();
  auto b = after.begin();
  while (a != before.end() || b != after.end()) {
    if (b == after.end() || (a != before.end() && key(*a) < key(*b))) {
      out.push_back(*a++);
    } else if (a == before.end() || key(*b) < key(*a)) {
      if (can_be_denied(b->what)) out.push_back({b->what, b->name, ""});
      ++b;
    } else {
      if (a->value != b->value) out.push_back(*a);
      ++a;
      ++b;
    }
  }
  return out;
}

Expectation expectation_of(const std::vector<Observed>& observed) {
  Expectation out;
  for (const auto& each : observed) out.lines.push_back({each, {}});
  return out;
}

}  // namespace sti::engine
