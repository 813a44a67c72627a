// Verdicts and vaccines: the strongest level over the exposures, and how long it stays open.

#include "engine/hits.hpp"
#include "engine/joins.hpp"
#include "model/clock.hpp"

namespace sti::engine {
namespace {

/// What one unit says about one slot.
struct UnitVerdict {
  Index<Exposure> exposure;
  Level level = Level::not_applicable;
  std::vector<Index<Rule>> rules;
  std::vector<Index<Rule>> method_rules;
  std::vector<MethodLimit> limits;  ///< those still open
  std::optional<Instant> last;      ///< of their limits
  bool unlimited = false;           ///< some method has no limit

  /// When the slot ends: with its last method.
  std::optional<Instant> end() const { return is_offer(level) && !unlimited ? last : std::nullopt; }
};

/// When a line closes and the earliest it may: the soonest over its exposures. The clock can show a later limit as an
/// earlier time, so they are told apart as instants.
class Closing {
 public:
  explicit Closing(const Case& asked) : asked_(asked) {}

  void add(Index<Exposure> exposure, Instant end) {
    const auto& time = asked_.exposures[exposure].time;
    take_smaller(end_, std::optional(end));
    if (time.is_unsure()) take_smaller(from_, std::optional(end - (time.latest_instant - time.earliest_instant)));
  }
  std::optional<Moment> deadline() const { return shown(end_); }
  /// It says nothing once a limit that is known exactly comes before it.
  std::optional<Moment> deadline_from() const { return from_ <= end_ ? shown(from_) : std::nullopt; }
  std::optional<Moment> shown(const std::optional<Instant>& at) const {
    return at ? std::optional(zone_of(asked_).local_of(*at)) : std::nullopt;
  }

 private:
  const Case& asked_;
  std::optional<Instant> end_, from_;
};

/// The strongest level that speaks for a slot; `of_person`: only of rules about the person.
UnitVerdict strongest(const Scored& s, const UnitHits& unit, Index<Slot> slot, bool of_person) {
  std::optional<Level> level;
  const auto speaks = [&](const Hit& hit) { return !of_person || !s.rule(hit.rule).about_exposure; };
  for (const auto& hit : s.hits(unit, VerdictSubject{slot})) {
    if (speaks(hit)) take_stronger(level, s.effect<VerdictEffect>(hit).level);
  }
  UnitVerdict out;
  out.level = level.value_or(out.level);
  for (const auto& hit : s.hits(unit, VerdictSubject{slot})) {
    if (speaks(hit) && s.effect<VerdictEffect>(hit).level == level) insert_sorted(out.rules, hit.rule);
  }
  return out;
}

/// What is said where no rule speaks of the unit.
Level unspoken(const Scored& s, const UnitHits& unit, Index<Slot> slot) {
  const bool judged = is_judged(s.pack.vocabulary.slots[slot], bool(unit.exposure));
  return level_unspoken(judged, contains(s.program.addressed[slot], unit.unit->point));
}

UnitVerdict judge(const Scored& s, const UnitHits& unit, Index<Slot> slot) {
  auto out = strongest(s, unit, slot, false);
  if (out.rules.empty()) out.level = unspoken(s, unit, slot);
  out.exposure = unit.exposure;
  if (!is_offer(out.level) || !unit.exposure) return out;
  const auto& time = s.asked.exposures[unit.exposure].time;
  bool some_open = false, some_past = false;
  for (const auto& hit : s.hits(unit, MethodSubject{slot, {}})) {
    const auto index = s.effect<MethodEffect>(hit).method;
    const auto& method = s.pack.methods[index];
    insert_sorted(out.method_rules, hit.rule);
    const bool open = is_open(method, passed_since(s.asked, time));
    (open ? some_open : some_past) = true;
    out.unlimited = out.unlimited || !method.latest_hours;
    if (!open || !method.latest_hours) continue;
    const hours limit{method.latest_hours->value};
    out.limits.push_back({hit.rule, index, unit.exposure, limit_of(s.asked, time, limit)});
    take_larger(out.last, std::optional(time.latest_instant + limit));
  }
  out.level = level_left(out.level, some_open, some_past);
  return out;
}

/// What each unit says, and the person alone where the slot needs no exposure: what applies without one does not end
/// with one that is long ago.
std::vector<UnitVerdict> judge_all(const Scored& s, Index<Slot> slot) {
  const auto& info = s.pack.vocabulary.slots[slot];
  std::vector<UnitVerdict> out;
  for (const auto& unit : s.units) {
    auto verdict = judge(s, unit, slot);
    if (!is_judged(info, bool(unit.exposure)) && verdict.level != Level::not_applicable) verdict = {};
    out.push_back(std::move(verdict));
  }
  if (is_judged(info, false) && !s.asked.exposures.empty()) out.push_back(strongest(s, s.units.front(), slot, true));
  return out;
}

Verdict merge_verdict(const Scored& s, Index<Slot> slot) {
  Verdict out;
  out.slot = slot;
  const auto judged = judge_all(s, slot);
  std::optional<Level> level;
  std::vector<std::optional<Instant>> ends;  // beside `by_exposure`
  for (const auto& verdict : judged) {
    take_stronger(level, verdict.level);
    if (!verdict.exposure) continue;
    if (out.by_exposure.empty() || out.by_exposure.back().exposure != verdict.exposure) {
      out.by_exposure.push_back({verdict.exposure, verdict.level, {}});
      ends.push_back(verdict.end());
    } else if (auto& held = out.by_exposure.back(); verdict.level < held.level) {  // its second role
      held.level = verdict.level;
      ends.back() = verdict.end();
    } else if (verdict.level == held.level) {
      take_smaller(ends.back(), verdict.end());
    }
  }
  out.level = level.value_or(Level::not_applicable);
  for (const auto& verdict : judged) {
    if (verdict.level == out.level) {
      unite(out.rules, verdict.rules);
      unite(out.method_rules, verdict.method_rules);
    }
    if (!is_offer(verdict.level)) continue;
    for (const auto& limit : verdict.limits) {
      const bool known = std::any_of(out.limits.begin(), out.limits.end(), [&](const auto& l) {
        return l.method == limit.method && l.exposure == limit.exposure;
      });
      if (!known) out.limits.push_back(limit);
    }
  }
  const bool lists_exposures = is_offer(out.level) || out.level == Level::too_late || out.level == Level::not_stated;
  Closing closing(s.asked);
  for (std::size_t i = 0; i < ends.size(); ++i) {
    auto& exposure = out.by_exposure[i];
    exposure.deadline = closing.shown(ends[i]);
    if (exposure.level != out.level || !lists_exposures) continue;
    out.exposures.push_back(exposure.exposure);
    if (ends[i]) closing.add(exposure.exposure, *ends[i]);
  }
  out.deadline = closing.deadline();
  out.deadline_from = closing.deadline_from();
  return out;
}

/// Whether doses of the vaccine say nothing beside what is told of immunity.
bool is_settled(const Scored& s, Index<VaccineKind> vaccine) {
  const auto& all = s.pack.vocabulary.immunities;
  return std::any_of(all.begin(), all.end(), [&](const Immunity& immunity) {
    return immunity.vaccine == vaccine && is_in(immunity.settled, s.resolved.person[immunity.fact].value);
  });
}

/// Whether it is told how things stand: anything but "not known".
bool is_immunity_told(const Scored& s, Index<VaccineKind> vaccine) {
  const auto& all = s.pack.vocabulary.immunities;
  return std::any_of(all.begin(), all.end(), [&](const Immunity& immunity) {
    const auto& fact = s.pack.vocabulary.facts[immunity.fact];
    return immunity.vaccine == vaccine && s.resolved.person[immunity.fact].value != fact.default_value;
  });
}

/// How far from a schedule the last of the doses was given, in days; none where it has fewer doses.
std::optional<int> distance(const std::vector<int>& schedule, const std::vector<Date>& doses) {
  if (doses.size() > schedule.size()) return std::nullopt;
  const int planned = schedule[doses.size() - 1] - schedule.front();
  return std::abs(int((doses.back() - doses.front()).count()) - planned);
}

/// The course that the doses are of: the vaccine's own, or what is offered here where they were given by that rather.
const std::vector<int>& course_of_doses(const VaccineAdvice& told, const std::vector<int>& own) {
  if (own.empty()) return told.schedule_days;
  const auto as_offered = distance(told.schedule_days, told.doses), as_usual = distance(own, told.doses);
  return as_offered && told.schedule_days.size() > own.size() && (!as_usual || *as_offered < *as_usual)
             ? told.schedule_days
             : own;
}

/// Doses of a course under way: fewer than it has are completed; a full count says that status is to be checked.
/// `own`: the schedule of the vaccine's own course.
VaccineLevel level_with_doses(const Scored& s, const VaccineAdvice& told, const std::vector<int>& own) {
  if (told.doses.empty() || told.level == VaccineLevel::not_needed || is_settled(s, told.vaccine)) return told.level;
  if (told.doses.size() < course_of_doses(told, own).size()) return VaccineLevel::complete_course;
  return is_immunity_told(s, told.vaccine) ? told.level : VaccineLevel::check_status;
}

VaccineAdvice merge_vaccine(const Scored& s, Index<VaccineKind> vaccine) {
  std::optional<VaccineValue> merged;
  for (const auto& unit : s.units) {
    VaccineValue of_unit{VaccineLevel::not_indicated, {}, {}, {}};
    const auto hits = s.hits(unit, VaccineSubject{vaccine});
    if (hits.empty()) of_unit.level = VaccineLevel::not_stated;
    for (const auto& hit : hits) join_into(of_unit, value_of(s.effect<VaccineEffect>(hit)));
    if (merged)
      join_into(*merged, of_unit);
    else
      merged = of_unit;
  }
  const auto value = with_schedule(s.pack, vaccine, *merged);
  VaccineAdvice out;
  out.vaccine = vaccine;
  out.level = value.level;
  out.free = value.free;
  out.schedule_days = value.schedule_days;
  for (const auto& dose : s.asked.vaccines_taken) {
    if (dose.vaccine == vaccine) out.doses.push_back(dose.on);
  }
  std::sort(out.doses.begin(), out.doses.end());
  Closing closing(s.asked);
  for (const auto& unit : s.units) {
    for (const auto& hit : s.hits(unit, VaccineSubject{vaccine})) {
      const auto& effect = s.effect<VaccineEffect>(hit);
      if (effect.level != out.level) continue;
      insert_sorted(out.rules, hit.rule);
      if (!effect.latest_hours || !unit.exposure || !is_written(effect.level)) continue;
      closing.add(unit.exposure, s.asked.exposures[unit.exposure].time.latest_instant + hours{*effect.latest_hours});
    }
  }
  out.deadline = closing.deadline();
  out.deadline_from = closing.deadline_from();
  const auto own = with_schedule(s.pack, vaccine, {}).schedule_days;
  const auto level = level_with_doses(s, out, own);
  out.by_doses = level != out.level;
  out.level = level;
  // More doses were given than what is offered here has: the vaccine's own course goes on.
  if (level == VaccineLevel::complete_course && out.doses.size() >= out.schedule_days.size()) out.schedule_days = own;
  return out;
}

}  // namespace

bool is_addressed(const Scored& s, Index<Exposure> exposure, Index<Slot> slot) {
  return std::any_of(s.units.begin(), s.units.end(), [&](const UnitHits& unit) {
    return unit.exposure == exposure && contains(s.program.addressed[slot], unit.unit->point);
  });
}

List<Verdict, Slot> merge_verdicts(const Scored& s) {
  List<Verdict, Slot> out;
  for (const auto slot : s.pack.vocabulary.slots.indices()) out.push_back(merge_verdict(s, slot));
  return out;
}

std::vector<VaccineAdvice> merge_vaccines(const Scored& s) {
  std::vector<VaccineAdvice> out;
  for (const auto vaccine : s.pack.catalog.vaccines.indices()) {
    auto merged = merge_vaccine(s, vaccine);
    if (is_described(s.pack, vaccine) || !merged.rules.empty()) out.push_back(std::move(merged));
  }
  return out;
}

}  // namespace sti::engine
