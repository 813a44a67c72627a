// The clock of a verdict: limits to the minute, bare dates, deadlines over several exposures.

#include <doctest/doctest.h>

#include "support/packs.hpp"

using namespace sti;

namespace {

/// PEP for anal sex at once, considered for oral sex; 72 hours. Emergency contraception by two methods.
const test::ReadyPack& timed_pack() {
  static const auto ready = test::small_pack({R"(
[[rule]]
id = "pep-anal"
when = { act = "anal" }
verdict = { pep = "recommended" }
why = { en = "w", nb = "w" }
source = ["S"]
basis = "stated"

[[rule]]
id = "pep-oral"
when = { act = "oral" }
verdict = { pep = "consider" }
why = { en = "w", nb = "w" }
source = ["S"]
basis = "stated"

[[rule]]
id = "pep-hand"
when = { act = "hand" }
verdict = { pep = "not-indicated" }
why = { en = "w", nb = "w" }
source = ["S"]
basis = "stated"

[[rule]]
id = "ec"
when = { act = "vaginal" }
verdict = { emergency-contraception = "recommended" }
why = { en = "w", nb = "w" }
source = ["S"]
basis = "stated"

[[rule]]
id = "vaccine-soon"
when = { partner_infections = "hepatitis-b" }
vaccine = { hepatitis-b = "offer" }
latest_hours = 48
late = { en = "l", nb = "l" }
why = { en = "w", nb = "w" }
source = ["S"]
basis = "stated"

[[vaccine]]
id = "hepatitis-b"

[[method]]
slot = "pep"
id = "pep"
label = { en = "PEP", nb = "PEP" }
latest_hours = { hours = 72, source = ["S"], basis = "stated" }

[[method]]
slot = "emergency-contraception"
id = "levonorgestrel"
label = { en = "tablet", nb = "tablett" }
latest_hours = { hours = 72, source = ["S"], basis = "stated" }

[[method]]
slot = "emergency-contraception"
id = "copper-coil"
label = { en = "coil", nb = "spiral" }
latest_hours = { hours = 120, source = ["S"], basis = "stated" }
)"});
  REQUIRE(ready);
  return *ready;
}

template <class T>
std::string text(const std::optional<T>& value) {
  return value ? to_string(*value) : "null";
}

std::string verdict_of(const Advice& advice, const char* slot) {
  const auto& verdict = advice.verdicts[timed_pack().pack.vocabulary.slot_index(slot)];
  auto out = std::string(to_string(verdict.level)) + " " + text(verdict.deadline) + " " + text(verdict.deadline_from);
  for (const auto& by : verdict.by_exposure)
    out += " [" + std::to_string(by.exposure.place()) + " " + std::string(to_string(by.level)) + " " +
           text(by.deadline) + "]";
  return out;
}

std::string pep(const std::string& now, const std::string& exposures) {
  return verdict_of(test::advise_json(timed_pack(), R"({"now": ")" + now + R"(", "exposures": [)" + exposures + "]}"),
                    "pep");
}

}  // namespace

TEST_SUITE("engine/verdict_time") {
  TEST_CASE("a limit is open to its last minute and closed a minute later") {
    struct Row {
      const char* on;
      const char* expected;
    };
    const Row rows[] = {
        {"2026-11-20T12:01", "recommended 2026-11-23T12:01 null [0 recommended 2026-11-23T12:01]"},  // 71:59
        {"2026-11-20T12:00", "recommended 2026-11-23T12:00 null [0 recommended 2026-11-23T12:00]"},  // 72:00
        {"2026-11-20T11:59", "too-late null null [0 too-late null]"},                                // 72:01
    };
    for (const auto& row : rows) {
      CAPTURE(row.on);
      CHECK(pep("2026-11-23T12:00", R"({"act": "anal", "on": ")" + std::string(row.on) + "\"}") == row.expected);
    }
    CHECK(
        pep("2026-11-23T12:00", R"({"act": "anal", "since": "72h"})").starts_with("recommended 2026-11-23T12:00 null"));
    CHECK(pep("2026-11-23T12:00", R"({"act": "anal", "since": "73h"})").starts_with("too-late null null"));
  }

  TEST_CASE("a bare date keeps PEP open to the latest moment it can mean, and says when it may have closed") {
    const auto open = "recommended 2026-11-23T23:59 2026-11-23T00:00 [0 recommended 2026-11-23T23:59]";
    CHECK(pep("2026-11-23T12:00", R"({"act": "anal", "on": "2026-11-20"})") == open);
    CHECK(pep("2026-11-23T12:00", R"({"act": "anal", "since": "3d"})") == open);
    CHECK(pep("2026-11-23T23:59", R"({"act": "anal", "since": "3d"})") == open);
    CHECK(pep("2026-11-23T12:00", R"({"act": "anal", "on": "2026-11-19"})").starts_with("too-late null null"));
    CHECK(pep("2026-11-27T12:00", R"({"act": "anal", "since": "1w"})").starts_with("too-late null null"));
  }

  TEST_CASE("a bare date of today means now at the latest") {
    const auto open = "recommended 2026-11-26T12:00 2026-11-26T00:00 [0 recommended 2026-11-26T12:00]";
    CHECK(pep("2026-11-23T12:00", R"({"act": "anal", "on": "2026-11-23"})") == open);
    CHECK(pep("2026-11-23T12:00", R"({"act": "anal", "since": "0d"})") == open);
  }

  TEST_CASE("a bare-date now is 00:00, and an exposure later that day is 0 hours ago") {
    CHECK(pep("2026-11-23", R"({"act": "anal", "on": "2026-11-23T18:00"})") ==
          "recommended 2026-11-26T00:00 null [0 recommended 2026-11-26T00:00]");
    CHECK(pep("2026-11-23", R"({"act": "anal", "on": "2026-11-20T00:00"})")
              .starts_with("recommended 2026-11-23T00:00 null"));
    CHECK(pep("2026-11-23", R"({"act": "anal", "on": "2026-11-19T23:59"})").starts_with("too-late"));
    CHECK(pep("2026-11-23", R"({"act": "anal", "since": "1h"})").starts_with("recommended 2026-11-25T23:00 null"));
  }

  TEST_CASE("over several exposures the strongest level wins, and its soonest open limit is the deadline") {
    const std::string late = R"({"act": "anal", "on": "2026-11-19T10:00"})";
    const std::string weak = R"({"act": "oral", "on": "2026-11-21T10:00"})";
    const std::string strong = R"({"act": "anal", "on": "2026-11-22T10:00"})";
    const std::string none = R"({"act": "hand", "on": "2026-11-22T11:00"})";
    CHECK(pep("2026-11-23T12:00", late + "," + weak + "," + strong + "," + none) ==
          "recommended 2026-11-25T10:00 null [0 too-late null] [1 consider 2026-11-24T10:00] [2 recommended "
          "2026-11-25T10:00] [3 not-indicated null]");
    CHECK(pep("2026-11-23T12:00", late + "," + none) == "too-late null null [0 too-late null] [1 not-indicated null]");
    CHECK(pep("2026-11-23T12:00", late + "," + weak).starts_with("consider 2026-11-24T10:00 null"));
  }

  TEST_CASE("the earliest moment a limit may have closed is told whichever exposure is named first") {
    const std::string hour = R"({"act": "anal", "on": "2026-11-21T10:00"})";
    const std::string day = R"({"act": "anal", "on": "2026-11-21"})";
    CHECK(pep("2026-11-23T12:00", hour + "," + day).starts_with("recommended 2026-11-24T10:00 2026-11-24T00:00"));
    CHECK(pep("2026-11-23T12:00", day + "," + hour).starts_with("recommended 2026-11-24T10:00 2026-11-24T00:00"));
    const std::string now_hour = R"({"act": "anal", "since": "0h"})";
    const std::string now_day = R"({"act": "anal", "since": "0d"})";
    CHECK(
        pep("2026-11-23T12:00", now_hour + "," + now_day).starts_with("recommended 2026-11-26T12:00 2026-11-26T00:00"));
    CHECK(
        pep("2026-11-23T12:00", now_day + "," + now_hour).starts_with("recommended 2026-11-26T12:00 2026-11-26T00:00"));
    // A day whose limit cannot come before an exact one says nothing about the deadline.
    const std::string later_day = R"({"act": "anal", "on": "2026-11-22"})";
    CHECK(pep("2026-11-23T12:00", later_day + "," + hour).starts_with("recommended 2026-11-24T10:00 null"));
  }

  TEST_CASE("a slot with several methods ends with its last, and each limit still open expires") {
    const auto at = [](const char* on) {
      const auto advice = test::advise_json(
          timed_pack(), R"({"now": "2026-11-23T12:00", "exposures": [{"act": "vaginal", "role": "receptive", "on": ")" +
                            std::string(on) + "\"}]}");
      auto out = verdict_of(advice, "emergency-contraception");
      for (const auto& expiry : advice.expires) {
        if (std::holds_alternative<MethodSubject>(expiry.what))
          out += " | " + to_string(expiry.at) + " " + id_of(timed_pack().pack, expiry.what);
      }
      return out;
    };
    CHECK(at("2026-11-22T12:00") ==
          "recommended 2026-11-27T12:00 null [0 recommended 2026-11-27T12:00] | 2026-11-25T12:00 "
          "emergency-contraception/levonorgestrel | 2026-11-27T12:00 emergency-contraception/copper-coil");
    CHECK(at("2026-11-20T11:00") ==
          "recommended 2026-11-25T11:00 null [0 recommended 2026-11-25T11:00] | 2026-11-25T11:00 "
          "emergency-contraception/copper-coil");
    CHECK(at("2026-11-18T12:00").starts_with("recommended 2026-11-23T12:00"));
    CHECK(at("2026-11-18T11:59") == "too-late null null [0 too-late null]");
  }

  TEST_CASE(
      "without an exposure no verdict about exposures applies, of the person nothing is said, and every slot is "
      "there") {
    const auto advice = test::advise_json(timed_pack(), R"({"now": "2026-11-23T12:00"})");
    CHECK(advice.verdicts.size() == 5);
    for (const auto* slot : {"pep", "prep", "doxypep", "emergency-contraception", "hbv-immunoglobulin"}) {
      CAPTURE(slot);
      const bool is_said = std::string_view(slot) != "prep" && std::string_view(slot) != "doxypep";
      CHECK(verdict_of(advice, slot) == (is_said ? "not-applicable null null" : "not-stated null null"));
    }
  }

  TEST_CASE("a deadline also gives an urgent note") {
    const auto urgent = [](const char* since) {
      const auto advice =
          test::advise_json(timed_pack(), R"({"now": "2026-11-23T12:00", "exposures": [{"act": "oral", "since": ")" +
                                              std::string(since) + "\"}]}");
      int count = 0;
      for (const auto& note : advice.notes)
        count += note.from == Note::From::verdict_deadline && note.kind == NoteKind::urgent ? 1 : 0;
      return count;
    };
    CHECK(urgent("5h") == 1);
    CHECK(urgent("80h") == 0);
  }

  TEST_CASE("a vaccine rule with a limit speaks within it and shows it") {
    const auto vaccine = [](const char* on) {
      const auto advice = test::advise_json(
          timed_pack(),
          R"({"now": "2026-11-23T12:00", "exposures": [{"act": "oral", "partner_infections": ["hepatitis-b"], "on": ")" +
              std::string(on) + "\"}]}");
      CHECK(advice.vaccines.size() == 1);
      const auto& line = advice.vaccines.front();
      return std::string(to_string(line.level)) + " " + text(line.deadline) + " " + text(line.deadline_from);
    };
    CHECK(vaccine("2026-11-21T12:00") == "offer 2026-11-23T12:00 null");
    CHECK(vaccine("2026-11-21T11:59") == "too-late null null");
    CHECK(vaccine("2026-11-21") == "offer 2026-11-23T23:59 2026-11-23T00:00");
  }
}
