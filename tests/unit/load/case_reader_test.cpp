#include "load/case_reader.hpp"

#include <doctest/doctest.h>

#include "load/case.hpp"
#include "support/packs.hpp"

using namespace sti;

namespace {

const load::Now noon{*parse_date("2026-11-23") + hours{12}, true};

/// The diagnostics of a case text, each as "CODE line:column message | hint".
std::vector<std::string> mistakes_of(const std::string& text, const load::Now& now = noon) {
  Diagnostics diagnostics;
  const SourceText source{"case", text};
  const auto read = load::read_case_text(test::norway().pack, source, now, diagnostics);
  CHECK(read.has_value() != diagnostics.has_errors());
  std::vector<std::string> out;
  for (const auto& d : diagnostics.all()) {
    out.push_back(label(d.code) + " " + std::to_string(d.place.line) + ":" + std::to_string(d.place.column) + " " +
                  d.message + " | " + d.hint);
  }
  return out;
}

/// The one mistake of a text; its start and a part of it are compared.
void check_mistake(const std::string& text, const std::string& start, const std::string& part) {
  CAPTURE(text);
  const auto mistakes = mistakes_of(text);
  CHECK(mistakes.size() == 1);
  if (mistakes.empty()) return;
  CAPTURE(mistakes.front());
  CHECK(mistakes.front().starts_with(start));
  CHECK(mistakes.front().find(part) != std::string::npos);
}

std::string with_exposure(const std::string& facts) { return R"({"exposures": [{)" + facts + "}]}"; }
std::string with_person(const std::string& facts) { return R"({"person": {)" + facts + "}}"; }

}  // namespace

TEST_SUITE("load/case_reader") {
  TEST_CASE("a case may be empty, and null means not given") {
    for (const auto* text : {"{}", R"({"person": null, "exposures": null, "id": null, "now": null})",
                             R"({"person": {"age": null, "groups": null, "tests_taken": null, "treated": null}})",
                             R"({"exposures": [{"act": "anal", "since": "5d", "on": null, "role": null}]})"}) {
      CAPTURE(text);
      CHECK(mistakes_of(text).empty());
    }
  }

  TEST_CASE("a flag fact given as an empty list is asked and none, and differs from one not given") {
    const auto& pack = test::norway().pack;
    const auto symptoms = pack.vocabulary.fact_index("symptoms");
    const auto asked = test::read_json_case(pack, R"({"now": "2026-11-23", "person": {"symptoms": []}})");
    const auto silent = test::read_json_case(pack, R"({"now": "2026-11-23", "person": {}})");
    CHECK(asked.person[symptoms].given);
    CHECK(asked.person[symptoms].flags.none());
    CHECK(!silent.person[symptoms].given);
  }

  TEST_CASE("the case's own now comes before the one outside it") {
    const auto& pack = test::norway().pack;
    CHECK(to_string(test::read_json_case(pack, R"({"now": "2026-11-01T08:30"})").now) == "2026-11-01T08:30");
    Diagnostics diagnostics;
    const SourceText source{"case", "{}"};
    CHECK(to_string(load::read_case_text(pack, source, noon, diagnostics)->now) == "2026-11-23T12:00");
  }

  TEST_CASE("TOML and JSON carry the same shape, and TOML's own dates are accepted") {
    const auto& pack = test::norway().pack;
    const std::string toml = R"(
id = "t"
now = 2026-11-23T10:00:00
[person]
age = 24
pep_last_dose = 2026-11-20
tests_taken = [{ test = "hiv-lab", on = 2026-11-17, result = "negative" }]
[[exposures]]
act = "oral"
on = 2026-11-18
)";
    Diagnostics diagnostics;
    const SourceText source{"case.toml", toml};
    const auto read = load::read_case_text(pack, source, noon, diagnostics);
    CHECK(test::messages(diagnostics) == "");
    REQUIRE(read);
    CHECK(to_string(read->now) == "2026-11-23T10:00");
    CHECK(to_string(*read->person[pack.vocabulary.pep_last_dose].date) == "2026-11-20");
    CHECK(to_string(read->tests_taken.front().on) == "2026-11-17");
    REQUIRE(read->exposures.size() == 1);
    CHECK(to_string(read->exposures.front().time.latest) == "2026-11-18T23:59");
  }

  TEST_CASE("unknown keys are mistakes at every level, with the nearest name") {
    check_mistake(R"({"persn": {}})", "STI-0301 1:2 ", "did you mean `person`?");
    check_mistake(with_person(R"("agee": 24)"), "STI-0301 1:13 ", "did you mean `age`?");
    check_mistake(with_exposure(R"("act": "oral", "since": "5d", "condm": "used")"), "STI-0301 1:47 ",
                  "did you mean `condom`?");
    check_mistake(
        with_person(
            R"("tests_taken": [{"test": "hiv-lab", "on": "2026-11-01", "result": "negative", "sit": "blood"}])"),
        "STI-0301 1:91 ", "did you mean `site`?");
    check_mistake(with_person(R"("treated": [{"infection": "syphilis", "on": "2026-11-01", "by": "x"}])"), "STI-0301 ",
                  "an item of `treated`");
    check_mistake(with_exposure(R"("act": "oral", "since": "5d", "age": 24)"), "STI-0301 ", "it belongs to the person");
    check_mistake(with_person(R"("condom": "used")"), "STI-0301 ", "it belongs to an exposure");
    check_mistake(with_person(R"("exposed": "yes")"), "STI-0301 ", "");
    check_mistake(with_person(R"("diagnosed": ["hiv"])"), "STI-0301 ", "");
  }

  TEST_CASE("duplicate keys are mistakes at every level") {
    check_mistake(R"({"id": "a", "id": "b"})", "STI-0108 1:13 ", "`id`");
    check_mistake(with_person(R"("age": 1, "age": 1)"), "STI-0108 1:23 ", "`age`");
    check_mistake(with_exposure(R"("act": "oral", "since": "5d", "act": "anal")"), "STI-0108 1:47 ", "`act`");
    check_mistake(with_person(R"("treated": [{"infection": "hiv", "infection": "hiv", "on": "2026-11-01"}])"),
                  "STI-0108 ", "`infection`");
    check_mistake("[person]\nage = 24\nage = 25\n", "STI-0101 3:", "");
  }

  TEST_CASE("values of a wrong type or kind are named with what they can be") {
    struct Row {
      const char* text;
      const char* start;
      const char* part;
    };
    const Row rows[] = {
        {R"({"person": []})", "STI-0302 1:12 ", "object"},
        {R"({"exposures": {}})", "STI-0302 1:15 ", "list"},
        {R"({"exposures": [3]})", "STI-0302 1:16 ", "object"},
        {R"({"person": {"age": "24"}})", "STI-0302 1:20 ", "0 to 120"},
        {R"({"person": {"age": 24.5}})", "STI-0302 1:20 ", "0 to 120"},
        {R"({"person": {"age": true}})", "STI-0302 1:20 ", "0 to 120"},
        {R"({"person": {"age": 900}})", "STI-0305 1:20 ", "0 to 120"},
        {R"({"person": {"age": -1}})", "STI-0305 1:20 ", "0 to 120"},
        {R"({"person": {"age": 121}})", "STI-0305 1:20 ", "0 to 120"},
        {R"({"person": {"anatomy": "peniss"}})", "STI-0305 1:24 ", "did you mean `penis`?"},
        {R"({"person": {"anatomy": 3}})", "STI-0302 1:24 ", "`penis`"},
        {R"({"person": {"groups": "msm"}})", "STI-0302 1:23 ", "list"},
        {R"({"person": {"groups": ["msmm"]}})", "STI-0305 1:24 ", "did you mean `msm`?"},
        {R"({"person": {"groups": [3]}})", "STI-0302 1:24 ", "string"},
        {R"({"person": {"tests_taken": {}}})", "STI-0302 1:28 ", "list"},
        {R"({"person": {"tests_taken": [{"test": "hiv-lb", "on": "2026-11-01", "result": "negative"}]}})",
         "STI-0305 1:38 ", "did you mean `hiv-lab`?"},
        {R"({"person": {"tests_taken": [{"test": "hiv-lab", "on": "2026-11-01", "result": "negativ"}]}})", "STI-0305 ",
         "did you mean `negative`?"},
        {R"({"person": {"tests_taken": [{"test": "hiv-lab", "result": "negative"}]}})", "STI-0310 1:29 ", "`on`"},
        {R"({"person": {"treated": [{"infection": "clap", "on": "2026-11-01"}]}})", "STI-0305 ", "no infection"},
        {R"({"exposures": [{"since": "5d"}]})", "STI-0310 1:16 ", "`act`"},
        {R"({"exposures": [{"act": null, "since": "5d"}]})", "STI-0310 ", "`act`"},
        {R"({"exposures": [{"act": "oral"}]})", "STI-0311 1:16 ", "36h, 5d, 3w"},
        {R"({"exposures": [{"act": "oral", "since": "5d", "on": "2026-11-01"}]})", "STI-0311 ", "not both"},
        {R"({"id": true})", "STI-0302 1:8 ", "`id`"},
        {R"([])", "STI-0", ""},
        {R"(3)", "STI-0", ""},
        {"", "STI-0", ""},
    };
    for (const auto& row : rows) check_mistake(row.text, row.start, row.part);
  }

  TEST_CASE("durations are hours, days or weeks, and months are refused with a hint") {
    struct Row {
      const char* since;
      const char* latest;  ///< empty: refused
      const char* start;
      const char* part;
    };
    const Row rows[] = {
        {"0h", "2026-11-23T12:00", "", ""},
        {"36h", "2026-11-22T00:00", "", ""},
        {"0d", "2026-11-23T12:00", "", ""},
        {"5d", "2026-11-18T23:59", "", ""},
        {"3w", "2026-11-02T23:59", "", ""},
        {"3m", "", "STI-0313 1:41 ", "give weeks (12w) or the date"},
        {"2months", "", "STI-0313 ", "weeks"},
        {"-5d", "", "STI-0306 ", "negative"},
        {"5", "", "STI-0306 ", "36h, 5d, 3w"},
        {"5y", "", "STI-0306 ", "36h, 5d, 3w"},
        {"d", "", "STI-0306 ", "36h, 5d, 3w"},
        {"", "", "STI-0306 ", "36h, 5d, 3w"},
        {"5 d", "", "STI-0306 ", "36h, 5d, 3w"},
        {"1.5h", "", "STI-0306 ", "36h, 5d, 3w"},
        {"9999999d", "", "STI-0306 ", "longer than a life"},
        {"99999999999999999999h", "", "STI-0306 ", "longer than a life"},
    };
    for (const auto& row : rows) {
      const auto text = with_exposure(R"("act": "oral", "since": ")" + std::string(row.since) + "\"");
      if (row.latest[0] == '\0') {
        check_mistake(text, row.start, row.part);
        continue;
      }
      CAPTURE(row.since);
      Diagnostics diagnostics;
      const SourceText source{"case", text};
      const auto read = load::read_case_text(test::norway().pack, source, noon, diagnostics);
      REQUIRE(read);
      REQUIRE(read->exposures.size() == 1);
      CHECK(to_string(read->exposures.front().time.latest) == row.latest);
    }
  }

  TEST_CASE("times have no zone, and nothing lies after now or before birth") {
    struct Row {
      const char* text;
      const char* start;
      const char* part;
    };
    const Row rows[] = {
        {R"({"now": "2026-11-23T10:00Z"})", "STI-0306 1:9 ", "leave out the offset or `Z`"},
        {R"({"now": "2026-11-23T10:00+01:00"})", "STI-0306 1:9 ", "leave out the offset or `Z`"},
        {R"({"now": 5})", "STI-0306 1:9 ", "YYYY-MM-DD"},
        {R"({"exposures": [{"act": "oral", "on": "2026-11-20T10:00Z"}]})", "STI-0306 1:38 ",
         "leave out the offset or `Z`"},
        {R"({"exposures": [{"act": "oral", "on": "2026-02-30"}]})", "STI-0306 ", ""},
        {R"({"exposures": [{"act": "oral", "on": "2026-11-24"}]})", "STI-0307 ", "after now"},
        {R"({"exposures": [{"act": "oral", "on": "2026-11-23T12:01"}]})", "STI-0307 ", "after now"},
        {R"({"person": {"tests_taken": [{"test": "hiv-lab", "on": "2026-11-24", "result": "negative"}]}})", "STI-0307 ",
         "after now"},
        {R"({"person": {"treated": [{"infection": "hiv", "on": "2026-11-24"}]}})", "STI-0307 ", "after now"},
        {R"({"person": {"age": 20}, "exposures": [{"act": "oral", "on": "2005-11-23"}]})", "STI-0308 ", "not born"},
        {R"({"person": {"pep_last_dose": "2026-11-20T10:00"}})", "STI-0306 ", "date alone"},
    };
    for (const auto& row : rows) check_mistake(row.text, row.start, row.part);
    for (const auto* text : {R"({"exposures": [{"act": "oral", "on": "2026-11-23T12:00"}]})",
                             R"({"exposures": [{"act": "oral", "on": "2026-11-23"}]})",
                             R"({"now": "2026-11-23", "exposures": [{"act": "oral", "on": "2026-11-23T18:00"}]})",
                             R"({"person": {"age": 20}, "exposures": [{"act": "oral", "on": "2005-11-24"}]})",
                             R"({"person": {"pep_last_dose": "2026-12-20"}})"}) {
      CAPTURE(text);
      CHECK(mistakes_of(text).empty());
    }
  }

  TEST_CASE("malformed JSON and TOML are refused with their place") {
    check_mistake("{\"person\": {\"age\": 24}", "STI-0102 1:", "");
    check_mistake("{\"person\": {}} x", "STI-0102 1:16 ", "");
    check_mistake("{\"person\": {},}", "STI-0102 1:", "");
    check_mistake("{\n  \"person\": {\"age\": 02}}", "STI-0102 2:", "");
    check_mistake("{\"id\": \"a\nb\"}", "STI-0102 1:", "");
    check_mistake("{\"id\": nul}", "STI-0102 1:", "");
    check_mistake("person = {\n", "STI-0101 ", "");
    check_mistake("[person]\nage = \n", "STI-0101 2:", "");
  }

  TEST_CASE("invalid UTF-8 and control characters are refused") {
    check_mistake("{\"id\": \"\xff\"}", "STI-0103 1:9 ", "");
    check_mistake("{\"id\": \"\xc0\xaf\"}", "STI-0103 ", "");
    check_mistake("{\"id\": \"\xed\xa0\x80\"}", "STI-0103 ", "");  // a lone surrogate
    check_mistake("{\"id\": \"\x1b[31m\"}", "STI-0104 1:9 ", "");
    check_mistake("{\"id\": \"\\u001b[31m\"}", "STI-0104 1:8 ", "");
    check_mistake("{\"i\\u0007d\": 3}", "STI-0104 1:2 ", "");
    check_mistake("id = \"\\u001b[31m\"\n", "STI-0104 1:6 ", "");
    check_mistake(std::string("{\"id\": \"a\0b\"}", 13), "STI-0104 ", "");
    check_mistake("{\"id\": \"\xc2\x9b\"}", "STI-0104 ", "");  // C1: CSI in one character
  }

  TEST_CASE("a case over its limits is refused, at its limits it is not") {
    const auto exposures = [](int count) {
      std::string out = "{\"exposures\": [";
      for (int i = 0; i < count; ++i) out += std::string(i == 0 ? "" : ",") + R"({"act":"hand","since":"5d"})";
      return out + "]}";
    };
    CHECK(mistakes_of(exposures(1000)).empty());
    check_mistake(exposures(1001), "STI-0312 1:", "1000");
    CHECK(mistakes_of(exposures(1200)).size() == 1);

    const auto sized = [](std::size_t bytes) { return "{\"id\": \"" + std::string(bytes - 10, 'a') + "\"}"; };
    CHECK(sized(1 << 20).size() == 1 << 20);
    CHECK(mistakes_of(sized(1 << 20)).empty());
    check_mistake(sized((1 << 20) + 1), "STI-0105 ", "");

    const auto nested = [](int depth) {
      return "{\"x\": " + std::string(std::size_t(depth - 1), '[') + std::string(std::size_t(depth - 1), ']') + "}";
    };
    check_mistake(nested(64), "STI-0301 ", "`x`");  // deep enough to be read, and then not known
    check_mistake(nested(66), "STI-0106 ", "64");
    check_mistake("x = " + std::string(70, '[') + std::string(70, ']') + "\n", "STI-0106 ", "64");
    check_mistake("x = " + std::string(200000, '[') + "\n", "STI-0106 ", "64");
    std::string dotted = "a";
    for (int i = 0; i < 100000; ++i) dotted += ".a";
    check_mistake(dotted + " = 1\n", "STI-0106 ", "64");
    check_mistake("[" + dotted + "]\n", "STI-0106 ", "64");
  }

  TEST_CASE("all mistakes of a case are told at once") {
    CHECK(mistakes_of(R"({"person": {"age": 900, "anatmy": "penis"}, "exposures": [{"act": "orall", "since": "3m"}]})")
              .size() == 4);
  }

  TEST_CASE("a fact given where it does not apply is accepted") {
    CHECK(mistakes_of(with_exposure(R"("act": "needlestick", "since": "5h", "condom": "used", "role": "receptive")"))
              .empty());
  }
}
