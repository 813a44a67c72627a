// Verdicts and vaccines: the strongest level over the exposures, and how long it stays open.

#include <algorithm>

#include "engine/hits.hpp"

namespace sti::engine {
namespace {

/// What one unit says about one slot.
struct UnitVerdict {
  Level level = Level::not_applicable;
  std::vector<int> rules;
  std::vector<int> method_rules;
  std::vector<MethodLimit> limits;
  bool unlimited = false;  ///< some method has no limit
};

/// The strongest level that speaks for a slot; `of_person`: only of rules about the person.
UnitVerdict strongest(const Scored& s, const UnitHits& unit, int slot, bool of_person) {
  UnitVerdict out;
  const auto [first, last] = unit.of(s.program.verdict_key(slot));
  for (auto hit = first; hit != last; ++hit) {
    if (of_person && s.rule(hit->rule).about_exposure) continue;
    const auto level = s.effect<VerdictEffect>(*hit).level;
    if (out.rules.empty() || level < out.level) {
      out.level = level;
      out.rules.clear();
    }
    if (level == out.level) insert_sorted(out.rules, hit->rule);
  }
  return out;
}

UnitVerdict judge(const Scored& s, const UnitHits& unit, int slot) {
  auto out = strongest(s, unit, slot, false);
  if (!is_offer(out.level) || unit.exposure < 0) return out;
  const auto& time = s.asked.exposures[std::size_t(unit.exposure)].time;
  bool any_open = false;
  for (const auto& hit : unit.hits) {
    const auto* effect = std::get_if<MethodEffect>(&s.rule(hit.rule).effects[std::size_t(hit.effect)]);
    if (effect == nullptr || s.pack.methods[std::size_t(effect->method)].slot != slot) continue;
    insert_sorted(out.method_rules, hit.rule);
    const auto& latest = s.pack.methods[std::size_t(effect->method)].latest_hours;
    if (!latest) {
      out.unlimited = true;
      continue;
    }
    const auto at = time.latest + hours{latest->value};
    any_open = any_open || at >= s.asked.now;
    out.limits.push_back({hit.rule, effect->method, unit.exposure, at});
  }
  if (!out.limits.empty() && !out.unlimited && !any_open) out.level = Level::too_late;
  return out;
}

/// When the slot ends for this unit: with its last method.
std::optional<Moment> end_of(const UnitVerdict& verdict) {
  if (!is_offer(verdict.level) || verdict.unlimited || verdict.limits.empty()) return std::nullopt;
  return std::max_element(verdict.limits.begin(), verdict.limits.end(),
                          [](const auto& a, const auto& b) { return a.at < b.at; })
      ->at;
}

/// The earliest moment an end may have come, for a time that is known to the day only.
std::optional<Moment> earliest_end(const Case& asked, int exposure, Moment end) {
  const auto& time = asked.exposures[std::size_t(exposure)].time;
  if (time.exact) return std::nullopt;
  return end - (time.latest - time.earliest);
}

void take_soonest(std::optional<Moment>& held, const std::optional<Moment>& other) {
  if (other) held = std::min(held.value_or(*other), *other);
}

/// The earliest moment it may have closed says nothing once a limit that is known exactly comes before it.
void drop_later_than_deadline(const std::optional<Moment>& deadline, std::optional<Moment>& from) {
  if (from && *from > *deadline) from.reset();
}

Verdict merge_verdict(const Scored& s, int slot) {
  Verdict out;
  out.slot = slot;
  out.level = Level::not_applicable;
  bool first = true;
  std::vector<std::pair<int, UnitVerdict>> judged;
  for (const auto& unit : s.units) {
    auto verdict = judge(s, unit, slot);
    const bool has_nothing_to_judge = unit.exposure < 0 && s.pack.vocabulary.slots[std::size_t(slot)].needs_exposure;
    if (has_nothing_to_judge && verdict.level != Level::not_applicable) verdict = {};
    judged.emplace_back(unit.exposure, std::move(verdict));
  }
  // What applies to a person without an exposure does not end with one that is long ago.
  const bool applies_alone = !s.pack.vocabulary.slots[std::size_t(slot)].needs_exposure;
  if (applies_alone && s.exposure_count() > 0) judged.emplace_back(-1, strongest(s, s.units.front(), slot, true));
  for (const auto& [exposure, verdict] : judged) {
    if (first || verdict.level < out.level) out.level = verdict.level;
    first = false;
    if (exposure < 0) continue;
    const auto end = end_of(verdict);
    if (!out.by_exposure.empty() && out.by_exposure.back().exposure == exposure) {  // its second role
      auto& held = out.by_exposure.back();
      if (verdict.level < held.level)
        held = {exposure, verdict.level, end};
      else if (verdict.level == held.level)
        take_soonest(held.deadline, end);
    } else {
      out.by_exposure.push_back({exposure, verdict.level, end});
    }
  }
  for (const auto& [exposure, verdict] : judged) {
    if (verdict.level == out.level) {
      for (const int rule : verdict.rules) insert_sorted(out.rules, rule);
      for (const int rule : verdict.method_rules) insert_sorted(out.method_rules, rule);
    }
    if (!is_offer(verdict.level)) continue;
    for (const auto& limit : verdict.limits) {
      const bool known = std::any_of(out.limits.begin(), out.limits.end(), [&](const auto& l) {
        return l.method == limit.method && l.exposure == limit.exposure;
      });
      if (limit.at >= s.asked.now && !known) out.limits.push_back(limit);
    }
  }
  const bool lists_exposures = is_offer(out.level) || out.level == Level::too_late;
  for (const auto& exposure : out.by_exposure) {
    if (exposure.level != out.level || !lists_exposures) continue;
    out.exposures.push_back(exposure.exposure);
    if (!exposure.deadline) continue;
    take_soonest(out.deadline, exposure.deadline);
    take_soonest(out.deadline_from, earliest_end(s.asked, exposure.exposure, *exposure.deadline));
  }
  drop_later_than_deadline(out.deadline, out.deadline_from);
  return out;
}

VaccineAdvice merge_vaccine(const Scored& s, int vaccine) {
  VaccineAdvice out;
  out.vaccine = vaccine;
  out.level = VaccineLevel::not_indicated;
  for (const auto& unit : s.units) {
    const auto [first, last] = unit.of(s.program.vaccine_key(vaccine));
    for (auto hit = first; hit != last; ++hit) out.level = std::min(out.level, s.effect<VaccineEffect>(*hit).level);
  }
  std::vector<int> own_schedule;  // of the rules; of several, the one whose doses come soonest
  for (const auto& unit : s.units) {
    const auto [first, last] = unit.of(s.program.vaccine_key(vaccine));
    for (auto hit = first; hit != last; ++hit) {
      const auto& effect = s.effect<VaccineEffect>(*hit);
      if (effect.level != out.level) continue;
      insert_sorted(out.rules, hit->rule);
      if (!effect.schedule_days.empty() && (own_schedule.empty() || effect.schedule_days < own_schedule))
        own_schedule = effect.schedule_days;
      if (effect.free) out.free = out.free.value_or(false) || *effect.free;
      if (!effect.latest_hours || unit.exposure < 0) continue;
      const auto end = s.asked.exposures[std::size_t(unit.exposure)].time.latest + hours{*effect.latest_hours};
      take_soonest(out.deadline, end);
      take_soonest(out.deadline_from, earliest_end(s.asked, unit.exposure, end));
    }
  }
  for (const auto& info : s.pack.vaccines) {
    if (info.vaccine == vaccine && info.schedule_days) out.schedule_days = *info.schedule_days;
  }
  if (!own_schedule.empty()) out.schedule_days = std::move(own_schedule);
  drop_later_than_deadline(out.deadline, out.deadline_from);
  return out;
}

}  // namespace

std::vector<Verdict> merge_verdicts(const Scored& s) {
  std::vector<Verdict> out;
  for (std::size_t slot = 0; slot < s.pack.vocabulary.slots.size(); ++slot) out.push_back(merge_verdict(s, int(slot)));
  return out;
}

std::vector<VaccineAdvice> merge_vaccines(const Scored& s) {
  std::vector<VaccineAdvice> out;
  for (std::size_t vaccine = 0; vaccine < s.pack.catalog.vaccines.size(); ++vaccine) {
    const bool known = std::any_of(s.pack.vaccines.begin(), s.pack.vaccines.end(),
                                   [&](const auto& info) { return info.vaccine == int(vaccine); });
    auto merged = merge_vaccine(s, int(vaccine));
    if (known || !merged.rules.empty()) out.push_back(std::move(merged));
  }
  return out;
}

}  // namespace sti::engine
