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
  /// Days of the longest course that the pack knows, whatever its method is for; none where no method says.
  std::optional<int> length() const { return length_; }
  bool covers(Index<Exposure> exposure) const;
  bool is(Index<FactValue> state) const { return stage_.person(stage_.pack.vocabulary.pep).value == state; }
  /// Of `Vocabulary::conflicts`, those that the case has.
  const std::set<std::size_t>& conflicts() const { return conflicts_; }

 private:
  bool has(const Conflict& conflict, const Scene& scene) const;
  void read_exposures(std::size_t index);
  bool clock_says(const Conflict& conflict) const;
  /// Every exposure, or every one before the last dose told, of which it is true; and there is one.
  template <class Claim>
  bool all_exposures(bool only_before_last_dose, const Claim& claim) const;
  std::optional<Date> end_of_course(Index<Exposure> exposure) const;

  Stage& stage_;
  std::optional<int> length_;
  std::set<std::size_t> conflicts_;
};

}  // namespace sti::oracle
