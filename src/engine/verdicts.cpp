// Verdicts and vaccines: the strongest level over the exposures, and how long it stays open.

#include "engine/hits.hpp"
#include "engine/joins.hpp"

namespace sti::engine {
namespace {

/// What one unit says about one slot.
struct UnitVerdict {
  Index<Exposure> exposure;
  Level level = Level::not_applicable;
  std::vector<Index<Rule>> rules;
  std::vector<Index<Rule>> method_rules;
  std::vector<MethodLimit> limits;  ///< those still open
  bool unlimited = false;           ///< some method has no limit

  /// When the slot ends: with its last method.
  std::optional<Moment> end() const {
    std::optional<Moment> last;
    if (is_offer(level) && !unlimited) {
      for (const auto& limit : limits) take_larger(last, std::optional(limit.at));
    }
    return last;
  }
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

UnitVerdict judge(const Scored& s, const UnitHits& unit, Index<Slot> slot) {
  auto out = strongest(s, unit, slot, false);
  out.exposure = unit.exposure;
  if (!is_offer(out.level) || !unit.exposure) return out;
  const auto& time = s.asked.exposures[unit.exposure].time;
  bool some_open = false, some_past = false;
  for (const auto& hit : s.hits(unit, MethodSubject{slot, {}})) {
    const auto index = s.effect<MethodEffect>(hit).method;
    const auto& method = s.pack.methods[index];
    insert_sorted(out.method_rules, hit.rule);
    const bool open = is_open(method, s.asked.now - time.latest);
    (open ? some_open : some_past) = true;
    out.unlimited = out.unlimited || !method.latest_hours;
    if (open && method.latest_hours)
      out.limits.push_back({hit.rule, index, unit.exposure, time.latest + hours{method.latest_hours->value}});
  }
  out.level = level_left(out.level, some_open, some_past);
  return out;
}

/// The earliest moment an end may have come, for a time that is known to the day only.
std::optional<Moment> earliest_end(const Case& asked, Index<Exposure> exposure, Moment end) {
  const auto& time = asked.exposures[exposure].time;
  if (time.exact) return std::nullopt;
  return end - (time.latest - time.earliest);
}

/// The earliest moment it may have closed says nothing once a limit that is known exactly comes before it.
void drop_later_than_deadline(const std::optional<Moment>& deadline, std::optional<Moment>& from) {
  if (from && *from > *deadline) from.reset();
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
  for (const auto& verdict : judged) {
    take_stronger(level, verdict.level);
    if (!verdict.exposure) continue;
    const ExposureVerdict own{verdict.exposure, verdict.level, verdict.end()};
    if (out.by_exposure.empty() || out.by_exposure.back().exposure != verdict.exposure) {
      out.by_exposure.push_back(own);
    } else if (auto& held = out.by_exposure.back(); own.level < held.level) {  // its second role
      held = own;
    } else if (own.level == held.level) {
      take_smaller(held.deadline, own.deadline);
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
  const bool lists_exposures = is_offer(out.level) || out.level == Level::too_late;
  for (const auto& exposure : out.by_exposure) {
    if (exposure.level != out.level || !lists_exposures) continue;
    out.exposures.push_back(exposure.exposure);
    if (!exposure.deadline) continue;
    take_smaller(out.deadline, exposure.deadline);
    take_smaller(out.deadline_from, earliest_end(s.asked, exposure.exposure, *exposure.deadline));
  }
  drop_later_than_deadline(out.deadline, out.deadline_from);
  return out;
}

VaccineAdvice merge_vaccine(const Scored& s, Index<VaccineKind> vaccine) {
  VaccineValue merged{VaccineLevel::not_indicated, {}, {}, {}};
  for (const auto& unit : s.units) {
    for (const auto& hit : s.hits(unit, VaccineSubject{vaccine}))
      join_into(merged, value_of(s.effect<VaccineEffect>(hit)));
  }
  merged = with_schedule(s.pack, vaccine, std::move(merged));
  VaccineAdvice out;
  out.vaccine = vaccine;
  out.level = merged.level;
  out.free = merged.free;
  out.schedule_days = merged.schedule_days;
  for (const auto& unit : s.units) {
    for (const auto& hit : s.hits(unit, VaccineSubject{vaccine})) {
      const auto& effect = s.effect<VaccineEffect>(hit);
      if (effect.level != out.level) continue;
      insert_sorted(out.rules, hit.rule);
      if (!effect.latest_hours || !unit.exposure) continue;
      const auto end = s.asked.exposures[unit.exposure].time.latest + hours{*effect.latest_hours};
      take_smaller(out.deadline, std::optional(end));
      take_smaller(out.deadline_from, earliest_end(s.asked, unit.exposure, end));
    }
  }
  drop_later_than_deadline(out.deadline, out.deadline_from);
  return out;
}

}  // namespace

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
