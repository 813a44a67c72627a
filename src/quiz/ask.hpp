#pragma once

#include <algorithm>
#include <optional>
#include <type_traits>
#include <vector>

#include "engine/program.hpp"
#include "model/quiz.hpp"
#include "quiz/draw.hpp"
#include "quiz/random.hpp"

namespace sti::quiz {

/// Makes questions. The key of each is computed by the engine on the very case that is shown; what is offered besides
/// are mistakes that lie near (the neighbouring threshold, a figure that lost, another number of the same pack), each
/// checked to be untrue in this pack.
class QuestionMaker {
 public:
  explicit QuestionMaker(const CaseDrawer& drawer) : drawer_(drawer) {}

  /// A question about the card on a case drawn for it. Nothing where none could be made: the rule never stands behind a
  /// line (it is always overridden) or its cases do not occur.
  std::optional<QuizQuestion> make(const QuizCard& card, Random& random) const;

  /// A question about the card on a case that was advised on; nothing where the rule does not stand behind a line.
  std::optional<QuizQuestion> make_on(const QuizCard& card, const Advice& advice, Random& random) const;

  const CaseDrawer& drawer() const { return drawer_; }

 private:
  std::optional<Case> draw_for(const QuizCard& card, Random& random) const;
  std::optional<Case> draw_unlike(const QuizCard& card, Random& random) const;
  const engine::Box& box_of(Index<Rule> rule, Random& random) const;

  const CaseDrawer& drawer_;
};

/// Most choices a question has; their letters stay clear of the keys of a session (h, q, s).
inline constexpr std::size_t most_choices = 7;

// --- for the files that make one kind of question each
// --------------------------------------------------------------------

/// What a question is made from.
struct Asking {
  const CaseDrawer& drawer;
  const QuizCard& card;
  const Advice& advice;  ///< of the case
  Random& random;

  const engine::Program& program() const { return drawer.program(); }
  const Pack& pack() const { return *drawer.program().pack; }
  const Rule& rule() const { return pack().rules[card.rule]; }
  QuizQuestion start(QuizAsk ask) const;
};

std::optional<QuizQuestion> ask_tests(const Asking& asking);
std::optional<QuizQuestion> ask_window(const Asking& asking);
std::optional<QuizQuestion> ask_verdict(const Asking& asking);
std::optional<QuizQuestion> ask_vaccine(const Asking& asking);
std::optional<QuizQuestion> ask_sites(const Asking& asking);
std::optional<QuizQuestion> ask_change(const Asking& asking);
std::optional<QuizQuestion> ask_source(const Asking& asking);

/// A case told otherwise in one thing.
Case changed(const Case& asked, const Vocabulary& vocabulary, const ChangeChoice& change);
/// All single changes of a case that the rules of a slot could notice, each plausible.
std::vector<ChangeChoice> single_changes(const Asking& asking, Index<Slot> slot);

/// Gives the question its choices: the right ones, and wrong ones in order of preference, until there are `most`. False
/// where that leaves no right one or fewer than `fewest` wrong ones.
bool set_choices(QuizQuestion& question, const std::vector<QuizContent>& right, const std::vector<QuizContent>& wrong,
                 std::size_t most, std::size_t fewest_wrong, Random& random);

template <class T>
bool contains(const std::vector<T>& list, const std::type_identity_t<T>& value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

}  // namespace sti::quiz
