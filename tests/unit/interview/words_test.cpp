#include "interview/words.hpp"

#include <doctest/doctest.h>

#include "cli/session.hpp"
#include "interview/times.hpp"

using namespace sti;
using namespace sti::interview;

namespace {

const Phrases& phrases() {
  static const Phrases all = [] {
    Diagnostics diagnostics;
    cli::Session session({});
    return session.phrases(diagnostics).value();
  }();
  return all;
}

const std::vector<Choice> condom = {
    {"used", "brukt"}, {"not-used", "ikke brukt"}, {"unsure", "usikkert"}, {"failed", "sprakk eller gled av"}};

}  // namespace

TEST_SUITE("cli/interview_words") {
  TEST_CASE("a choice is made by number, id, label or an unambiguous beginning") {
    struct Row {
      const char* text;
      int chosen;
      std::size_t could_be;
    };
    const Row rows[] = {
        {"1", 0, 0},        {"4", 3, 0},          {"5", -1, 0}, {"0", -1, 0},       {"used", 0, 0},
        {"not-used", 1, 0}, {"IKKE BRUKT", 1, 0}, {"ik", 1, 0}, {" sprakk ", 3, 0}, {"u", 2, 0},
        {"us", 2, 0},       {"usi", 2, 0},        {"x", -1, 0}, {"", -1, 0},        {"99999999999999999999", -1, 0},
    };
    for (const auto& row : rows) {
      CAPTURE(row.text);
      const auto found = match(row.text, condom);
      CHECK(found.chosen.has_value() == (row.chosen >= 0));
      if (found.chosen) CHECK(int(*found.chosen) == row.chosen);
      CHECK(found.could_be.size() == row.could_be);
    }
  }

  TEST_CASE("a word that stands in several labels chooses none of them") {
    const std::vector<Choice> acts = {{"vaginal", "vaginalsex"}, {"anal", "analsex"}, {"hand", "berøring med hender"}};
    CHECK(match("sex", acts).could_be.size() == 2);
    CHECK(match("anal", acts).chosen == std::size_t(1));
    CHECK(match("hender", acts).chosen == std::size_t(2));
    CHECK(!match("ikke", {{"reliable", "sikker"}, {"none", "ingen"}}).chosen);
    CHECK(match_several("man", {{"msm", "man who has sex with men"}, {"trans", "trans person"}}, 5).unknown == "man");
  }

  TEST_CASE("capital Norwegian letters are the same letters") {
    const std::vector<Choice> choices = {{"a", "Åpent sår"}, {"b", "øye"}};
    CHECK(match("åpent SÅR", choices).chosen == std::size_t(0));
    CHECK(match("ØY", choices).chosen == std::size_t(1));
  }

  TEST_CASE("several choices stand with commas, plus signs or spaces between") {
    const std::vector<Choice> symptoms = {
        {"rash", "rash"}, {"flu-like", "fever or flu-like illness"}, {"ulcer", "sore or ulcer"}};
    struct Row {
      const char* text;
      std::vector<std::size_t> chosen;
      const char* unknown;
    };
    const Row rows[] = {
        {"1 3", {0, 2}, ""},        {"rash,ulcer", {0, 2}, ""},
        {"ulcer+rash", {2, 0}, ""}, {"sore or ulcer, fever", {2, 1}, ""},
        {"rash rash", {0}, ""},     {"rash itch", {0}, "itch"},
        {"1 4", {0}, "4"},          {",", {}, ""},
    };
    for (const auto& row : rows) {
      CAPTURE(row.text);
      const auto found = match_several(row.text, symptoms);
      CHECK(found.chosen == row.chosen);
      CHECK(found.unknown == row.unknown);
    }
  }

  TEST_CASE("times are written as people write them") {
    const auto now = parse_moment("2026-11-23T10:00").at;
    struct Row {
      const char* text;
      Lang lang;
      const char* read;
    };
    const Row rows[] = {
        {"5d", Lang::en, "5d"},
        {"5 days ago", Lang::en, "5d"},
        {"36 Hours", Lang::en, "36h"},
        {"36t", Lang::nb, "36h"},
        {"36 timer siden", Lang::nb, "36h"},
        {"3 uker", Lang::nb, "3w"},
        {"3 weeks", Lang::nb, "3w"},
        {"36t", Lang::en, "36t"},
        {"3 months", Lang::en, "3m"},
        {"2026-11-18", Lang::en, "2026-11-18"},
        {"2026-11-18 23:30", Lang::en, "2026-11-18 23:30"},
        {"18.11.2026", Lang::nb, "2026-11-18"},
        {"8.1.2026 23:30", Lang::nb, "2026-01-08T23:30"},
        {"today", Lang::en, "2026-11-23"},
        {"i går", Lang::nb, "2026-11-22"},
        {"I GÅR", Lang::nb, "2026-11-22"},
        {"i går kveld", Lang::nb, "2026-11-22"},
        {"i går kl. 23", Lang::nb, "2026-11-22T23:00"},
        {"i forgårs", Lang::nb, "2026-11-21"},
        {"the day before yesterday", Lang::en, "2026-11-21"},
        {"last night", Lang::en, "last night"},
        {"last night at 9", Lang::en, "last night at 9"},
        {"i natt kl 12", Lang::nb, "i natt kl 12"},
        {"lørdag kveld kl 12", Lang::nb, "lørdag kveld kl 12"},
        {"lørdag kveld kl 1", Lang::nb, "lørdag kveld kl 1"},
        {"lørdag ettermiddag kl 11", Lang::nb, "lørdag ettermiddag kl 11"},
        {"lørdag ettermiddag kl 3", Lang::nb, "2026-11-21T15:00"},
        {"Saturday night at 11", Lang::en, "2026-11-21T23:00"},
        {"i går kveld kl 9", Lang::nb, "2026-11-22T21:00"},
        {"yesterday 11pm", Lang::en, "2026-11-22T23:00"},
        {"fredag 13.11", Lang::nb, "2026-11-13"},
        {"fredag 13. november", Lang::nb, "2026-11-13"},
        {"søndag 20.11", Lang::nb, "søndag 20.11"},
        {"Friday 13", Lang::en, "Friday 13"},
        {"lørdag natt kl 02", Lang::nb, "lørdag natt kl 02"},
        {"25.11", Lang::nb, "2026-11-25"},
        {"20/11", Lang::nb, "2026-11-20"},
        {"20.11.26", Lang::nb, "2026-11-20"},
        {"i morges", Lang::nb, "2026-11-23"},
        {"for 5 dager siden", Lang::nb, "5d"},
        {"en uke siden", Lang::nb, "1w"},
        {"two days ago", Lang::en, "2d"},
        {"klokka 3", Lang::nb, "klokka 3"},
        {"last night at 23", Lang::en, "2026-11-22T23:00"},
        {"i natt kl. 02.30", Lang::nb, "2026-11-23T02:30"},
        {"lørdag", Lang::nb, "2026-11-21"},
        {"forrige lørdag", Lang::nb, "2026-11-21"},
        {"Saturday evening", Lang::en, "2026-11-21"},
        {"Saturday", Lang::nb, "2026-11-21"},
        {"monday", Lang::en, "monday"},
        {"20.11", Lang::nb, "2026-11-20"},
        {"20.11.", Lang::nb, "2026-11-20"},
        {"20.11. kl. 23.30", Lang::nb, "2026-11-20T23:30"},
        {"24.12.", Lang::nb, "2026-12-24"},
        {"24.6.", Lang::nb, "2026-06-24"},
        {"18. november", Lang::nb, "2026-11-18"},
        {"18 Nov 2025 at 23", Lang::en, "2025-11-18T23:00"},
        {"31.2.", Lang::nb, "31.2."},
        {"i går klokka litt over", Lang::nb, "i går klokka litt over"},
        {"soon", Lang::en, "soon"},
        {"5 d x", Lang::en, "5 d x"},
    };
    for (const auto& row : rows) {
      CAPTURE(row.text);
      CHECK(time_as_read(row.text, phrases(), row.lang, now) == row.read);
    }
  }

  TEST_CASE("an hour of a known day") {
    const auto now = parse_moment("2026-11-23T10:00").at;
    const auto day = *parse_date("2026-11-20");
    struct Row {
      const char* text;
      const char* read;
    };
    const Row rows[] = {
        {"14", "2026-11-20T14:00"},
        {"kl 9", "2026-11-20T09:00"},
        {"kl. 14.30", "2026-11-20T14:30"},
        {"at 23:05", "2026-11-20T23:05"},
        {"36t", "36h"},
        {"2026-11-20T11:00", "2026-11-20T11:00"},
        {"14:3", "14:3"},
        {"evening", "evening"},
    };
    for (const auto& row : rows) {
      CAPTURE(row.text);
      CHECK(hour_as_read(row.text, phrases(), Lang::nb, now, day) == row.read);
    }
  }

  TEST_CASE("command words are understood in the language and in English") {
    CHECK(is_word("Tilbake", phrases(), "interview-word-back", Lang::nb));
    CHECK(is_word("back", phrases(), "interview-word-back", Lang::nb));
    CHECK(!is_word("tilbake", phrases(), "interview-word-back", Lang::en));
    CHECK(is_word("hopp over", phrases(), "interview-word-skip", Lang::nb));
    CHECK(begins_word("ba", phrases(), "interview-word-back", Lang::en));
    CHECK(!begins_word("b", phrases(), "interview-word-back", Lang::en));
  }
}
