// Texts of others, broken at random: a reader returns a value or an error with a place, and never more or less.

#include <doctest/doctest.h>

#include <random>

#include "load/built_in.hpp"
#include "load/case.hpp"
#include "load/pack.hpp"
#include "support/packs.hpp"

using namespace sti;

namespace {

/// A text with a few bytes changed, removed, doubled or put in.
class Mutator {
 public:
  explicit Mutator(unsigned seed) : random_(seed) {}

  std::string mutate(std::string text) {
    static const std::vector<std::string> bits = {"\"",         "'",
                                                  "[",          "]",
                                                  "{",          "}",
                                                  "=",          ",",
                                                  ".",          "#",
                                                  "\n",         "\\",
                                                  ":",          "-",
                                                  "9",          "e",
                                                  "null",       "true",
                                                  "\"\"\"",     "[[",
                                                  "\\u0000",    "\xff",
                                                  "\xc3\x28",   std::string(1, '\0'),
                                                  "\x1b",       "999999999999999999999",
                                                  "2026-02-30", "\"on\"",
                                                  "\"since\"",  "\"act\"",
                                                  "inf",        "nan",
                                                  "-0",         "1e999"};
    for (int i = below(4); i >= 0 && !text.empty(); --i) {
      const auto at = std::size_t(below(int(text.size())));
      switch (below(5)) {
        case 0:
          text[at] = char(below(256));
          break;
        case 1:
          text.erase(at, std::size_t(below(20)));
          break;
        case 2:
          text.insert(at, bits[std::size_t(below(int(bits.size())))]);
          break;
        case 3:
          text.insert(at, text.substr(std::size_t(below(int(text.size()))), std::size_t(below(40))));
          break;
        default:
          text.resize(at);
          break;
      }
    }
    return text;
  }

  std::string noise() {
    std::string text(std::size_t(below(200)), '\0');
    for (auto& c : text) c = char(below(256));
    return text;
  }

 private:
  int below(int bound) { return int(random_() % unsigned(bound)); }
  std::mt19937 random_;
};

const std::string case_json =
    R"({"id": "c1", "now": "2026-11-23T10:00", "person": {"age": 24, "anatomy": "penis", "groups": ["buys-sex"],
 "pep": "completed", "pep_last_dose": "2026-11-01", "tests_taken": [{"test": "hiv-lab", "site": "blood",
 "on": "2026-11-17", "result": "negative"}], "treated": [{"infection": "syphilis", "on": "2026-10-01"}]},
 "exposures": [{"act": "oral", "role": "insertive", "condom": "not-used", "since": "5d"},
 {"act": "vaginal", "on": "2026-11-18T10:05", "partner_infections": ["hiv"], "partner_hiv": null}]})";
const std::string case_toml = R"(id = "c1"
now = 2026-11-23T10:00:00
[person]
age = 24
groups = ["buys-sex"]   # a comment
tests_taken = [{ test = "hiv-lab", on = 2026-11-17, result = "negative" }]
[[exposures]]
act = "oral"
since = "5d"
[[exposures]]
act = 'anal'
on = 2026-11-18
)";

void read_case(const std::string& text) {
  const auto& pack = test::norway().pack;
  Diagnostics diagnostics;
  const SourceText source{"case", text};
  const auto read = load::read_case_text(pack, source, {*parse_date("2026-11-23") + hours{10}, true}, diagnostics);
  if (read.has_value() == diagnostics.has_errors()) FAIL("a value and an error, or neither, for: " << text);
  for (const auto& found : diagnostics.all()) {
    if (found.place.line == 0 && !text.empty() && found.code != Code::too_large) FAIL_CHECK("no place for: " << text);
  }
}

void read_rules(const std::string& text) {
  const test::TextTree tree({{"small/pack.toml", test::small_pack_toml("small")},
                             {"small/sources.toml", test::small_sources_toml()},
                             {"small/rules.toml", text}});
  Diagnostics diagnostics;
  const auto pack = load::load_pack(load::built_in_tree(), tree.tree(), "small", diagnostics);
  if (pack.has_value() == diagnostics.has_errors()) FAIL("a value and an error, or neither, for: " << text);
  if (pack) engine::compile(*pack, diagnostics);
}

}  // namespace

TEST_SUITE("robustness") {
  TEST_CASE("a broken case gives a case or an error") {
    Mutator mutator(7);
    for (int i = 0; i < 3000; ++i) {
      read_case(mutator.mutate(case_json));
      read_case(mutator.mutate(case_toml));
      read_case(mutator.noise());
      read_case("{" + mutator.noise());
    }
  }

  TEST_CASE("a broken rule file gives a pack or an error") {
    for (const auto* file : {"pep", "windows", "specimens", "vaccines"}) {
      auto text = test::read_text_file(std::string(STI_SOURCE_DIR "/tests/fixtures/rules/uk/") + file + ".toml");
      REQUIRE(!text.empty());
      Mutator mutator(11);
      for (int i = 0; i < 150; ++i) read_rules(mutator.mutate(text));
    }
    Mutator mutator(13);
    for (int i = 0; i < 500; ++i) read_rules(mutator.noise());
  }

  TEST_CASE("deep and long texts are refused without ending the program") {
    for (const char* unit :
         {"[", "{\"a\":", "[[", "a.", "\"", "'''", "#", "\\", "a=[", "{a=", "\"a\".", "[a.", "\n[a]"}) {
      std::string text;
      while (text.size() < 300'000) text += unit;
      CAPTURE(unit);
      read_case(text);
      read_case("{\"x\": " + text);
      read_case("x = " + text);
      read_rules(text);
      read_rules("x = " + text);
    }
  }
}
