#include "quiz/fsrs.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>

using namespace sti;
using namespace sti::quiz;

namespace {

const Moment start = Moment{Date{std::chrono::year{2026} / 11 / 23}} + hours{10};

long in_days(const Reviewed& reviewed) { return std::chrono::floor<days>(reviewed.interval).count(); }

}  // namespace

// Expected values: the vectors of evidence/fsrs-6.md.
TEST_SUITE("quiz/fsrs") {
  TEST_CASE("intervals grow with each good answer given when due, and start again after a lapse") {
    using enum Grade;
    struct Row {
      Grade grade;
      long interval_days;
    };
    const Row rows[] = {{good, 0},  {good, 2}, {good, 11}, {good, 46}, {good, 163}, {good, 498}, {again, 0},
                        {again, 0}, {good, 2}, {good, 4},  {good, 7},  {good, 12},  {good, 21}};
    const FsrsSettings settings;
    Memory memory;
    Moment at = start;
    int number = 0;
    for (const auto& row : rows) {
      CAPTURE(++number);
      const auto reviewed = review(settings, memory, row.grade, at);
      CHECK(in_days(reviewed) == row.interval_days);
      memory = reviewed.memory;
      at = memory.due;
    }
  }

  TEST_CASE("stability and difficulty follow the reference over days of different length") {
    using enum Grade;
    struct Row {
      Grade grade;
      int gap_days;
    };
    const Row rows[] = {{again, 0}, {good, 0}, {good, 1}, {good, 3}, {good, 8}, {good, 21}};
    const FsrsSettings settings;
    Memory memory;
    Moment at = start;
    for (const auto& row : rows) {
      at += days{row.gap_days};
      memory = review(settings, memory, row.grade, at).memory;
    }
    CHECK(std::abs(*memory.stability - 53.62691) < 1e-4);
    CHECK(std::abs(memory.difficulty - 6.3574867) < 1e-4);
  }

  TEST_CASE("difficulty stays within its bounds") {
    const FsrsSettings settings;
    Memory memory;
    for (int i = 0; i < 10; ++i) memory = review(settings, memory, Grade::easy, start).memory;
    CHECK(memory.difficulty == 1.0);
    for (int i = 0; i < 50; ++i) memory = review(settings, memory, Grade::again, start).memory;
    CHECK(memory.difficulty <= 10.0);
    CHECK(*memory.stability >= 0.001);
  }

  TEST_CASE("retrievability is 0.9 after as many days as the stability") {
    const FsrsSettings settings;
    Memory memory;
    memory.stability = 10;
    memory.last_review = start;
    CHECK(retrievability(settings, memory, start) == 1.0);
    CHECK(std::abs(retrievability(settings, memory, start + days{10}) - 0.9) < 1e-12);
    CHECK(retrievability(settings, Memory{}, start) == 0.0);
  }

  TEST_CASE("learning steps are walked as published") {
    using enum Grade;
    struct Row {
      const char* name;
      std::vector<Grade> grades;
      long last_interval_seconds;
      Phase phase;
      int step;
    };
    const Row rows[] = {
        {"again stays at the first step", {again}, 60, Phase::learning, 0},
        {"hard at the first step waits the mean of the two", {hard}, 330, Phase::learning, 0},
        {"good goes to the second step", {good}, 600, Phase::learning, 1},
        {"hard at the second step repeats it", {good, hard}, 600, Phase::learning, 1},
        {"good after the last step leaves learning", {good, good}, 2 * 86400, Phase::review, 0},
        {"easy leaves learning at once", {easy}, 8 * 86400, Phase::review, 0},
        {"again in review starts relearning", {easy, again}, 600, Phase::relearning, 0},
        {"hard in relearning waits half as long again", {easy, again, hard}, 900, Phase::relearning, 0},
    };
    const FsrsSettings settings;
    for (const auto& row : rows) {
      CAPTURE(row.name);
      Reviewed last;
      for (const auto grade : row.grades) last = review(settings, last.memory, grade, start);
      CHECK(last.interval.count() == row.last_interval_seconds);
      CHECK(last.memory.phase == row.phase);
      CHECK(last.memory.step == row.step);
    }
  }

  TEST_CASE("a clock that was set back counts as no time passed") {
    const FsrsSettings settings;
    const auto first = review(settings, {}, Grade::good, start);
    const auto back = review(settings, first.memory, Grade::good, start - hours{1});
    const auto same = review(settings, first.memory, Grade::good, start);
    CHECK(back.memory.stability == same.memory.stability);
    CHECK(back.interval == same.interval);
  }

  TEST_CASE("intervals are never longer than the longest, and spread only when asked") {
    FsrsSettings settings;
    Memory memory;
    memory.phase = Phase::review;
    memory.stability = 1e6;
    memory.difficulty = 5;
    memory.last_review = start;
    CHECK(in_days(review(settings, memory, Grade::good, start + days{2})) == 36500);
    memory.stability = 10;
    const auto plain = in_days(review(settings, memory, Grade::hard, start + days{10}));
    CHECK(in_days(review(settings, memory, Grade::hard, start + days{10}, 0.99)) == plain);
    settings.fuzz = true;
    const auto low = in_days(review(settings, memory, Grade::hard, start + days{10}, 0));
    const auto high = in_days(review(settings, memory, Grade::hard, start + days{10}, 0.999));
    CHECK(low < plain);
    CHECK(high > plain);
    CHECK(high - low <= plain / 3);
  }

  TEST_CASE("weights outside their bounds are found") {
    FsrsSettings settings;
    CHECK_FALSE(first_bad_weight(settings.weights));
    struct Row {
      std::size_t index;
      double value;
    };
    const Row rows[] = {{0, 0}, {0, 101}, {4, 0.5}, {7, 0.8}, {16, 0.9}, {20, 0.09}, {20, 0.81}, {12, std::nan("")}};
    for (const auto& row : rows) {
      CAPTURE(row.index);
      auto weights = settings.weights;
      weights[row.index] = row.value;
      CHECK(first_bad_weight(weights) == row.index);
    }
  }
}
