// What the rows of a pack hang on: verdicts, vaccines, follow-ups and notes. Tests stand in question_tests.cpp.

#include "engine/question_rows.hpp"

#include <algorithm>

#include "engine/joins.hpp"
#include "engine/question_visits.hpp"
#include "engine/slot_clock.hpp"

namespace sti::engine {

void RowQuestions::run(const std::vector<Region>& regions) {
  find_what_is_asked(regions);
  for (const auto& region : regions) {
    for (const auto slot : pack_.vocabulary.slots.indices()) ask_for_verdict(region, slot);
    for (const auto vaccine : pack_.catalog.vaccines.indices()) {
      if (is_asked(VaccineSubject{vaccine})) ask_for_vaccine(region, vaccine);
    }
  }
  for (const auto test : pack_.catalog.tests.indices()) {
    if (is_asked_for(test)) ask_for_test(regions, test);
  }
  for (const auto& region : regions) {
    ask_for_follow_up(region);
    ask_for_contacts(region);
    ask_for_notes(region);
  }
}

void RowQuestions::find_what_is_asked(const std::vector<Region>& regions) {
  List<bool, Dimension> open(program_.dimensions.size());
  for (const auto& region : regions) {
    for (const auto d : open.indices()) open[d] = open[d] || region.asks[d];
  }
  asked_.assign(program_.keys.size(), false);
  for (const auto& row : program_.rows) {
    if (std::none_of(row.box.begin(), row.box.end(), [&](const Constraint& c) { return open[c.dimension]; })) continue;
    for (const auto& output : program_.rules[row.rule].outputs) asked_[output.key] = true;
  }
}

bool RowQuestions::is_certain(const Region& region, const Row& row) const {
  return region.inside(row.box) && program_.rules[row.rule].suppressors.empty();
}

bool RowQuestions::covers(const Region& region, Index<Rule> rule, const Box& box) const {
  const auto rows = program_.rows_of(rule);
  return std::any_of(rows.begin(), rows.end(), [&](const Row& row) { return region.holds_with(row.box, box); });
}

void RowQuestions::note(const Region& region, const Box& box, const Subject& decides, bool certain) {
  for (const auto& constraint : box) {
    const auto fact = region.asks[constraint.dimension];
    if (!fact || !region.cuts(constraint)) continue;
    auto& candidate = out_.of(fact, region.exposure());
    candidate.directly = candidate.directly || mode_.directly;
    candidate.decide(decides, mode_.certain || certain);
  }
}

// --- verdicts --------------------------------------------------------------------------------------------------------

bool RowQuestions::holds(Index<Rule> rule, const Point& point) const {
  const auto rows = program_.rows_of(rule);
  return std::any_of(rows.begin(), rows.end(), [&](const Row& row) {
    return std::all_of(row.box.begin(), row.box.end(),
                       [&](const Constraint& c) { return c.allowed[point[c.dimension]]; });
  });
}

/// The level that the rules give a case, before any limit.
std::optional<Level> RowQuestions::level_at(const Point& point, Index<Slot> slot) const {
  const auto key = program_.key(VerdictSubject{slot});
  std::optional<Level> out;
  for (const auto& filler : program_.fillers[key]) {
    const auto level = std::get<VerdictEffect>(s_.rule(filler.rule).effects[filler.effect]).level;
    if ((out && level >= *out) || !holds(filler.rule, point)) continue;
    const auto& suppressors = program_.rules[filler.rule].suppressors;
    const bool is_live = std::none_of(suppressors.begin(), suppressors.end(), [&](const auto& suppressor) {
      return suppressor.key == key && holds(suppressor.rule, point);
    });
    if (is_live) out = level;
  }
  return out;
}

/// The strongest level that one other answer gives, where that is stronger than the one told.
std::optional<Level> RowQuestions::level_alone(const Region& region, const Constraint& by, const Cells& cells,
                                               Index<Slot> slot) const {
  std::optional<Level> out;
  auto point = region.unit->unit->point;
  for (const auto cell : cells& region.possible[by.dimension]) {
    point.set(by.dimension, cell);
    const auto level = level_at(point, slot);
    if (level && *level < advice_.verdicts[slot].level) take_stronger(out, *level);
  }
  return out;
}

void RowQuestions::add_raise(const Region& region, const Constraint& by, Index<Slot> slot, Level level,
                             std::optional<Level> alone) {
  const auto until = running_until(s_, slot, region.exposure());
  out_.of(region.asks[by.dimension], region.exposure())
      .raise({slot, level, alone, until, mode_.certain, mode_.directly});
}

/// The hour of a day that was told is no such fact: it is read as what offers most.
bool RowQuestions::can_be_answered(const Region& region, const Constraint& by) const {
  const auto fact = region.asks[by.dimension];
  return fact && fact != pack_.vocabulary.since && region.cuts(by);
}

/// The facts that have to be answered otherwise than they are read today before the row gives its level.
void RowQuestions::raise(const Region& region, const Row& row, Index<Slot> slot, Level level) {
  if (level >= advice_.verdicts[slot].level || !can_be_offered(s_, slot, region.exposure())) return;
  std::vector<const Constraint*> missing;
  auto there = region.unit->unit->point;
  for (const auto& c : row.box) {
    if (region.holds_today(c)) continue;
    // Another unit is the exposure in its other role.
    if (program_.dimensions[c.dimension].fact == pack_.vocabulary.role) return;
    missing.push_back(&c);
    there.set(c.dimension, *(c.allowed & region.possible[c.dimension]).begin());
  }
  for (const auto* by : missing) {
    if (!can_be_answered(region, *by)) continue;
    auto without = there;
    without.set(by->dimension, region.unit->unit->point[by->dimension]);
    const auto level_without = missing.size() > 1 ? level_at(without, slot) : std::nullopt;
    if (level_without && *level_without <= level) continue;  // the other answers do it
    const auto alone = missing.size() == 1 ? level_alone(region, *by, by->allowed, slot) : std::nullopt;
    add_raise(region, *by, slot, level, alone);
  }
  const auto key = program_.key(VerdictSubject{slot});
  for (const auto& suppressor : program_.rules[row.rule].suppressors) {
    if (suppressor.key != key) continue;
    for (const auto& other : program_.rows_of(suppressor.rule)) {
      const bool holds =
          std::all_of(other.box.begin(), other.box.end(), [&](const Constraint& c) { return region.holds_today(c); });
      if (!holds) continue;
      for (const auto& by : other.box) {
        if (can_be_answered(region, by)) add_raise(region, by, slot, level, level_alone(region, by, ~by.allowed, slot));
      }
    }
  }
}

/// It is too late for the methods that hold today, and another might hold.
void RowQuestions::raise_by_method(const Region& region, const Row& row, Index<Slot> slot) {
  if (advice_.verdicts[slot].level != Level::too_late || !can_be_offered(s_, slot, region.exposure())) return;
  for (const auto& by : row.box) {
    if (!region.holds_today(by) && can_be_answered(region, by))
      add_raise(region, by, slot, Level::consider, std::nullopt);
  }
}

void RowQuestions::ask_for_verdict(const Region& region, Index<Slot> index) {
  const auto& slot = pack_.vocabulary.slots[index];
  if (!is_judged(slot, bool(region.exposure()))) return;
  if (is_past(s_, index)) return ask_for_late_offers(region, index);
  const VerdictSubject subject{index};
  const auto key = program_.key(subject);
  if (!is_asked(subject) && !is_asked(MethodSubject{index, {}})) return ask_where_nothing_is_said(region, index);
  // A level that holds whatever is answered makes weaker rows idle, unless an override can take it away, or it can be
  // too late for it while what a weaker row says of the person stands.
  bool has_limits = false;
  each_row(region, program_.key(MethodSubject{index, {}}), [&](const Row& row, const Hit&) {
    has_limits = true;
    note(region, row.box, subject);
    raise_by_method(region, row, index);
  });
  const bool person_can_stand_alone = has_limits && is_judged(slot, false);
  std::optional<Level> certain;
  each_row(region, key, [&](const Row& row, const Hit& hit) {
    if (!is_certain(region, row)) return;
    if (person_can_stand_alone && s_.rule(row.rule).about_exposure) return;
    take_stronger(certain, s_.effect<VerdictEffect>(hit).level);
  });
  each_row(region, key, [&](const Row& row, const Hit& hit) {
    const auto level = s_.effect<VerdictEffect>(hit).level;
    const bool overrides = !s_.rule(row.rule).overrides.empty();
    if (certain && level >= *certain && !overrides) return;
    note(region, row.box, subject);
    raise(region, row, index, level);
  });
  if (!certain) ask_where_nothing_is_said(region, index);
}

/// Every limit has passed: of what is not offered nothing is told apart. What a rule offers without a limit still
/// counts.
void RowQuestions::ask_for_late_offers(const Region& region, Index<Slot> index) {
  const VerdictSubject subject{index};
  const auto key = program_.key(subject);
  const bool can_offer = can_be_offered(s_, index, region.exposure());
  const bool of_person = is_judged(pack_.vocabulary.slots[index], false);
  const auto is_late_offer = [&](const Row& row, const Hit& hit) {
    const bool counts = can_offer || (of_person && !s_.rule(row.rule).about_exposure);
    return counts && is_offer(s_.effect<VerdictEffect>(hit).level);
  };
  bool any = false;
  each_row(region, key, [&](const Row& row, const Hit& hit) { any = any || is_late_offer(row, hit); });
  if (!any) return;
  each_row(region, key, [&](const Row& row, const Hit& hit) {
    const bool offers = is_late_offer(row, hit);
    if (offers || !s_.rule(row.rule).overrides.empty()) note(region, row.box, subject);
    if (offers) raise(region, row, index, s_.effect<VerdictEffect>(hit).level);
  });
}

/// Where no rule speaks, what the slot is about decides between silence and "does not apply".
void RowQuestions::ask_where_nothing_is_said(const Region& region, Index<Slot> slot) {
  const bool one_exposure = s_.asked.exposures.size() <= 1;  // the functions of the case space judge those
  if (!one_exposure && !s_.hits(*region.unit, VerdictSubject{slot}).empty()) return;
  for (const auto& box : program_.addressed[slot]) {
    if (region.meets(box)) note(region, box, VerdictSubject{slot});
  }
}

// --- vaccines, follow-up, contacts -----------------------------------------------------------------------------------

void RowQuestions::ask_for_vaccine(const Region& region, Index<VaccineKind> vaccine) {
  const VaccineSubject subject{vaccine};
  const auto key = program_.key(subject);
  std::optional<VaccineLevel> certain;
  each_row(region, key, [&](const Row& row, const Hit& hit) {
    if (is_certain(region, row)) take_stronger(certain, s_.effect<VaccineEffect>(hit).level);
  });
  each_row(region, key, [&](const Row& row, const Hit& hit) {
    const bool overrides = !s_.rule(row.rule).overrides.empty();
    const auto& effect = s_.effect<VaccineEffect>(hit);
    const bool adds = !certain || effect.level < *certain || (effect.level == *certain && effect.latest_hours);
    if (adds || overrides) note(region, row.box, subject);
  });
}

void RowQuestions::ask_for_follow_up(const Region& region) {
  for (const auto key : program_.keys.all()) {
    const auto* subject = std::get_if<FollowUpSubject>(&program_.keys[key]);
    if (subject == nullptr || !asked_[key]) continue;
    each_row(region, key, [&](const Row& row, const Hit&) {
      note(region, row.box, FollowUpSubject{subject->what, {}});
    });
  }
}

/// How far back partners of what was found are told.
void RowQuestions::ask_for_contacts(const Region& region) {
  for (const auto index : s_.asked.tests_taken.indices()) {
    const auto test = s_.asked.tests_taken[index].test;
    const auto infection = pack_.catalog.tests[test].infection;
    if (s_.resolved.findings[index] != Finding::found || !infection) continue;
    each_row(region, program_.key(LookBackSubject{infection}), [&](const Row& row, const Hit&) {
      note(region, row.box, TestSubject{test, {}}, true);
    });
  }
}

// --- notes -----------------------------------------------------------------------------------------------------------

void RowQuestions::ask_for_notes(const Region& region) {
  for (const auto kind : {NoteKind::urgent, NoteKind::law, NoteKind::referral}) {
    const auto key = program_.key(NoteSubject{{}, {}, kind});
    if (!asked_[key]) continue;
    std::vector<NoteSubject> sure;
    each_row(region, key, [&](const Row& row, const Hit& hit) {
      if (is_certain(region, row)) add_once(sure, first_that_says(hit.rule, hit.effect));
    });
    each_row(region, key, [&](const Row& row, const Hit& hit) {
      const auto subject = first_that_says(hit.rule, hit.effect);
      if (!is_in(sure, subject)) note(region, row.box, subject);
    });
  }
}

NoteSubject RowQuestions::first_that_says(Index<Rule> rule, EffectIndex effect) {
  const auto [place, is_new] = first_notes_.try_emplace({rule, effect}, NoteSubject{rule, effect, {}});
  if (!is_new) return place->second;
  const auto& said = std::get<NoteEffect>(s_.rule(rule).effects[effect]);
  for (const auto& filler : program_.fillers_of(NoteSubject{{}, {}, said.kind})) {
    if (!same_note(std::get<NoteEffect>(s_.rule(filler.rule).effects[filler.effect]), said)) continue;
    place->second = {filler.rule, filler.effect, {}};
    break;
  }
  return place->second;
}

}  // namespace sti::engine
