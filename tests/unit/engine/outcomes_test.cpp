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
    if (number == 0) return;
    const auto& value = values_.vaccines.of(number);
    CHECK(value.level == vaccine.level);
    CHECK(value.free == vaccine.free);
    CHECK(value.schedule_days == vaccine.schedule_days);
    CHECK((value.latest_hours && !asked_.exposures.empty()) == vaccine.deadline.has_value());
  }

  void compare_line(Index<TestKind> test, Index<Site> site) {
    CAPTURE(pack_.catalog.tests[test].id);
    CAPTURE(pack_.catalog.sites[site].id);
    const int number = at(outcomes_.line(test, site));
    const auto line = std::find_if(advice_.tests.begin(), advice_.tests.end(),
                                   [&](const TestAdvice& each) { return each.test == test && each.site == site; });
    CHECK((number != 0) == (line != advice_.tests.end()));
    if (number == 0 || line == advice_.tests.end()) return;
    const auto& value = values_.lines.of(number);
    if (value.course) {
      CHECK(line->conclusive_on.has_value() == value.conclusive.has_value());
      return;
    }
    CHECK(value.status == line->status);
    if (value.earliest) CHECK(line->useful_from == exposed_on() + days{*value.earliest});
    CHECK(line->conclusive_on.has_value() == value.conclusive.has_value());
    if (value.conclusive) CHECK(line->conclusive_on == exposed_on() + days{*value.conclusive});
    CHECK(line->interim_on.has_value() == value.interim.has_value());
    if (value.interim) CHECK(line->interim_on == exposed_on() + days{*value.interim});
    for (const int day : value.repeat)
      CHECK(std::count(line->repeat_on.begin(), line->repeat_on.end(), exposed_on() + days{day}) == 1);
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
        const auto shown = std::find_if(advice_.follow_up.begin(), advice_.follow_up.end(), [&](const FollowUp& each) {
          return each.what == what && each.infection == infection;
        });
        std::optional<Date> on;
        if (number != 0) {
          for (const auto& [from, count] : values_.follow_ups.of(number).days) {
            using From = FollowUpEffect::From;
            std::optional<Date> start;
            if (from == From::now) start = today();
            if (from == From::exposure) start = exposed_on();
            if (from == From::pep_last_dose && values_.follow_ups.of(number).course)
              start = exposed_on() + days{*values_.follow_ups.of(number).course - 1};
            if (from == From::treated) start = asked_.treated.front().on;
            if (!start) continue;
            const auto due = std::max(*start + days{count}, today());
            on = std::min(on.value_or(due), due);
          }
        }
        CHECK(on.has_value() == (shown != advice_.follow_up.end()));
        if (on && shown != advice_.follow_up.end()) CHECK(*on == shown->on);
      }
    }
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
        CAPTURE(i);
        Comparison(loaded->program, outcomes, values, assignment).run();
      }
      MESSAGE(name << ": " << space.diagrams.node_count() << " nodes");
    }
  }
}
