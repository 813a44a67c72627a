#include "oracle/verdict_lines.hpp"

namespace sti::oracle {

std::optional<Limit> VerdictLines::last_limit(Index<Slot> slot, const Scene& scene) const {
  std::optional<int> last;
  for (const auto& method : voice_.in<MethodEffect>(scene)) {
    const auto& info = stage_.pack.methods[method.effect->method];
    if (info.slot != slot) continue;
    if (!info.latest_hours) return std::nullopt;
    last = std::max(last.value_or(0), info.latest_hours->value);
  }
  return last ? std::optional(limit_of(stage_, scene.exposure, *last)) : std::nullopt;
}

bool VerdictLines::is_open(Index<Slot> slot, const Scene& scene) const {
  for (const auto& method : voice_.in<MethodEffect>(scene)) {
    const auto& info = stage_.pack.methods[method.effect->method];
    if (info.slot != slot) continue;
    if (!info.latest_hours || limit_of(stage_, scene.exposure, info.latest_hours->value).is_open) return true;
  }
  return false;
}

bool VerdictLines::is_about(Index<Slot> slot, const Scene& scene) const {
  const auto& addresses = stage_.pack.vocabulary.slots[slot].addresses;
  return addresses && stage_.holds(*addresses, scene);
}

/// The strongest level that speaks; where no rule does, whether the slot is about such a case.
VerdictLines::Judged VerdictLines::judged(Index<Slot> slot, const Scene& scene) const {
  std::optional<Judged> out;
  for (const auto& hit : voice_.in<VerdictEffect>(scene)) {
    if (hit.effect->slot != slot) continue;
    if (!out || hit.effect->level < out->level) out = Judged{hit.effect->level, {}, {}, {}};
    if (hit.effect->level == out->level) out->rules.insert(hit.rule);
  }
  if (!out) {
    return {is_about(slot, scene) ? Level::not_stated : Level::not_applicable, {}, {}, {}};
  }
  if (!is_offer(out->level) || !scene.exposure) return *out;
  const auto limit = last_limit(slot, scene);
  if (!limit) return *out;
  if (limit->is_open) {
    out->deadline = limit->at;
    out->deadline_from = limit->from;
  } else {
    out->level = Level::too_late;
  }
  return *out;
}

/// A slot that needs no exposure is judged for the person once, beside the exposures.
VerdictLine VerdictLines::of(Index<Slot> slot) const {
  VerdictLine out;
  out.level = Level::not_applicable;
  std::vector<std::pair<Index<Exposure>, Judged>> all;
  const bool needs_exposure = stage_.pack.vocabulary.slots[slot].needs_exposure;
  if (!needs_exposure || stage_.told.exposures.empty()) {
    const auto person = judged(slot, {});  // without an exposure there is nothing to judge but whom it cannot help
    const bool is_answered = !person.rules.empty() || stage_.told.exposures.empty();
    if (needs_exposure ? person.level == Level::not_applicable : is_answered)
      all.emplace_back(Index<Exposure>(), person);
  }
  for (const auto& scene : stage_.exposure_scenes()) all.emplace_back(scene.exposure, judged(slot, scene));
  for (const auto& [exposure, one] : all) out.level = std::min(out.level, one.level);
  for (const auto& [exposure, one] : all) {
    if (exposure) {
      auto& by = out.by_exposure.try_emplace(exposure, ByExposure{one.level, {}}).first->second;
      if (one.level < by.level) by = {one.level, {}};
      if (one.level == by.level) soonest(by.deadline, one.deadline);
    }
    if (one.level != out.level) continue;
    out.rules.insert(one.rules.begin(), one.rules.end());
    soonest(out.deadline, one.deadline);
    soonest(out.deadline_from, one.deadline_from);
  }
  drop_later_than_deadline(out);
  return out;
}

}  // namespace sti::oracle
