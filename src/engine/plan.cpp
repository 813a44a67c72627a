// What comes with the tests and verdicts: follow-up and notes.

#include <algorithm>
#include <map>

#include "engine/hits.hpp"

namespace sti::engine {
namespace {

/// The day a follow-up counts from, or nothing where the case does not say.
std::optional<Date> start_of(const Scored& s, const UnitHits& unit, const FollowUpEffect& effect) {
  switch (effect.from) {
    case FollowUpEffect::From::now:
      return date_of(s.asked.now);
    case FollowUpEffect::From::exposure:
      if (unit.exposure < 0) return std::nullopt;
      return date_of(s.asked.exposures[std::size_t(unit.exposure)].time.latest);
    case FollowUpEffect::From::pep_last_dose: {
      const auto& told = s.asked.person[std::size_t(s.pack.vocabulary.pep_last_dose)].date;
      if (told || unit.exposure < 0) return told;
      return last_dose_of_course(s, unit);
    }
    case FollowUpEffect::From::treated: {
      std::optional<Date> latest;
      for (const auto& treatment : s.asked.treated) {
        if (treatment.infection == effect.infection) latest = std::max(latest.value_or(treatment.on), treatment.on);
      }
      return latest;
    }
  }
  return std::nullopt;
}

}  // namespace

std::vector<FollowUp> merge_follow_up(const Scored& s) {
  // Dates of one rule over several exposures: the latest, so that it covers all; dates of several rules: the earliest.
  std::map<std::pair<int, int>, std::map<int, Date>> by_kind;
  for (const auto& unit : s.units) {
    for (const auto& hit : unit.hits) {
      const auto* effect = std::get_if<FollowUpEffect>(&s.rule(hit.rule).effects[std::size_t(hit.effect)]);
      if (effect == nullptr) continue;
      const auto start = start_of(s, unit, *effect);
      if (!start) continue;
      const auto on = std::max(*start + days{effect->days}, date_of(s.asked.now));
      const auto [place, is_new] = by_kind[{effect->what, effect->infection}].try_emplace(hit.rule, on);
      if (!is_new) place->second = std::max(place->second, on);
    }
  }
  std::vector<FollowUp> out;
  for (const auto& [kind, dates] : by_kind) {
    FollowUp follow_up{kind.first, kind.second, dates.begin()->second, {}};
    for (const auto& [rule, on] : dates) follow_up.on = std::min(follow_up.on, on);
    for (const auto& [rule, on] : dates) {
      if (on == follow_up.on) follow_up.rules.push_back(rule);
    }
    out.push_back(std::move(follow_up));
  }
  std::stable_sort(out.begin(), out.end(), [](const FollowUp& a, const FollowUp& b) { return a.on < b.on; });
  return out;
}

std::vector<Note> collect_notes(const Scored& s, const Advice& advice) {
  std::vector<Note> out;
  for (const auto& verdict : advice.verdicts) {
    if (verdict.deadline)
      out.push_back(
          {.from = Note::From::verdict_deadline, .kind = NoteKind::urgent, .subject = verdict.slot, .exposure = {}});
  }
  for (const auto& vaccine : advice.vaccines) {
    if (vaccine.deadline)
      out.push_back(
          {.from = Note::From::vaccine_deadline, .kind = NoteKind::urgent, .subject = vaccine.vaccine, .exposure = {}});
  }
  std::map<std::pair<int, int>, Note> by_rule;
  for (const auto& unit : s.units) {
    for (const auto& hit : unit.hits) {
      const auto* effect = std::get_if<NoteEffect>(&s.rule(hit.rule).effects[std::size_t(hit.effect)]);
      if (effect == nullptr) continue;
      by_rule.try_emplace({hit.rule, hit.effect}, Note{.from = Note::From::rule,
                                                       .kind = effect->kind,
                                                       .rule = hit.rule,
                                                       .effect = hit.effect,
                                                       .rules = {hit.rule},
                                                       .exposure = {}});
    }
  }
  const auto text_of = [&](const Note& note) -> const Text& {
    return std::get<NoteEffect>(s.rule(note.rule).effects[std::size_t(note.effect)]).text;
  };
  for (auto& [key, note] : by_rule) {  // a named note may come from several rows: it is said once, on the word of all
    const auto said = std::find_if(out.begin(), out.end(), [&](const Note& other) {
      return other.from == Note::From::rule && other.kind == note.kind && text_of(other) == text_of(note);
    });
    if (said == out.end())
      out.push_back(note);
    else
      insert_sorted(said->rules, note.rule);
  }
  const auto& vocabulary = s.pack.vocabulary;
  for (const auto& verdict : advice.verdicts) {
    const bool judged = !vocabulary.slots[std::size_t(verdict.slot)].needs_exposure || s.exposure_count() > 0;
    if (judged && verdict.rules.empty())
      out.push_back({.from = Note::From::gap, .kind = NoteKind::caution, .subject = verdict.slot, .exposure = {}});
  }
  for (int e = 0; e < s.exposure_count(); ++e) {
    const auto& answers = s.asked.exposures[std::size_t(e)].answers;
    for (std::size_t fact = 0; fact < vocabulary.facts.size(); ++fact) {
      if (answers[fact].given && !applies(vocabulary.facts[fact], answers[std::size_t(vocabulary.act)].value)) {
        out.push_back({.from = Note::From::not_applicable_fact,
                       .kind = NoteKind::information,
                       .subject = int(fact),
                       .exposure = e});
      }
    }
  }
  if (const auto due = parse_date(s.pack.review_by); due && date_of(s.asked.now) > *due) {
    out.push_back({.from = Note::From::overdue_pack, .kind = NoteKind::caution, .exposure = {}});
  }
  std::stable_sort(out.begin(), out.end(), [](const Note& a, const Note& b) { return a.kind < b.kind; });
  return out;
}

std::vector<int> collect_topics(const Scored& s) {
  std::vector<bool> fits(s.pack.topics.size());
  for (const auto& unit : s.units) {
    for (const auto& hit : unit.hits) {
      const auto* effect = std::get_if<TopicEffect>(&s.rule(hit.rule).effects[std::size_t(hit.effect)]);
      if (effect != nullptr) fits[std::size_t(effect->topic)] = true;
    }
  }
  std::vector<int> out;
  for (const int topic : s.pack.topic_order()) {
    if (fits[std::size_t(topic)]) out.push_back(topic);
  }
  return out;
}

}  // namespace sti::engine
