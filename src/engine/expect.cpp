#include "engine/expect.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.hpp"
#include "engine/observe.hpp"

namespace sti::engine {
namespace {

constexpr std::string_view not_there = "not there";

/// A list as it is told.
std::string told_list(const std::string& value) {
  if (value == no_value) return "";
  const auto items = split(value, ' ');
  return join(std::vector<std::string>(items.begin(), items.end()), ", ");
}

std::string told(const Observed& observed) {
  const bool is_list = info_of(observed.what).form == ObservableInfo::Form::numbers && observed.value != no_value;
  return is_list ? told_list(observed.value) : observed.value;
}

/// Whether an expected name is that of something seen; a test may be named without its site.
bool is_named(const std::string& seen, const std::string& name) {
  return seen == name || parse_test_name(seen).test == name;
}

/// A name as a mismatch tells it: "note of urgent-care".
std::string titled(ExpectTable table, std::string_view name) { return std::string(info_of(table).said).append(name); }

/// The values of one name in one table.
using Values = std::vector<Observed>;

/// A line of a test: "now-and-repeat, take on 2026-11-23, conclusive on 2026-12-09, repeat on [2026-12-09]".
std::string told_line(const Values& values, bool with_absent_interim) {
  std::string out;
  for (const auto& each : values) {
    if (each.value == is_there) continue;
    if (each.what == Observable::interim_on && each.value == no_value && !with_absent_interim) continue;
    if (!out.empty()) out += ", ";
    const auto& info = info_of(each.what);
    const bool is_list = info.form == ObservableInfo::Form::dates;
    out.append(info.said).append(is_list ? fmt::format("[{}]", told_list(each.value)) : each.value);
  }
  return out;
}

class Comparer {
 public:
  Comparer(const Pack& pack, const Advice& advice, const Expectation& expected)
      : pack_(pack), expected_(expected), seen_(sightings(pack, advice)) {
    const bool asks_for_rules = std::any_of(expected.lines.begin(), expected.lines.end(),
                                            [](const auto& line) { return line.wanted.what == Observable::rule; });
    if (!asks_for_rules) return;
    for (auto& rule : observe_rules(pack, advice)) seen_.push_back({std::move(rule), {}});
  }

  std::vector<Mismatch> run() {
    each_expect_table([&](ExpectTable table) {
      for (const auto& line : expected_.lines) {
        if (info_of(line.wanted.what).table == table && !line.wanted.value.empty()) check(table, line);
      }
      for (const auto& line : expected_.lines) {
        if (info_of(line.wanted.what).table == table && line.wanted.value.empty()) check_denied(line);
      }
      if (table == ExpectTable::tests && expected_.only_tests) check_only(*expected_.only_tests);
    });
    return std::move(out_);
  }

 private:
  void add(const Span& span, std::string what, std::string_view expected, std::string_view actual,
           std::vector<std::string> rules) {
    out_.push_back({std::move(what), std::string(expected), std::string(actual), std::move(rules), place_of(span)});
  }

  void check(ExpectTable table, const Expectation::Line& line) {
    if (table == ExpectTable::tests) return check_test(line);
    if (info_of(table).lines == ExpectTableInfo::Lines::names) return check_there(line);
    if (table == ExpectTable::expires) return check_expiry(line);
    check_value(line);
  }

  /// What is seen under a name in a table, the values of the first that has it; with their rules.
  Values values_of(ExpectTable table, const std::string& name, std::vector<std::string>* rules = nullptr) const {
    Values out;
    for (const auto& [observed, behind] : seen_) {
      if (info_of(observed.what).table != table || !is_named(observed.name, name)) continue;
      if (!out.empty() && (observed.name != out.front().name || observed.what == out.front().what)) continue;
      out.push_back(observed);
      for (const auto rule : behind) {
        const auto& id = pack_.rules[rule].id;
        if (rules != nullptr && std::find(rules->begin(), rules->end(), id) == rules->end()) rules->push_back(id);
      }
    }
    return out;
  }

  /// The rules that could have ordered a test that is missing.
  std::vector<std::string> rules_that_order(std::string_view name) const {
    const auto test = pack_.catalog.test_index(parse_test_name(name).test);
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

  /// All that is expected of one test, compared as one line, where it is named first.
  void check_test(const Expectation::Line& first) {
    Values wanted;
    const auto& name = first.wanted.name;
    for (const auto& line : expected_.lines) {
      const bool same = info_of(line.wanted.what).table == ExpectTable::tests && line.wanted.name == name;
      if (!same || line.wanted.value.empty()) continue;
      if (wanted.empty() && &line != &first) return;  // compared before
      wanted.push_back(line.wanted);
    }
    auto expected = told_line(wanted, true);
    if (expected.empty())
      expected = "any status";
    else if (wanted.front().what != Observable::status)
      expected.insert(0, "any status, ");
    std::vector<std::string> rules;
    const auto actual = values_of(ExpectTable::tests, name, &rules);
    if (actual.empty()) return add(first.span, name, expected, not_there, rules_that_order(name));
    const bool same = std::all_of(wanted.begin(), wanted.end(), [&](const Observed& each) {
      return each.value == is_there || std::any_of(actual.begin(), actual.end(), [&](const Observed& seen) {
               return seen.what == each.what && seen.value == each.value;
             });
    });
    if (!same) add(first.span, actual.front().name, expected, told_line(actual, false), rules);
  }

  void check_value(const Expectation::Line& line) {
    const auto& wanted = line.wanted;
    const auto table = info_of(wanted.what).table;
    std::vector<std::string> rules;
    const auto actual = values_of(table, wanted.name, &rules);
    if (actual.empty()) return check_missing(line);
    if (wanted.value == is_there) return;
    const auto seen =
        std::find_if(actual.begin(), actual.end(), [&](const Observed& each) { return each.what == wanted.what; });
    const auto value = seen == actual.end() ? std::string(no_value) : told(*seen);
    if (value == told(wanted)) return;
    add(line.span, titled(table, wanted.name).append(info_of(wanted.what).said), told(wanted), value, rules);
  }

  /// Nothing of that name is told: said once, whatever is expected of it.
  void check_missing(const Expectation::Line& line) {
    const auto table = info_of(line.wanted.what).table;
    const auto first = std::find_if(expected_.lines.begin(), expected_.lines.end(), [&](const auto& other) {
      return info_of(other.wanted.what).table == table && other.wanted.name == line.wanted.name;
    });
    if (&*first != &line) return;
    const bool is_main = line.wanted.what == main_of(table);
    add(line.span, titled(table, line.wanted.name), is_main ? told(line.wanted) : std::string(is_there), not_there, {});
  }

  void check_there(const Expectation::Line& line) {
    const auto table = info_of(line.wanted.what).table;
    if (!values_of(table, line.wanted.name).empty()) return;
    add(line.span, titled(table, line.wanted.name), is_there, not_there, rules_named_by(line));
  }

  /// A limit, which one thing may have several of.
  void check_expiry(const Expectation::Line& line) {
    std::vector<std::string> actual;
    for (const auto& [observed, rules] : seen_) {
      if (observed.what == Observable::expiry && observed.name == line.wanted.name) actual.push_back(observed.value);
    }
    if (std::find(actual.begin(), actual.end(), line.wanted.value) != actual.end()) return;
    add(line.span, fmt::format("{}{}", line.wanted.name, info_of(Observable::expiry).said), line.wanted.value,
        actual.empty() ? std::string(not_there) : join(actual, ", "), {});
  }

  void check_denied(const Expectation::Line& line) {
    const auto table = info_of(line.wanted.what).table;
    std::vector<std::string> names;
    for (const auto& [observed, rules] : seen_) {
      if (info_of(observed.what).table != table || !is_named(observed.name, line.wanted.name)) continue;
      if (std::find(names.begin(), names.end(), observed.name) == names.end()) names.push_back(observed.name);
    }
    for (const auto& name : names) {
      std::vector<std::string> rules;
      const auto actual = values_of(table, name, &rules);
      const auto value = table == ExpectTable::tests ? told_line(actual, false) : actual.front().value;
      const bool names_a_rule = info_of(table).names == ExpectTableInfo::Names::rule;
      add(line.span, titled(table, name), not_there, value, names_a_rule ? rules_named_by(line) : rules);
    }
  }

  /// A line that names a rule has to do with that one.
  static std::vector<std::string> rules_named_by(const Expectation::Line& line) {
    const bool names_a_rule = info_of(info_of(line.wanted.what).table).names == ExpectTableInfo::Names::rule;
    return names_a_rule ? std::vector{line.wanted.name} : std::vector<std::string>{};
  }

  void check_only(const std::vector<Expectation::Named>& expected) {
    for (const auto& [observed, rules] : seen_) {
      const auto& name = observed.name;
      const bool known = std::any_of(expected.begin(), expected.end(),
                                     [&, &name = name](const auto& each) { return is_named(name, each.name); });
      if (observed.what != Observable::status || known || expected.empty()) continue;
      std::vector<std::string> behind;
      const auto actual = values_of(ExpectTable::tests, name, &behind);
      add(expected.front().span, name, not_there, told_line(actual, false), behind);
    }
    for (const auto& name : expected) {
      if (values_of(ExpectTable::tests, name.name).empty())
        add(name.span, name.name, is_there, not_there, rules_that_order(name.name));
    }
  }

  const Pack& pack_;
  const Expectation& expected_;
  std::vector<Sighting> seen_;
  std::vector<Mismatch> out_;
};

}  // namespace

AdviseOptions needed_for(const Expectation& expected) {
  const auto is_expected = [&](Observable what) {
    return std::any_of(expected.lines.begin(), expected.lines.end(),
                       [&](const Expectation::Line& line) { return line.wanted.what == what; });
  };
  return {.questions = is_expected(Observable::question), .risk = false, .expiries = is_expected(Observable::expiry)};
}

std::vector<Mismatch> find_mismatches(const Pack& pack, const Advice& advice, const Expectation& expected) {
  return Comparer(pack, advice, expected).run();
}

}  // namespace sti::engine
