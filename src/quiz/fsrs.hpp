#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "base/date.hpp"

namespace sti::quiz {

/// How well a card was known. Stored by number, which is the algorithm's own.
enum class Grade { again = 1, hard = 2, good = 3, easy = 4 };
inline constexpr std::array<std::string_view, 4> grade_ids = {"again", "hard", "good", "easy"};
inline std::string_view grade_id(Grade grade) { return grade_ids[std::size_t(grade) - 1]; }

enum class Phase { learning, review, relearning };

inline constexpr std::size_t n_weights = 21;

/// The weights w0 … w20 and settings of FSRS-6 (Open Spaced Repetition, py-fsrs 3abe686, March 2026).
struct FsrsSettings {
  std::array<double, n_weights> weights = {0.212,  1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194,
                                           0.001,  1.8722, 0.1666, 0.796,  1.4835, 0.0614, 0.2629,
                                           1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542};
  double retention = 0.9;  ///< share of cards that shall be known when they come due, between 0 and 1
  days longest{36500};
  std::vector<minutes> learning_steps{minutes{1}, minutes{10}};
  std::vector<minutes> relearning_steps{minutes{10}};
  bool fuzz = false;  ///< spread intervals of more than two days a little, so that cards learned together part
};

/// Index of the first weight that is outside its bounds, or nothing.
std::optional<std::size_t> first_bad_weight(std::span<const double, n_weights> weights);

/// What is remembered of a card. A card that was never seen is a default one.
struct Memory {
  Phase phase = Phase::learning;
  int step = 0;                     ///< of learning or relearning
  std::optional<double> stability;  ///< days until retrievability has fallen to 0.9
  double difficulty = 0;            ///< 1 … 10
  std::optional<Moment> last_review;
  Moment due{};

  bool operator==(const Memory&) const = default;
};

/// A review, and when the card is due again. `interval` is exact; `due` is rounded up to the minute.
struct Reviewed {
  Memory memory;
  std::chrono::seconds interval{};
};

/// The card after an answer at `at`. Never fails; a clock that was set back counts as no time passed.
/// `spread` in [0, 1) chooses the place within the fuzz and is not used without it.
Reviewed review(const FsrsSettings& settings, const Memory& before, Grade grade, Moment at, double spread = 0);

/// Probability that the card is known at a moment; 0 for one that was never seen.
double retrievability(const FsrsSettings& settings, const Memory& memory, Moment at);

}  // namespace sti::quiz
