#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/joins.hpp"
#include "engine/space.hpp"
#include "model/outcome.hpp"

namespace sti::engine {

/// A level as the value of a function; 0 stands for none.
template <class AnyLevel>
constexpr int number_of(AnyLevel level) {
  return 1 + int(level);
}
template <class AnyLevel>
constexpr int number_of(std::optional<AnyLevel> level) {
  return level ? number_of(*level) : 0;
}
template <class AnyLevel>
constexpr std::optional<AnyLevel> level_of(int number) {
  return number == 0 ? std::nullopt : std::optional(AnyLevel(number - 1));
}

/// Numbers values, so that functions can have them: 0 is "nothing", n stands for `of(n)`.
template <class Value>
class Numbered {
 public:
  int number(const Value& value) {
    const auto [place, is_new] = numbers_.try_emplace(value, count() + 1);
    if (is_new) values_.push_back(value);
    return place->second;
  }
  const Value& of(int number) const { return values_[Index<Value>(number - 1)]; }
  int count() const { return int(values_.size()); }

 private:
  std::map<Value, int> numbers_;
  List<Value> values_;
};

/// The values of all functions; shared by packs that are compared.
struct OutcomeValues {
  Numbered<VerdictValue> verdicts;
  Numbered<VaccineValue> vaccines;
  Numbered<LineValue> lines;
  Numbered<FollowUpValue> follow_ups;
};

/// What a pack tells a unit, as functions over a space: for each slot, vaccine, test and site, note and follow-up.
///
/// Says the same as `advise` does for a case with one exposure in one role, or with none; a test holds the two
/// together.
class Outcomes {
 public:
  using Ref = Diagrams::Ref;
  /// All three must outlive this. `program` may be another than the space's own, compiled with the same cuts.
  Outcomes(Space& space, const Program& program, OutcomeValues& values);

  const Program& program() const { return program_; }
  Space& space() { return space_; }

  /// What these rules alone tell, as if there were no others: the same as this does wherever no other rule holds. This
  /// must outlive it.
  Outcomes among(const std::vector<Index<Rule>>& rules);
  bool has(Index<Rule> rule) const { return only_.empty() || only_[rule]; }

  /// Where the rule's condition holds.
  Ref matched(Index<Rule> rule);
  /// Where the rule speaks for a key: it holds and nothing that holds overrides it there.
  Ref live(Index<Rule> rule, Key key);

  /// `VerdictValue`s; 0 where no rule speaks.
  Ref verdict(Index<Slot> slot);
  /// The strongest level that speaks, before any limit, as `number_of` says it. `of_person`: only of rules about the
  /// person.
  Ref level(Index<Slot> slot, bool of_person = false);
  /// The level that is told in the end, as `number_of` says it; also where no rule speaks.
  Ref told_level(Index<Slot> slot);
  /// `VerdictValue`s of every case: where no rule speaks, that the pack is silent or that the slot does not apply.
  Ref told_verdict(Index<Slot> slot);
  Ref told_level(Index<VaccineKind> kind);
  /// Of a slot that has answers of its own: where each is told, by a rule that speaks and, where the strongest holds,
  /// is not outdone.
  List<Ref, SlotValue> told_values(Index<Slot> slot);
  /// Where a slot is judged, so that some rule has to speak.
  Ref judged(Index<Slot> slot);
  /// Where a slot is judged and the exposure or person is one it is about: where silence is a gap.
  Ref due(Index<Slot> slot);
  /// `VaccineValue`s; 0 where no rule speaks.
  Ref vaccine(Index<VaccineKind> vaccine);
  /// `LineValue`s of a test at a site; 0 where it is not ordered.
  Ref line(Index<TestKind> test, Index<Site> site);
  /// The same with all its days, whatever the time: `LineValue`s without a status.
  Ref whole_line(Index<TestKind> test, Index<Site> site);
  /// The dates that a test at a site would have, whether or not it is ordered here: `LineValue`s.
  Ref dates(Index<TestKind> test, Index<Site> site);
  /// Where a test is ordered, at whatever site; and where by a rule that leaves the site to the specimen table.
  Ref ordered(Index<TestKind> test);
  Ref ordered_anywhere(Index<TestKind> test);
  /// Where the specimen table takes a test from this site.
  Ref taken_from(Index<TestKind> test, Index<Site> site);
  /// `FollowUpValue`s.
  Ref follow_up(Index<FollowUpKind> what, Index<Infection> infection);

  /// The same note may stand in several rules.
  struct NoteShown {
    const NoteEffect* note = nullptr;
    Ref where = Diagrams::nothing;
  };
  const std::vector<NoteShown>& notes();

 private:
  struct Offers {
    std::vector<MethodValue> open;
    bool expired = false;
    bool operator==(const Offers&) const = default;
    friend bool operator<(const Offers& a, const Offers& b) { return less_by_fields(a, b); }
    friend void join_into(Offers& held, const Offers& other) {
      unite(held.open, other.open);
      held.expired = held.expired || other.expired;
    }
  };
  struct Dated {
    WindowDays days;
    int course = 0;
    bool operator==(const Dated&) const = default;
    friend bool operator<(const Dated& a, const Dated& b) { return less_by_fields(a, b); }
  };

  const Pack& pack() const { return *program_.pack; }
  template <class E>
  const E& effect(const Program::Filler& filler) const {
    return std::get<E>(pack().rules[filler.rule].effects[filler.effect]);
  }
  /// Calls `visit(effect, where it is live, rule)` for each effect that fills a subject, in order of rule.
  template <class E, class AnySubject, class Visit>
  void each_live(const AnySubject& subject, const Visit& visit);
  /// Joins a value into a function, where something holds.
  template <class Value>
  void add(Ref& to, Ref where, const Value& value, std::uint32_t operation, Numbered<Value>& values);
  Ref offers(Index<Slot> slot);
  Ref orders(Index<TestKind> test, Index<Site> site);
  Ref windows(Index<TestKind> test);
  Ref reached(Index<Site> site);
  Ref reaches(Index<TestKind> test, Index<Site> site);
  int clip(const LineValue& raw, int day);
  template <class At>
  Ref at_day(Ref raw, std::uint32_t operation, const At& at);

  struct Shared;
  Outcomes(Outcomes& whole, const std::vector<Index<Rule>>& rules);

  Space& space_;
  Diagrams& d_;
  const Program& program_;
  OutcomeValues& values_;
  Outcomes* whole_ = nullptr;  ///< of which this is a part
  List<bool, Rule> only_;      ///< the rules of a part; empty: all
  /// What parts share, so that they speak of the same values.
  struct Shared {
    Numbered<OrderTerms> orders;
    Numbered<WindowDays> days;
    Numbered<Offers> offers;
    Numbered<Dated> dated;
    std::uint32_t join_orders, join_days, join_offers, join_vaccines, join_follow_ups, lowest, judge, date, shift, clip,
        clip_follow_up, alone, from_dose, verdict_told, verdict_level, vaccine_level;
  };
  std::shared_ptr<Shared> shared_;
  List<std::optional<Ref>, Rule> matched_;  ///< of the whole
  std::map<std::pair<Index<Rule>, Key>, Ref> live_;
  std::map<Index<Slot>, Ref> verdicts_;
  std::map<Index<VaccineKind>, Ref> vaccines_;
  std::map<Index<TestKind>, Ref> windows_;
  std::map<Index<Site>, Ref> reached_;
  std::map<std::pair<Index<TestKind>, Index<Site>>, Ref> lines_, whole_lines_, dates_, taken_from_;
  std::optional<std::vector<NoteShown>> notes_;
};

}  // namespace sti::engine
