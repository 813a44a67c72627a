// The clock of a clinic that changes to summer time and back: hours count as they pass, days as they are called.

#include "model/clock.hpp"

#include <doctest/doctest.h>

#include <map>

#include "engine/advise.hpp"
#include "engine/resolve.hpp"
#include "load/case.hpp"
#include "support/packs.hpp"
#include "write/command_line.hpp"

using namespace sti;

namespace {

/// PEP to 72 hours, emergency contraception to 72 and 120, a test that counts in days; by some clock.
std::unique_ptr<test::ReadyPack> pack_with(const std::string& zone) {
  const auto about = [](const std::string& id, const std::string& act, const std::string& slot) {
    return "[[rule]]\nid = \"" + id + "\"\nwhen = { act = \"" + act + "\" }\nverdict = { " + slot +
           " = \"recommended\" }\nwhy = { en = \"w\", nb = \"w\" }\nsource = [\"S\"]\nbasis = \"stated\"\n";
  };
  const auto method = [](const std::string& id, const std::string& slot, int hours_open) {
    return "[[method]]\nid = \"" + id + "\"\nslot = \"" + slot +
           "\"\nlabel = { en = \"m\", nb = \"m\" }\nlatest_hours = { hours = " + std::to_string(hours_open) +
           ", source = [\"S\"], basis = \"stated\" }\n";
  };
  const std::string rules = about("pep-anal", "anal", "pep") + about("ec", "vaginal", "emergency-contraception") +
                            method("pep", "pep", 72) + method("tablet", "emergency-contraception", 72) +
                            method("coil", "emergency-contraception", 120) + R"(
[[rule]]
id = "soon"
when = { act = "anal", since = { within_hours = 72 } }
note = { kind = "caution", text = { en = "t", nb = "t" } }
why = { en = "w", nb = "w" }
source = ["S"]
basis = "stated"

[[rule]]
id = "later"
when = { act = "anal", since = { after_hours = 72 } }
note = { kind = "information", text = { en = "t", nb = "t" } }
why = { en = "w", nb = "w" }
source = ["S"]
basis = "stated"

[[rule]]
id = "third-day"
when = { act = "anal", since = { at_least_days = 3 } }
note = { kind = "talk", text = { en = "t", nb = "t" } }
why = { en = "w", nb = "w" }
source = ["S"]
basis = "stated"
)";
  const test::TextTree tree({{"small/pack.toml", test::small_pack_toml("small") + "zone = \"" + zone + "\"\n"},
                             {"small/sources.toml", test::small_sources_toml()},
                             {"small/rules.toml", rules}});
  std::string errors;
  auto out = test::load_ready(tree.tree(), "small", &errors);
  INFO(errors);
  REQUIRE(out);
  return out;
}

const test::ReadyPack& north() {
  static const auto ready = pack_with("CET-1CEST,M3.5.0,M10.5.0/3");
  return *ready;
}
const test::ReadyPack& south() {
  static const auto ready = pack_with("AEST-10AEDT,M10.1.0,M4.1.0/3");
  return *ready;
}
const test::ReadyPack& still() {
  static const auto ready = pack_with("<-03>3");
  return *ready;
}

/// The days on which the clocks change, as almanacs have them: in the north at 02:00 and at 03:00, in the south too.
const std::vector<const char*>& forward_days(const test::ReadyPack& ready) {
  static const std::vector<const char*> of_north = {"2026-03-29", "2027-03-28", "2028-03-26", "2029-03-25",
                                                    "2030-03-31"},
                                        of_south = {"2026-10-04", "2027-10-03", "2028-10-01", "2029-10-07",
                                                    "2030-10-06"};
  return &ready == &north() ? of_north : of_south;
}
const std::vector<const char*>& back_days(const test::ReadyPack& ready) {
  static const std::vector<const char*> of_north = {"2026-10-25", "2027-10-31", "2028-10-29", "2029-10-28",
                                                    "2030-10-27"},
                                        of_south = {"2026-04-05", "2027-04-04", "2028-04-02", "2029-04-01",
                                                    "2030-04-07"};
  return &ready == &north() ? of_north : of_south;
}

/// Minutes of the year that the clock lags behind one that only runs: what a reader of almanacs would say. The change
/// back counts at its second 02:00; told times in the hour before it are left out by who asks.
int gained(const test::ReadyPack& ready, Moment told) {
  int out = 0;
  for (const auto* day : forward_days(ready)) out += told >= Moment{*parse_date(day)} + hours{3} ? 60 : 0;
  for (const auto* day : back_days(ready)) out -= told >= Moment{*parse_date(day)} + hours{2} ? 60 : 0;
  return out;
}
/// Between two told times that exist once.
minutes really_passed(const test::ReadyPack& ready, Moment from, Moment to) {
  const int jumps = &ready == &still() ? 0 : gained(ready, to) - gained(ready, from);
  return to - from - minutes{jumps};
}
bool exists_once(const test::ReadyPack& ready, Moment told) {
  if (&ready == &still()) return true;
  for (const auto* days_of : {&forward_days(ready), &back_days(ready)}) {
    for (const auto* day : *days_of) {
      const auto at = told - Moment{*parse_date(day)};
      if (at >= hours{2} && at < hours{3}) return false;
    }
  }
  return true;
}

std::string exposure(const char* act, const std::string& when) {
  const bool is_duration = when.find('-') == std::string::npos;
  return std::string(R"({"act": ")") + act + R"(", "role": "receptive", ")" + (is_duration ? "since" : "on") +
         "\": \"" + when + "\"}";
}

Case told_at(const test::ReadyPack& ready, const std::string& now, const char* act, const std::string& when) {
  return test::read_json_case(ready.pack, R"({"now": ")" + now + R"(", "exposures": [)" + exposure(act, when) + "]}");
}

const Verdict& verdict_of(const Advice& advice, const test::ReadyPack& ready, const char* slot) {
  return advice.verdicts[ready.pack.vocabulary.slot_index(slot)];
}

std::string shown(const std::optional<Moment>& at) { return at ? to_string(*at) : "null"; }

/// "recommended 2026-10-27T11:00 null".
std::string pep(const test::ReadyPack& ready, const std::string& now, const std::string& when) {
  const auto advice = engine::advise(ready.program, told_at(ready, now, "anal", when));
  const auto& verdict = verdict_of(advice, ready, "pep");
  return std::string(to_string(verdict.level)) + " " + shown(verdict.deadline) + " " + shown(verdict.deadline_from);
}

/// The kinds of note that rules gave: which of their times held.
std::string times_held(const test::ReadyPack& ready, const Advice& advice) {
  std::string out;
  for (const auto& note : advice.notes) {
    if (note.from == Note::From::rule) out += ready.pack.rules[note.rule].id + " ";
  }
  return out;
}

}  // namespace

TEST_SUITE("engine/clock") {
  TEST_CASE("an hour that was left out has not passed") {
    CHECK(pep(north(), "2027-03-29T12:30", "2027-03-26T12:00") == "recommended 2027-03-29T13:00 null");
    CHECK(pep(north(), "2027-03-29T12:30", "2027-03-26T11:30") == "recommended 2027-03-29T12:30 null");  // 72:00
    CHECK(pep(north(), "2027-03-29T12:30", "2027-03-26T11:29") == "too-late null null");
    CHECK(pep(still(), "2027-03-29T12:30", "2027-03-26T12:00") == "too-late null null");
    CHECK(pep(north(), "2027-03-29T12:30", "71h") == "recommended 2027-03-29T13:30 null");
    CHECK(pep(north(), "2027-03-29T12:30", "72h") == "recommended 2027-03-29T12:30 null");
    CHECK(pep(north(), "2027-03-29T12:30", "73h") == "too-late null null");
  }

  TEST_CASE("an hour that came twice has passed twice") {
    CHECK(pep(north(), "2026-10-24T13:00", "2026-10-24T12:00") == "recommended 2026-10-27T11:00 null");
    CHECK(pep(north(), "2026-10-27T11:00", "2026-10-24T12:00") == "recommended 2026-10-27T11:00 null");
    CHECK(pep(north(), "2026-10-27T11:01", "2026-10-24T12:00") == "too-late null null");
  }

  TEST_CASE("a day is told to its last minute, and its first may have closed already") {
    CHECK(pep(north(), "2027-03-29T12:30", "2027-03-26") == "recommended 2027-03-30T00:59 2027-03-29T01:00");
    CHECK(pep(north(), "2026-10-27T12:30", "3d") == "recommended 2026-10-27T22:59 2026-10-26T23:00");
    CHECK(pep(north(), "2026-10-25T12:30", "2026-10-25") == "recommended 2026-10-28T12:30 2026-10-27T23:00");
  }

  TEST_CASE("of a time that the clock showed twice the later counts, and the earlier may") {
    CHECK(pep(north(), "2026-10-26T12:00", "2026-10-25T02:30") == "recommended 2026-10-28T02:30 2026-10-28T01:30");
    CHECK(pep(north(), "2026-10-28T02:30", "2026-10-25T02:30") == "recommended 2026-10-28T02:30 2026-10-28T01:30");
    CHECK(pep(north(), "2026-10-28T02:31", "2026-10-25T02:30") == "too-late null null");
    CHECK(pep(north(), "2026-10-26T12:00", "2026-10-25T03:00") == "recommended 2026-10-28T03:00 null");
    CHECK(pep(north(), "2026-10-26T12:00", "2026-10-25T01:59") == "recommended 2026-10-28T00:59 null");
    // Where the later is still to come, the earlier is meant.
    CHECK(pep(north(), "2026-10-25T02:15", "2026-10-25T02:30") == "recommended 2026-10-28T01:30 null");
  }

  TEST_CASE("hours tell the two apart") {
    CHECK(pep(north(), "2026-10-25T12:30", "10h") == "recommended 2026-10-28T02:30 null");
    CHECK(pep(north(), "2026-10-25T12:30", "11h") == "recommended 2026-10-28T01:30 null");
    CHECK(pep(north(), "2026-10-25T12:30", "12h") == "recommended 2026-10-28T00:30 null");
  }

  TEST_CASE("a time that the clock jumped over is the one after") {
    CHECK(pep(north(), "2027-03-29T12:30", "2027-03-28T02:30") == "recommended 2027-03-31T03:30 null");
    CHECK(pep(north(), "2027-03-29T12:30", "2027-03-28T02:00") == "recommended 2027-03-31T03:00 null");
    CHECK(pep(north(), "2027-03-28T03:10", "2027-03-28T02:30") == "recommended 2027-03-31T03:10 null");
    CHECK(pep(north(), "2027-03-28T02:30", "2027-03-25T02:30") == "recommended 2027-03-28T03:30 null");
    CHECK(to_string(told_at(north(), "2027-03-28T02:30", "anal", "5h").now) == "2027-03-28T03:30");
  }

  TEST_CASE("a deadline in the hour that comes twice is the one of its instant") {
    const auto asked = told_at(north(), "2026-10-24T12:00", "anal", "2026-10-22T02:30");
    CHECK(shown(verdict_of(engine::advise(north().program, asked), north(), "pep").deadline) == "2026-10-25T02:30");
    auto then = asked;
    const auto limit = asked.exposures.front().time.latest_instant + hours{72};
    const auto level_at = [&](Instant at) {
      set_now(then, at);
      const auto advice = engine::advise(north().program, then);
      return std::string(to_string(verdict_of(advice, north(), "pep").level)) + " " + to_string(then.now);
    };
    CHECK(level_at(limit) == "recommended 2026-10-25T02:30");
    CHECK(level_at(limit + minutes{1}) == "too-late 2026-10-25T02:31");
    CHECK(level_at(limit + minutes{60}) == "too-late 2026-10-25T02:30");
  }

  TEST_CASE("over several exposures the soonest limit is the soonest to pass, whatever the clock shows then") {
    // Limits at the first 02:40 and at the second 02:10.
    const std::string first = exposure("anal", "2026-10-22T02:40"), second = exposure("anal", "2026-10-22T03:10");
    for (const auto& both : {first + "," + second, second + "," + first}) {
      const auto advice = test::advise_json(north(), R"({"now": "2026-10-24T12:00", "exposures": [)" + both + "]}");
      CHECK(shown(verdict_of(advice, north(), "pep").deadline) == "2026-10-25T02:40");
    }
  }

  TEST_CASE("a limit is open exactly while its hours last, around every change of the clocks") {
    int open = 0, closed = 0;
    for (const auto* ready : {&north(), &south(), &still()}) {
      for (const auto* changes : {&forward_days(*ready), &back_days(*ready)}) {
        for (const auto* change : *changes) {
          for (const int limit : {72, 120}) {
            const char* act = limit == 72 ? "anal" : "vaginal";
            const char* slot = limit == 72 ? "pep" : "emergency-contraception";
            // The exposure from well before the change to just after it.
            for (auto before = hours{limit + 2}; before >= hours{-4}; before -= hours{limit == 72 ? 11 : 17}) {
              const auto start = Moment{*parse_date(change)} + hours{2} + minutes{35} - before;
              if (!exists_once(*ready, start)) continue;
              for (auto off = minutes{-125}; off <= minutes{125}; off += minutes{5}) {
                const auto now = start + hours{limit} + off;
                if (!exists_once(*ready, now)) continue;
                const auto asked = told_at(*ready, to_string(now), act, to_string(start));
                const auto advice = engine::advise(ready->program, asked, {.questions = false, .expiries = false});
                const auto& verdict = verdict_of(advice, *ready, slot);
                const bool expected = really_passed(*ready, start, now) <= hours{limit};
                CAPTURE(to_string(start));
                CAPTURE(to_string(now));
                CHECK((verdict.level == Level::recommended) == expected);
                (expected ? open : closed) += 1;
                if (!expected || !verdict.deadline || !exists_once(*ready, *verdict.deadline)) continue;
                CHECK(really_passed(*ready, start, *verdict.deadline) == hours{limit});
              }
            }
          }
        }
      }
    }
    CHECK(open > 4000);
    CHECK(closed > 4000);
    MESSAGE(open << " open, " << closed << " closed");
  }

  TEST_CASE("minute by minute through the hour of a change, hours pass one by one and rules with them") {
    for (const auto* ready : {&north(), &south()}) {
      for (const auto* changes : {&forward_days(*ready), &back_days(*ready)}) {
        const auto day = Moment{*parse_date(changes->front())};
        auto asked = told_at(*ready, to_string(day + hours{12}), "anal", to_string(day - hours{69} + minutes{30}));
        const auto begin = ready->pack.zone.instant_of(day), start = asked.exposures.front().time.latest_instant;
        for (auto at = begin; at < begin + hours{6}; at += minutes{1}) {
          set_now(asked, at);
          const auto advice = engine::advise(ready->program, asked, {.questions = false});
          const bool open = at - start <= hours{72};
          CAPTURE(to_string(asked.now));
          CHECK((verdict_of(advice, *ready, "pep").level == Level::recommended) == open);
          const auto third = date_of(asked.now) - date_of(asked.exposures.front().time.latest) >= days{3};
          CHECK(times_held(*ready, advice) == std::string(open ? "soon " : "later ") + (third ? "third-day " : ""));
          const auto pep_slot = ready->pack.vocabulary.slot_index("pep");
          CHECK(open == std::any_of(advice.expires.begin(), advice.expires.end(), [&](const Expiry& expiry) {
                  const auto* method = std::get_if<MethodSubject>(&expiry.what);
                  return method != nullptr && method->slot == pep_slot;
                }));
        }
      }
    }
  }

  TEST_CASE("every pair of hours and days that a clock can make is known") {
    for (const auto* ready : {&north(), &south(), &still()}) {
      for (const auto* changes : {&forward_days(*ready), &back_days(*ready)}) {
        const auto noon = ready->pack.zone.instant_of(Moment{*parse_date(changes->front())} + hours{12});
        Case asked;
        asked.zone = &ready->pack.zone;
        for (auto at = noon - hours{24}; at < noon + hours{24 * 6}; at += minutes{101}) {
          for (auto ago = minutes{0}; ago <= hours{24 * 6}; ago += minutes{173}) {
            set_now(asked, at);
            const auto since = engine::elapsed(asked, time_ago(asked, ago));
            CHECK(since.minutes == ago.count());
            CHECK_NOTHROW(ready->program.time_cell(since.minutes, since.days));
          }
        }
      }
    }
  }

  TEST_CASE("a pair of hours and days that no clock can make is a broken promise") {
    CHECK_NOTHROW(still().program.time_cell(72 * 60 + 1, 3));
    CHECK_THROWS_AS(still().program.time_cell(72 * 60 + 1, 2), std::logic_error);
    CHECK_FALSE(still().program.find_time_cell(72 * 60 + 1, 2));
    CHECK_NOTHROW(north().program.time_cell(72 * 60 + 1, 2));
  }

  TEST_CASE("programs that are compared know the pairs of each other's clocks") {
    Diagnostics diagnostics;
    const auto program = engine::compile(still().pack, diagnostics, {.packs = {&still().pack, &north().pack}});
    REQUIRE(program);
    CHECK_NOTHROW(program->time_cell(72 * 60 + 1, 2));
  }

  TEST_CASE("hours and the time of the clock then tell the same, but for the hour that comes twice") {
    for (const auto* ready : {&north(), &south(), &still()}) {
      for (const auto* changes : {&forward_days(*ready), &back_days(*ready)}) {
        for (const auto* change : *changes) {
          for (const int after : {1, 2, 3, 4, 30, 71}) {
            const auto now = to_string(Moment{*parse_date(change)} + hours{after} + minutes{20});
            for (int count = 0; count <= 100; count += 1) {
              const auto as_hours = told_at(*ready, now, "anal", std::to_string(count) + "h").exposures.front().time;
              const auto as_clock = told_at(*ready, now, "anal", to_string(as_hours.latest)).exposures.front().time;
              CAPTURE(now);
              CAPTURE(count);
              CHECK(as_hours.latest == as_clock.latest);
              CHECK(as_hours.earliest_instant == as_hours.latest_instant);
              if (as_clock.is_unsure()) {
                CHECK(as_clock.latest_instant - as_clock.earliest_instant == hours{1});
                CHECK((as_hours.latest_instant == as_clock.latest_instant ||
                       as_hours.latest_instant == as_clock.earliest_instant));
              } else {
                CHECK(as_hours.latest_instant == as_clock.latest_instant);
              }
            }
          }
        }
      }
    }
  }

  TEST_CASE("the command that is printed tells the same times again") {
    const auto& ready = north();
    for (const auto* now : {"2026-10-25T01:30", "2026-10-25T02:30", "2026-10-25T03:30", "2026-10-27T11:00",
                            "2026-10-25", "2027-03-28T02:30", "2027-03-28T03:30", "2027-03-29T12:30"}) {
      for (const auto* when : {"0h", "1h", "2h", "24h", "72h", "3d", "0d", "1w", "2026-10-25T02:30", "2027-03-28T02:30",
                               "2026-10-24", "2026-10-25T01:00"}) {
        CAPTURE(now);
        CAPTURE(when);
        const load::Now from{parse_moment(now).at, parse_moment(now).has_time};
        Diagnostics diagnostics;
        const load::CaseArguments told{{}, {std::string("anal,receptive,") + when}, {}};
        const auto asked = load::read_case_arguments(ready.pack, told, from, diagnostics);
        if (!asked) continue;  // after now
        std::map<std::string, std::string> words;
        std::string option;
        for (std::string rest = write::command_line(ready.pack, *asked, ""); !rest.empty();) {
          const auto word = rest.substr(0, rest.find(' '));
          rest = word.size() < rest.size() ? rest.substr(word.size() + 1) : "";
          words[option] = word;
          option = word;
        }
        const auto again_now = parse_moment(words["--now"]);
        const auto again = load::read_case_arguments(ready.pack, {{}, {words["-e"]}, {}},
                                                     {again_now.at, again_now.has_time}, diagnostics);
        REQUIRE(again);
        const auto& a = asked->exposures.front().time;
        const auto& b = again->exposures.front().time;
        CHECK(now_of(*again) == now_of(*asked));
        CHECK(a.earliest_instant == b.earliest_instant);
        CHECK(a.latest_instant == b.latest_instant);
        CHECK(a.written == b.written);
      }
    }
  }
}
