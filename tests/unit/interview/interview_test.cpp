#include "interview/interview.hpp"

#include <doctest/doctest.h>

#include "base/text.hpp"
#include "cli/session.hpp"
#include "interview/talk.hpp"
#include "interview/text.hpp"

using namespace sti;
using namespace sti::interview;
using Kind = Prompt::Kind;

namespace {

/// The pack that is built in, and what an interview needs.
struct Bench {
  Diagnostics diagnostics;
  cli::Session session{{}};
  std::unique_ptr<cli::LoadedPack> loaded = session.pack(diagnostics);
  Phrases phrases = *session.phrases(diagnostics);
  load::Now now{parse_moment("2026-11-23T10:00").at, true};

  Interview begin(Lang lang = Lang::en, load::CaseArguments start = {}) {
    return Interview(loaded->program, phrases, lang, now, std::move(start));
  }
  std::string asks(const Interview& interview) const {
    const auto fact = interview.prompt().fact;
    return fact ? loaded->pack.vocabulary.facts[fact].id : "";
  }
  std::string id(const Subject& subject) const { return id_of(loaded->pack, subject); }
};

Bench& bench() {
  static Bench all;
  return all;
}

/// Skips a question, and goes on with those that weigh less.
void go_on(Interview& interview) {
  if (interview.prompt().kind == Kind::go_on && interview.prompt().remaining > 0)
    CHECK(!interview.answer("yes"));
  else
    interview.skip();
}

/// Skips until a fact is asked for; false where it never is.
bool skip_to(Interview& interview, const std::string& fact) {
  for (int i = 0; i < 80 && !interview.finished(); ++i) {
    if (bench().asks(interview) == fact) return true;
    go_on(interview);
  }
  return false;
}

void tell(Interview& interview, std::initializer_list<const char*> answers) {
  for (const auto* text : answers) {
    CAPTURE(std::string(text));
    CHECK(!interview.answer(text));
  }
}

}  // namespace

TEST_SUITE("cli/interview") {
  TEST_CASE("the time comes first, then the acts, then whether there was more") {
    auto interview = bench().begin();
    CHECK(interview.prompt().kind == Kind::path);
    tell(interview, {"36h"});
    CHECK(interview.prompt().kind == Kind::what);
    tell(interview, {"anal"});
    CHECK(bench().asks(interview) == "condom");
    tell(interview, {"used"});
    CHECK(interview.prompt().kind == Kind::more);
    tell(interview, {"yes"});
    CHECK(interview.prompt().kind == Kind::when);
    tell(interview, {"5 days ago", "oral vaginal", "failed", "used", "no"});
    CHECK(interview.arguments().exposures == std::vector<std::string>{"act=anal,condom=used,since=36h",
                                                                      "act=oral,condom=failed,since=5d",
                                                                      "act=vaginal,condom=used,since=5d"});
    CHECK(bench().asks(interview) == "age");
  }

  TEST_CASE("each way begins with what it is about, and keeps to its acts") {
    auto result = bench().begin();
    tell(result, {"a test result"});
    CHECK(result.prompt().kind == Kind::test);
    CHECK(result.prompt().choices.size() > 10);
    tell(result, {"gonorrhoea-naat", "throat", "18 november", "positive", "no"});
    CHECK(result.arguments().tests == std::vector<std::string>{"gonorrhoea-naat@throat=2026-11-18:positive"});
    CHECK(result.prompt().kind == Kind::when);
    auto check_up = bench().begin();
    tell(check_up, {"check-up"});
    CHECK(bench().asks(check_up) == "age");
    auto needle = bench().begin();
    tell(needle, {"4", "2h"});
    CHECK(needle.prompt().choices.size() == 4);
    tell(needle, {"needlestick"});
    const std::set<std::string> of_the_source = {"setting", "partner_infections", "partner_hiv"};
    CHECK(of_the_source.contains(bench().asks(needle)));
    auto assault = bench().begin();
    tell(assault, {"5", "last night at 23", "vaginal"});
    CHECK(assault.arguments().exposures == std::vector<std::string>{"act=vaginal,consent=no,on=2026-11-22T23:00"});
  }

  TEST_CASE("who was inside whom is not asked where the anatomy answers it, and is told") {
    auto interview = bench().begin();
    tell(interview, {"5d", "vaginal anal", "used", "used", "no", "22", "vagina"});
    CHECK(interview.arguments().exposures ==
          std::vector<std::string>{"act=vaginal,condom=used,role=receptive,since=5d", "act=anal,condom=used,since=5d"});
    while (!interview.finished()) {
      if (bench().asks(interview) == "role") CHECK(interview.prompt().exposures == std::vector{Index<Exposure>(1)});
      go_on(interview);
    }
  }

  TEST_CASE("back and Enter keep the old answers; another answer is taken, and what follows stays on offer") {
    auto interview = bench().begin();
    tell(interview, {"5d", "oral", "used"});
    for (int i = 0; i < 3; ++i) CHECK(interview.back());
    CHECK(interview.kept() == "Wed 18 Nov 2026");
    interview.keep();
    CHECK(interview.kept() == "oral sex");
    interview.keep();
    interview.keep();
    CHECK(interview.arguments().exposures == std::vector<std::string>{"act=oral,condom=used,since=5d"});
    for (int i = 0; i < 3; ++i) CHECK(interview.back());
    tell(interview, {"3d"});
    interview.keep();
    CHECK(interview.arguments().exposures == std::vector<std::string>{"act=oral,since=3d"});
    CHECK(interview.back());
    tell(interview, {"anal"});
    CHECK(interview.kept().empty());  // it was of another act
    interview.skip();
    CHECK(interview.arguments().exposures == std::vector<std::string>{"act=anal,since=3d"});
    CHECK(interview.kept().empty());
  }

  TEST_CASE("a time without its kind is left out, and told") {
    auto interview = bench().begin();
    tell(interview, {"5d"});
    CHECK(interview.left_out() == "Wed 18 Nov 2026");
    tell(interview, {"oral"});
    CHECK(interview.left_out().empty());
  }

  TEST_CASE("not known is an answer where it is one, else none; a time may be rough") {
    auto interview = bench().begin();
    const auto refusal = interview.answer("don't know");
    REQUIRE(refusal);
    CHECK(refusal->roughly);
    tell(interview, {"5d", "oral", "idk"});
    CHECK(interview.arguments().exposures == std::vector<std::string>{"act=oral,condom=unsure,since=5d"});
    tell(interview, {"don't know", "I don't know", "not known"});  // more, age, anatomy
    CHECK(interview.arguments().person == std::vector<std::string>{"age=unknown"});
  }

  TEST_CASE("what decides PEP is asked while PEP is open, the other exposures' details later") {
    auto interview = bench().begin();
    tell(interview, {"20d", "oral", "used", "y", "36h", "anal", "not used", "n", "24", "penis"});
    CHECK(bench().asks(interview) == "partner_hiv");
    CHECK(interview.prompt().exposures == std::vector{Index<Exposure>(1)});
    CHECK(bench().id(interview.prompt().decides.front()) == "pep");
  }

  TEST_CASE("every question can still change the advice, and none comes twice") {
    auto interview = bench().begin();
    tell(interview, {"36h", "anal oral", "idk", "idk", "n"});
    std::set<std::pair<Index<Fact>, std::vector<Index<Exposure>>>> seen;
    while (!interview.finished()) {
      const auto& prompt = interview.prompt();
      if (prompt.kind == Kind::fact || prompt.kind == Kind::hour) {
        CHECK(!prompt.decides.empty());
        CHECK(seen.insert({prompt.fact, prompt.exposures}).second);
      }
      go_on(interview);
    }
    CHECK(seen.size() > 10);
  }

  TEST_CASE("an answer that settles PEP ends the questions about it") {
    auto interview = bench().begin();
    tell(interview, {"36h", "anal", "idk", "n", "hiv=positive"});
    while (!interview.finished()) {
      for (const auto& subject : interview.prompt().decides) CHECK(bench().id(subject) != "pep");
      interview.skip();
    }
  }

  TEST_CASE("what exposures told together share is asked once; what is of the act, for each") {
    auto interview = bench().begin();
    tell(interview, {"36h", "anal vaginal", "idk", "idk", "n"});
    CHECK(skip_to(interview, "partner_hiv"));
    CHECK(interview.prompt().exposures == std::vector{Index<Exposure>(0), Index<Exposure>(1)});
    tell(interview, {"positive"});
    CHECK(interview.arguments().exposures ==
          std::vector<std::string>{"act=anal,condom=unsure,partner_hiv=positive,since=36h",
                                   "act=vaginal,condom=unsure,partner_hiv=positive,since=36h"});
    auto other = bench().begin();
    tell(other, {"36h", "anal vaginal"});
    CHECK(skip_to(other, "condom"));
    CHECK(other.prompt().exposures == std::vector{Index<Exposure>(0)});
  }

  TEST_CASE("a wrong answer changes nothing and says why") {
    struct Row {
      const char* before;
      const char* text;
      Code code;
    };
    const Row rows[] = {
        {"", "3m", Code::case_unit_month},       {"", "soon", Code::case_bad_time},
        {"", "-5d", Code::case_bad_time},        {"", "2026-12-24", Code::case_future},
        {"", "2026-02-30", Code::case_bad_time}, {"", "5d,msm", Code::case_bad_time},
        {"5d", "orral", Code::case_bad_value},   {"5d", "11", Code::case_bad_value},
        {"5d", "none", Code::case_bad_value},    {"5d", "ag=24", Code::case_unknown_token},
        {"5d", "age=240", Code::case_bad_value}, {"5d", "ora\x01l", Code::control_character},
        {"5d", "ora\xFFl", Code::invalid_utf8},
    };
    for (const auto& row : rows) {
      CAPTURE(row.text);
      auto interview = bench().begin();
      if (*row.before != 0) tell(interview, {row.before});
      const auto kind = interview.prompt().kind;
      const auto refusal = interview.answer(row.text);
      CHECK(refusal.has_value());
      if (!refusal) continue;
      CHECK(refusal->diagnostic.has_value());
      if (refusal->diagnostic) CHECK(int(refusal->diagnostic->code) == int(row.code));
      CHECK(interview.prompt().kind == kind);
      CHECK(interview.arguments().person.empty());
    }
  }

  TEST_CASE("an age that does not fit the dates is refused at the age") {
    auto interview = bench().begin();
    tell(interview, {"2020-01-01", "oral", "idk", "no"});
    CHECK(skip_to(interview, "age"));
    const auto refusal = interview.answer("5");
    REQUIRE(refusal);
    CHECK(refusal->diagnostic->code == Code::case_before_birth);
    tell(interview, {"24 years"});
  }

  TEST_CASE("back takes answers back one by one, to the first question") {
    auto interview = bench().begin();
    tell(interview, {"5d", "oral", "idk", "no"});
    const auto asked = bench().asks(interview);
    interview.skip();
    CHECK(interview.back());
    CHECK(bench().asks(interview) == asked);
    CHECK(interview.back());
    CHECK(interview.prompt().kind == Kind::more);
    CHECK(interview.back());
    CHECK(bench().asks(interview) == "condom");
    CHECK(interview.back());
    CHECK(interview.prompt().kind == Kind::what);
    CHECK(interview.arguments().exposures.empty());
    CHECK(interview.back());
    CHECK(!interview.back());
    CHECK(interview.prompt().kind == Kind::path);
  }

  TEST_CASE("a skipped question leaves nothing behind; without its kind an exposure is left out") {
    auto interview = bench().begin();
    tell(interview, {"5d"});
    interview.skip();
    CHECK(interview.prompt().kind == Kind::more);
    interview.skip();
    CHECK(interview.arguments().exposures.empty());
    auto without = bench().begin();
    without.skip();
    CHECK(without.prompt().kind == Kind::fact);
    CHECK(without.prompt().exposures.empty());
  }

  TEST_CASE("flags take several, none of them, and no words for none") {
    for (const auto* none : {"none", "0", "no"}) {
      auto interview = bench().begin();
      tell(interview, {"5d", "oral", "idk", "no"});
      CHECK(skip_to(interview, "symptoms"));
      tell(interview, {none});
      CHECK(interview.arguments().person == std::vector<std::string>{"symptoms=none"});
    }
    auto interview = bench().begin();
    tell(interview, {"5d", "oral", "idk", "no"});
    CHECK(skip_to(interview, "symptoms"));
    tell(interview, {"ulcer and rash"});
    CHECK(interview.arguments().person == std::vector<std::string>{"symptoms=ulcer+rash"});
  }

  TEST_CASE("the hour is asked where only the day is known and a limit depends on it") {
    auto interview = bench().begin();
    tell(interview, {"2d", "anal vaginal", "idk", "idk", "no"});
    tell(interview, {"1.partner_hiv=detectable", "2.partner_hiv=detectable"});
    CHECK(skip_to(interview, "since"));
    CHECK(interview.prompt().kind == Kind::hour);
    tell(interview, {"14.30"});
    for (const auto& exposure : interview.arguments().exposures) CHECK(exposure.ends_with(",on=2026-11-21T14:30"));
    auto exact = bench().begin();
    tell(exact, {"36h", "anal", "idk", "no", "partner_hiv=detectable"});
    CHECK(!skip_to(exact, "since"));
  }

  TEST_CASE("tests already taken are told step by step, or as -t has them") {
    auto interview = bench().begin();
    tell(interview, {"5w", "oral", "idk", "no"});
    CHECK(skip_to(interview, "tests_taken"));
    tell(interview, {"yes", "gonorrhoea-naat", "throat", "17.11.2026", "neg", "yes", "hiv-lab"});
    CHECK(interview.prompt().kind == Kind::taken_on);  // blood alone: no question for the sample
    tell(interview, {"2026-11-18", "pending", "no"});
    CHECK(interview.arguments().tests ==
          std::vector<std::string>{"gonorrhoea-naat@throat=2026-11-17:negative", "hiv-lab=2026-11-18:pending"});
    auto other = bench().begin();
    tell(other, {"5w", "oral", "idk", "no"});
    CHECK(skip_to(other, "tests_taken"));
    CHECK(other.answer("hiv-lab=2027-01-01:negative"));
    tell(other, {"hiv-lab=2026-11-18:negative", "no"});
    CHECK(other.arguments().tests == std::vector<std::string>{"hiv-lab=2026-11-18:negative"});
    auto none = bench().begin();
    tell(none, {"5w", "oral", "idk", "no"});
    CHECK(skip_to(none, "tests_taken"));
    tell(none, {"no"});
    CHECK(none.arguments().person == std::vector<std::string>{"tests_taken=none"});
  }

  TEST_CASE("a test without date or result is left out") {
    auto interview = bench().begin();
    tell(interview, {"5w", "oral", "idk", "no"});
    CHECK(skip_to(interview, "tests_taken"));
    tell(interview, {"yes", "hiv-lab"});
    interview.skip();
    CHECK(interview.arguments().tests.empty());
    CHECK(bench().asks(interview) != "tests_taken");
  }

  TEST_CASE("any fact can be told by name, of the exposure asked about or of one by number") {
    auto interview = bench().begin();
    tell(interview, {"36h", "oral anal", "idk", "idk", "no"});
    tell(interview, {"groups=msm", "2.intoxicated=alcohol"});
    CHECK(interview.arguments().person == std::vector<std::string>{"groups=msm"});
    CHECK(interview.arguments().exposures[1] == "act=anal,condom=unsure,intoxicated=alcohol,since=36h");
    CHECK(interview.answer("3.place=home"));
    CHECK(interview.answer("groups=trans") == std::nullopt);  // flags merge, as in -p
    CHECK(skip_to(interview, "hiv"));
    const auto which = interview.answer("place=abroad");
    REQUIRE(which);
    CHECK(which->could_be == std::vector<std::string>{"1.place=abroad", "2.place=abroad"});
  }

  TEST_CASE("after eleven questions, or once none is left that weighs, one is asked whether to go on; Enter is no") {
    auto interview = bench().begin();
    int asked = 0;
    for (tell(interview, {"20d", "oral"}); interview.prompt().kind != Kind::go_on; ++asked) interview.skip();
    CHECK(asked == 9);
    CHECK(interview.prompt().remaining > 2);
    auto on = interview;
    interview.skip();
    CHECK(interview.finished());
    for (tell(on, {"yes"}); on.prompt().kind != Kind::go_on; ++asked) on.skip();
    CHECK(asked > 20);
    CHECK(on.prompt().remaining == 0);
  }

  TEST_CASE("an interview goes on from what is told already") {
    auto interview = bench().begin(Lang::en, {{"age=24,msm"}, {"anal,receptive,not-used,36h"}, {}});
    CHECK(interview.prompt().kind == Kind::more);
    interview.skip();
    CHECK(bench().asks(interview) != "condom");
    CHECK(skip_to(interview, "partner_hiv"));
    tell(interview, {"negative"});
    CHECK(interview.arguments().exposures ==
          std::vector<std::string>{"anal,receptive,not-used,partner_hiv=negative,36h"});
  }

  TEST_CASE("every text is there in both languages, in lines of 80 columns and 24 rows") {
    for (const auto lang : {Lang::en, Lang::nb}) {
      auto interview = bench().begin(lang);
      InterviewText text(interview, bench().loaded->pack, bench().phrases, lang);
      const auto check = [&](const std::string& lines, std::size_t most) {
        CAPTURE(lines);
        CHECK(lines.find("?\n?") == std::string::npos);
        const auto all = split(lines, '\n');
        CHECK(all.size() <= most);
        for (const auto line : all) CHECK(display_width(line) <= 80);
      };
      check(text.intro() + text.prompt(), 24);
      for (const auto* told : {"5w", "anal oral vaginal", "idk", "idk", "idk", "y", "3d", "bite needlestick", "n"}) {
        check(text.prompt(), 24);
        tell(interview, {told});
        check(text.noted(), 3);
      }
      for (int i = 0; !interview.finished(); ++i) {
        check(text.prompt(), 24);
        check(text.help(), 40);
        const auto& prompt = interview.prompt();
        if ((prompt.kind == Kind::fact || prompt.kind == Kind::go_on) && prompt.is_yes_no())
          tell(interview, {"yes"});
        else
          interview.skip();
      }
    }
    for (const auto& phrase : bench().phrases.by_name) {
      CAPTURE(phrase.first);
      CHECK(!phrase.second.in(Lang::en).empty());
      CHECK(!phrase.second.in(Lang::nb).empty());
    }
  }

  TEST_CASE("a refusal is explained in the language of the interview") {
    struct Row {
      Lang lang;
      const char* text;
      const char* said;
    };
    const Row rows[] = {
        {Lang::en, "3m", "\"3m\" could be minutes or months. Give weeks (12w) or the date.\n"},
        {Lang::nb, "3m", "«3m» kan være minutter eller måneder. Oppgi uker (12u) eller datoen.\n"},
        {Lang::nb, "24.12.2026", "Tidspunktet er fram i tid (nå er man. 23. nov. 2026 kl. 10.00).\n"},
    };
    for (const auto& row : rows) {
      auto interview = bench().begin(row.lang);
      InterviewText text(interview, bench().loaded->pack, bench().phrases, row.lang);
      const auto refusal = interview.answer(row.text);
      REQUIRE(refusal);
      CHECK(text.refusal(*refusal) == row.said);
    }
    auto interview = bench().begin(Lang::nb);
    InterviewText text(interview, bench().loaded->pack, bench().phrases, Lang::nb);
    tell(interview, {"5d"});
    CHECK(text.refusal(*interview.answer("analsecs")) == "«analsecs» er ikke et av svarene her. Mente du «analsex»?\n");
    CHECK(text.refusal(*interview.answer("b")) ==
          "«b» kan være: berøring med hender; blodsøl på slimhinne, øye eller skadet hud.\n");
  }

  TEST_CASE("words that are no answers: help, back, skip, advice, quit, and the end of the input") {
    const auto hold = [](std::vector<std::string> lines, std::string* said = nullptr) {
      auto interview = bench().begin();
      std::size_t at = 0;
      std::string all;
      const Talk talk{[&](std::string_view text) { all += text; },
                      [&]() { return at < lines.size() ? std::optional(lines[at++]) : std::nullopt; }};
      const auto ended = hold_interview(interview, bench().loaded->pack, bench().phrases, Lang::en, talk);
      if (said != nullptr) *said = all;
      return std::pair(ended, interview.arguments().exposures.size());
    };
    CHECK(hold({"5d", "oral", "advice"}) == std::pair(Ended::advice, std::size_t(1)));
    CHECK(hold({"5d", "oral", "back", "back", "quit"}) == std::pair(Ended::quit, std::size_t(1)));  // stands again
    CHECK(hold({"5d", "oral"}) == std::pair(Ended::input_ended, std::size_t(1)));
    CHECK(hold({"5d", "oral", "qui"}) == std::pair(Ended::quit, std::size_t(1)));
    CHECK(hold(std::vector<std::string>(300, "nonsense")).first == Ended::not_understood);
    CHECK(hold(std::vector<std::string>(300, "")).first == Ended::advice);
    std::string said;
    hold({"?", "5d", "help", "quit"}, &said);
    CHECK(said.find("without it, the end of that day is assumed") != std::string::npos);
    CHECK(said.find("Each kind of contact is entered on its own") != std::string::npos);
  }
}
