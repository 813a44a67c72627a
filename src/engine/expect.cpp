#include "engine/expect.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.hpp"
#include "engine/compare.hpp"
#include "engine/observe.hpp"

namespace sti::engine {
namespace {

constexpr std::string_view nothing = "not there";

std::string date_text(const std::optional<Date>& date) { return date ? to_string(*date) : "none"; }
std::string date_text(const std::optional<Moment>& moment) { return moment ? to_string(*moment) : "none"; }

std::string free_text(const VaccineAdvice& vaccine) {
  return !vaccine.free ? "none" : *vaccine.free ? "true" : "false";
}

std::vector<std::string> date_texts(const std::vector<Date>& dates) {
  std::vector<std::string> out;
  for (const auto date : dates) out.push_back(to_string(date));
  return out;
}

class Comparer {
 public:
  Comparer(const Pack& pack, const Advice& advice) : pack_(pack), advice_(advice) {}

  std::vector<Mismatch> run(const Expectation& expected) {
    for (const auto& line : expected.tests) check_test(line);
    for (const auto& name : expected.no_tests) {
      for (const auto& line : advice_.tests) {
        if (is_named(line, name.name)) add(name.span, name_of(line), nothing, describe(line), rules_of(line));
      }
    }
    if (expected.only_tests) check_only(*expected.only_tests);
    for (const auto& verdict : expected.verdicts) {
      const auto& actual = advice_.verdicts[std::size_t(pack_.vocabulary.slot_index(verdict.name))];
      auto rules = names_of(actual.rules);
      for (auto& name : names_of(actual.method_rules)) rules.push_back(std::move(name));
      check_leveled(verdict, level_text(advice_, actual), actual.deadline, actual.deadline_from, rules);
    }
    for (const auto& vaccine : expected.vaccines) check_vaccine(vaccine);
    check_present("note of ", expected.notes, expected.no_notes, rules_of_notes(pack_, advice_), true);
    check_present("rule ", expected.rules, expected.no_rules, rules_behind(pack_, advice_), true);
    std::vector<std::string> questions;
    for (const auto& question : advice_.questions)
      questions.push_back(pack_.vocabulary.facts[std::size_t(question.fact)].id);
    check_present("question ", expected.questions, expected.no_questions, questions, false);
    check_follow_up(expected);
    for (const auto& [name, at] : expected.expires) check_expiry(name, at);
    return std::move(out_);
  }

 private:
  void add(const Span& span, std::string what, std::string_view expected, std::string_view actual,
           std::vector<std::string> rules) {
    out_.push_back({std::move(what), std::string(expected), std::string(actual), std::move(rules), place_of(span)});
  }

  const std::string& test_id(const TestAdvice& line) const { return pack_.catalog.tests[std::size_t(line.test)].id; }
  std::string name_of(const TestAdvice& line) const { return engine::name_of(pack_, line); }
  bool is_named(const TestAdvice& line, const std::string& name) const {
    return name_of(line) == name || test_id(line) == name;
  }
  std::vector<std::string> names_of(const std::vector<int>& rules) const {
    std::vector<std::string> out;
    for (const int rule : rules) out.push_back(pack_.rules[std::size_t(rule)].id);
    return out;
  }
  std::vector<std::string> rules_of(const TestAdvice& line) const {
    auto out = names_of(line.rules);
    for (auto& name : names_of(line.windows)) out.push_back(std::move(name));
    return out;
  }
  /// The rules that could have ordered a test that is missing.
  std::vector<std::string> rules_that_order(std::string_view name) const {
    const int test = pack_.catalog.test_index(name.substr(0, name.find('@')));
    std::vector<std::string> out;
    for (const auto& rule : pack_.rules) {
      const bool orders = std::any_of(rule.effects.begin(), rule.effects.end(), [&](const Effect& effect) {
        const auto* order = std::get_if<OrderEffect>(&effect);
        return order != nullptr && order->test == test;
      });
      if (orders) out.push_back(rule.id);
    }
    return out;
  }

  std::string describe(const TestAdvice& line) const {
    const auto interim = line.interim_on ? fmt::format("interim on {}, ", to_string(*line.interim_on)) : "";
    return fmt::format("{}, take on {}, conclusive on {}, {}repeat on [{}]", to_string(line.status),
                       to_string(line.take_on), date_text(line.conclusive_on), interim,
                       join(date_texts(line.repeat_on), ", "));
  }

  void check_test(const Expectation::TestLine& expected) {
    std::string wanted = expected.status.value_or("any status");
    if (expected.take_on) wanted += ", take on " + *expected.take_on;
    if (expected.conclusive_on) wanted += ", conclusive on " + *expected.conclusive_on;
    if (expected.interim_on) wanted += ", interim on " + *expected.interim_on;
    if (expected.repeat_on) wanted += fmt::format(", repeat on [{}]", join(*expected.repeat_on, ", "));
    const auto found = std::find_if(advice_.tests.begin(), advice_.tests.end(),
                                    [&](const auto& line) { return is_named(line, expected.name); });
    if (found == advice_.tests.end())
      return add(expected.span, expected.name, wanted, nothing, rules_that_order(expected.name));
    const bool same = (!expected.status || *expected.status == to_string(found->status)) &&
                      (!expected.take_on || *expected.take_on == to_string(found->take_on)) &&
                      (!expected.conclusive_on || *expected.conclusive_on == date_text(found->conclusive_on)) &&
                      (!expected.interim_on || *expected.interim_on == date_text(found->interim_on)) &&
                      (!expected.repeat_on || *expected.repeat_on == date_texts(found->repeat_on));
    if (!same) add(expected.span, name_of(*found), wanted, describe(*found), rules_of(*found));
  }

  void check_only(const std::vector<Expectation::Named>& expected) {
    for (const auto& line : advice_.tests) {
      const bool known =
          std::any_of(expected.begin(), expected.end(), [&](const auto& name) { return is_named(line, name.name); });
      if (!known && !expected.empty())
        add(expected.front().span, name_of(line), nothing, describe(line), rules_of(line));
    }
    for (const auto& name : expected) {
      const bool there = std::any_of(advice_.tests.begin(), advice_.tests.end(),
                                     [&](const auto& line) { return is_named(line, name.name); });
      if (!there) add(name.span, name.name, "there", nothing, rules_that_order(name.name));
    }
  }

  void check_vaccine(const Expectation::Leveled& expected) {
    const auto found = std::find_if(advice_.vaccines.begin(), advice_.vaccines.end(), [&](const auto& vaccine) {
      return pack_.catalog.vaccines[std::size_t(vaccine.vaccine)].id == expected.name;
    });
    if (found == advice_.vaccines.end())
      return add(expected.span, expected.name, expected.level.value_or("there"), nothing, {});
    const auto rules = names_of(found->rules);
    check_leveled(expected, to_string(found->level), found->deadline, found->deadline_from, rules);
    const auto free = free_text(*found);
    if (expected.free && *expected.free != free)
      add(expected.span, expected.name + " free", *expected.free, free, rules);
    std::vector<std::string> schedule;
    for (const int day : found->schedule_days) schedule.push_back(fmt::format("{}", day));
    if (expected.schedule_days && *expected.schedule_days != schedule)
      add(expected.span, expected.name + " schedule", join(*expected.schedule_days, ", "),
          schedule.empty() ? "none" : join(schedule, ", "), rules);
  }

  void check_leveled(const Expectation::Leveled& expected, std::string_view level,
                     const std::optional<Moment>& deadline, const std::optional<Moment>& deadline_from,
                     const std::vector<std::string>& rules) {
    if (expected.level && *expected.level != level) add(expected.span, expected.name, *expected.level, level, rules);
    if (expected.deadline && *expected.deadline != date_text(deadline))
      add(expected.span, expected.name + " deadline", *expected.deadline, date_text(deadline), rules);
    if (expected.deadline_from && *expected.deadline_from != date_text(deadline_from))
      add(expected.span, expected.name + " deadline_from", *expected.deadline_from, date_text(deadline_from), rules);
  }

  void check_present(std::string_view what, const std::vector<Expectation::Named>& wanted,
                     const std::vector<Expectation::Named>& unwanted, const std::vector<std::string>& actual,
                     bool is_rule) {
    const auto has = [&](const std::string& name) {
      return std::find(actual.begin(), actual.end(), name) != actual.end();
    };
    const auto rules = [&](const std::string& name) {
      return is_rule ? std::vector{name} : std::vector<std::string>{};
    };
    for (const auto& name : wanted) {
      if (!has(name.name)) add(name.span, std::string(what) + name.name, "there", nothing, rules(name.name));
    }
    for (const auto& name : unwanted) {
      if (has(name.name)) add(name.span, std::string(what) + name.name, nothing, "there", rules(name.name));
    }
  }

  void check_follow_up(const Expectation& expected) {
    const auto find = [&](const std::string& name) {
      return std::find_if(advice_.follow_up.begin(), advice_.follow_up.end(),
                          [&](const auto& f) { return pack_.catalog.follow_ups[std::size_t(f.what)].id == name; });
    };
    for (const auto& [name, date] : expected.follow_up) {
      const auto found = find(name.name);
      if (found == advice_.follow_up.end())
        add(name.span, "follow-up " + name.name, date, nothing, {});
      else if (to_string(found->on) != date)
        add(name.span, "follow-up " + name.name, date, to_string(found->on), names_of(found->rules));
    }
    for (const auto& name : expected.no_follow_up) {
      const auto found = find(name.name);
      if (found != advice_.follow_up.end())
        add(name.span, "follow-up " + name.name, nothing, to_string(found->on), names_of(found->rules));
    }
  }

  void check_expiry(const Expectation::Named& name, const std::string& at) {
    std::vector<std::string> actual;
    for (const auto& expiry : advice_.expires) {
      if (expiry.what == name.name) actual.push_back(to_string(expiry.at));
    }
    if (std::find(actual.begin(), actual.end(), at) == actual.end())
      add(name.span, name.name + " expires", at, actual.empty() ? std::string(nothing) : join(actual, ", "), {});
  }

  const Pack& pack_;
  const Advice& advice_;
  std::vector<Mismatch> out_;
};

}  // namespace

std::vector<Mismatch> find_mismatches(const Pack& pack, const Advice& advice, const Expectation& expected) {
  return Comparer(pack, advice).run(expected);
}

}  // namespace sti::engine
