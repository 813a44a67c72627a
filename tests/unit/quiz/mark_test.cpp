#include "quiz/mark.hpp"

#include <doctest/doctest.h>

using namespace sti;
using namespace sti::quiz;

namespace {

QuizQuestion with_choices(const std::vector<bool>& right) {
  QuizQuestion out;
  for (const bool is_right : right) out.choices.push_back({SiteChoice{Index<Site>(out.choices.size())}, is_right});
  out.several = true;
  return out;
}

std::vector<Index<QuizChoice>> chosen(const std::vector<int>& places) {
  std::vector<Index<QuizChoice>> out;
  for (const int place : places) out.emplace_back(place);
  return out;
}

}  // namespace

TEST_SUITE("quiz/mark") {
  TEST_CASE("answers are numbers or letters, in any order") {
    using Some = std::optional<std::vector<int>>;
    struct Row {
      const char* text;
      Some chosen;
    };
    const Row rows[] = {
        {"1", Some{{0}}},      {"1,3", Some{{0, 2}}}, {" 3 1 ", Some{{0, 2}}}, {"13", Some{{0, 2}}},
        {"a c", Some{{0, 2}}}, {"AC", Some{{0, 2}}},  {"1,1", Some{{0}}},      {"5", std::nullopt},
        {"e", std::nullopt},   {"0", std::nullopt},   {"", std::nullopt},      {" , ", std::nullopt},
        {"1?", std::nullopt},  {"-1", std::nullopt},  {"æ", std::nullopt},     {"4.", Some{{3}}},
    };
    for (const auto& row : rows) {
      CAPTURE(row.text);
      CHECK(read_answer(row.text, 4) == (row.chosen ? std::optional(chosen(*row.chosen)) : std::nullopt));
    }
  }

  TEST_CASE("an answer to several gets credit for its part, less what was added") {
    struct Row {
      std::vector<int> chosen;
      double score;
      bool hinted;
      Grade grade;
    };
    const Row rows[] = {
        {{0, 1}, 1, false, Grade::good}, {{0, 1}, 1, true, Grade::hard},        {{0}, 0.5, false, Grade::again},
        {{2}, 0, false, Grade::again},   {{0, 1, 2}, 0.5, false, Grade::again}, {{0, 2}, 0, false, Grade::again},
    };
    for (const auto& row : rows) {
      CAPTURE(row.score);
      const auto marked = mark(with_choices({true, true, false, false}), chosen(row.chosen));
      CHECK(marked.score == row.score);
      CHECK(grade_of(marked, row.hinted) == row.grade);
    }
    const auto marked = mark(with_choices({true, true, true, true, false}), chosen({0, 1, 2}));
    CHECK(marked.missed == chosen({3}));
    CHECK(grade_of(marked, false) == Grade::hard);
  }

  TEST_CASE("the pass mark is reached by exactly its percent, and an exam counts what was left open") {
    std::vector<QuizResult> results(5);
    for (auto& result : results) {
      result.question = with_choices({true, false, false});
      result.question.card.topic = std::string("t");  // GCC 12 warns of a copy of a literal here (PR 105651)
    }
    for (std::size_t i = 0; i < 4; ++i) results[i].mark = mark(results[i].question, chosen({0}));
    CHECK(summarize(results, true, 80).passed);
    CHECK_FALSE(summarize(results, true, 81).passed);
    CHECK(summarize(results, false, 100).passed);
    CHECK(summarize(results, false, {}).answered == 4);
    CHECK(summarize({}, true, 80).passed == false);
  }
}
