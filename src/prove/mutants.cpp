#include "prove/mutants.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "engine/lists.hpp"

namespace sti::prove {
namespace {

constexpr std::int64_t minutes_an_hour = 60;

/// Where a condition stands in a rule: the indices of parts that lead to it.
struct Place {
  Index<Rule> rule;
  std::vector<std::size_t> path;
};

Condition& at(Condition& root, const std::vector<std::size_t>& path) {
  auto* out = &root;
  for (const auto index : path) out = &out->parts[index];
  return *out;
}

template <class T>
std::string print(Index<T> index) {
  return index ? fmt::format("{}", index.place()) : "-";
}

std::string print(const Condition& condition) {
  const auto& test = condition.test;
  auto out = fmt::format("{}({} {} {} {} {} {}", int(condition.op), int(test.kind), print(test.fact), print(test.flag),
                         int(test.flag_set), test.low, test.high);
  for (const auto value : test.values) out += " " + print(value);
  for (const auto& part : condition.parts) out += print(part);
  return out + ")";
}

bool names_exposure(const Condition& condition, const Vocabulary& vocabulary) {
  if (condition.op == Condition::Op::test) return vocabulary.facts[condition.test.fact].scope == Scope::exposure;
  return std::any_of(condition.parts.begin(), condition.parts.end(),
                     [&](const Condition& part) { return names_exposure(part, vocabulary); });
}

class Mutator {
 public:
  explicit Mutator(const Pack& pack) : pack_(pack), vocabulary_(pack.vocabulary) {}

  std::vector<Mutant> run() {
    const auto rules = pack_.rules.indices();
    for (const auto rule : rules) {
      if (can_be_expected(pack_.rules[rule])) collect(pack_.rules[rule].when, {rule, {}});
    }
    for (const auto& key : order_) mutate_condition(written_.at(key));
    for (const auto rule : rules) {
      if (!can_be_expected(pack_.rules[rule])) continue;
      mutate_effects(rule);
      cut_overrides(rule);
    }
    for (const auto rule : rules) {
      if (pack_.rules[rule].draft) continue;
      if (pack_.rules[rule].origin == Rule::Origin::window) mutate_window(rule);
      if (pack_.rules[rule].origin == Rule::Origin::method) mutate_method(rule);
    }
    return std::move(out_);
  }

 private:
  /// A condition as it is written once: every place it was put into.
  struct Written {
    const Condition* condition = nullptr;
    std::vector<Place> places;
  };

  /// Figures of risk and topics of conversation are nothing that an example can expect.
  static bool can_be_expected(const Rule& rule) {
    return !rule.draft && rule.origin != Rule::Origin::risk && rule.origin != Rule::Origin::topic;
  }

  void collect(const Condition& condition, const Place& place) {
    const auto key = fmt::format("{} {} {} {}", static_cast<const void*>(condition.span.source), condition.span.line,
                                 condition.span.column, print(condition));
    auto& written = written_[key];
    if (written.condition == nullptr) {
      written.condition = &condition;
      order_.push_back(key);
    }
    written.places.push_back(place);
    for (std::size_t i = 0; i < condition.parts.size(); ++i) {
      auto inner = place;
      inner.path.push_back(i);
      collect(condition.parts[i], inner);
    }
  }

  std::string name_of(const Written& written) const {
    const auto& first = pack_.rules[written.places.front().rule];
    return written.places.size() == 1 ? fmt::format("`{}`", first.id)
                                      : fmt::format("`{}` and {} more", first.id, written.places.size() - 1);
  }

  /// A mutant that puts another condition in the place of a written one.
  void replace(const Written& written, std::string what, const Condition& with) {
    Mutant mutant;
    mutant.what = fmt::format("{} in {}", what, name_of(written));
    mutant.place = written.condition->span.source != nullptr ? written.condition->span
                                                             : pack_.rules[written.places.front().rule].span;
    mutant.changes_condition = true;
    for (const auto& place : written.places) engine::insert_sorted(mutant.rules, place.rule);
    mutant.apply = [places = written.places, with, &vocabulary = vocabulary_](Pack& pack) {
      for (const auto& place : places) {
        auto& rule = pack.rules[place.rule];
        at(rule.when, place.path) = with;
        rule.about_exposure = names_exposure(rule.when, vocabulary);
      }
    };
    out_.push_back(std::move(mutant));
  }

  const Fact& fact(const FactTest& test) const { return vocabulary_.facts[test.fact]; }

  void mutate_condition(const Written& written) {
    const auto& condition = *written.condition;
    const bool is_whole = std::any_of(written.places.begin(), written.places.end(),
                                      [](const Place& place) { return place.path.empty(); });
    if (is_whole && condition.op != Condition::Op::all) replace(written, "no condition", {});
    switch (condition.op) {
      case Condition::Op::test:
        return mutate_test(written);
      case Condition::Op::all:
        for (std::size_t i = 0; i < condition.parts.size(); ++i) {
          const auto& part = condition.parts[i];
          if (part.op == Condition::Op::all && part.parts.empty()) continue;  // says nothing
          drop_part(written, i, fmt::format("without {}", short_name(part)));
        }
        return;
      case Condition::Op::any:
      case Condition::Op::none:
        if (condition.parts.size() > 1) {
          for (std::size_t i = 0; i < condition.parts.size(); ++i)
            drop_part(written, i, fmt::format("without {} in a list", short_name(condition.parts[i])));
        }
        add_flags(written);
        return;
    }
  }

  void drop_part(const Written& written, std::size_t part, std::string what) {
    auto changed = *written.condition;
    changed.parts.erase(changed.parts.begin() + std::ptrdiff_t(part));
    replace(written, std::move(what), changed);
  }

  std::string short_name(const Condition& condition) const {
    if (!condition.name.empty()) return fmt::format("`is = {}`", condition.name);
    if (condition.op == Condition::Op::test) {
      const auto& test = condition.test;
      if (test.kind == FactTest::Kind::flag)
        return fmt::format("`{}{}.{}`", test.flag_set ? "" : "no ", fact(test).id, fact(test).values[test.flag].id);
      return fmt::format("`{}`", fact(test).id);
    }
    if (condition.parts.empty()) return "`{}`";
    const auto first = short_name(condition.parts.front());
    return condition.op == Condition::Op::none ? "not " + first : first + " …";
  }

  /// Another flag in a list of flags of one fact.
  void add_flags(const Written& written) {
    const auto& parts = written.condition->parts;
    const bool is_list = !parts.empty() && std::all_of(parts.begin(), parts.end(), [&](const Condition& part) {
      return part.op == Condition::Op::test && part.test.kind == FactTest::Kind::flag &&
             part.test.fact == parts.front().test.fact && part.test.flag_set == parts.front().test.flag_set;
    });
    if (!is_list || parts.size() < 2) return;
    const auto& flags = fact(parts.front().test).values;
    for (const auto flag : flags.indices()) {
      const bool has =
          std::any_of(parts.begin(), parts.end(), [&](const Condition& part) { return part.test.flag == flag; });
      if (has) continue;
      auto changed = *written.condition;
      changed.parts.push_back(parts.front());
      changed.parts.back().test.flag = flag;
      replace(written, fmt::format("with `{}` in a list", flags[flag].id), changed);
    }
  }

  void mutate_test(const Written& written) {
    const auto& test = written.condition->test;
    const auto change = [&](std::string what, const FactTest& with) {
      auto changed = *written.condition;
      changed.test = with;
      replace(written, std::move(what), changed);
    };
    if (test.kind == FactTest::Kind::flag) return;
    if (test.kind == FactTest::Kind::values) return mutate_values(written);
    const auto unit = test.kind == FactTest::Kind::elapsed_minutes ? minutes_an_hour : 1;
    const auto* unit_name = test.kind == FactTest::Kind::elapsed_minutes ? " h" : "";
    const auto shown = [&](std::int64_t number) {
      return test.kind == FactTest::Kind::elapsed_minutes ? number / 60 : number;
    };
    for (const auto by : {-unit, unit}) {
      if (test.low > 0 && test.low + by >= 0 && test.low < unbounded) {
        auto with = test;
        with.low += by;
        if (with.low <= with.high)
          change(fmt::format("`{}` from {}{} becomes from {}{}", fact(test).id, shown(test.low), unit_name,
                             shown(with.low), unit_name),
                 with);
      }
      if (test.high < unbounded && test.high + by >= 0) {
        auto with = test;
        with.high += by;
        if (with.low <= with.high)
          change(fmt::format("`{}` up to {}{} becomes up to {}{}", fact(test).id, shown(test.high), unit_name,
                             shown(with.high), unit_name),
                 with);
      }
    }
  }

  void mutate_values(const Written& written) {
    const auto& test = written.condition->test;
    if (test.values.empty()) return;  // "not known" of a number
    const auto& values = fact(test).values;
    for (const auto value : values.indices()) {
      const bool never_named =
          test.fact == vocabulary_.role && (value == vocabulary_.role_both || value == vocabulary_.role_unknown);
      if (never_named || test.fact == vocabulary_.exposed) continue;
      auto changed = *written.condition;
      auto& list = changed.test.values;
      const auto found = std::find(list.begin(), list.end(), value);
      if (found == list.end()) {
        list.push_back(value);
        replace(written, fmt::format("`{}` can also be `{}`", fact(test).id, values[value].id), changed);
      } else if (list.size() > 1) {
        list.erase(found);
        replace(written, fmt::format("`{}` can not be `{}`", fact(test).id, values[value].id), changed);
      }
    }
  }

  /// A mutant of what a rule gives.
  template <class Apply>
  Mutant& give(Index<Rule> rule, std::string what, const Apply& apply) {
    Mutant mutant;
    mutant.what = fmt::format("{} in `{}`", what, pack_.rules[rule].id);
    mutant.place = pack_.rules[rule].span;
    mutant.rules = {rule};
    mutant.apply = [rule, apply](Pack& pack) { apply(pack.rules[rule]); };
    out_.push_back(std::move(mutant));
    return out_.back();
  }

  template <class E, class Change>
  void change_effect(Index<Rule> rule, EffectIndex effect, std::string what, const Change& change) {
    give(rule, std::move(what), [effect, change](Rule& r) { change(std::get<E>(r.effects[effect])); });
  }

  /// What no example case can expect: a computed level, and since when partners are told.
  static bool is_unseen(const Effect& effect) {
    const auto* vaccine = std::get_if<VaccineEffect>(&effect);
    return std::holds_alternative<LookBackEffect>(effect) || (vaccine != nullptr && !is_written(vaccine->level));
  }

  void mutate_effects(Index<Rule> index) {
    const auto& rule = pack_.rules[index];
    if (rule.origin == Rule::Origin::window || rule.origin == Rule::Origin::method) return;  // by their numbers
    for (const auto i : rule.effects.indices()) {
      const auto& effect = rule.effects[i];
      if (is_unseen(effect)) continue;
      give(index, fmt::format("without {}", name_of(effect)),
           [i](Rule& r) { r.effects.erase(r.effects.begin() + std::ptrdiff_t(i.place())); });
      if (const auto* order = std::get_if<OrderEffect>(&effect)) mutate_order(index, i, *order);
      if (const auto* verdict = std::get_if<VerdictEffect>(&effect)) mutate_verdict(index, i, *verdict);
      if (const auto* vaccine = std::get_if<VaccineEffect>(&effect)) mutate_vaccine(index, i, *vaccine);
      if (const auto* follow_up = std::get_if<FollowUpEffect>(&effect)) mutate_follow_up(index, i, *follow_up);
      if (const auto* specimen = std::get_if<SpecimenEffect>(&effect)) mutate_specimen(index, i, *specimen);
    }
  }

  std::string quoted(const Subject& subject) const { return "`" + id_of(pack_, subject) + "`"; }
  std::string quoted(Index<TestKind> test) const { return quoted(TestSubject{test, {}}); }

  std::string name_of(const Effect& effect) const {
    if (const auto* order = std::get_if<OrderEffect>(&effect)) return quoted(order->test);
    if (const auto* verdict = std::get_if<VerdictEffect>(&effect)) return quoted(VerdictSubject{verdict->slot});
    if (const auto* vaccine = std::get_if<VaccineEffect>(&effect)) return quoted(VaccineSubject{vaccine->vaccine});
    if (const auto* follow_up = std::get_if<FollowUpEffect>(&effect))
      return quoted(FollowUpSubject{follow_up->what, {}});
    if (const auto* specimen = std::get_if<SpecimenEffect>(&effect)) return "the sites of " + quoted(specimen->test);
    return "the note";
  }

  void mutate_order(Index<Rule> rule, EffectIndex effect, const OrderEffect& order) {
    change_effect<OrderEffect>(rule, effect,
                               fmt::format("{} {} baseline", quoted(order.test), order.baseline ? "no" : "as a"),
                               [](OrderEffect& e) { e.baseline = !e.baseline; });
    if (!order.earliest_days) return;
    change_effect<OrderEffect>(rule, effect, fmt::format("{} without `earliest_days`", quoted(order.test)),
                               [](OrderEffect& e) { e.earliest_days.reset(); });
    change_effect<OrderEffect>(rule, effect, fmt::format("{} one day later", quoted(order.test)),
                               [](OrderEffect& e) { ++*e.earliest_days; });
  }

  void mutate_verdict(Index<Rule> rule, EffectIndex effect, const VerdictEffect& verdict) {
    const auto other = verdict.level == Level::recommended     ? Level::consider
                       : verdict.level == Level::consider      ? Level::not_indicated
                       : verdict.level == Level::not_indicated ? Level::consider
                                                               : Level::not_indicated;
    change_effect<VerdictEffect>(
        rule, effect,
        fmt::format("{} is `{}` instead of `{}`", name_of(verdict), to_string(other), to_string(verdict.level)),
        [other](VerdictEffect& e) { e.level = other; });
  }

  void mutate_vaccine(Index<Rule> rule, EffectIndex effect, const VaccineEffect& vaccine) {
    const int level = int(vaccine.level);
    const auto other = VaccineLevel(level + 1 < int(vaccine_level_ids.size()) ? level + 1 : level - 1);
    change_effect<VaccineEffect>(
        rule, effect,
        fmt::format("{} is `{}` instead of `{}`", name_of(vaccine), to_string(other), to_string(vaccine.level)),
        [other](VaccineEffect& e) { e.level = other; });
    if (!vaccine.latest_hours) return;
    for (const int by : {-1, 1})
      change_effect<VaccineEffect>(rule, effect, fmt::format("the deadline {} h {}", 1, by < 0 ? "sooner" : "later"),
                                   [by](VaccineEffect& e) { *e.latest_hours += by; });
  }

  void mutate_follow_up(Index<Rule> rule, EffectIndex effect, const FollowUpEffect& follow_up) {
    for (const int by : {-1, 1}) {
      if (follow_up.days + by < 0) continue;
      change_effect<FollowUpEffect>(rule, effect,
                                    fmt::format("{} one day {}", name_of(follow_up), by < 0 ? "sooner" : "later"),
                                    [by](FollowUpEffect& e) { e.days += by; });
    }
  }

  void mutate_specimen(Index<Rule> rule, EffectIndex effect, const SpecimenEffect& specimen) {
    if (specimen.sites.size() > 1) {
      for (std::size_t i = 0; i < specimen.sites.size(); ++i)
        change_effect<SpecimenEffect>(
            rule, effect,
            fmt::format("{} not from `{}`", quoted(specimen.test), pack_.catalog.sites[specimen.sites[i]].id),
            [i](SpecimenEffect& e) { e.sites.erase(e.sites.begin() + std::ptrdiff_t(i)); });
    }
    change_effect<SpecimenEffect>(
        rule, effect,
        fmt::format("the site of {} {}", quoted(specimen.test), specimen.reached ? "not reached" : "reached"),
        [](SpecimenEffect& e) { e.reached = !e.reached; });
  }

  void cut_overrides(Index<Rule> index) {
    const auto& rule = pack_.rules[index];
    for (std::size_t i = 0; i < rule.overrides.size(); ++i) {
      const auto target = rule.overrides[i];
      if (!rule.table.empty() && pack_.rules[target].table == rule.table) continue;  // the order of rows is no slip
      auto& mutant = give(index, fmt::format("`{}` not overridden", pack_.rules[target].id),
                          [i](Rule& r) { r.overrides.erase(r.overrides.begin() + std::ptrdiff_t(i)); });
      mutant.overridden = target;
    }
  }

  template <class Apply>
  void change_window(Index<Rule> rule, Index<Window> window, std::string what, const Apply& apply) {
    auto& mutant = give(rule, std::move(what), [](Rule&) {});
    mutant.windows = {window};
    mutant.apply = [window, apply](Pack& pack) { apply(pack.windows[window]); };
  }

  void mutate_window(Index<Rule> rule) {
    const auto index = std::get<WindowEffect>(pack_.rules[rule].effects.front()).window;
    const auto& window = pack_.windows[index];
    const std::pair<const char*, std::optional<Number> Window::*> numbers[] = {{"earliest", &Window::earliest},
                                                                               {"conclusive", &Window::conclusive}};
    for (const auto& [name, number] : numbers) {
      if (!(window.*number)) continue;
      for (const int by : {-1, 1}) {
        const int days = (window.*number)->value + by;
        if (days < 0) continue;
        change_window(rule, index, fmt::format("`{}` on day {} instead of {}", name, days, (window.*number)->value),
                      [number = number, by](Window& w) { (w.*number)->value += by; });
      }
      change_window(rule, index, fmt::format("no `{}`", name), [number = number](Window& w) { (w.*number).reset(); });
    }
    for (std::size_t i = 0; i < window.repeat.size(); ++i) {
      for (const int by : {-1, 1})
        change_window(rule, index, fmt::format("repeat on day {}", window.repeat[i].value + by),
                      [i, by](Window& w) { w.repeat[i].value += by; });
    }
    if (window.from == Window::From::pep_last_dose)
      change_window(rule, index, "counted from the exposure", [](Window& w) { w.from = Window::From::exposure; });
  }

  template <class Apply>
  void change_method(Index<Rule> rule, Index<Method> method, std::string what, const Apply& apply) {
    auto& mutant = give(rule, std::move(what), [](Rule&) {});
    mutant.methods = {method};
    mutant.apply = [method, apply](Pack& pack) { apply(pack.methods[method]); };
  }

  void mutate_method(Index<Rule> rule) {
    const auto index = std::get<MethodEffect>(pack_.rules[rule].effects.front()).method;
    const auto& method = pack_.methods[index];
    for (const int by : {-1, 1}) {
      if (method.latest_hours)
        change_method(rule, index, fmt::format("the limit is {} h", method.latest_hours->value + by),
                      [by](Method& m) { m.latest_hours->value += by; });
      if (method.course_days)
        change_method(rule, index, fmt::format("the course is {} days", method.course_days->value + by),
                      [by](Method& m) { m.course_days->value += by; });
    }
    if (method.latest_hours) change_method(rule, index, "no limit", [](Method& m) { m.latest_hours.reset(); });
  }

  const Pack& pack_;
  const Vocabulary& vocabulary_;
  std::map<std::string, Written> written_;
  std::vector<std::string> order_;
  std::vector<Mutant> out_;
};

}  // namespace

std::vector<Mutant> mutants_of(const Pack& pack) { return Mutator(pack).run(); }

}  // namespace sti::prove
