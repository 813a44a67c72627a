#include "engine/expect.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.hpp"
#include "engine/compare.hpp"

namespace sti::engine {
namespace {

class Checker {
 public:
  Checker(const Pack& pack, const Advice& advice, const std::string& name, Diagnostics& diagnostics)
      : pack_(pack), advice_(advice), name_(name), diagnostics_(diagnostics) {}

  void run(const Expectation& expected) {
    for (const auto& line : expected.tests) check_test(line);
    for (const auto& name : expected.no_tests) {
      for (const auto& line : advice_.tests) {
        if (name_of(line) == name.name || test_id(line) == name.name)
          fail(name.span, fmt::format("`{}` is not expected, and is there: {}", name.name, describe(line)));
      }
    }
    if (expected.only_tests) check_only(*expected.only_tests, expected.only_tests_span);
    for (const auto& verdict : expected.verdicts) {
      const auto& actual = advice_.verdicts[std::size_t(pack_.vocabulary.slot_index(verdict.name))];
      check_leveled(verdict, to_string(actual.level), actual.deadline, actual.deadline_from);
    }
    for (const auto& vaccine : expected.vaccines) {
      const auto found = std::find_if(advice_.vaccines.begin(), advice_.vaccines.end(), [&](const auto& v) {
        return pack_.catalog.vaccines[std::size_t(v.vaccine)].id == vaccine.name;
      });
      if (found == advice_.vaccines.end())
        fail(vaccine.span, fmt::format("the vaccine `{}` is expected, and the advice does not have it", vaccine.name));
      else
        check_leveled(vaccine, to_string(found->level), found->deadline, found->deadline_from);
    }
    check_present("a note of", expected.notes, expected.no_notes, rules_of_notes(pack_, advice_));
    check_present("the rule", expected.rules, expected.no_rules, rules_behind(pack_, advice_));
    std::vector<std::string> questions;
    for (const auto& question : advice_.questions)
      questions.push_back(pack_.vocabulary.facts[std::size_t(question.fact)].id);
    check_present("a question for", expected.questions, expected.no_questions, questions);
    check_follow_up(expected);
  }

 private:
  void fail(const Span& span, std::string message) {
    diagnostics_.add(Code::expectation_failed, span, fmt::format("{}: {}", name_, message));
  }

  const std::string& test_id(const TestAdvice& line) const { return pack_.catalog.tests[std::size_t(line.test)].id; }
  std::string name_of(const TestAdvice& line) const {
    return test_id(line) + "@" + pack_.catalog.sites[std::size_t(line.site)].id;
  }
  static std::string date_text(const std::optional<Date>& date) { return date ? to_string(*date) : "none"; }

  static std::vector<std::string> date_texts(const std::vector<Date>& dates) {
    std::vector<std::string> out;
    for (const auto date : dates) out.push_back(to_string(date));
    return out;
  }

  std::string describe(const TestAdvice& line) const {
    return fmt::format("{} {}, take on {}, conclusive on {}, repeat on [{}]", name_of(line), to_string(line.status),
                       to_string(line.take_on), date_text(line.conclusive_on), join(date_texts(line.repeat_on), ", "));
  }

  void check_test(const Expectation::TestLine& expected) {
    const auto found = std::find_if(advice_.tests.begin(), advice_.tests.end(), [&](const auto& line) {
      return name_of(line) == expected.name || test_id(line) == expected.name;
    });
    if (found == advice_.tests.end()) {
      std::vector<std::string> names;
      for (const auto& line : advice_.tests) names.push_back(name_of(line));
      return fail(expected.span, fmt::format("`{}` is expected; the advice has {}", expected.name,
                                             names.empty() ? "no test" : list_names(names, "and")));
    }
    const bool same = (!expected.status || *expected.status == to_string(found->status)) &&
                      (!expected.take_on || *expected.take_on == to_string(found->take_on)) &&
                      (!expected.conclusive_on || *expected.conclusive_on == date_text(found->conclusive_on)) &&
                      (!expected.repeat_on || *expected.repeat_on == date_texts(found->repeat_on));
    if (same) return;
    std::string wanted = expected.status.value_or("any status");
    if (expected.take_on) wanted += ", take on " + *expected.take_on;
    if (expected.conclusive_on) wanted += ", conclusive on " + *expected.conclusive_on;
    if (expected.repeat_on) wanted += fmt::format(", repeat on [{}]", join(*expected.repeat_on, ", "));
    fail(expected.span, fmt::format("expected {} {}; the advice has {}", expected.name, wanted, describe(*found)));
  }

  void check_only(const std::vector<Expectation::Named>& expected, const Span& span) {
    for (const auto& line : advice_.tests) {
      const bool known = std::any_of(expected.begin(), expected.end(), [&](const auto& name) {
        return name.name == name_of(line) || name.name == test_id(line);
      });
      if (!known) fail(span, fmt::format("`{}` is not among the tests expected", name_of(line)));
    }
    for (const auto& name : expected) {
      const bool there = std::any_of(advice_.tests.begin(), advice_.tests.end(), [&](const auto& line) {
        return name.name == name_of(line) || name.name == test_id(line);
      });
      if (!there) fail(name.span, fmt::format("`{}` is expected, and the advice does not have it", name.name));
    }
  }

  void check_leveled(const Expectation::Leveled& expected, std::string_view level,
                     const std::optional<Moment>& deadline, const std::optional<Moment>& deadline_from) {
    const auto text = [](const std::optional<Moment>& moment) {
      return moment ? to_string(*moment) : std::string("none");
    };
    if (expected.level && *expected.level != level)
      fail(expected.span, fmt::format("expected {} `{}`; the advice has `{}`", expected.name, *expected.level, level));
    if (expected.deadline && *expected.deadline != text(deadline))
      fail(expected.span, fmt::format("expected {} open until {}; the advice has {}", expected.name, *expected.deadline,
                                      text(deadline)));
    if (expected.deadline_from && *expected.deadline_from != text(deadline_from))
      fail(expected.span, fmt::format("expected {} `deadline_from` {}; the advice has {}", expected.name,
                                      *expected.deadline_from, text(deadline_from)));
  }

  void check_present(std::string_view what, const std::vector<Expectation::Named>& wanted,
                     const std::vector<Expectation::Named>& unwanted, const std::vector<std::string>& actual) {
    const auto has = [&](const std::string& name) {
      return std::find(actual.begin(), actual.end(), name) != actual.end();
    };
    for (const auto& name : wanted) {
      if (!has(name.name)) fail(name.span, fmt::format("{} `{}` is expected, and is not there", what, name.name));
    }
    for (const auto& name : unwanted) {
      if (has(name.name)) fail(name.span, fmt::format("{} `{}` is not expected, and is there", what, name.name));
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
        fail(name.span, fmt::format("the follow-up `{}` is expected, and is not there", name.name));
      else if (to_string(found->on) != date)
        fail(name.span, fmt::format("expected `{}` on {}; the advice has {}", name.name, date, to_string(found->on)));
    }
    for (const auto& name : expected.no_follow_up) {
      if (find(name.name) != advice_.follow_up.end())
        fail(name.span, fmt::format("the follow-up `{}` is not expected, and is there", name.name));
    }
  }

  const Pack& pack_;
  const Advice& advice_;
  const std::string& name_;
  Diagnostics& diagnostics_;
};

}  // namespace

void check_expectation(const Pack& pack, const Advice& advice, const Expectation& expected, const std::string& name,
                       Diagnostics& diagnostics) {
  Checker(pack, advice, name, diagnostics).run(expected);
}

}  // namespace sti::engine
