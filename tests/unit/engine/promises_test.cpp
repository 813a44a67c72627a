// What every pack owes a person, whatever its rules: checked on the packs that exist.

#include <doctest/doctest.h>

#include <algorithm>

#include "support/packs.hpp"

using namespace sti;

namespace {

bool has_note(const Advice& advice, std::initializer_list<NoteKind> kinds) {
  return std::any_of(advice.notes.begin(), advice.notes.end(), [&](const Note& note) {
    const bool counts = note.from == Note::From::rule || note.from == Note::From::found;
    return counts && std::find(kinds.begin(), kinds.end(), note.kind) != kinds.end();
  });
}

Level pep(const test::ReadyPack& ready, const Advice& advice) {
  return advice.verdicts[ready.pack.vocabulary.slot_index("pep")].level;
}

template <class Check>
void on_each_pack(const Check& check) {
  for (const auto* ready : {&test::norway(), &test::united_kingdom()}) {
    CAPTURE(ready->pack.id);
    check(*ready);
  }
}

}  // namespace

TEST_SUITE("engine/promises") {
  TEST_CASE("a positive test always gives an urgent note or a referral") {
    on_each_pack([](const test::ReadyPack& ready) {
      for (const auto& kind : ready.pack.catalog.tests) {
        if (!kind.infection) continue;
        CAPTURE(kind.id);
        const std::string person = R"({"now": "2026-11-23T10:00", "person": {"tests_taken": [{"test": ")" + kind.id +
                                   R"(", "on": "2026-11-20", "result": "positive"}]}, "exposures": [)";
        CHECK(has_note(test::advise_json(ready, person + "]}"), {NoteKind::urgent, NoteKind::referral}));
        CHECK(has_note(test::advise_json(ready, person + R"({"act": "hand", "since": "5d"}]})"),
                       {NoteKind::urgent, NoteKind::referral}));
      }
    });
  }

  TEST_CASE("a sexual exposure under 16 always gives a note on safeguarding") {
    on_each_pack([](const test::ReadyPack& ready) {
      for (const auto* act : {"vaginal", "anal", "oral", "oral-anal", "hand", "toys"}) {
        for (const int age : {0, 10, 13, 15}) {
          for (const auto* since : {"1d", age == 0 ? "20w" : "52w"}) {
            CAPTURE(act);
            CAPTURE(age);
            const auto json = R"({"now": "2026-11-23T10:00", "person": {"age": )" + std::to_string(age) +
                              R"(}, "exposures": [{"act": ")" + act + R"(", "since": ")" + since + R"("}]})";
            CHECK(has_note(test::advise_json(ready, json), {NoteKind::law, NoteKind::referral}));
          }
        }
      }
    });
  }

  TEST_CASE("what was found is not sampled again, and says nothing of when a negative is conclusive") {
    on_each_pack([](const test::ReadyPack& ready) {
      const auto advice = test::advise_json(
          ready,
          R"({"now": "2026-11-23T10:00", "person": {"tests_taken": [{"test": "chlamydia-naat", "site": "rectum", "on": "2026-11-22", "result": "positive"}]},
 "exposures": [{"act": "anal", "role": "receptive", "condom": "not-used", "since": "200d"}]})");
      int count = 0;
      for (const auto& line : advice.tests) {
        if (id_of(ready.pack, TestSubject{line.test, line.site}) != "chlamydia-naat@rectum") continue;
        ++count;
        CHECK(line.status == Status::positive);
        CHECK_FALSE(line.take_on.has_value());
        CHECK_FALSE(line.conclusive_on.has_value());
        CHECK(line.repeat_on.empty());
      }
      CHECK(count == 1);
      for (const auto& specimen : advice.specimens) {
        const auto taken =
            std::count(specimen.tests.begin(), specimen.tests.end(), ready.pack.catalog.test_index("chlamydia-naat"));
        CHECK((ready.pack.catalog.sites[specimen.site].id != "rectum" || taken == 0));
      }
    });
  }

  TEST_CASE("PEP is never denied inside its limit nor offered after it, hour by hour") {
    on_each_pack([](const test::ReadyPack& ready) {
      for (int hour = 0; hour <= 100; ++hour) {
        CAPTURE(hour);
        const auto advice = test::advise_json(
            ready,
            R"({"now": "2026-11-23T10:00", "person": {"hiv": "negative"}, "exposures": [{"act": "anal", "role": "receptive", "condom": "not-used", "partner_hiv": "detectable", "since": ")" +
                std::to_string(hour) + R"(h"}]})");
        CHECK(pep(ready, advice) == (hour <= 72 ? Level::recommended : Level::too_late));
      }
    });
  }

  TEST_CASE("the bare token hiv for a partner is read as HIV of unknown viral load") {
    on_each_pack([](const test::ReadyPack& ready) {
      const std::string before =
          R"({"now": "2026-11-23T10:00", "exposures": [{"act": "anal", "role": "receptive", "condom": "not-used", "since": "5h")";
      const auto read = test::advise_json(ready, before + R"(, "partner_infections": ["hiv"]}]})");
      const auto said = test::advise_json(ready, before + R"(, "partner_hiv": "positive"}]})");
      const auto denied =
          test::advise_json(ready, before + R"(, "partner_infections": ["hiv"], "partner_hiv": "suppressed"}]})");
      CHECK(pep(ready, read) == pep(ready, said));
      CHECK(pep(ready, denied) == Level::not_indicated);
      const auto is_reading = [](const Assumption& a) { return a.why == Assumption::Why::reading; };
      CHECK(std::any_of(read.assumed.begin(), read.assumed.end(), is_reading));
      CHECK(std::none_of(said.assumed.begin(), said.assumed.end(), is_reading));
    });
  }
}
