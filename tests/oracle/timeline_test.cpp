// What a timeline draws is what the engine says on that day, and in that hour.

#include "report/timeline/timeline.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "engine/advise.hpp"
#include "model/clock.hpp"
#include "oracle/random_case.hpp"
#include "support/packs.hpp"

using namespace sti;
using report::Timeline;

namespace {

/// What a run has compared, so that it cannot pass by comparing nothing.
struct Tally {
  int cases = 0, days = 0, hours = 0, day_changes = 0, hour_changes = 0;
};

/// The case as it is told, at another moment. What was told stays where it is.
Advice advise_at(const test::ReadyPack& ready, Case asked, Moment now) {
  set_now(asked, zone_of(asked).instant_of(now));
  return engine::advise(ready.program, asked, {.questions = false, .risk = false, .expiries = false});
}

std::optional<Timeline::Phase> phase_of(const TestAdvice& line) {
  switch (line.status) {
    case Status::wait:
    case Status::baseline:
      return Timeline::Phase::too_early;
    case Status::now_and_repeat:
      return Timeline::Phase::informative;
    case Status::awaited:  // of no first visit
    case Status::control:
    case Status::positive:
    case Status::now:
    case Status::done:
      break;
  }
  if (!line.useful_from) return std::nullopt;
  if (!line.conclusive_on) return Timeline::Phase::informative;
  return Timeline::Phase::conclusive;
}

/// The first moment from which the whole case can be told.
Moment all_told(const Case& asked) {
  Moment out{};
  for (const auto& exposure : asked.exposures) out = std::max(out, exposure.time.latest);
  for (const auto& taken : asked.tests_taken) out = std::max(out, Moment{taken.on});
  for (const auto& treated : asked.treated) out = std::max(out, Moment{treated.on});
  return out;
}

std::string phase_name(std::optional<Timeline::Phase> phase) { return phase ? std::to_string(int(*phase)) : "none"; }

std::string name_of(const Pack& pack, const TestAdvice& line) { return id_of(pack, TestSubject{line.test, line.site}); }

const TestAdvice* find_line(const Advice& advice, const TestAdvice& line) {
  for (const auto& other : advice.tests) {
    if (other.test == line.test && other.site == line.site) return &other;
  }
  return nullptr;
}

/// Each day of the picture on which the whole case can be told: the phase drawn is the status that the engine gives.
void check_days(const test::ReadyPack& ready, const Advice& advice, const Timeline& timeline, Tally& tally) {
  const auto told = all_told(advice.asked);
  const auto first = std::max(date_of(told), timeline.first);
  for (auto day = first; day <= timeline.last; day += days{1}) {
    const auto then = advise_at(ready, advice.asked, std::max(Moment{day}, told));
    ++tally.days;
    for (const auto& row : timeline.tests) {
      tally.day_changes += day > first && row.phase_on(day) != row.phase_on(day - days{1});
      for (const auto* line : row.lines) {
        const auto where = name_of(ready.pack, *line) + " on " + to_string(day);
        const auto* stepped = find_line(then, *line);
        const bool asked = !row.asked_until || Moment{day} <= *row.asked_until;
        if ((stepped != nullptr) != asked) RC_FAIL(where + ": drawn, and not advised then, or the other way");
        if (stepped == nullptr) continue;
        if (phase_of(*stepped) != row.phase_on(day))
          RC_FAIL(where + ": drawn " + phase_name(row.phase_on(day)) + ", stepped " + phase_name(phase_of(*stepped)));
      }
    }
    if (std::max(Moment{day}, told) < advice.asked.now) continue;  // earlier today something else may have run
    for (const auto& line : then.tests) {
      if (find_line(advice, line) == nullptr)
        RC_FAIL(name_of(ready.pack, line) + " comes on " + to_string(day) + " and is not drawn");
    }
  }
}

bool has_limit(const Advice& advice, const MethodSubject& of, Index<Exposure> exposure) {
  const auto& limits = advice.verdicts[of.slot].limits;
  return std::any_of(limits.begin(), limits.end(),
                     [&](const MethodLimit& limit) { return limit.method == of.method && limit.exposure == exposure; });
}

const VaccineAdvice& vaccine_of(const Advice& advice, const VaccineSubject& of) {
  return *std::find_if(advice.vaccines.begin(), advice.vaccines.end(),
                       [&](const VaccineAdvice& other) { return other.vaccine == of.vaccine; });
}

/// One moment: a method is open for an exposure exactly while its clock runs, and with the last of them the verdict.
void check_moment(const test::ReadyPack& ready, const Advice& advice, const Timeline& timeline, Moment at) {
  const auto then = advise_at(ready, advice.asked, at);
  const auto where = " at " + to_string(at);
  for (const auto& clock : timeline.clocks) {
    if (const auto* vaccine = std::get_if<VaccineSubject>(&clock.what)) {
      const auto& now = vaccine_of(advice, *vaccine);
      const auto& later = vaccine_of(then, *vaccine);
      const bool same = later.level == now.level && later.deadline == now.deadline;
      if (same != (at <= clock.end)) RC_FAIL("the clock of a vaccine is not its limit" + where);
      continue;
    }
    const auto& method = std::get<MethodSubject>(clock.what);
    for (const auto exposure : clock.exposures) {
      if (has_limit(then, method, exposure) != (at <= clock.end))
        RC_FAIL("the clock of " + ready.pack.methods[method.method].id + " is not its limit" + where);
    }
  }
  const auto is_of = [](const Timeline::Clock& clock, Index<Slot> slot) {
    const auto* method = std::get_if<MethodSubject>(&clock.what);
    return method != nullptr && method->slot == slot;
  };
  for (const auto slot : then.verdicts.indices()) {
    for (const auto& now : advice.verdicts[slot].by_exposure) {
      if (!is_offer(now.level) || !now.deadline) continue;
      const bool runs = std::any_of(timeline.clocks.begin(), timeline.clocks.end(), [&](const Timeline::Clock& clock) {
        const auto& of = clock.exposures;
        return is_of(clock, slot) && at <= clock.end && std::find(of.begin(), of.end(), now.exposure) != of.end();
      });
      for (const auto& later : then.verdicts[slot].by_exposure) {
        if (later.exposure == now.exposure && is_offer(later.level) != runs)
          RC_FAIL(ready.pack.vocabulary.slots[slot].id + " is open and no clock runs, or the other way" + where);
      }
    }
  }
}

/// Hour by hour until the last clock has run out, and the last minute of each and the first after it.
void check_hours(const test::ReadyPack& ready, const Advice& advice, const Timeline& timeline, Tally& tally) {
  if (timeline.clocks.empty()) return;
  auto last = advice.asked.now;
  for (const auto& clock : timeline.clocks) {
    last = std::max(last, clock.end);
    check_moment(ready, advice, timeline, clock.end);
    check_moment(ready, advice, timeline, clock.end + minutes{1});
    ++tally.hour_changes;
  }
  for (auto at = advice.asked.now; at <= last + hours{3}; at += hours{1}) {
    check_moment(ready, advice, timeline, at);
    ++tally.hours;
  }
}

/// A clock that may have closed earlier is the clock of the exposure told at the earliest moment of its day.
void check_unsure(const test::ReadyPack& ready, const Advice& advice, const Timeline& timeline) {
  for (const auto& clock : timeline.clocks) {
    const auto* method = std::get_if<MethodSubject>(&clock.what);
    if (!clock.end_from || method == nullptr) continue;
    for (const auto exposure : clock.exposures) {
      auto earlier = advice.asked;
      auto& time = earlier.exposures[exposure].time;
      time.latest = time.earliest;
      time.latest_instant = time.earliest_instant;
      time.exact = true;
      const auto then = advise_at(ready, earlier, advice.asked.now);
      for (const auto& limit : then.verdicts[method->slot].limits) {
        if (limit.method == method->method && limit.exposure == exposure && limit.at != *clock.end_from)
          RC_FAIL("may have closed at another moment than is drawn");
      }
      const bool open = has_limit(then, *method, exposure);
      if (open != (*clock.end_from >= advice.asked.now)) RC_FAIL("what may have closed has not, or the other way");
    }
  }
}

void check_case(const test::ReadyPack& ready, Tally& tally) {
  const auto random = *oracle::random_case(ready.pack);
  auto asked = test::read_json_case(ready.pack, random.text());
  asked.tests_taken.clear();  // the picture is of the windows: what was taken since is told beside it
  asked.treated.clear();
  asked.vaccines_taken.clear();
  asked.person[ready.pack.vocabulary.pep] = {};  // a course that goes on moves with the day
  const auto advice = engine::advise(ready.program, asked, {.questions = false, .risk = false});
  const Phrases none;
  const auto timeline = report::make_timeline({ready.pack, none, advice, Lang::en});
  check_days(ready, advice, timeline, tally);
  check_hours(ready, advice, timeline, tally);
  check_unsure(ready, advice, timeline);
  ++tally.cases;
}

/// Three cases a time, so that a run of the suite steps through more than a thousand.
void check_pack(const char* name, const test::ReadyPack& ready) {
  Tally tally;
  CHECK(rc::check(name, [&] {
    for (int i = 0; i < 3; ++i) check_case(ready, tally);
  }));
  CHECK(tally.cases >= 1000);
  MESSAGE(tally.cases << " cases, " << tally.days << " days with " << tally.day_changes << " changes, " << tally.hours
                      << " hours with " << tally.hour_changes << " changes");
  CHECK(tally.day_changes > 500);
  CHECK(tally.hour_changes > 50);
}

}  // namespace

TEST_SUITE("timeline") {
  TEST_CASE("a Norwegian timeline draws what the engine says") { check_pack("timeline, no", test::norway()); }
  TEST_CASE("a UK fixture timeline draws what the engine says") { check_pack("timeline, uk", test::united_kingdom()); }
}
