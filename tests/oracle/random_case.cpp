#include "oracle/random_case.hpp"

#include <ostream>
#include <set>

#include "base/date.hpp"

namespace sti::oracle {
namespace {

using nlohmann::ordered_json;
using rc::gen::inRange;

void collect(const Condition& condition, std::set<std::int64_t>& hours, std::set<std::int64_t>& days) {
  for (const auto& part : condition.parts) collect(part, hours, days);
  if (condition.op != Condition::Op::test) return;
  for (const auto bound : {condition.test.low, condition.test.high}) {
    if (bound <= 0 || bound >= unbounded) continue;
    if (condition.test.kind == FactTest::Kind::elapsed_minutes) hours.insert(bound / 60);
    if (condition.test.kind == FactTest::Kind::elapsed_days) days.insert(bound);
  }
}

std::vector<std::int64_t> with_neighbours(const std::set<std::int64_t>& values) {
  std::set<std::int64_t> out = {0, 1, 2};
  for (const auto value : values) {
    for (const auto near : {value - 1, value, value + 1}) {
      if (near >= 0) out.insert(near);
    }
  }
  return {out.begin(), out.end()};
}

template <class Item>
const Item& pick(const std::vector<Item>& items) {
  return items[std::size_t(*inRange(0, int(items.size())))];
}
template <class Item>
const Item& pick(const List<Item>& items) {
  return pick(items.items());
}

/// True in `part` of `whole` cases; shrinks to false.
bool sometimes(int part, int whole) { return *inRange(0, whole) >= whole - part; }

void add_fact(const Fact& fact, const Pack& pack, ordered_json& table) {
  switch (fact.kind) {
    case FactKind::choice:
      if (fact.required || sometimes(2, 5)) table[fact.id] = pick(fact.values).id;
      return;
    case FactKind::number:
      if (sometimes(2, 5)) table[fact.id] = *inRange(12, 70);
      return;
    case FactKind::flags: {
      if (!sometimes(2, 5)) return;
      std::set<std::string> flags;
      for (int i = *inRange(0, 3); i > 0; --i) flags.insert(pick(fact.values).id);
      table[fact.id] = flags;
      return;
    }
    case FactKind::time:
    case FactKind::date:
    case FactKind::tests:
    case FactKind::treatments:
      return;
  }
  (void)pack;
}

void add_time(const Thresholds& near, const std::string& now, ordered_json& exposure) {
  const auto at = parse_moment(now).at;
  switch (*inRange(0, 5)) {
    case 0:
      exposure["since"] = std::to_string(pick(near.days)) + "d";
      return;
    case 1:
      exposure["since"] = std::to_string(pick(near.hours)) + "h";
      return;
    case 2:
      exposure["on"] = to_string(date_of(at) - days{pick(near.days)});
      return;
    case 3:
      exposure["on"] = to_string(at - hours{pick(near.hours)} - minutes{*inRange(0, 3)});
      return;
    default:
      exposure["on"] = to_string(Moment{date_of(at)} - days{pick(near.days)} - minutes{*inRange(0, 24 * 60)});
      return;
  }
}

ordered_json exposure_of(const Pack& pack, const Thresholds& near, const std::string& now) {
  ordered_json exposure = ordered_json::object();
  for (const auto& fact : pack.vocabulary.facts) {
    if (fact.scope == Scope::exposure && !fact.derived) add_fact(fact, pack, exposure);
  }
  add_time(near, now, exposure);
  return exposure;
}

}  // namespace

std::ostream& operator<<(std::ostream& out, const RandomCase& random) { return out << random.text(); }

Thresholds thresholds_of(const Pack& pack) {
  std::set<std::int64_t> hours, days;
  for (const auto& rule : pack.rules) {
    collect(rule.when, hours, days);
    for (const auto& effect : rule.effects) {
      if (const auto* vaccine = std::get_if<VaccineEffect>(&effect); vaccine != nullptr && vaccine->latest_hours)
        hours.insert(*vaccine->latest_hours);
      if (const auto* order = std::get_if<OrderEffect>(&effect); order != nullptr && order->earliest_days)
        days.insert(*order->earliest_days);
    }
  }
  for (const auto& method : pack.methods) {
    if (method.latest_hours) hours.insert(method.latest_hours->value);
  }
  for (const auto& window : pack.windows) {
    for (const auto number : all_window_numbers) {
      for (const auto* given : window.all(number)) days.insert(given->value);
    }
  }
  for (const auto hour : hours) days.insert(hour / 24);
  return {with_neighbours(hours), with_neighbours(days)};
}

rc::Gen<ordered_json> random_exposure(const Pack& pack, std::string now) {
  return rc::gen::exec([&pack, near = thresholds_of(pack), now] { return exposure_of(pack, near, now); });
}

rc::Gen<RandomCase> random_case(const Pack& pack, CaseShape shape) {
  return rc::gen::exec([&pack, near = thresholds_of(pack), shape] {
    static const std::vector<std::string> nows = {"2026-11-23T10:00", "2026-11-23", "2026-03-01T00:00",
                                                  "2024-02-29T23:59"};
    ordered_json json = ordered_json::object();
    const std::string now = pick(nows);
    json["now"] = now;
    const auto today = date_of(parse_moment(now).at);
    ordered_json person = ordered_json::object();
    for (const auto& fact : pack.vocabulary.facts) {
      if (fact.scope == Scope::person && !fact.derived) add_fact(fact, pack, person);
    }
    if (sometimes(1, 6)) person["pep_last_dose"] = to_string(today - days{pick(near.days)} + days{20});
    if (shape.tests_taken) {
      for (int i = std::max(0, *inRange(0, 5) - 2); i > 0; --i) {
        ordered_json taken = {{"test", pick(pack.catalog.tests).id},
                              {"on", to_string(today - days{pick(near.days)})},
                              {"result", *rc::gen::element("negative", "positive", "pending")}};
        if (sometimes(1, 2)) taken["site"] = pick(pack.catalog.sites).id;
        person["tests_taken"].push_back(taken);
      }
      if (sometimes(1, 6)) {
        person["treated"].push_back(
            {{"infection", pick(pack.catalog.infections).id}, {"on", to_string(today - days{pick(near.days)})}});
      }
    }
    json["person"] = person;
    json["exposures"] = ordered_json::array();
    for (int i = *inRange(shape.min_exposures, shape.max_exposures + 1); i > 0; --i)
      json["exposures"].push_back(exposure_of(pack, near, now));
    return RandomCase{json};
  });
}

}  // namespace sti::oracle
