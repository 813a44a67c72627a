#pragma once

#include <optional>
#include <set>

#include "oracle/voice.hpp"

namespace sti::oracle {

/// The course of PEP that a case tells of, and what contradicts itself there or elsewhere.
class Course {
 public:
  /// Reads contradictions on the stage as the vocabulary says, and derives which exposures the course covers.
  explicit Course(Stage& stage);

  /// Of the course that an exposure was before or after: as told, else reckoned from the exposure. None without PEP.
  std::optional<Date> last_dose(Index<Exposure> exposure) const;
  bool is_told() const;
  /// Days of a course for an exposure; none where no method says.
  std::optional<int> length(Index<Exposure> exposure) const { return lengths_[exposure]; }
  bool covers(Index<Exposure> exposure) const;
  bool is(Index<FactValue> state) const { return stage_.person(stage_.pack.vocabulary.pep).value == state; }
  /// Of `Vocabulary::conflicts`, those that the case has.
  const std::set<std::size_t>& conflicts() const { return conflicts_; }

 private:
  bool has(const Conflict& conflict) const;
  bool clock_says(const Conflict& conflict) const;
  /// Every exposure, or every one before the last dose told, of which it is true; and there is one.
  template <class Claim>
  bool all_exposures(bool only_before_last_dose, const Claim& claim) const;
  std::optional<Date> end_of_course(Index<Exposure> exposure) const;
  std::optional<int> look_up_length(Index<Exposure> exposure) const;

  Stage& stage_;
  List<std::optional<int>, Exposure> lengths_;
  std::set<std::size_t> conflicts_;
};

}  // namespace sti::oracle
