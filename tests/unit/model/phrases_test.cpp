#include "model/phrases.hpp"

#include <doctest/doctest.h>

#include <stdexcept>

#include "model/levels.hpp"

using namespace sti;

namespace {

Phrases with(std::string name, std::string text) { return Phrases{{{std::move(name), Text{{text, text}}}}}; }

}  // namespace

TEST_SUITE("model/phrases") {
  TEST_CASE("each placeholder is replaced, as often and in the order in which the text has them") {
    const auto phrases = with("quiz-ask-status", "{site}: {test}, from {site}");
    CHECK(phrases.fill("quiz-ask-status", Lang::en, {{"test", "PCR"}, {"site", "throat"}}) ==
          "throat: PCR, from throat");
  }

  TEST_CASE("a value that the sentence needs and does not get is a mistake of the program") {
    const auto phrases = with("quiz-ask-status", "{test}, {site}");
    CHECK_THROWS_WITH_AS((void)phrases.fill("quiz-ask-status", Lang::en, {{"test", "PCR"}, {"date", "today"}}),
                         "the sentence `quiz-ask-status` needs a value for `site`", std::logic_error);
    CHECK_THROWS_AS((void)phrases.fill("quiz-ask-status", Lang::en, {{"test", "PCR"}, {"test", "PCR"}}),
                    std::logic_error);
    CHECK_THROWS_AS((void)phrases.fill_from("quiz-ask-status", Lang::en, {{"test", "PCR"}}), std::logic_error);
  }

  TEST_CASE("of several sentences, one leaves out what it has no place for") {
    const auto phrases = with("quiz-ask-status", "{test}, {site}");
    CHECK(phrases.fill_from("quiz-ask-status", Lang::nb, {{"test", "PCR"}, {"date", "today"}, {"site", "throat"}}) ==
          "PCR, throat");
  }

  TEST_CASE("a sentence without a text is a mistake of the program, never a page with a hole") {
    CHECK_THROWS_WITH_AS((void)Phrases{}.get("baseline", Lang::en), "no text for the sentence `baseline`",
                         std::logic_error);
  }

  TEST_CASE("a family is found by enumerator and by id") {
    constexpr auto levels = family("level-", level_ids);
    CHECK(levels[Level::too_late].name() == "level-too-late");
    CHECK(levels.at("consider").name() == "level-consider");
    CHECK_THROWS_AS((void)levels.at("optional"), std::logic_error);
  }
}
