#include "report/wording/wording.hpp"

#include <doctest/doctest.h>

#include "report/advice/note.hpp"
#include "report/leaflet/leaflet.hpp"
#include "report/page/page.hpp"
#include "report/wording/conditions.hpp"
#include "report/wording/frequency.hpp"
#include "support/packs.hpp"

using namespace sti;

namespace {

bool has(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

/// A pack whose one service has this date; its contacts are old after two years.
std::unique_ptr<test::ReadyPack> pack_with_service(const std::string& as_of, std::string* errors = nullptr,
                                                   const std::string& setting = "contact_years = 2\n") {
  const test::TextTree tree({{"small/pack.toml", test::small_pack_toml("small") + setting},
                             {"small/sources.toml", test::small_sources_toml()},
                             {"small/services.toml", R"([[service]]
id = "clinic"
name = { en = "Clinic", nb = "Klinikk" }
contact = { en = "tel. 1", nb = "tlf. 1" }
short = { en = "Clinic 1", nb = "Klinikk 1" }
as_of = ")" + as_of + "\"\nsource = [\"S\"]\n"}});
  return test::load_ready(tree.tree(), "small", errors);
}

Advice advice_of(const test::ReadyPack& ready, const std::string& case_json) {
  return test::advise_json(ready, case_json);
}

/// The leaflet on one line, so that a sentence can be looked for wherever its lines break.
std::string leaflet_of(const std::string& case_json, Lang lang) {
  const auto advice = advice_of(test::norway(), case_json);
  std::string out;
  const auto leaflet = report::make_leaflet({test::norway().pack, test::built_in_phrases(), advice, lang}, false);
  for (const auto& section : leaflet.sections) {
    out += section.heading + "\n";
    for (const auto& line : section.lines) out += line.text + "\n";
  }
  return out;
}

std::string urgent_of(const std::string& case_json) {
  const auto advice = advice_of(test::norway(), case_json);
  std::string out;
  const report::View view{test::norway().pack, test::built_in_phrases(), advice, Lang::en};
  for (const auto& line : report::urgent_section(view, {}).lines) out += line.lead + ": " + line.text + "\n";
  return out;
}

constexpr const char* needle = R"({"now": "2026-11-29T12:00", "person": {"age": 34}, "exposures": [
    {"act": "needlestick", "partner_hiv": "positive", "on": "2026-11-29T10:00"}]})";

}  // namespace

TEST_SUITE("report/wording") {
  TEST_CASE("a contact says that it is old once the last day that its date can mean is so many years ago") {
    struct Row {
      const char* as_of;
      bool is_old;
    };
    const Row rows[] = {{"2024-11-29", false}, {"2024-11-28", true}, {"2024-11", false},
                        {"2024-10", true},     {"2024", false},      {"2023", true}};
    for (const auto& row : rows) {
      CAPTURE(row.as_of);
      const auto ready = pack_with_service(row.as_of);
      REQUIRE(ready);
      const auto advice = advice_of(*ready, R"({"now": "2026-11-29"})");
      const auto& service = *ready->pack.services.begin();
      const report::View view{ready->pack, test::built_in_phrases(), advice, Lang::en};
      CHECK(has(report::contact(view, service), "over 2 years old") == row.is_old);
      CHECK(has(report::short_contact(view, service), "over 2 years old") == row.is_old);
      const report::View norsk{ready->pack, test::built_in_phrases(), advice, Lang::nb};
      CHECK(has(report::contact(norsk, service), "over 2 år gammel") == row.is_old);
    }
  }

  TEST_CASE("a pack that sets no limit calls no contact old") {
    const auto ready = pack_with_service("2001", nullptr, "");
    REQUIRE(ready);
    const auto advice = advice_of(*ready, R"({"now": "2026-11-29"})");
    CHECK(report::contact({ready->pack, test::built_in_phrases(), advice, Lang::en}, *ready->pack.services.begin()) ==
          "Clinic: tel. 1 (as of 2001)");
  }

  TEST_CASE("the date of a contact is a year, a month or a day") {
    for (const auto* as_of : {"spring 2024", "2024-13", "2024-02-30", "24"}) {
      CAPTURE(as_of);
      std::string errors;
      CHECK(!pack_with_service(as_of, &errors));
      CHECK(has(errors, "write YYYY, YYYY-MM or YYYY-MM-DD"));
    }
  }

  TEST_CASE("the leaflet of Norway says of an old number that it is old") {
    CHECK(has(leaflet_of(needle, Lang::nb), "(opplysning fra 16. februar 2024, over 2 år gammel)"));
    CHECK(has(leaflet_of(needle, Lang::en), "(as of 16 February 2024, over 2 years old)"));
    CHECK(report::without_weekday(std::string_view("2024-03"), Lang::nb) == "mars 2024");
    CHECK(report::without_weekday(std::string_view("2024"), Lang::nb) == "2024");
  }

  TEST_CASE("a note that is first stands above a limit that runs") {
    const auto page = urgent_of(needle), leaflet = leaflet_of(needle, Lang::en);
    CHECK(page.find("First aid") < page.find("HIV PEP"));
    CHECK(leaflet.find("wash well with soap") < leaflet.find("PEP is medicine"));
  }

  TEST_CASE("a limit that can pass at any hour of one day is told by the day, its methods by the last safe one") {
    constexpr const char* only_the_day = R"({"now": "2026-11-24T12:00", "person": {"age": 25, "anatomy": "vagina",
        "contraception": "none"}, "exposures": [
        {"act": "vaginal", "role": "receptive", "condom": "not-used", "on": "2026-11-22"}]})";
    const auto leaflet = leaflet_of(only_the_day, Lang::nb);
    CHECK(has(leaflet, "Fristen går ut i løpet av fredag 27. november 2026, kanskje like etter midnatt."));
    CHECK(has(leaflet, "Kobberspiral: så snart du kan, innen torsdag 26. november 2026."));
    CHECK(has(leaflet, "Levonorgestrel-pille: så snart du kan, innen tirsdag 24. november 2026."));
    CHECK(!has(leaflet, "23.59"));
    CHECK(!has(urgent_of(only_the_day), "23:59"));
    const auto advice = advice_of(test::norway(), only_the_day);
    const report::View view{test::norway().pack, test::built_in_phrases(), advice, Lang::nb};
    CHECK(has(report::advice_note(view), "fristen går ut i løpet av 27.11.2026, kanskje like etter midnatt"));
    for (const auto& line : report::urgent_section(view, {}).lines) CHECK(!has(line.text, ".."));
  }

  TEST_CASE("a safe day that is over is not told") {
    const auto leaflet = leaflet_of(R"({"now": "2026-11-25T00:30", "person": {"age": 25, "anatomy": "vagina",
        "contraception": "none"}, "exposures": [
        {"act": "vaginal", "role": "receptive", "condom": "not-used", "on": "2026-11-22"}]})",
                                    Lang::en);
    CHECK(has(leaflet, "Levonorgestrel pill: the time limit runs out today, and may have passed already"));
  }

  TEST_CASE("a limit is told by its hours where the clocks move in between") {
    const auto leaflet = leaflet_of(R"({"now": "2026-10-24T12:00", "person": {"age": 25, "anatomy": "vagina",
        "contraception": "none"}, "exposures": [
        {"act": "vaginal", "role": "receptive", "condom": "not-used", "on": "2026-10-23"}]})",
                                    Lang::en);
    CHECK(has(leaflet, "runs out between Tuesday 27 October 2026 at 23:00 and Wednesday 28 October 2026 at 22:59"));
  }

  TEST_CASE("that tests have to wait is said where one does") {
    constexpr std::string_view wait = "Some tests have to wait";
    CHECK(has(leaflet_of(needle, Lang::en), wait));
    CHECK(!has(leaflet_of(R"({"now": "2026-11-29", "person": {"vaccines_taken": [
        {"vaccine": "hepatitis-b", "on": "2026-11-20"}]}})",
                          Lang::en),
               wait));
  }

  TEST_CASE("the one limit of a slot is not named by the name that stands before it") {
    const auto advice = advice_of(test::norway(), R"({"now": "2026-11-29T12:00", "exposures": [
        {"act": "anal", "role": "receptive", "condom": "not-used", "partner_hiv": "positive", "on": "2026-11-20"}]})");
    const auto& pack = test::norway().pack;
    for (const auto& verdict : advice.verdicts) {
      if (pack.vocabulary.slots[verdict.slot].id != "pep") continue;
      CHECK(has(report::why({pack, test::built_in_phrases(), advice, Lang::nb}, verdict),
                "Fristen på 72 timer er gått ut."));
    }
  }

  TEST_CASE("facts that could change an advice are named for people, and the picture is told in whole sentences") {
    const auto advice = advice_of(test::norway(), R"({"now": "2026-11-29", "exposures": [
        {"act": "anal", "on": "2026-11-26"}]})");
    const report::View view{test::norway().pack, test::built_in_phrases(), advice, Lang::nb};
    CHECK(!has(report::document_text(report::advice_page(view, {.why = true})), "(partner_"));
    CHECK(!has(report::document_html(report::advice_page(view, {}, report::Form::html)), ".."));
  }

  TEST_CASE("the longest name of a slot does not push its line out of the column") {
    const auto advice = advice_of(test::norway(), R"({"now": "2026-11-29T12:00", "person": {"anatomy": "vagina",
        "contraception": "none"}, "exposures": [
        {"act": "vaginal", "role": "receptive", "condom": "not-used", "on": "2026-11-19"}]})");
    const auto page = report::document_text(
        report::advice_page({test::norway().pack, test::built_in_phrases(), advice, Lang::en}, {}));
    CHECK(has(page, "\n  Emergency contraception  too late. "));
    CHECK(has(page, "\n  Not indicated            HIV PEP"));
  }

  TEST_CASE("what two parts of a condition ask of one fact is said once, for what both allow") {
    std::string errors;
    const auto ready = test::small_pack({R"([condition.sex]
when = { act = ["vaginal", "anal", "oral"], condom = ["used", "failed"] }
[condition.other]
when = { is = "sex", act = ["oral", "anal", "hand"] }
[[rule]]
id = "twice"
when = { is = "other", condom = "used" }
order = ["hiv-lab"]
why = { en = "W", nb = "W" }
source = ["S"]
basis = "stated"
)"},
                                        &errors);
    REQUIRE_MESSAGE(ready, errors);
    const auto& rule = ready->pack.rules[ready->pack.rule_index("twice")];
    const auto said = report::words(ready->pack, test::built_in_phrases(), rule.when, Lang::en);
    for (const auto* part : {"oral sex", "anal sex", "condom: used"})
      CHECK_MESSAGE(said.find(part) == said.rfind(part), said);
    CHECK_MESSAGE(!has(said, "vaginal"), said);
  }

  TEST_CASE("a word that counts is in the singular for one, and a number has the mark of the language") {
    const auto& phrases = test::built_in_phrases();
    CHECK(phrases.fill("days-n", Lang::en, {{"n", "1"}}) == "1 day");
    CHECK(phrases.fill("days-n", Lang::en, {{"n", "21"}}) == "21 days");
    CHECK(phrases.fill("hours-n", Lang::nb, {{"n", "1"}}) == "1 time");
    CHECK(phrases.fill("hours-n", Lang::nb, {{"n", "0"}}) == "0 timer");
    CHECK(report::with_mark_of(Lang::nb, "41.9") == "41,9");
    CHECK(report::with_mark_of(Lang::en, "41.9") == "41.9");
    // Sentences that count with words for several alone, whatever the number.
    for (const auto& [name, text] : phrases.by_name) {
      for (const auto* many : {"{n} hours", "{n} days", "{n} minutes", "{count} cards", "{count} questions"})
        CHECK_MESSAGE(!has(text.in(Lang::en), many), name);
      for (const auto* many : {"{n} timer", "{n} dager", "{n} minutter", "{days} dager", "{hours} timer"})
        CHECK_MESSAGE(!has(text.in(Lang::nb), many), name);
    }
  }

  TEST_CASE("a condition names facts as the exposure does") {
    const auto& pack = test::norway().pack;
    const auto& vocabulary = pack.vocabulary;
    Condition condition;
    condition.op = Condition::Op::test;
    condition.test.fact = vocabulary.fact_index("partner_hiv");
    condition.test.kind = FactTest::Kind::values;
    condition.test.values = {vocabulary.facts[condition.test.fact].value_index("unknown")};
    const auto act = vocabulary.facts[vocabulary.act].value_index("needlestick");
    CHECK(has(report::words(pack, test::built_in_phrases(), condition, Lang::en), "the other person's HIV status"));
    CHECK(has(report::words(pack, test::built_in_phrases(), condition, Lang::en, act), "the source's HIV status"));
    CHECK(has(report::words(pack, test::built_in_phrases(), condition, Lang::nb, act), "kildens hivstatus"));
  }
}
