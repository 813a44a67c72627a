#pragma once

#include <compare>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/space.hpp"
#include "model/outcome.hpp"

namespace sti::engine {

/// Numbers values, so that functions can have them: 0 is "nothing", n stands for `of(n)`.
template <class Value>
class Numbered {
 public:
  int number(const Value& value) {
    const auto [place, is_new] = numbers_.try_emplace(value, int(values_.size()) + 1);
    if (is_new) values_.push_back(value);
    return place->second;
  }
  const Value& of(int number) const { return values_[std::size_t(number - 1)]; }
  int count() const { return int(values_.size()); }

 private:
  std::map<Value, int> numbers_;
  std::vector<Value> values_;
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

  /// From here on the rule is not there: it says nothing and overrides nothing.
  void remove(int rule);

  /// Where the rule's condition holds.
  Ref matched(int rule);
  /// Where the rule speaks for a slot: it holds and nothing that holds overrides it there.
  Ref live(int rule, SlotKey key);

  /// `VerdictValue`s; 0 where no rule speaks.
  Ref verdict(int slot);
  /// 1 + the strongest level that speaks, before any limit; 0 where none does. `of_person`: only of rules about the
  /// person.
  Ref level(int slot, bool of_person = false);
  /// Where a slot is judged, so that some rule has to speak.
  Ref judged(int slot);
  /// `VaccineValue`s; 0 where no rule speaks.
  Ref vaccine(int vaccine);
  /// `LineValue`s of a test at a site; 0 where it is not ordered.
  Ref line(int test, int site);
  /// The same with all its days, whatever the time: `LineValue`s without a status.
  Ref whole_line(int test, int site);
  /// The dates that a test at a site would have, whether or not it is ordered here: `LineValue`s.
  Ref dates(int test, int site);
  /// Where a test is ordered, at whatever site; and where by a rule that leaves the site to the specimen table.
  Ref ordered(int test);
  Ref ordered_anywhere(int test);
  /// Where the specimen table takes a test from this site.
  Ref taken_from(int test, int site);
  /// `FollowUpValue`s.
  Ref follow_up(int what, int infection);

  /// The same note may stand in several rules; it is one.
  struct NoteShown {
    const NoteEffect* note = nullptr;
    Ref where = Diagrams::nothing;
  };
  const std::vector<NoteShown>& notes();

 private:
  struct Orders {
    bool baseline = false;
    std::optional<int> earliest;
    auto operator<=>(const Orders&) const = default;
  };
  struct Days {
    std::optional<int> earliest, interim, conclusive;
    std::vector<int> repeat;
    bool from_last_dose = false;
    auto operator<=>(const Days&) const = default;
  };
  struct Offers {
    std::vector<MethodValue> open;
    bool expired = false;
    auto operator<=>(const Offers&) const = default;
  };
  struct Dated {
    Days days;
    int course = 0;
    auto operator<=>(const Dated&) const = default;
  };

  const Pack& pack() const { return *program_.pack; }
  template <class E>
  const E& effect(const Program::Filler& filler) const {
    return std::get<E>(pack().rules[std::size_t(filler.rule)].effects[std::size_t(filler.effect)]);
  }
  const std::vector<Program::Filler>& fillers(SlotKey key) const { return program_.fillers[std::size_t(key)]; }
  Ref offers(int slot);
  Ref orders(int test, int site);
  Ref windows(int test);
  Ref course();
  Ref reached(int site);
  Ref reaches(int test, int site);
  int clip(const LineValue& raw, long day);
  Ref clipped(Ref raw);
  Ref clipped_follow_up(Ref raw);

  Space& space_;
  Diagrams& d_;
  const Program& program_;
  OutcomeValues& values_;
  /// What copies share, so that they speak of the same values.
  struct Shared {
    Numbered<Orders> orders;
    Numbered<Days> days;
    Numbered<Offers> offers;
    Numbered<Dated> dated;
    std::uint32_t join_orders, join_days, join_offers, join_vaccines, join_follow_ups, lowest, judge, date, shift, clip,
        clip_follow_up, longest, alone, from_dose;
  };
  std::shared_ptr<Shared> shared_;
  std::vector<std::optional<Ref>> matched_;
  std::map<std::pair<int, SlotKey>, Ref> live_;
  std::map<int, Ref> verdicts_, vaccines_, windows_, reached_;
  std::map<std::pair<int, int>, Ref> lines_, whole_lines_, dates_, taken_from_;
  std::optional<Ref> course_;
  std::optional<std::vector<NoteShown>> notes_;
};

}  // namespace sti::engine
