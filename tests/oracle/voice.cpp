#include "oracle/voice.hpp"

namespace sti::oracle {

/// Whether two effects fill the same slot. Windows are compared number by number elsewhere.
bool Voice::same_slot(const Effect& a, const Effect& b) const {
  if (a.index() != b.index()) return false;
  if (const auto* order = std::get_if<OrderEffect>(&a)) return order->test == std::get<OrderEffect>(b).test;
  if (const auto* verdict = std::get_if<VerdictEffect>(&a)) return verdict->slot == std::get<VerdictEffect>(b).slot;
  if (const auto* vaccine = std::get_if<VaccineEffect>(&a))
    return vaccine->vaccine == std::get<VaccineEffect>(b).vaccine;
  if (const auto* note = std::get_if<NoteEffect>(&a)) return note->kind == std::get<NoteEffect>(b).kind;
  if (const auto* follow_up = std::get_if<FollowUpEffect>(&a))
    return follow_up->what == std::get<FollowUpEffect>(b).what &&
           follow_up->infection == std::get<FollowUpEffect>(b).infection;
  if (const auto* specimen = std::get_if<SpecimenEffect>(&a)) return specimen->test == std::get<SpecimenEffect>(b).test;
  if (const auto* method = std::get_if<MethodEffect>(&a))
    return pack_.methods[method->method].slot == pack_.methods[std::get<MethodEffect>(b).method].slot;
  if (const auto* row = std::get_if<AfterTreatmentEffect>(&a))
    return row->test == std::get<AfterTreatmentEffect>(b).test;
  if (const auto* look_back = std::get_if<LookBackEffect>(&a))
    return look_back->infection == std::get<LookBackEffect>(b).infection;
  return false;
}

bool Voice::speaks(Index<Rule> index, const Effect& effect, const Scene& scene) const {
  const auto& rule = pack_.rules[index];
  if (!stage_.fires(rule, scene)) return false;
  if (is_overridden(index, scene, [&](const Effect& other) { return same_slot(effect, other); })) return false;
  // A note of a row falls when its verdict is overridden.
  if (rule.origin != Rule::Origin::row || !std::holds_alternative<NoteEffect>(effect)) return true;
  return speaks(index, rule.effects.front(), scene);
}

}  // namespace sti::oracle
