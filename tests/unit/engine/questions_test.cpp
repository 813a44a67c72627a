// What is asked, what for, and in which order.

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "base/text.hpp"
#include "engine/advise.hpp"
#include "support/packs.hpp"

using namespace sti;

namespace {

const Question* find(const test::ReadyPack& ready, const Advice& advice, std::string_view fact) {
  const auto index = ready.pack.vocabulary.fact_index(fact);
  REQUIRE(index);
  const auto found = std::find_if(advice.questions.begin(), advice.questions.end(),
                                  [&](const Question& question) { return question.fact == index; });
  return found == advice.questions.end() ? nullptr : &*found;
}

/// What a fact decides, "pep hiv-lab"; "-" where it is not asked for.
std::string decides(const test::ReadyPack& ready, const Advice& advice, std::string_view fact) {
  const auto* question = find(ready, advice, fact);
  if (question == nullptr) return "-";
  std::vector<std::string> out;
  for (const auto& subject : question->decides) out.push_back(id_of(ready.pack, subject));
  return join(out, " ");
}

/// The facts asked for, in order; of an exposure with its number: "partner_hiv.0".
std::vector<std::string> asked(const test::ReadyPack& ready, const Advice& advice) {
  std::vector<std::string> out;
  for (const auto& question : advice.questions) {
    out.push_back(ready.pack.vocabulary.facts[question.fact].id);
    if (question.exposure) out.back() += "." + std::to_string(question.exposure.place());
  }
  return out;
}

std::string first_asked(const test::ReadyPack& ready, const Advice& advice, std::size_t count) {
  auto out = asked(ready, advice);
  out.resize(std::min(out.size(), count));
  return join(out, " ");
}

std::string raised_by(const test::ReadyPack& ready, const Advice& advice, std::string_view slot) {
  std::vector<std::string> out;
  for (const auto fact : advice.verdicts[ready.pack.vocabulary.slot_index(slot)].raised_by)
    out.push_back(ready.pack.vocabulary.facts[fact].id);
  return join(out, " ");
}

/// Whether any question decides it.
bool is_asked_about(const test::ReadyPack& ready, const Advice& advice, std::string_view id) {
  return std::any_of(advice.questions.begin(), advice.questions.end(), [&](const Question& question) {
    return std::any_of(question.decides.begin(), question.decides.end(),
                       [&](const Subject& subject) { return id_of(ready.pack, subject) == id; });
  });
}

/// Where a fact stands among those asked for.
std::size_t place(const test::ReadyPack& ready, const Advice& advice, const std::string& fact) {
  const auto all = asked(ready, advice);
  const auto found = std::find(all.begin(), all.end(), fact);
  REQUIRE(found != all.end());
  return std::size_t(found - all.begin());
}

std::string anal(const std::string& time, const std::string& person = "{}", const std::string& more = "") {
  return R"({"now": "2026-11-23T10:00", "person": )" + person +
         R"(, "exposures": [{"act": "anal", "role": "receptive", "condom": "not-used", )" + time + more + "}]}";
}

constexpr const char* backing = R"(
why = { en = "w", nb = "w" }
source = ["S"]
basis = "stated"
general = true
)";

std::string rule(const std::string& id, const std::string& body) {
  return "[[rule]]\nid = \"" + id + "\"\n" + body + backing;
}

/// A note has no reason of its own.
std::string note(const std::string& id, const std::string& when, const std::string& kind, const std::string& text) {
  return "[[rule]]\nid = \"" + id + "\"\nwhen = " + when + "\nnote = { kind = \"" + kind + "\", text = { en = \"" +
         text + "\", nb = \"" + text + "\" } }\nsource = [\"S\"]\nbasis = \"stated\"\n";
}

/// PEP by partner, within 72 hours; a note of the law for repeated exposures, said by two rules; one that is no more
/// than a caution; a test.
const test::ReadyPack& small() {
  static const auto ready = test::small_pack(
      {rule("pep-known", "when = { partner_hiv = \"detectable\" }\nverdict = { pep = \"recommended\" }\n") +
       rule("pep-milieu",
            "when = { partner_hiv = \"unknown\", partner_groups = \"msm\", ejaculation = \"yes\" }\n"
            "verdict = { pep = \"consider\" }\n") +
       rule("pep-else",
            "when = { partner_hiv = [\"unknown\", \"negative\", \"suppressed\", \"positive\"], not = { "
            "partner_groups = \"msm\", ejaculation = \"yes\", partner_hiv = \"unknown\" } }\n"
            "verdict = { pep = \"not-indicated\" }\n") +
       note("law-first", "{ pattern = \"repeated\" }", "law", "the same words") +
       note("law-second", "{ sti_last_12m = \"chlamydia\" }", "law", "the same words") +
       note("only-caution", "{ place = \"abroad\" }", "caution", "other words") +
       rule("test", "when = { exposed = \"yes\" }\norder = [\"hiv-lab\"]\n") + R"(
[[method]]
slot = "pep"
id = "pep"
label = { en = "PEP", nb = "PEP" }
latest_hours = { hours = 72, source = ["S"], basis = "stated" }

[[specimen]]
id = "blood"
tests = ["hiv-lab"]
sites = ["blood"]
source = ["S"]
basis = "stated"

[[window]]
test = ["hiv-lab"]
earliest = { days = 20, source = ["S"], basis = "stated" }
conclusive = { days = 84, source = ["S"], basis = "stated" }
why = { en = "w", nb = "w" }
)"});
  REQUIRE(ready);
  return *ready;
}

/// With an age below which nobody can consent.
const test::ReadyPack& with_consent_age() {
  static const test::TextTree tree(
      {{"small/pack.toml",
        test::small_pack_toml("small") + "no_consent_below = { years = 14, source = [\"S\"], basis = \"stated\" }\n"},
       {"small/sources.toml", test::small_sources_toml()},
       {"small/rules.toml",
        rule("pep-assault", "when = { act = \"anal\", consent = \"no\" }\nverdict = { pep = \"consider\" }\n") +
            rule("pep-no",
                 "when = { consent = [\"yes\", \"unclear\", \"not-asked\"] }\n"
                 "verdict = { pep = \"not-indicated\" }\n")}});
  static const auto ready = test::load_ready(tree.tree(), "small");
  REQUIRE(ready);
  return *ready;
}

}  // namespace

TEST_SUITE("questions") {
  TEST_CASE("once every limit of a slot has passed nothing is asked about it") {
    const auto& ready = test::norway();
    struct Row {
      const char* time;
      bool is_asked;
    };
    const Row rows[] = {
        {R"("on": "2026-11-20T10:00")", true}, {R"("on": "2026-11-20T09:59")", false}, {R"("since": "83d")", false}};
    for (const auto& row : rows) {
      CAPTURE(row.time);
      const auto advice = test::advise_json(ready, anal(row.time));
      CHECK(is_asked_about(ready, advice, "pep") == row.is_asked);
      CHECK(raised_by(ready, advice, "pep").empty() != row.is_asked);
    }
  }
  TEST_CASE("a limit that runs for one exposure keeps the questions about it") {
    const auto& ready = test::norway();
    const auto advice = test::advise_json(ready, R"({"now": "2026-11-23T10:00", "exposures": [
      {"act": "anal", "role": "receptive", "condom": "not-used", "since": "83d"},
      {"act": "anal", "role": "receptive", "condom": "not-used", "since": "10h"}]})");
    CHECK(first_asked(ready, advice, 1) == "partner_hiv.1");
  }
  TEST_CASE("a slot without a limit of its own ends with its horizon, unless something is offered later") {
    const auto verdicts =
        rule("early",
             "when = { partner_infections = \"hepatitis-b\", since = { within_days = 20 } }\n"
             "verdict = { hbv-immunoglobulin = \"consider\" }\n") +
        rule("no", "when = { exposed = \"yes\" }\nverdict = { hbv-immunoglobulin = \"not-indicated\" }\n") +
        rule("immune",
             "when = { hbv_immunity = \"immune\" }\n"
             "verdict = { hbv-immunoglobulin = \"not-applicable\" }\noverrides = [\"no\", \"early\"]\n");
    const auto ready = test::small_pack({verdicts});
    REQUIRE(ready);
    const auto asks = [&](const char* time) {
      const auto advice = test::advise_json(*ready, anal(time));
      return decides(*ready, advice, "partner_infections") + "; " + decides(*ready, advice, "hbv_immunity") + "; " +
             raised_by(*ready, advice, "hbv-immunoglobulin");
    };
    CHECK(asks(R"("since": "10d")") == "hbv-immunoglobulin; hbv-immunoglobulin; partner_infections");
    CHECK(asks(R"("since": "18d")") == "hbv-immunoglobulin; hbv-immunoglobulin; partner_infections");
    CHECK(asks(R"("since": "30d")") == "-; -; ");
  }
  TEST_CASE("while PEP can be opened, what can open it is asked first") {
    const auto& ready = test::norway();
    const auto advice = test::advise_json(ready, anal(R"("since": "12h")"));
    CHECK(first_asked(ready, advice, 5) == "partner_hiv.0 partner_infections.0 partner_groups.0 consent.0 age");
    CHECK(decides(ready, advice, "partner_infections").starts_with("pep "));
    CHECK(raised_by(ready, advice, "pep") == "partner_hiv partner_groups consent");
  }
  TEST_CASE("of what opens it only together, an answer comes after one that does it alone") {
    const auto advice = test::advise_json(small(), anal(R"("since": "12h")"));
    CHECK(first_asked(small(), advice, 4) == "partner_hiv.0 ejaculation.0 partner_groups.0 groups");
    CHECK(raised_by(small(), advice, "pep") == "ejaculation partner_hiv partner_groups");
  }
  TEST_CASE("what is read as the worse already cannot raise, and what can only lower comes last") {
    const auto& ready = test::norway();
    const auto advice = test::advise_json(ready, R"({"now": "2026-11-23T10:00", "person": {"hbv_immunity": "immune"},
      "exposures": [{"act": "vaginal", "role": "receptive", "since": "12h", "partner_hiv": "detectable",
                     "partner_infections": []}]})");
    CHECK(is_asked_about(ready, advice, "pep"));
    CHECK(decides(ready, advice, "condom") != "-");
    CHECK(first_asked(ready, advice, 1) == "contraception");  // raises emergency contraception
    CHECK(place(ready, advice, "partner_anatomy.0") > place(ready, advice, "contraception"));
  }
  TEST_CASE("notes of urgency, law and referral are decided by facts, others are not") {
    const auto advice = test::advise_json(small(), anal(R"("since": "12h")"));
    CHECK(decides(small(), advice, "pattern") == "note/law-first");
    CHECK(decides(small(), advice, "sti_last_12m") == "note/law-first");
    CHECK(decides(small(), advice, "place") == "-");
    const auto told = test::advise_json(small(), anal(R"("since": "12h")", R"({"pattern": "repeated"})"));
    CHECK(decides(small(), told, "sti_last_12m") == "-");  // the note is said already
  }
  TEST_CASE("what decides a note comes after what raises and before the rest") {
    const auto& ready = test::norway();
    const auto advice = test::advise_json(ready, anal(R"("since": "12h")"));
    CHECK(place(ready, advice, "consent.0") < place(ready, advice, "age"));
    CHECK(place(ready, advice, "age") < place(ready, advice, "hpv_immunity"));
    CHECK(place(ready, advice, "hpv_immunity") < place(ready, advice, "tests_taken"));
  }
  TEST_CASE("each fact is asked once an exposure, and once a person") {
    const auto& ready = test::norway();
    const auto advice = test::advise_json(ready, R"({"now": "2026-11-23T10:00", "exposures": [
      {"act": "anal", "since": "12h"}, {"act": "oral", "since": "12h"}, {"act": "vaginal", "since": "20d"}]})");
    const auto all = asked(ready, advice);
    CHECK(std::set(all.begin(), all.end()).size() == all.size());
  }
  TEST_CASE("earlier tests are asked for where a line could be held back") {
    CHECK(decides(small(), test::advise_json(small(), anal(R"("since": "30d")")), "tests_taken") == "prep hiv-lab");
    const auto told = anal(R"("since": "30d")", R"({"tests_taken": []})");
    CHECK(decides(small(), test::advise_json(small(), told), "tests_taken") == "-");
    const auto none =
        R"({"now": "2026-11-23T10:00"})";  // a test that proves HIV would still say that PrEP is not for them
    CHECK(decides(small(), test::advise_json(small(), none), "tests_taken") == "prep");
  }
  TEST_CASE("treatment is asked for where something was found, and where it changes what a test means") {
    const auto& ready = test::norway();
    struct Row {
      const char* person;
      const char* treated;
    };
    const Row rows[] = {
        {R"({"tests_taken": [{"test": "trichomonas-naat", "site": "vagina", "on": "2026-11-20", "result": "positive"}],
             "treated": [{"infection": "chlamydia", "on": "2026-11-21"}]})",
         "trichomonas-naat"},
        {R"({"tests_taken": [{"test": "trichomonas-naat", "site": "vagina", "on": "2026-11-20", "result": "positive"}],
             "treated": []})",
         "-"},
        {R"({"tests_taken": [{"test": "trichomonas-naat", "site": "vagina", "on": "2026-11-20", "result": "positive"}],
             "treated": [{"infection": "trichomonas", "on": "2026-11-21"}]})",
         "-"}};
    for (const auto& row : rows) {
      CAPTURE(row.person);
      const auto advice =
          test::advise_json(ready, std::string(R"({"now": "2026-11-23T10:00", "person": )") + row.person + "}");
      CHECK(decides(ready, advice, "treated") == row.treated);
    }
    const auto advice = test::advise_json(ready, anal(R"("since": "20d")"));
    const auto of_treated = decides(ready, advice, "treated");
    CHECK(of_treated.find("gonorrhoea-naat") != std::string::npos);
    CHECK(of_treated.find("herpes-pcr") == std::string::npos);
  }
  TEST_CASE("the last dose of PEP is asked for where days count from it") {
    const auto& ready = test::norway();
    const auto advice = test::advise_json(ready, anal(R"("since": "10d")", R"({"pep": "taking"})"));
    CHECK(decides(ready, advice, "pep_last_dose").find("hiv-lab") != std::string::npos);
    CHECK(place(ready, advice, "pep_last_dose") > place(ready, advice, "age"));
    CHECK(decides(ready, test::advise_json(ready, anal(R"("since": "10d")")), "pep_last_dose") == "-");
  }
  TEST_CASE("facts that contradict one another are asked again, before what can only lower") {
    const auto& ready = test::norway();
    struct Row {
      const char* person;
      const char* first;
      const char* second;
    };
    const Row rows[] = {
        {R"({"pep": "taking"})", "pep", "pep_last_dose"},
        {R"({"pep": "completed", "pep_last_dose": "2026-09-04"})", "pep", "pep_last_dose"},
        {R"({"pregnant": "yes", "can_become_pregnant": "no"})", "pregnant", "can_become_pregnant"},
        {R"({"hiv": "positive",
             "tests_taken": [{"test": "hiv-lab", "site": "blood", "on": "2026-11-20", "result": "negative"}]})",
         "hiv", "tests_taken"},
        {R"({"hbv_immunity": "non-responder", "vaccines_taken": [{"vaccine": "hepatitis-b", "on": "2026-11-01"}]})",
         "hbv_immunity", "vaccines_taken"}};
    for (const auto& row : rows) {
      CAPTURE(row.person);
      const auto advice = test::advise_json(ready, anal(R"("since": "83d")", row.person));
      for (const auto* fact : {row.first, row.second}) {
        CAPTURE(fact);
        REQUIRE(decides(ready, advice, fact) != "-");
        CHECK_FALSE(find(ready, advice, fact)->decides.empty());
        CHECK(place(ready, advice, fact) < place(ready, advice, "hpv_immunity"));
      }
    }
  }
  TEST_CASE("nobody is asked about consent who is too young to give it, and the age is asked for because of it") {
    const auto& ready = with_consent_age();
    const auto advice = [&](const char* person) { return test::advise_json(ready, anal(R"("since": "12h")", person)); };
    CHECK(decides(ready, advice(R"({"age": 13})"), "consent") == "-");
    CHECK(decides(ready, advice(R"({"age": 14})"), "consent") == "pep");
    CHECK(decides(ready, advice(R"({})"), "consent") == "pep");
    CHECK(decides(ready, advice(R"({})"), "age").starts_with("pep"));
  }
  TEST_CASE("consent that was told is overruled by an age that is not") {
    const auto& ready = with_consent_age();
    const auto advice = test::advise_json(ready, anal(R"("since": "12h")", "{}", R"(, "consent": "yes")"));
    CHECK(decides(ready, advice, "age").starts_with("pep"));
    CHECK(first_asked(ready, advice, 1) == "age");
  }
  TEST_CASE("an answer that a result has given is not asked for") {
    const auto& ready = test::norway();
    const auto advice = test::advise_json(ready, anal(R"("since": "12h")", R"({"tests_taken": [
      {"test": "pregnancy", "site": "urine", "on": "2026-11-22", "result": "positive"}]})"));
    CHECK(decides(ready, advice, "pregnant") == "-");
  }
  TEST_CASE("doses are asked for unless it is told how things stand") {
    const auto& ready = test::norway();
    const auto of_doses = [&](const char* person) {
      return decides(ready, test::advise_json(ready, anal(R"("since": "12h")", person)), "vaccines_taken");
    };
    CHECK(of_doses(R"({"hbv_immunity": "partial"})").find("vaccine/hepatitis-b") != std::string::npos);
    CHECK(of_doses(R"({"hbv_immunity": "immune"})").find("vaccine/hepatitis-b") == std::string::npos);
    const auto given = test::advise_json(
        ready, anal(R"("since": "12h")", R"({"vaccines_taken": [{"vaccine": "mpox", "on": "2026-11-01"}]})"));
    CHECK(decides(ready, given, "mpox_immunity").find("vaccine/mpox") != std::string::npos);
  }
  TEST_CASE("a pack that is silent asks what its silence is about, until the horizon") {
    const auto ready = test::small_pack({rule("test", "when = { exposed = \"yes\" }\norder = [\"hiv-lab\"]\n") + R"(
[[specimen]]
id = "blood"
tests = ["hiv-lab"]
sites = ["blood"]
source = ["S"]
basis = "stated"
)"});
    REQUIRE(ready);
    CHECK(is_asked_about(*ready, test::advise_json(*ready, anal(R"("since": "12h")")), "pep"));
    CHECK_FALSE(is_asked_about(*ready, test::advise_json(*ready, anal(R"("since": "80h")")), "pep"));
  }
  TEST_CASE("the hour of a day is asked for where a limit may pass before it is read to") {
    const auto& ready = test::norway();
    const auto advice =
        test::advise_json(ready, anal(R"("on": "2026-11-20")", "{}", R"(, "partner_hiv": "detectable")"));
    CHECK(decides(ready, advice, "since").starts_with("pep"));
    const auto exact =
        test::advise_json(ready, anal(R"("on": "2026-11-20T22:00")", "{}", R"(, "partner_hiv": "detectable")"));
    CHECK(decides(ready, exact, "since") == "-");
  }
}
