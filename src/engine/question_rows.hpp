#pragma once

#include <map>
#include <utility>
#include <vector>

#include "engine/question_list.hpp"
#include "engine/question_region.hpp"

namespace sti::engine {

/// Finds, row by row, the open facts that parts of an advice hang on: never too few, and perhaps one whose answer would
/// not matter after all.
class RowQuestions {
 public:
  /// How what is found is written down.
  struct Mode {
    bool directly = true;
    bool certain = false;
  };
  RowQuestions(const Scored& scored, const Advice& advice, Candidates& out, Mode mode)
      : s_(scored), advice_(advice), program_(scored.program), pack_(scored.pack), out_(out), mode_(mode) {}

  /// Regions of all units of the case.
  void run(const std::vector<Region>& regions);

 private:
  /// Calls `visit(row, hit)` for the rows of live rules that fill a key and can still hold: not those that are
  /// overridden whatever is answered, nor further rows of a rule that holds already.
  template <class Visit>
  void each_row(const Region& region, Key key, const Visit& visit) const;
  void find_what_is_asked(const std::vector<Region>& regions);
  /// Whether some row that fills the key looks at a fact that is asked for.
  template <class AnySubject>
  bool is_asked(const AnySubject& subject) const {
    return asked_[program_.key(subject)];
  }
  bool is_asked_for(Index<TestKind> test) const;
  bool is_certain(const Region& region, const Row& row) const;
  bool covers(const Region& region, Index<Rule> rule, const Box& box) const;

  void note(const Region& region, const Box& box, const Subject& decides, bool certain = false);
  bool can_be_answered(const Region& region, const Constraint& by) const;
  void raise(const Region& region, const Row& row, Index<Slot> slot, Level level);
  void raise_by_method(const Region& region, const Row& row, Index<Slot> slot);
  void add_raise(const Region& region, const Constraint& by, Index<Slot> slot, Level level, std::optional<Level> alone);
  bool holds(Index<Rule> rule, const Point& point) const;
  std::optional<Level> level_at(const Point& point, Index<Slot> slot) const;
  std::optional<Level> level_alone(const Region& region, const Constraint& by, const Cells& cells,
                                   Index<Slot> slot) const;
  void ask_for_verdict(const Region& region, Index<Slot> slot);
  void ask_for_late_offers(const Region& region, Index<Slot> slot);
  void ask_where_nothing_is_said(const Region& region, Index<Slot> slot);
  void ask_for_test(const std::vector<Region>& regions, Index<TestKind> test);
  void ask_for_order(const Region& region, Index<TestKind> test);
  void ask_for_dates_of(const Region& region, Index<TestKind> test, const std::vector<Index<Site>>& sites);
  bool ask_whether_reached(const Region& region, Index<Site> site, const Subject& decides);
  void ask_for_control(const Region& region, Index<TestKind> test);
  void ask_for_vaccine(const Region& region, Index<VaccineKind> vaccine);
  void ask_for_follow_up(const Region& region);
  void ask_for_contacts(const Region& region);
  void ask_for_notes(const Region& region);
  NoteSubject first_that_says(Index<Rule> rule, EffectIndex effect);
  bool is_remembered(Index<TestKind> test) const;

  const Scored& s_;
  const Advice& advice_;
  const Program& program_;
  const Pack& pack_;
  Candidates& out_;
  Mode mode_;
  List<bool, Subject> asked_;  ///< by key
  std::map<std::pair<Index<Rule>, EffectIndex>, NoteSubject> first_notes_;
};

}  // namespace sti::engine
