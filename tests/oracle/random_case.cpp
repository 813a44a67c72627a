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

void add_fact(const Fact& fact, ordered_json& table) {
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
    case FactKind::doses:
      return;
  }
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
    if (fact.scope == Scope::exposure && !fact.derived) add_fact(fact, exposure);
  }
  add_time(near, now, exposure);
  return exposure;
}

Date day_of(const ordered_json& exposure, Moment now) {
  if (exposure.contains("on")) return date_of(parse_moment(exposure["on"].get<std::string>()).at);
  const auto since = exposure["since"].get<std::string>();
  const auto count = std::stoll(since);
  return since.back() == 'h' ? date_of(now - hours{count}) : date_of(now) - days{count};
}

/// What was done before: samples, treatments, doses, a course of PEP. Their days lie around those of the exposures and
/// of one another, and around the days at which something changes.
class History {
 public:
  History(const Pack& pack, const Thresholds& near, const ordered_json& exposures, Moment now)
      : pack_(pack), near_(near), today_(date_of(now)), anchors_({today_}) {
    for (const auto& exposure : exposures) anchors_.push_back(day_of(exposure, now));
    for (const auto& rule : pack.rules) {
      for (const auto& effect : rule.effects) {
        if (const auto* order = std::get_if<OrderEffect>(&effect)) places_.emplace_back(order->test, order->site);
        if (const auto* specimen = std::get_if<SpecimenEffect>(&effect)) {
          for (const auto site : specimen->sites) places_.emplace_back(specimen->test, site);
        }
      }
    }
  }

  void add_to(ordered_json& person) {
    if (sometimes(1, 4)) add_treatments(person);
    for (int i = std::max(0, *inRange(0, 6) - 2); i > 0; --i) person["tests_taken"].push_back(result());
    if (sometimes(1, 5)) add_doses(person);
    const bool has_course = person.contains("pep") && person["pep"] != "no";
    if (has_course && sometimes(1, 2)) {
      const auto ahead = days{*inRange(-30, 31)};
      person["pep_last_dose"] = to_string(pick(anchors_) + ahead);
    }
  }

  ordered_json result() {
    std::pair<Index<TestKind>, Index<Site>> place;
    if (!places_.empty() && !sometimes(1, 10)) place = pick(places_);
    if (!place.first) place.first = Index<TestKind>(*inRange(0, int(pack_.catalog.tests.size())));
    if (sometimes(1, 10)) place.second = Index<Site>(*inRange(0, int(pack_.catalog.sites.size())));
    const auto on = some_day();
    ordered_json taken = {{"test", pack_.catalog.tests[place.first].id},
                          {"on", to_string(on)},
                          {"result", *rc::gen::element("negative", "positive", "pending")}};
    if (!place.second && taken["result"] == "positive" && !places_.empty()) place.second = pick(places_).second;
    if (!place.second && taken["result"] == "positive") place.second = Index<Site>(0);
    if (place.second && (taken["result"] == "positive" || !sometimes(1, 4)))
      taken["site"] = pack_.catalog.sites[place.second].id;
    anchors_.push_back(on);
    return taken;
  }

 private:
  Date some_day() {
    const auto far = days{pick(near_.days)};
    const auto day = pick(anchors_) + (sometimes(1, 2) ? far : -far);
    return sometimes(1, 8) ? today_ - days{*inRange(0, 3)} : std::min(day, today_);
  }

  void add_treatments(ordered_json& person) {
    for (int i = *inRange(1, 3); i > 0; --i) {
      const auto test = places_.empty() ? Index<TestKind>(0) : pick(places_).first;
      auto infection = pack_.catalog.tests[test].infection;
      if (!infection || sometimes(1, 8))
        infection = Index<Infection>(*inRange(0, int(pack_.catalog.infections.size())));
      const auto on = some_day();
      anchors_.push_back(on);
      person["treated"].push_back({{"infection", pack_.catalog.infections[infection].id}, {"on", to_string(on)}});
    }
  }

  void add_doses(ordered_json& person) {
    if (pack_.vaccines.empty()) return;
    const auto& info = pick(pack_.vaccines);
    auto on = some_day();
    for (int i = *inRange(1, 5); i > 0; --i) {
      person["vaccines_taken"].push_back({{"vaccine", pack_.catalog.vaccines[info.vaccine].id}, {"on", to_string(on)}});
      on = std::min(on + days{pick(std::vector<int>{0, 1, 29, 30, 31, 150, 180})}, today_);
    }
  }

  const Pack& pack_;
  const Thresholds& near_;
  Date today_;
  std::vector<Date> anchors_;
  std::vector<std::pair<Index<TestKind>, Index<Site>>> places_;
};

}  // namespace

std::ostream& operator<<(std::ostream& out, const RandomCase& random) { return out << random.text(); }

Thresholds thresholds_of(const Pack& pack) {
  std::set<std::int64_t> hours, days = {pack.answer_days};
  const auto add_day = [&](const std::optional<Number>& number) {
    if (number) days.insert(number->value);
  };
  for (const auto& rule : pack.rules) {
    collect(rule.when, hours, days);
    for (const auto& effect : rule.effects) {
      if (const auto* vaccine = std::get_if<VaccineEffect>(&effect); vaccine != nullptr && vaccine->latest_hours)
        hours.insert(*vaccine->latest_hours);
      if (const auto* order = std::get_if<OrderEffect>(&effect)) {
        days.insert(order->earliest_days.value_or(0));
        days.insert(order->every_days.value_or(0));
      }
    }
  }
  for (const auto& method : pack.methods) {
    if (method.latest_hours) hours.insert(method.latest_hours->value);
    add_day(method.course_days);
  }
  for (const auto& window : pack.windows) {
    for (const auto number : all_window_numbers) {
      for (const auto* given : window.all(number)) days.insert(given->value);
    }
  }
  for (const auto& row : pack.after_treatments) {
    add_day(row.not_before);
    add_day(row.control);
  }
  for (const auto hour : hours) days.insert(hour / 24);
  return {with_neighbours(hours), with_neighbours(days)};
}

rc::Gen<ordered_json> random_exposure(const Pack& pack, std::string now) {
  return rc::gen::exec([&pack, near = thresholds_of(pack), now] { return exposure_of(pack, near, now); });
}

rc::Gen<ordered_json> random_result(const Pack& pack, const RandomCase& random) {
  return rc::gen::exec([&pack, near = thresholds_of(pack), json = random.json] {
    const auto now = parse_moment(json["now"].get<std::string>()).at;
    return History(pack, near, json["exposures"], now).result();
  });
}

rc::Gen<RandomCase> random_case(const Pack& pack, CaseShape shape) {
  return random_case(std::shared_ptr<const Pack>(std::shared_ptr<void>(), &pack), shape);
}

rc::Gen<RandomCase> random_case(std::shared_ptr<const Pack> kept, CaseShape shape) {
  return rc::gen::exec([kept, near = thresholds_of(*kept), shape] {
    const auto& pack = *kept;
    static const std::vector<std::string> nows = {"2026-11-23T10:00", "2026-11-23",       "2026-03-01T00:00",
                                                  "2024-02-29T23:59", "2026-03-30T11:30", "2026-10-26T12:30"};
    ordered_json json = ordered_json::object();
    const auto any_hour = [] {
      return to_string(Moment{Date{std::chrono::year{2026} / 1 / 1}} + hours{*inRange(0, 2 * 365 * 24)});
    };
    const std::string now = shape.any_moment && sometimes(1, 2) ? any_hour() : pick(nows);
    json["now"] = now;
    ordered_json person = ordered_json::object();
    for (const auto& fact : pack.vocabulary.facts) {
      if (fact.scope == Scope::person && !fact.derived) add_fact(fact, person);
    }
    ordered_json exposures = ordered_json::array();
    for (int i = *inRange(shape.min_exposures, shape.max_exposures + 1); i > 0; --i)
      exposures.push_back(exposure_of(pack, near, now));
    if (shape.tests_taken) History(pack, near, exposures, parse_moment(now).at).add_to(person);
    json["person"] = person;
    json["exposures"] = exposures;
    return RandomCase{json};
  });
}

}  // namespace sti::oracle
