// What comes with the tests and verdicts: follow-up and notes.

#include <algorithm>
#include <map>

#include "engine/hits.hpp"
#include "engine/joins.hpp"

namespace sti::engine {
namespace {

/// The day a follow-up counts from, or nothing where the case does not say.
std::optional<Date> start_of(const Scored& s, const UnitHits& unit, const FollowUpEffect& effect) {
  switch (effect.from) {
    case FollowUpEffect::From::now:
      return s.today();
    case FollowUpEffect::From::exposure:
      if (!unit.exposure) return std::nullopt;
      return s.exposed_on(unit.exposure);
    case FollowUpEffect::From::pep_last_dose: {
      const auto& told = s.asked.person[s.pack.vocabulary.pep_last_dose].date;
      if (told || !unit.exposure) return told;
      return last_dose_of_course(s, unit);
    }
    case FollowUpEffect::From::treated: {
      std::optional<Date> latest;
      for (const auto& treatment : s.asked.treated) {
        if (treatment.infection == effect.infection) take_larger(latest, std::optional(treatment.on));
      }
      return latest;
    }
  }
  return std::nullopt;
}

}  // namespace

std::vector<FollowUp> merge_follow_up(const Scored& s) {
  // Dates of one rule over several exposures: the latest, so that it covers all; dates of several rules: the earliest.
  std::map<std::pair<Index<FollowUpKind>, Index<Infection>>, std::map<Index<Rule>, std::optional<Date>>> by_kind;
  for (const auto& unit : s.units) {
    for (const auto& hit : unit.hits) {
      const auto* effect = s.effect_if<FollowUpEffect>(hit);
      if (effect == nullptr) continue;
      const auto start = start_of(s, unit, *effect);
      if (!start) continue;
      take_larger(by_kind[{effect->what, effect->infection}][hit.rule],
                  std::optional(due_on(*start + days{effect->days}, s.today())));
    }
  }
  std::vector<FollowUp> out;
  for (const auto& [kind, dates] : by_kind) {
    std::optional<Date> first;
    for (const auto& [rule, on] : dates) take_smaller(first, on);
    FollowUp follow_up{kind.first, kind.second, *first, {}};
    for (const auto& [rule, on] : dates) {
      if (on == first) follow_up.rules.push_back(rule);
    }
    out.push_back(std::move(follow_up));
  }
  std::stable_sort(out.begin(), out.end(), [](const FollowUp& a, const FollowUp& b) { return a.on < b.on; });
  return out;
}

std::vector<Note> collect_notes(const Scored& s, const Advice& advice) {
  std::vector<Note> out;
  const auto add = [&](Note::From from, NoteKind kind) -> Note& {
    auto& note = out.emplace_back();
    note.from = from;
    note.kind = kind;
    return note;
  };
  for (const auto& verdict : advice.verdicts) {
    if (verdict.deadline) add(Note::From::verdict_deadline, NoteKind::urgent).about = VerdictSubject{verdict.slot};
  }
  for (const auto& vaccine : advice.vaccines) {
    if (vaccine.deadline) add(Note::From::vaccine_deadline, NoteKind::urgent).about = VaccineSubject{vaccine.vaccine};
  }
  std::map<std::pair<Index<Rule>, EffectIndex>, Note> by_rule;
  for (const auto& unit : s.units) {
    for (const auto& hit : unit.hits) {
      const auto* effect = s.effect_if<NoteEffect>(hit);
      if (effect == nullptr) continue;
      auto& note = by_rule[{hit.rule, hit.effect}];
      note.kind = effect->kind;
      note.rule = hit.rule;
      note.effect = hit.effect;
      note.rules = {hit.rule};
    }
  }
  const auto effect_of = [&](const Note& note) -> const NoteEffect& {
    return std::get<NoteEffect>(s.rule(note.rule).effects[note.effect]);
  };
  for (auto& [key, note] : by_rule) {  // a named note may come from several rows: it is said once, on the word of all
    const auto said = std::find_if(out.begin(), out.end(), [&, &note = note](const Note& other) {
      return other.from == Note::From::rule && same_note(effect_of(other), effect_of(note));
    });
    if (said == out.end())
      out.push_back(note);
    else
      insert_sorted(said->rules, note.rule);
  }
  const auto& vocabulary = s.pack.vocabulary;
  for (const auto& verdict : advice.verdicts) {
    const bool judged = is_judged(vocabulary.slots[verdict.slot], !s.asked.exposures.empty());
    if (judged && verdict.rules.empty()) add(Note::From::gap, NoteKind::caution).about = VerdictSubject{verdict.slot};
  }
  for (const auto e : s.asked.exposures.indices()) {
    const auto& answers = s.asked.exposures[e].answers;
    for (const auto fact : vocabulary.facts.indices()) {
      if (!answers[fact].given || applies(vocabulary.facts[fact], answers[vocabulary.act].value)) continue;
      auto& note = add(Note::From::not_applicable_fact, NoteKind::information);
      note.fact = fact;
      note.exposure = e;
    }
  }
  if (const auto due = parse_date(s.pack.review_by); due && s.today() > *due)
    add(Note::From::overdue_pack, NoteKind::caution);
  std::stable_sort(out.begin(), out.end(), [](const Note& a, const Note& b) { return a.kind < b.kind; });
  return out;
}

std::vector<Index<Topic>> collect_topics(const Scored& s) {
  List<bool, Topic> fits(s.pack.topics.size());
  for (const auto& unit : s.units) {
    for (const auto& hit : unit.hits) {
      const auto* effect = s.effect_if<TopicEffect>(hit);
      if (effect != nullptr) fits[effect->topic] = true;
    }
  }
  std::vector<Index<Topic>> out;
  for (const auto topic : s.pack.topic_order()) {
    if (fits[topic]) out.push_back(topic);
  }
  return out;
}

}  // namespace sti::engine
