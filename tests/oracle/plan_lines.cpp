#include "oracle/plan_lines.hpp"

#include <algorithm>

#include "model/subject.hpp"
#include "oracle/limits.hpp"

namespace sti::oracle {

std::vector<Date> doses_of(const Stage& stage, Index<VaccineKind> vaccine) {
  std::vector<Date> out;
  for (const auto& dose : stage.told.vaccines_taken) {
    if (dose.vaccine == vaccine) out.push_back(dose.on);
  }
  std::sort(out.begin(), out.end());
  return out;
}

namespace {

const VaccineInfo* info_of(const Pack& pack, Index<VaccineKind> vaccine) {
  for (const auto& info : pack.vaccines) {
    if (info.vaccine == vaccine) return &info;
  }
  return nullptr;
}

/// What the number of doses says, where immunity leaves it anything to say.
std::optional<VaccineLevel> level_of_doses(const Stage& stage, Index<VaccineKind> vaccine,
                                           const std::vector<int>& offered) {
  const auto given = doses_of(stage, vaccine);
  const auto doses = given.size();
  const auto* info = info_of(stage.pack, vaccine);
  if (doses == 0 || info == nullptr || !info->schedule_days) return std::nullopt;
  bool is_told = false;
  for (const auto& immunity : stage.pack.vocabulary.immunities) {
    if (immunity.vaccine != vaccine) continue;
    const auto value = stage.person(immunity.fact).value;
    if (std::find(immunity.settled.begin(), immunity.settled.end(), value) != immunity.settled.end())
      return std::nullopt;
    is_told = value != stage.pack.vocabulary.facts[immunity.fact].default_value;
  }
  const auto& own = *info->schedule_days;
  if (doses < own.size()) return VaccineLevel::complete_course;
  if (doses < offered.size()) {  // the longer course goes on, where the doses were given by it rather
    const auto took = (given.back() - given.front()).count();
    const auto off = [&](const std::vector<int>& plan) { return std::abs(took - (plan[doses - 1] - plan[0])); };
    if (doses > own.size() || off(offered) < off(own)) return VaccineLevel::complete_course;
  }
  return is_told ? std::nullopt : std::optional(VaccineLevel::check_status);
}

/// No rule answers for one of the exposures, or for the person where there is none.
bool leaves_open(const Stage& stage, const Voice& voice, Index<VaccineKind> vaccine) {
  auto scenes = stage.exposure_scenes();
  if (scenes.empty()) scenes.push_back({});
  return std::any_of(scenes.begin(), scenes.end(), [&](const Scene& scene) {
    const auto hits = voice.in<VaccineEffect>(scene);
    return std::none_of(hits.begin(), hits.end(), [&](const auto& hit) { return hit.effect->vaccine == vaccine; });
  });
}

/// The doses raise a level. A full course is not offered again: whether it has worked is looked at first.
void count_doses(const Stage& stage, Index<VaccineKind> vaccine, VaccineLine& line) {
  const auto by_doses = level_of_doses(stage, vaccine, line.schedule_days);
  if (!by_doses || line.level == VaccineLevel::not_needed || *by_doses == line.level) return;
  line.by_doses = *by_doses < line.level || *by_doses == VaccineLevel::check_status;
  if (line.by_doses) line.level = *by_doses;
}

/// What was offered is given, and the vaccine's own course goes on.
void go_on(const Stage& stage, Index<VaccineKind> vaccine, VaccineLine& line) {
  const auto* info = info_of(stage.pack, vaccine);
  const bool has_all = doses_of(stage, vaccine).size() >= line.schedule_days.size();
  if (line.level == VaccineLevel::complete_course && has_all && info != nullptr && info->schedule_days)
    line.schedule_days = *info->schedule_days;
}

}  // namespace

std::map<Index<VaccineKind>, VaccineLine> vaccine_lines(const Stage& stage, const Voice& voice) {
  std::map<Index<VaccineKind>, VaccineLine> out;
  for (const auto& info : stage.pack.vaccines) {
    out[info.vaccine].level = VaccineLevel::not_indicated;
    if (leaves_open(stage, voice, info.vaccine)) out[info.vaccine].level = VaccineLevel::not_stated;
  }
  const auto hits = voice.anywhere<VaccineEffect>();
  for (const auto& hit : hits) {
    const auto silent = leaves_open(stage, voice, hit.effect->vaccine);
    auto& line = out.try_emplace(hit.effect->vaccine,
                                 VaccineLine{.level = silent ? VaccineLevel::not_stated : VaccineLevel::not_indicated})
                     .first->second;
    line.level = std::min(line.level, hit.effect->level);
  }
  for (const auto& hit : hits) {
    auto& line = out[hit.effect->vaccine];
    if (hit.effect->level != line.level) continue;
    line.rules.insert(hit.rule);
    const auto& schedule = hit.effect->schedule_days;
    if (!schedule.empty() && (line.schedule_days.empty() || schedule < line.schedule_days))
      line.schedule_days = schedule;  // of several the soonest
    if (!hit.effect->latest_hours || !hit.scene.exposure || line.level == VaccineLevel::too_late) continue;
    const auto limit = limit_of(stage, hit.scene.exposure, *hit.effect->latest_hours);
    soonest(line.deadline, limit.at);
    soonest(line.deadline_from, limit.from);
  }
  for (auto& [vaccine, line] : out) {
    const auto* info = info_of(stage.pack, vaccine);
    if (line.schedule_days.empty() && info != nullptr && info->schedule_days) line.schedule_days = *info->schedule_days;
    drop_later_than_deadline(line);
    count_doses(stage, vaccine, line);
    go_on(stage, vaccine, line);
  }
  return out;
}

std::map<std::pair<Index<FollowUpKind>, Index<Infection>>, std::set<Date>> follow_up_days(const Stage& stage,
                                                                                          const Voice& voice,
                                                                                          const Course& course) {
  const auto start = [&](const FollowUpEffect& effect, const Scene& scene) -> std::optional<Date> {
    switch (effect.from) {
      case FollowUpEffect::From::now:
        return stage.today();
      case FollowUpEffect::From::exposure:
        return scene.exposure ? std::optional(stage.day_of(scene.exposure)) : std::nullopt;
      case FollowUpEffect::From::pep_last_dose:
        if (scene.exposure) return course.last_dose(scene.exposure);
        return stage.person(stage.pack.vocabulary.pep_last_dose).date;
      case FollowUpEffect::From::treated: {
        std::optional<Date> latest;
        for (const auto& treatment : stage.told.treated) {
          if (treatment.infection == effect.infection) latest = std::max(latest.value_or(treatment.on), treatment.on);
        }
        return latest;
      }
    }
    return std::nullopt;
  };
  std::map<const FollowUpEffect*, Date> days_of;
  const auto add = [&](const FollowUpEffect* effect, const Scene& scene) {
    const auto from = start(*effect, scene);
    if (!from) return;
    const auto on = std::max(*from + days{effect->days}, stage.today());
    auto& held = days_of.try_emplace(effect, on).first->second;
    held = std::max(held, on);
  };
  for (const auto& hit : voice.in<FollowUpEffect>({})) {
    add(hit.effect, {});
    for (const auto& scene : stage.exposure_scenes()) add(hit.effect, scene);
  }
  for (const auto& scene : stage.exposure_scenes()) {
    for (const auto& hit : voice.in<FollowUpEffect>(scene, false)) add(hit.effect, scene);
  }
  std::map<std::pair<Index<FollowUpKind>, Index<Infection>>, std::set<Date>> out;
  for (const auto& [effect, on] : days_of) out[{effect->what, effect->infection}].insert(on);
  return out;
}

std::map<Index<Infection>, Date> contact_days(const Stage& stage, const Voice& voice) {
  std::map<Index<Infection>, Date> out;
  for (const auto& hit : voice.anywhere<LookBackEffect>()) {
    for (const auto index : stage.record.found()) {
      const auto& taken = stage.told.tests_taken[index];
      const auto& test = stage.pack.catalog.tests[taken.test];
      if (test.infection != hit.effect->infection || !test.proves) continue;
      const auto since = taken.on - days{hit.effect->days};
      const auto held = out.try_emplace(hit.effect->infection, since).first;
      held->second = std::min(held->second, since);
    }
  }
  return out;
}

}  // namespace sti::oracle
