#include "engine/joins.hpp"

namespace sti::engine {

WindowDays days_given(const Window& window, WindowNumber number) {
  WindowDays out;
  out.from_last_dose = window.from == Window::From::pep_last_dose;
  const auto* single = window.single(number);
  const auto day = single != nullptr ? std::optional(single->value) : std::nullopt;
  switch (number) {
    case WindowNumber::earliest:
      out.earliest = day;
      break;
    case WindowNumber::interim:
      out.interim = day;
      break;
    case WindowNumber::conclusive:
      out.conclusive = day;
      out.confirmed = single == nullptr || single->evidence.basis != Basis::unverified;
      break;
    case WindowNumber::repeat:
      for (const auto& each : window.repeat) unite(out.repeat, {each.value});
      break;
  }
  return out;
}

void join_into(WindowDays& held, const WindowDays& other) {
  take_larger(held.earliest, other.earliest);
  take_larger(held.interim, other.interim);
  take_larger(held.conclusive, other.conclusive);
  unite(held.repeat, other.repeat);
  held.from_last_dose = held.from_last_dose || other.from_last_dose;
  held.confirmed = held.confirmed && other.confirmed;
}

void join_into(OrderTerms& held, const OrderTerms& other) {
  held.baseline = held.baseline || other.baseline;
  take_smaller(held.earliest, other.earliest);
}

int first_useful(const OrderTerms& terms, const WindowDays& given) {
  if (terms.earliest) return *terms.earliest;
  return given.earliest ? *given.earliest : *given.conclusive;
}

Level level_left(Level given, bool some_method_open, bool some_method_past) {
  return is_offer(given) && some_method_past && !some_method_open ? Level::too_late : given;
}

Level level_with_person(Level of_exposure, std::optional<Level> of_person) {
  const bool stands = of_exposure == Level::too_late && of_person && is_offer(*of_person);
  return stands ? *of_person : of_exposure;
}

std::optional<int> course_of(const Pack& pack, const Method& method) {
  const auto& vocabulary = pack.vocabulary;
  const bool is_pep = vocabulary.slots[method.slot].id == vocabulary.facts[vocabulary.pep].id;
  return is_pep && method.course_days ? std::optional(method.course_days->value) : std::nullopt;
}

bool is_described(const Pack& pack, Index<VaccineKind> vaccine) {
  return std::any_of(pack.vaccines.begin(), pack.vaccines.end(),
                     [&](const auto& info) { return info.vaccine == vaccine; });
}

int longest_course(const Pack& pack) {
  int out = shortest_course;
  for (const auto& method : pack.methods) out = std::max(out, course_of(pack, method).value_or(out));
  return out;
}

VaccineValue value_of(const VaccineEffect& effect) {
  return {effect.level, effect.free, effect.schedule_days, effect.latest_hours};
}

void join_into(VaccineValue& held, const VaccineValue& other) {
  if (other.level < held.level) held = other;
  if (other.level != held.level) return;
  if (other.free) held.free = held.free.value_or(false) || *other.free;
  if (held.schedule_days.empty() || (!other.schedule_days.empty() && other.schedule_days < held.schedule_days))
    held.schedule_days = other.schedule_days;
  take_smaller(held.latest_hours, other.latest_hours);
}

VaccineValue with_schedule(const Pack& pack, Index<VaccineKind> vaccine, VaccineValue value) {
  for (const auto& info : pack.vaccines) {
    const bool is_own = info.vaccine == vaccine && info.schedule_days;
    if (is_own && value.schedule_days.empty()) value.schedule_days = *info.schedule_days;
  }
  return value;
}

void join_into(FollowUpValue& held, const FollowUpValue& other) {
  for (const auto& [from, days] : other.days) unite(held.days[from], days);
}

FollowUpValue on_day(FollowUpValue value, int day) {
  using From = FollowUpEffect::From;
  const auto counted = value.days.find(From::exposure);
  if (counted == value.days.end()) return value;
  const auto due = std::erase_if(counted->second, [&](int asked) { return due_on(asked, day) == day; });
  if (counted->second.empty()) value.days.erase(counted);
  if (due != 0) insert_sorted(value.days[From::now], 0);
  return value;
}

bool same_note(const NoteEffect& a, const NoteEffect& b) {
  return a.kind == b.kind && a.text == b.text && a.services == b.services;
}

EffectIndex find_note(const Rule& rule, const NoteEffect& note) {
  return rule.effects.find_if([&](const Effect& effect) {
    const auto* own = std::get_if<NoteEffect>(&effect);
    return own != nullptr && same_note(*own, note);
  });
}

}  // namespace sti::engine
