// Notes in words, and the services they name.

#include <fmt/format.h>

#include <algorithm>

#include "report/wording/sentence_families.hpp"
#include "report/wording/wording.hpp"

namespace sti::report {

const Verdict& verdict_of(const View& view, const Note& note) {
  return view.advice.verdicts[std::get<VerdictSubject>(*note.about).slot];
}

const VaccineAdvice* vaccine_of(const View& view, const Note& note) {
  const auto& all = view.advice.vaccines;
  const auto kind = std::get<VaccineSubject>(*note.about).vaccine;
  const auto found = std::find_if(all.begin(), all.end(), [&](const auto& each) { return each.vaccine == kind; });
  return found == all.end() ? nullptr : &*found;
}

std::string note_text(const View& view, const Note& note) {
  const auto& vocabulary = view.pack.vocabulary;
  const auto deadline = [&](const std::string& what, const std::string& level, Moment end,
                            const std::optional<Moment>& from) {
    const auto until = human(end, view.lang);
    if (!from) return view.fill("note-deadline", {{"what", what}, {"level", level}, {"deadline", until}});
    if (!is_hour_open(view))
      return view.fill("note-deadline-twice",
                       {{"what", what}, {"level", level}, {"deadline", until}, {"from", human(*from, view.lang)}});
    const auto span = span_words(view, *from, end, [&](auto at) { return human(at, view.lang); });
    return view.fill("note-deadline-unsure", {{"what", what}, {"level", level}, {"span", span}});
  };
  switch (note.from) {
    case Note::From::rule:
      return view.label(std::get<NoteEffect>(view.rule(note.rule).effects[note.effect]).text);
    case Note::From::verdict_deadline: {
      const auto& verdict = verdict_of(view, note);
      return deadline(slot_label(view, verdict.slot), view.phrase(level_sentences[verdict.level]), *verdict.deadline,
                      verdict.deadline_from);
    }
    case Note::From::vaccine_deadline: {
      const auto* vaccine = vaccine_of(view, note);
      if (vaccine == nullptr || !vaccine->deadline) return {};
      return deadline(label_of(view, *note.about), view.phrase(vaccine_sentences[vaccine->level]), *vaccine->deadline,
                      vaccine->deadline_from);
    }
    case Note::From::not_applicable_fact: {
      const auto& act = vocabulary.facts[vocabulary.act];
      const auto value = view.advice.asked.exposures[note.exposure].answers[vocabulary.act].value;
      return view.fill("note-not-applicable", {{"fact", fact_label(view, note.fact, note.exposure)},
                                               {"act", view.label(act.values[value].label)}});
    }
    case Note::From::not_stated: {
      const auto& slot = vocabulary.slots[std::get<VerdictSubject>(*note.about).slot];
      return view.fill("note-not-stated", {{"what", capitalised(label_of(view, *note.about))},
                                           {"limit", hours_text(view, slot.horizon_hours)}});
    }
    case Note::From::found: {
      return view.fill("note-found", {{"test", capitalised(label_of(view, *note.about))},
                                      {"found", found_word(view, std::get<TestSubject>(*note.about).test)},
                                      {"date", human(*note.on, view.lang)}});
    }
    case Note::From::negative_after_found:
      return view.fill("note-negative-after-found",
                       {{"test", capitalised(label_of(view, *note.about))}, {"date", human(*note.on, view.lang)}});
    case Note::From::positive_too_early:
      return view.fill("note-positive-too-early", {{"test", capitalised(label_of(view, *note.about))},
                                                   {"date", human(*note.on, view.lang)},
                                                   {"from", human(*note.again_from, view.lang)}});
    case Note::From::lifelong: {
      const auto& test = view.pack.catalog.tests[std::get<TestSubject>(*note.about).test];
      const auto name = capitalised(view.label(test.label));
      if (!test.answered_by) return view.fill("note-lifelong-alone", {{"test", name}});
      return view.fill("note-lifelong",
                       {{"test", name}, {"answer", view.label(view.pack.catalog.tests[test.answered_by].label)}});
    }
    case Note::From::no_consent: {
      const auto& age = view.advice.asked.person[vocabulary.age].number;
      return view.fill("note-no-consent", {{"age", fmt::format("{}", age.value_or(0))},
                                           {"limit", fmt::format("{}", view.pack.no_consent_below->value)}});
    }
    case Note::From::pep_restart:
      return view.fill("note-pep-restart", {{"what", label_of(view, *note.about)}});
    case Note::From::pep_stopped:
      return view.fill("note-pep-stopped", {{"what", label_of(view, *note.about)}});
    case Note::From::conflict:
      return view.label(vocabulary.conflicts[note.conflict].text);
    case Note::From::overdue_pack:
      return overdue(view);
  }
  return {};
}

std::vector<Index<Service>> services_of(const View& view, const Note& note) {
  if (note.from != Note::From::rule) return {};
  return std::get<NoteEffect>(view.rule(note.rule).effects[note.effect]).services;
}

std::string as_of(const View& view, const Service& service, std::string date) {
  const auto last = last_day_of(service.as_of);
  if (!last || !view.pack.contact_years) return date;
  const std::chrono::year_month_day today{date_of(view.advice.asked.now)};
  const auto limit = today - std::chrono::years{*view.pack.contact_years};
  const auto oldest = limit.ok() ? Date{limit} : Date{limit.year() / limit.month() / std::chrono::last};
  if (*last >= oldest) return date;
  return view.fill("contact-old", {{"date", date}, {"years", fmt::format("{}", *view.pack.contact_years)}});
}

std::string contact(const View& view, const Service& service) {
  const auto& name = view.label(service.name);
  const auto& how = service.contact.empty() ? name : view.label(service.contact);
  return view.fill_from(
      service.as_of.empty() ? Sentence("contact-undated") : "contact-as-of",
      {{"name", name}, {"contact", how}, {"date", as_of(view, service, written_date(service.as_of, view.lang))}});
}

std::string short_contact(const View& view, const Service& service) {
  if (service.short_contact.empty()) return contact(view, service);
  return fmt::format("{} ({})", view.label(service.short_contact), as_of(view, service, year_of(view, service.as_of)));
}

std::string whole_text(const View& view, const Note& note) {
  auto out = note_text(view, note);
  if (note.from != Note::From::rule) return out;
  const auto& more = std::get<NoteEffect>(view.rule(note.rule).effects[note.effect]).more;
  return more.empty() ? out : out + " " + view.label(more);
}

std::string text(const View& view, const Note& note) {
  auto out = whole_text(view, note);
  for (const auto service : services_of(view, note))
    out += fmt::format(" {}.", contact(view, view.pack.services[service]));
  return out;
}

}  // namespace sti::report
