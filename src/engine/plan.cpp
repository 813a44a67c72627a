// What comes with the tests and verdicts: follow-up and notes.

#include <algorithm>
#include <map>
#include <set>

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
    case FollowUpEffect::From::pep_last_dose:
      if (!had_pep(s)) return std::nullopt;
      if (!unit.exposure) return s.resolved.person[s.pack.vocabulary.pep_last_dose].date;
      return last_dose(s, unit);
    case FollowUpEffect::From::treated:
      return treated_on(s.asked, effect.infection);
  }
  return std::nullopt;
}

}  // namespace

std::vector<FollowUp> merge_follow_up(const Scored& s) {
  // Days of one rule over several exposures: the latest, so that it covers all.
  struct Asked {
    Index<FollowUpKind> what;
    Index<Infection> infection;
    Index<Rule> rule;
    EffectIndex effect;
    auto operator<=>(const Asked&) const = default;
  };
  std::map<Asked, std::optional<Date>> asked;
  for (const auto& unit : s.units) {
    for (const auto& hit : unit.hits) {
      const auto* effect = s.effect_if<FollowUpEffect>(hit);
      if (effect == nullptr) continue;
      const auto start = start_of(s, unit, *effect);
      if (!start) continue;
      take_larger(asked[{effect->what, effect->infection, hit.rule, hit.effect}],
                  std::optional(due_on(*start + days{effect->days}, s.today())));
    }
  }
  std::map<std::tuple<Date, Index<FollowUpKind>, Index<Infection>>, std::vector<Index<Rule>>> by_day;
  for (const auto& [key, on] : asked) insert_sorted(by_day[{*on, key.what, key.infection}], key.rule);
  std::vector<FollowUp> out;
  for (auto& [key, rules] : by_day)
    out.push_back({std::get<1>(key), std::get<2>(key), std::get<0>(key), std::move(rules)});
  return out;
}

std::vector<Contact> merge_contacts(const Scored& s) {
  std::map<Index<Infection>, Contact> by_infection;
  for (const auto& unit : s.units) {
    for (const auto& hit : unit.hits) {
      const auto* effect = s.effect_if<LookBackEffect>(hit);
      if (effect == nullptr) continue;
      std::optional<Date> found;
      for (const auto index : s.asked.tests_taken.indices()) {
        const auto& taken = s.asked.tests_taken[index];
        const bool is_found = s.resolved.findings[index] == Finding::found &&
                              s.pack.catalog.tests[taken.test].infection == effect->infection;
        if (is_found) take_smaller(found, std::optional(taken.on));
      }
      if (!found) continue;
      const auto since = *found - days{effect->days};
      auto [place, is_new] = by_infection.try_emplace(effect->infection, Contact{effect->infection, since, {}});
      place->second.since = std::min(place->second.since, since);
      insert_sorted(place->second.rules, hit.rule);
    }
  }
  std::vector<Contact> out;
  for (auto& [infection, contact] : by_infection) out.push_back(std::move(contact));
  return out;
}

namespace {

class NoteCollector {
 public:
  NoteCollector(const Scored& scored, const Advice& advice)
      : s_(scored), advice_(advice), vocabulary_(scored.pack.vocabulary) {}

  std::vector<Note> run() {
    add_no_consent();
    add_deadlines();
    add_of_rules();
    add_results();
    add_lifelong();
    add_silences();
    add_pep_stopped();
    add_contradictions();
    add_not_applicable();
    if (const auto due = parse_date(s_.pack.review_by); due && s_.today() > *due)
      add(Note::From::overdue_pack, NoteKind::caution);
    const auto place = [](const Note& note) { return std::pair(!note.first, note.kind); };
    std::stable_sort(out_.begin(), out_.end(), [&](const Note& a, const Note& b) { return place(a) < place(b); });
    return std::move(out_);
  }

 private:
  Note& add(Note::From from, NoteKind kind) {
    auto& note = out_.emplace_back();
    note.from = from;
    note.kind = kind;
    return note;
  }

  void add_no_consent() {
    for (const auto exposure : s_.asked.exposures.indices()) {
      const auto act = s_.resolved.exposures[exposure][vocabulary_.act].value;
      if (!is_too_young(s_.pack, s_.resolved.person, act)) continue;
      add(Note::From::no_consent, NoteKind::urgent).first = true;
      return;
    }
  }

  void add_deadlines() {
    for (const auto& verdict : advice_.verdicts) {
      if (verdict.deadline) add(Note::From::verdict_deadline, NoteKind::urgent).about = VerdictSubject{verdict.slot};
    }
    for (const auto& vaccine : advice_.vaccines) {
      if (vaccine.deadline) add(Note::From::vaccine_deadline, NoteKind::urgent).about = VaccineSubject{vaccine.vaccine};
    }
  }

  const NoteEffect& effect_of(const Note& note) const {
    return std::get<NoteEffect>(s_.rule(note.rule).effects[note.effect]);
  }

  /// Help whose name tells what happened is needed before all else.
  bool names_private_help(const NoteEffect& effect) const {
    return std::any_of(effect.services.begin(), effect.services.end(),
                       [&](Index<Service> service) { return s_.pack.services[service].is_private; });
  }

  void add_of_rules() {
    std::map<std::pair<Index<Rule>, EffectIndex>, Note> by_rule;
    for (const auto& unit : s_.units) {
      for (const auto& hit : unit.hits) {
        const auto* effect = s_.effect_if<NoteEffect>(hit);
        if (effect == nullptr) continue;
        auto& note = by_rule[{hit.rule, hit.effect}];
        note.kind = effect->kind;
        note.first = effect->first || (effect->kind == NoteKind::urgent && names_private_help(*effect));
        note.rule = hit.rule;
        note.effect = hit.effect;
        note.rules = {hit.rule};
      }
    }
    for (auto& [key, note] : by_rule) {  // a named note may come from several rows: it is said once, on the word of all
      const auto said = std::find_if(out_.begin(), out_.end(), [&, &note = note](const Note& other) {
        return other.from == Note::From::rule && same_note(effect_of(other), effect_of(note));
      });
      if (said == out_.end())
        out_.push_back(note);
      else
        insert_sorted(said->rules, note.rule);
    }
  }

  // --- what results say ----------------------------------------------------------------------------------------------

  void add_results() {
    std::set<Index<TestKind>> found;
    for (const auto index : s_.asked.tests_taken.indices()) {
      const auto& taken = s_.asked.tests_taken[index];
      const auto finding = s_.resolved.findings[index];
      const TestSubject subject{taken.test, taken.site};
      if (finding == Finding::found && found.insert(taken.test).second) add_found(taken.test);
      if (finding == Finding::too_early) add_too_early(subject, taken.on);
      if (finding == Finding::history && s_.pack.catalog.tests[taken.test].lifelong && !is_said(taken.test))
        add_about(Note::From::lifelong, NoteKind::information, subject, taken.on);
    }
  }

  /// Again on the day of the control where one is asked for, else as soon as a sample says something after treatment.
  void add_too_early(const TestSubject& subject, Date sample) {
    auto& note = add_about(Note::From::positive_too_early, NoteKind::caution, subject, sample);
    const auto treated = treated_on(s_.asked, s_.pack.catalog.tests[subject.test].infection).value_or(s_.today());
    note.again_from = treated + days{not_before(s_.pack, subject.test).value_or(0)};
    for (const auto& line : advice_.tests) {
      if (line.test == subject.test && (!subject.site || line.site == subject.site))
        take_larger(note.again_from, line.take_on);
    }
  }

  /// Of tests that stay positive, also where the sample that found it is not told.
  void add_lifelong() {
    for (const auto& line : advice_.tests) {
      const auto& test = s_.pack.catalog.tests[line.test];
      const auto treated = test.infection ? treated_on(s_.asked, test.infection) : std::nullopt;
      if (test.lifelong && treated && !is_said(line.test))
        add_about(Note::From::lifelong, NoteKind::information, {line.test, line.site}, *treated);
    }
  }

  bool is_said(Index<TestKind> test) const {
    return std::any_of(out_.begin(), out_.end(), [&](const Note& note) {
      return note.from == Note::From::lifelong && std::get<TestSubject>(*note.about).test == test;
    });
  }

  Note& add_about(Note::From from, NoteKind kind, const TestSubject& about, Date on) {
    auto& note = add(from, kind);
    note.about = about;
    note.on = on;
    return note;
  }

  /// A finding stands first: by the pack's own note where it has one.
  void add_found(Index<TestKind> test) {
    std::optional<Date> found, negative;
    TestSubject subject{test, {}};
    for (const auto index : s_.asked.tests_taken.indices()) {
      const auto& taken = s_.asked.tests_taken[index];
      if (taken.test != test) continue;
      if (s_.resolved.findings[index] == Finding::found) {
        take_larger(found, std::optional(taken.on));
        subject.site = taken.site ? taken.site : subject.site;
      }
      if (taken.result == Result::negative) take_larger(negative, std::optional(taken.on));
    }
    const auto infection = s_.pack.catalog.tests[test].infection;
    bool said = false;
    for (auto& note : out_) {
      const bool can_stand_first = note.kind == NoteKind::urgent || note.kind == NoteKind::referral;
      if (note.from != Note::From::rule || !can_stand_first) continue;
      const auto& when = s_.rule(note.rule).when;
      const bool is_of_it = names_flag(when, vocabulary_.tested_positive, beside<FactValue>(test)) ||
                            (infection && names_flag(when, vocabulary_.diagnosed, beside<FactValue>(infection)));
      note.first = note.first || is_of_it;
      said = said || is_of_it;
    }
    if (!said) add_about(Note::From::found, NoteKind::referral, subject, *found).first = true;
    if (negative && *negative > *found)
      add_about(Note::From::negative_after_found, NoteKind::caution, subject, *negative);
  }

  // --- what nobody says ----------------------------------------------------------------------------------------------

  minutes passed_since(Index<Exposure> exposure) const {
    return minutes{elapsed(s_.asked, s_.asked.exposures[exposure].time).minutes};
  }

  /// A silence while a limit could run is said first.
  void add_silences() {
    for (const auto& verdict : advice_.verdicts) {
      const auto horizon = hours{vocabulary_.slots[verdict.slot].horizon_hours};
      const bool runs = std::any_of(verdict.by_exposure.begin(), verdict.by_exposure.end(), [&](const auto& each) {
        return each.level == Level::not_stated && passed_since(each.exposure) <= horizon;
      });
      if (!runs) continue;
      auto& note = add(Note::From::not_stated, NoteKind::urgent);
      note.about = VerdictSubject{verdict.slot};
      note.first = true;
    }
  }

  /// PEP that was stopped: while a limit runs, starting again is decided today; until the course would have ended, the
  /// clinic that gave it is called.
  void add_pep_stopped() {
    const auto& pep = s_.resolved.person[vocabulary_.pep];
    if (!vocabulary_.pep_stopped || pep.value != vocabulary_.pep_stopped) return;
    const auto slot = vocabulary_.slot_index(vocabulary_.facts[vocabulary_.pep].id);
    const int course = longest_course(s_.pack);  // of which nothing is known where no pack gives one
    bool can_start = false, would_run = false;
    for (const auto& unit : s_.units) {
      const auto exposure = unit.exposure;
      if (!exposure) continue;
      if (s_.resolved.exposures[exposure][vocabulary_.pep_covers].value != vocabulary_.pep_covers_yes) continue;
      if (slot && !contains(s_.program.addressed[slot], unit.unit->point)) continue;
      for (const auto& hit : s_.hits(unit, MethodSubject{slot, {}})) {
        const auto& method = s_.pack.methods[s_.effect<MethodEffect>(hit).method];
        can_start = can_start || is_open(method, passed_since(exposure));
      }
      would_run = would_run || (course > shortest_course && s_.today() <= s_.exposed_on(exposure) + days{course - 1});
    }
    if (!can_start && !would_run) return;
    auto& note = add(can_start ? Note::From::pep_restart : Note::From::pep_stopped, NoteKind::urgent);
    if (slot) note.about = VerdictSubject{slot};
  }

  /// Once each, of the first exposure that has it.
  void add_contradictions() {
    std::set<std::size_t> said;
    for (const auto& [conflict, exposure] : s_.resolved.contradictions) {
      if (!said.insert(conflict).second) continue;
      auto& note = add(Note::From::conflict, NoteKind::caution);
      note.conflict = conflict;
      note.exposure = exposure;
    }
  }

  void add_not_applicable() {
    for (const auto e : s_.asked.exposures.indices()) {
      const auto& answers = s_.asked.exposures[e].answers;
      for (const auto fact : vocabulary_.facts.indices()) {
        if (!answers[fact].given || applies(vocabulary_.facts[fact], answers[vocabulary_.act].value)) continue;
        auto& note = add(Note::From::not_applicable_fact, NoteKind::information);
        note.fact = fact;
        note.exposure = e;
      }
    }
  }

  const Scored& s_;
  const Advice& advice_;
  const Vocabulary& vocabulary_;
  std::vector<Note> out_;
};

}  // namespace

std::vector<Note> collect_notes(const Scored& scored, const Advice& advice) {
  return NoteCollector(scored, advice).run();
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
