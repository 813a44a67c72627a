// What holds for the lines and the plan of every case: each line says one thing, and the visits are the lines' days.

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <set>

#include "engine/advise.hpp"
#include "oracle/random_case.hpp"
#include "oracle/test_days.hpp"
#include "support/packs.hpp"

using namespace sti;

namespace {

/// One line of the advice, and what it asks for on a day.
struct Wanted {
  std::string of;
  Date on{};
  auto operator<=>(const Wanted&) const = default;
};
std::string text_of(const Wanted& wanted) { return wanted.of + " on " + to_string(wanted.on); }

class Plan {
 public:
  Plan(const test::ReadyPack& ready, const Advice& advice)
      : pack_(ready.pack), advice_(advice), today_(date_of(advice.asked.now)) {}

  void check_statuses() const {
    for (const auto& line : advice_.tests) {
      const auto fail = [&](const char* what) {
        RC_FAIL(name_of(line) + " is " + std::string(to_string(line.status)) + ": " + what);
      };
      if (is_for_today(line.status) && line.take_on != today_) fail("not taken today");
      if (line.status == Status::wait && !(line.take_on > today_)) fail("waits for no day ahead");
      if (line.status == Status::control && !(line.take_on >= today_)) fail("a control without its day");
      if (line.status == Status::awaited && line.take_on && *line.take_on <= today_) fail("taken before its answer");
      const bool rests = line.status == Status::positive || line.status == Status::done;
      if (rests && line.take_on) fail("and yet taken");
      const bool comes_again =
          line.at_check || !line.repeat_on.empty() || (line.all_useful_from && *line.all_useful_from > today_);
      if (line.status == Status::now_and_repeat && !comes_again) fail("repeated on no day");
      if (line.status == Status::positive && (line.conclusive_on || !line.repeat_on.empty())) fail("and yet dated");
      for (const auto* days : {&line.repeat_on, &line.interim_on}) {
        if (!std::is_sorted(days->begin(), days->end())) fail("days out of order");
        if (!days->empty() && days->front() <= today_) fail("a day that is not ahead");
      }
    }
  }

  void check_specimens() const {
    std::set<Wanted> lines, specimens;
    for (const auto& line : advice_.tests) {
      if (line.take_on) lines.insert({name_of(line), *line.take_on});
    }
    for (const auto& specimen : advice_.specimens) {
      for (const auto test : specimen.tests)
        specimens.insert({id_of(pack_, TestSubject{test, specimen.site}), specimen.on});
    }
    if (lines != specimens) RC_FAIL("specimens are not the lines with a day");
  }

  /// Nothing is called conclusive where a number of an exposure that dates it is missing or unverified.
  void check_certainty() const {
    oracle::Stage stage(pack_, advice_.asked);
    const oracle::Course course(stage);
    const oracle::Voice voice(stage);
    const oracle::TestDays days(stage, voice, course);
    for (const auto& line : advice_.tests) {
      if (!line.conclusive_on) continue;
      for (const auto& scene : stage.exposure_scenes()) {
        const auto& dating = line.exposures;
        if (std::find(dating.begin(), dating.end(), scene.exposure) == dating.end()) continue;
        if (!days.reaches(line.test, line.site, scene)) continue;
        const auto dates = days.of(line.test, scene);
        if (dates && !dates->is_sure) RC_FAIL(name_of(line) + " has a conclusive day that nobody confirmed");
        if (dates && dates->conclusive > line.conclusive_on) RC_FAIL(name_of(line) + " is conclusive too early");
      }
    }
  }

  void check_visits() const {
    const auto& rules = pack_.visits;
    std::vector<std::pair<Date, Date>> times;
    for (std::size_t i = 0; i < advice_.visits.size(); ++i) {
      const auto& visit = advice_.visits[i];
      if (visit.items.empty()) RC_FAIL("a visit for nothing");
      if (visit.on < today_) RC_FAIL("a visit in the past");
      if (visit.on != today_ && !rules.is_open(visit.on)) RC_FAIL("a visit on a closed day");
      if (i > 0 && advice_.visits[i - 1].on >= visit.on) RC_FAIL("visits out of order, or two a day");
      std::set<std::string> seen;
      for (const auto& item : visit.items) {
        if (!seen.insert(line_of(item)).second) RC_FAIL("one visit has two items of " + line_of(item));
        if (item.from > visit.on || item.until < visit.on) RC_FAIL("a visit outside the time of " + line_of(item));
        if (item.until - item.from > days{rules.wait[item.day]}) RC_FAIL("put off for too long: " + line_of(item));
        if (item.from > today_) times.emplace_back(item.until, item.from);
      }
    }
    const bool comes_today = !advice_.visits.empty() && advice_.visits.front().on == today_;
    if (advice_.visits.size() - comes_today != fewest(times)) RC_FAIL("more visits than are needed");
    check_each_day_is_met();
  }

 private:
  std::string name_of(const TestAdvice& line) const { return id_of(pack_, TestSubject{line.test, line.site}); }
  std::string name_of(const VaccineAdvice& line) const { return id_of(pack_, VaccineSubject{line.vaccine}); }
  std::string name_of(const FollowUp& line) const {
    return id_of(pack_, FollowUpSubject{line.what, line.infection}) + " " + to_string(line.on);
  }
  std::string line_of(const VisitItem& item) const {
    if (const auto* test = std::get_if<Index<TestAdvice>>(&item.of)) return name_of(advice_.tests[test->place()]);
    if (const auto* vaccine = std::get_if<Index<VaccineAdvice>>(&item.of))
      return name_of(advice_.vaccines[vaccine->place()]) + " dose " + std::to_string(item.dose.value());
    return name_of(advice_.follow_up[std::get<Index<FollowUp>>(item.of).place()]);
  }

  /// How many days it takes to meet every stretch, told by its last and its first day.
  static std::size_t fewest(std::vector<std::pair<Date, Date>> times) {
    std::sort(times.begin(), times.end());
    std::size_t out = 0;
    auto last = Date::min();
    for (const auto& [until, from] : times) {
      if (from <= last) continue;
      last = until;
      ++out;
    }
    return out;
  }

  /// Each day that a line asks for has its item, from the first open day on; and no item is for anything else.
  void check_each_day_is_met() const {
    std::set<Wanted> wanted, items, interims;
    for (const auto& each : days_wanted())
      wanted.insert({each.of, each.on <= today_ ? today_ : pack_.visits.open_from(each.on)});
    for (const auto& visit : advice_.visits) {
      for (const auto& item : visit.items)
        (item.day == VisitDay::interim ? interims : items).insert({line_of(item), item.from});
    }
    for (const auto& each : wanted) {
      if (!items.contains(each) && !interims.contains(each)) RC_FAIL("no visit for " + text_of(each));
    }
    for (const auto& each : items) {
      if (!wanted.contains(each)) RC_FAIL("a visit for " + text_of(each) + ", which no line asks for");
    }
  }

  /// Each day that a line asks for, interim looks apart.
  std::set<Wanted> days_wanted() const {
    std::set<Wanted> out;
    for (const auto& line : advice_.tests) {
      if (line.take_on) out.insert({name_of(line), *line.take_on});
      for (const auto day : line.repeat_on) out.insert({name_of(line), day});
      if (line.at_check) out.insert({name_of(line), advice_.follow_up[line.at_check.place()].on});
      const bool comes_again = line.status == Status::now_and_repeat || line.status == Status::baseline ||
                               line.status == Status::wait || line.status == Status::awaited;
      if (comes_again && !line.at_check && line.all_useful_from && *line.all_useful_from > today_)
        out.insert({name_of(line), *line.all_useful_from});
    }
    for (const auto& line : advice_.follow_up) out.insert({name_of(line), line.on});
    for (const auto& line : advice_.vaccines) add_doses(line, out);
    return out;
  }

  void add_doses(const VaccineAdvice& line, std::set<Wanted>& out) const {
    const auto& schedule = line.schedule_days;
    const auto given = line.doses.size();
    const auto add_from = [&](std::size_t dose, Date on) {
      for (; dose < schedule.size(); ++dose) {
        if (dose > 0) on = std::max(on + days{schedule[dose] - schedule[dose - 1]}, today_);
        out.insert({name_of(line) + " dose " + std::to_string(dose + 1), on});
      }
    };
    if (line.level == VaccineLevel::offer) add_from(0, today_);
    if (line.level == VaccineLevel::complete_course && given > 0) add_from(given, line.doses.back());
  }

  const Pack& pack_;
  const Advice& advice_;
  Date today_;
};

void check(const char* name, void (Plan::*property)() const) {
  for (const auto* ready : {&test::norway(), &test::united_kingdom()}) {
    CHECK(rc::check(std::string(name) + ", " + ready->pack.id, [&] {
      for (int i = 0; i < oracle::cases_a_run; ++i) {
        const auto told =
            test::read_json_case(ready->pack, (*oracle::random_case(ready->pack, {.any_moment = true})).text());
        const auto advice =
            engine::advise(ready->program, told, {.questions = false, .risk = false, .expiries = false});
        (Plan(*ready, advice).*property)();
      }
    }));
  }
}

}  // namespace

TEST_SUITE("plan") {
  TEST_CASE("the status of a line and the day it is taken agree") { check("statuses", &Plan::check_statuses); }
  TEST_CASE("specimens are the lines with a day") { check("specimens", &Plan::check_specimens); }
  TEST_CASE("no number that nobody confirmed makes a promise") { check("certainty", &Plan::check_certainty); }
  TEST_CASE("visits are in order, one a day, and hold each day of each line once") {
    check("visits", &Plan::check_visits);
  }
}
