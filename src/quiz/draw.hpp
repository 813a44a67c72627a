#pragma once

#include <optional>
#include <vector>

#include "engine/program.hpp"
#include "model/case.hpp"
#include "model/quiz.hpp"
#include "quiz/random.hpp"

namespace sti::quiz {

/// Times since an exposure that a question turns on. Cases are drawn just before, at and just after them.
struct Focus {
  std::vector<int> hours;  ///< limits, to the hour
  std::vector<int> days;   ///< windows, in calendar days
};

/// Draws cases that fit a box: what the box leaves open comes from the clinic's mix, and little else is told, so that a
/// case stays as short as one that is told across a desk.
class CaseDrawer {
 public:
  /// `now` is the moment of every case.
  CaseDrawer(const engine::Program& program, const QuizData& data, Moment now);

  /// Nothing where this attempt did not succeed (an act that a fact of the box does not apply to, a combination that
  /// does not occur): try again. The engine decides whether the case is what was wanted.
  std::optional<Case> draw(const engine::Box& box, const Focus& focus, bool may_add_exposure, Random& random) const;

  /// A case as the clinic sees them.
  std::optional<Case> draw_from_mix(Random& random) const { return draw({}, {}, true, random); }

  bool is_plausible(const Case& asked) const;

  const engine::Program& program() const { return program_; }
  const QuizData& data() const { return data_; }

 private:
  struct Attempt;

  const Vocabulary& vocabulary() const { return program_.pack->vocabulary; }
  const QuizMix* mix_of(Index<Fact> fact, const Case& asked, Index<Exposure> exposure) const;
  bool person(Attempt& attempt) const;
  bool exposure(Attempt& attempt, const Exposure* same_time) const;
  bool choice(Attempt& attempt, Index<Fact> fact, List<Answer, Fact>& answers, Index<Exposure> exposure) const;
  bool number(Attempt& attempt, Index<Fact> fact, List<Answer, Fact>& answers) const;
  bool flags(Attempt& attempt, Index<Fact> fact, List<Answer, Fact>& answers) const;
  bool derived(Attempt& attempt, Index<Fact> fact) const;
  void treatments(Attempt& attempt) const;
  bool last_dose(Attempt& attempt, const Exposure& exposure) const;
  std::optional<ExposureTime> time(Attempt& attempt) const;

  const engine::Program& program_;
  const QuizData& data_;
  Moment now_;
  std::vector<int> days_of_pack_, hours_of_pack_;
};

}  // namespace sti::quiz
