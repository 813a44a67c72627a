#include "engine/outcomes.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <set>

#include "engine/advise.hpp"
#include "prove/cases.hpp"
#include "unit/packs.hpp"

using namespace sti;

namespace {

/// A case in which most facts keep their first value, so that rules with several conditions hold often enough.
prove::Assignment random_assignment(const engine::Space& space, std::mt19937& random) {
  prove::Assignment out;
  const auto plain = *prove::smallest(space, engine::Diagrams::all);
  const bool sparse = random() % 2 == 0;
  for (const auto v : space.variables.indices()) {
    const auto size = space.variables[v].values.size();
    const bool keep = random() % 10 < (sparse ? 8 : 4) && v.place() > 2;
    out.push_back(keep ? plain[v] : Index<engine::Choice>(random() % size));
  }
  return out;
}

/// Compares what the functions say about a case with what `advise` says.
class Comparison {
 public:
  Comparison(const engine::Program& program, engine::Outcomes& outcomes, engine::OutcomeValues& values,
             const prove::Assignment& assignment)
      : pack_(*program.pack),
        outcomes_(outcomes),
        values_(values),
        assignment_(assignment),
        asked_(prove::make_case(outcomes.space(), assignment, prove::example_day(pack_))),
        advice_(engine::advise(program, asked_, {.questions = false})) {}

  void run() {
    for (const auto slot : pack_.vocabulary.slots.indices()) compare_verdict(slot);
    for (const auto& vaccine : advice_.vaccines) compare_vaccine(vaccine);
    for (const auto test : pack_.catalog.tests.indices()) {
      for (const auto site : pack_.catalog.sites.indices()) compare_line(test, site);
    }
    compare_notes();
    compare_follow_up();
  }

 private:
  int at(engine::Diagrams::Ref f) const { return prove::value_at(outcomes_.space().diagrams, f, assignment_); }
  Date today() const { return date_of(asked_.now); }
  Date exposed_on() const { return date_of(asked_.exposures.front().time.latest); }

  void compare_verdict(Index<Slot> slot) {
    CAPTURE(pack_.vocabulary.slots[slot].id);
    const int number = at(outcomes_.verdict(slot));
    const auto& verdict = advice_.verdicts[slot];
    CHECK((number == 0) == verdict.rules.empty());
    CHECK(at(outcomes_.told_level(slot)) == engine::number_of(verdict.level));
    if (number == 0) return;
    const auto& value = values_.verdicts.of(number);
    CHECK(value.level == verdict.level);
    std::set<std::string> open, shown;
    for (const auto& method : value.open) {
      if (method.latest_hours) open.insert(method.id);
    }
    for (const auto& limit : verdict.limits) shown.insert(pack_.methods[limit.method].id);
    CHECK(open == shown);
  }

  void compare_vaccine(const VaccineAdvice& vaccine) {
    CAPTURE(pack_.catalog.vaccines[vaccine.vaccine].id);
    const int number = at(outcomes_.vaccine(vaccine.vaccine));
    CHECK((number == 0) == vaccine.rules.empty());
    CHECK(at(outcomes_.told_level(vaccine.vaccine)) == engine::number_of(vaccine.level));
    if (number == 0) return;
    const auto& value = values_.vaccines.of(number);
    CHECK(value.level == vaccine.level);
    CHECK(value.free == vaccine.free);
    CHECK(value.schedule_days == vaccine.schedule_days);
    const bool has_limit = value.latest_hours && is_written(value.level) && !asked_.exposures.empty();
    CHECK(has_limit == vaccine.deadline.has_value());
  }

  /// What was found or treated is heard by its date and site, which a space does not have.
  bool is_changed_by_results(Index<TestKind> test) const {
    const auto infection = pack_.catalog.tests[test].infection;
    const auto is_of_it = [&](Index<Infection> other) { return infection && other == infection; };
    return std::any_of(asked_.treated.begin(), asked_.treated.end(),
                       [&](const Treatment& each) { return is_of_it(each.infection); }) ||
           std::any_of(asked_.tests_taken.begin(), asked_.tests_taken.end(), [&](const TakenTest& each) {
             return each.test == test || is_of_it(pack_.catalog.tests[each.test].infection);
           });
  }

  void compare_line(Index<TestKind> test, Index<Site> site) {
    if (is_changed_by_results(test)) return;
    CAPTURE(pack_.catalog.tests[test].id);
    CAPTURE(pack_.catalog.sites[site].id);
    const int number = at(outcomes_.line(test, site));
    const auto line = std::find_if(advice_.tests.begin(), advice_.tests.end(),
                                   [&](const TestAdvice& each) { return each.test == test && each.site == site; });
    CHECK((number != 0) == (line != advice_.tests.end()));
    if (number == 0 || line == advice_.tests.end()) return;
    const auto& value = values_.lines.of(number);
    const bool is_promised = value.conclusive && value.confirmed;
    CHECK(line->conclusive_on.has_value() == is_promised);
    if (value.course) return;
    CHECK(value.status == line->status);
    if (value.earliest) CHECK(line->useful_from == exposed_on() + days{*value.earliest});
    if (is_promised) CHECK(line->conclusive_on == exposed_on() + days{*value.conclusive});
    if (line->at_check) return;  // what a regular check of the person takes over is no matter of the windows
    CHECK(line->interim_on.empty() == !value.interim);
    if (value.interim) CHECK(line->interim_on.front() == exposed_on() + days{*value.interim});
    std::set<Date> repeat;
    for (const int day : value.repeat) repeat.insert(exposed_on() + days{day});
    if (value.conclusive && exposed_on() + days{*value.conclusive} > today())
      repeat.insert(exposed_on() + days{*value.conclusive});
    CHECK(repeat == std::set<Date>(line->repeat_on.begin(), line->repeat_on.end()));
  }

  void compare_notes() {
    std::set<std::string> expected, actual;
    for (const auto& note : outcomes_.notes()) {
      if (at(note.where) == 1) expected.insert(note.note->text.in(Lang::en));
    }
    for (const auto& note : advice_.notes) {
      if (note.from == Note::From::rule) {
        const auto& effect = pack_.rules[note.rule].effects[note.effect];
        actual.insert(std::get<NoteEffect>(effect).text.in(Lang::en));
      }
    }
    CHECK(expected == actual);
  }

  void compare_follow_up() {
    std::vector<Index<Infection>> infections = {Index<Infection>()};  // a follow-up may be for none
    for (const auto infection : pack_.catalog.infections.indices()) infections.push_back(infection);
    for (const auto what : pack_.catalog.follow_ups.indices()) {
      for (const auto infection : infections) {
        const int number = at(outcomes_.follow_up(what, infection));
        std::set<Date> expected, shown;
        for (const auto& each : advice_.follow_up) {
          if (each.what == what && each.infection == infection) shown.insert(each.on);
        }
        if (number != 0) {
          for (const auto& [from, counts] : values_.follow_ups.of(number).days) {
            const auto start = start_of(from, values_.follow_ups.of(number).course);
            if (!start) continue;
            for (const int count : counts) expected.insert(std::max(*start + days{count}, today()));
          }
        }
        CHECK(expected == shown);
      }
    }
  }

  std::optional<Date> start_of(FollowUpEffect::From from, std::optional<int> course) const {
    using From = FollowUpEffect::From;
    const auto& told = asked_.person[pack_.vocabulary.pep_last_dose].date;
    switch (from) {
      case From::now:
        return today();
      case From::exposure:
        return exposed_on();
      case From::pep_last_dose:
        if (told) return told;
        return course ? std::optional(exposed_on() + days{*course - 1}) : std::nullopt;
      case From::treated:
        return asked_.treated.front().on;
    }
    return std::nullopt;
  }

  const Pack& pack_;
  engine::Outcomes& outcomes_;
  engine::OutcomeValues& values_;
  const prove::Assignment& assignment_;
  Case asked_;
  Advice advice_;
};

}  // namespace

TEST_SUITE("engine/outcomes") {
  TEST_CASE("the functions say what the advice says, case by case") {
    for (const auto& name : {std::string("no"), test::fixture("rules/uk")}) {
      CAPTURE(name);
      const auto loaded = test::load_test_pack(name, true);
      engine::Space space(loaded->program);
      engine::OutcomeValues values;
      engine::Outcomes outcomes(space, loaded->program, values);
      std::mt19937 random(20261123);
      for (int i = 0; i < 3000; ++i) {
        const auto assignment = random_assignment(space, random);
        if (prove::value_at(space.diagrams, space.valid(), assignment) == 0) continue;
        CAPTURE(i);
        Comparison(loaded->program, outcomes, values, assignment).run();
      }
      MESSAGE(name << ": " << space.diagrams.node_count() << " nodes");
    }
  }
}
