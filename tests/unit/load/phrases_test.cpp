#include "load/phrases.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "base/text.hpp"
#include "support/packs.hpp"

using namespace sti;

namespace {

struct Loaded {
  std::optional<PhraseTexts> texts;
  Diagnostics found;
};

Loaded load_text(const std::string& text) {
  const test::TextTree tree(std::vector<test::TextTree::File>{{"phrases.toml", text}});
  Loaded out;
  out.texts = load::load_phrases(tree.tree(), out.found);
  return out;
}

/// The built-in file with a text replaced in it.
Loaded load_changed(const std::string& from, const std::string& to) {
  std::string text(load::built_in_tree().find("phrases.toml")->text);
  const auto at = text.find(from);
  REQUIRE(at != std::string::npos);
  text.replace(at, from.size(), to);
  return load_text(text);
}

PhraseTexts built_in() {
  Diagnostics diagnostics;
  return load::load_phrases(load::built_in_tree(), diagnostics).value();
}

}  // namespace

TEST_SUITE("load/phrases") {
  TEST_CASE("a tree of an earlier version is read: what is said no more, and what took other values") {
    std::string text(load::built_in_tree().find("phrases.toml")->text);
    std::size_t changed = 0;
    const auto earlier = test::read_text_file(STI_SOURCE_DIR "/tests/fixtures/phrases-earlier.toml");
    for (const auto line : split(earlier, '\n')) {
      const auto name_and_equals = line.substr(0, line.find(" = ") + 3);
      if (line.empty() || line.starts_with("#")) continue;
      const auto at = text.find("\n" + std::string(name_and_equals));
      if (at == std::string::npos) {
        text += std::string(line) + "\n";
        continue;
      }
      text.replace(at + 1, text.find('\n', at + 1) - at - 1, line);
      ++changed;
    }
    const auto [texts, found] = load_text(text);
    REQUIRE(texts);
    CHECK(*texts == built_in());
    CHECK(changed > 0);
    CHECK(found.all().size() == changed);
    for (const auto& finding : found.all()) CHECK(finding.code == Code::missing_sentence);
  }

  TEST_CASE("a word that counts is not a placeholder of its own") {
    const auto [texts, found] =
        load_changed("days-n = { en = \"{n} {n|day|days}\"", "days-n = { en = \"{n} {m|day|days}\"");
    CHECK(!texts);
    REQUIRE(found.all().size() == 1);
    CHECK(found.all().front().message == "the sentence `days-n` has no `{m}`");
  }

  TEST_CASE("a misspelt sentence is one error, at its name, with the name that was meant") {
    const auto [texts, found] = load_changed("\nopen-until = ", "\nopen-untill = ");
    CHECK(!texts);
    REQUIRE(found.all().size() == 1);
    const auto& finding = found.all().front();
    CHECK(finding.code == Code::unknown_key);
    CHECK(finding.message == "there is no sentence `open-untill`");
    CHECK(finding.hint == "did you mean `open-until`?");
    CHECK(finding.place.column == 1);
  }

  TEST_CASE("a sentence that the program has not is an error also where none is missing") {
    const auto [texts, found] =
        load_changed("\nopen-until = ", "\nopen-air = { en = \"a\", nb = \"b\" }\nopen-until = ");
    CHECK(!texts);
    REQUIRE(found.all().size() == 1);
    CHECK(found.all().front().message == "there is no sentence `open-air`");
    CHECK(found.all().front().hint.empty());
  }

  TEST_CASE("a dot in the name of a sentence is one error") {
    const auto [texts, found] = load_changed("\nopen-until = ", "\nopen.until = {}\n# ");
    CHECK(!texts);
    REQUIRE(found.all().size() == 1);
    CHECK(found.all().front().message == "there is no sentence `open.until`");
    CHECK(found.all().front().hint == "did you mean `open-until`?");
  }

  TEST_CASE("a text without a language is one error") {
    const auto [texts, found] = load_changed("\nopen-until = ", "\nopen-until = {}\n# ");
    CHECK(!texts);
    REQUIRE(found.all().size() == 1);
    CHECK(found.all().front().code == Code::missing_translation);
  }

  TEST_CASE("a sentence that is missing is taken from the built-in ones, with a warning") {
    const auto [texts, found] = load_changed("\nbaseline = ", "\n# baseline = ");
    REQUIRE(texts);
    CHECK(*texts == built_in());
    REQUIRE(found.all().size() == 1);
    const auto& finding = found.all().front();
    CHECK(finding.code == Code::missing_sentence);
    CHECK(finding.severity == Severity::warning);
    CHECK(finding.message == "the sentence `baseline` is missing");
    CHECK(finding.place.line > 1);
  }

  TEST_CASE("a sentence that an earlier version said is passed over") {
    const auto [texts, found] = load_changed(
        "\nbaseline = ", "\nexposure-number = { en = \"one {number}\", nb = \"en {number}\" }\nbaseline = ");
    REQUIRE(texts);
    CHECK(found.all().empty());
  }

  TEST_CASE("many missing sentences are one warning that names a few") {
    const auto [texts, found] = load_text("[phrase]\nbaseline = { en = \"first\", nb = \"først\" }\n");
    REQUIRE(texts);
    CHECK(texts->size() == built_in().size());
    CHECK(texts->at("baseline").in(Lang::en) == "first");
    REQUIRE(found.all().size() == 1);
    CHECK(found.all().front().message.find("`ago-day`, `ago-days`, ") != std::string::npos);
    CHECK(found.all().front().message.ends_with(" more"));
  }

  TEST_CASE("placeholders are checked in each language") {
    struct Row {
      const char *from, *to, *said, *hint;
    };
    const Row rows[] = {
        {"{method}: senest {deadline}", "{method}: senest {dedline}", "the sentence `method-until` has no `{dedline}`",
         "did you mean `{deadline}`?"},
        {"{method}: by {deadline}", "{method}: by {deadline} {x}", "the sentence `method-until` has no `{x}`", ""},
        {"{method}: senest {deadline}", "til {deadline}", "the `nb` text of `method-until` does not say `{method}`",
         ""},
        {"{method}: by {deadline}", "to {deadline}", "the `en` text of `method-until` does not say `{method}`", ""},
        {"{method}: senest {deadline}", "{method}: frist senest {x}", "the sentence `method-until` has no `{x}`",
         "`{deadline}` is not said"},
        {"{method}: by {deadline}", "{method}: by {deadline} {}", "the sentence `method-until` has no `{}`", ""},
        {"{method}: by {deadline}", "{method}: by {deadline",
         "the `en` text of `method-until` does not close `{deadline`", "end it with `}`"},
        {"{method}: by {deadline}", "{method to {deadline}", "the `en` text of `method-until` does not close `{method`",
         "end it with `}`"},
        {"{method}: by {deadline}", "{method}: by {dead line", "the `en` text of `method-until` does not close `{dead`",
         "end it with `}`"},
        {"{method}: by {deadline}", "{method}: by {deadline} {", "the `en` text of `method-until` does not close `{`",
         "end it with `}`"},
    };
    for (const auto& row : rows) {
      CAPTURE(row.to);
      const auto [texts, found] = load_changed(row.from, row.to);
      CHECK(!texts);
      CHECK(found.all().size() == 1);
      if (found.empty()) continue;
      CHECK(found.all().front().message == row.said);
      CHECK(found.all().front().hint == row.hint);
    }
  }

  TEST_CASE("the built-in sentences say the same in every language, and none is empty") {
    for (const auto& sentence : built_in()) {
      const auto& text = sentence.second;
      CAPTURE(sentence.first);
      for (const auto& one : text.by_lang) {
        CHECK(!one.empty());
        CHECK(load::placeholders_in(one) == load::placeholders_in(text));
      }
    }
  }
}
