#include "report/wording.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "report/risk_wording.hpp"
#include "report/sentence_families.hpp"

namespace sti::report {
namespace {

/// The verdict whose deadline a note tells.
const Verdict& verdict_of(const View& view, const Note& note) {
  return view.advice.verdicts[std::get<VerdictSubject>(*note.about).slot];
}

/// The vaccine whose deadline a note tells; null where the advice has it not.
const VaccineAdvice* vaccine_of_note(const View& view, const Note& note) {
  const auto& all = view.advice.vaccines;
  const auto kind = std::get<VaccineSubject>(*note.about).vaccine;
  const auto found = std::find_if(all.begin(), all.end(), [&](const auto& each) { return each.vaccine == kind; });
  return found == all.end() ? nullptr : &*found;
}

void add_reasons(const View& view, const std::vector<Index<Rule>>& rules, Sentences& out) {
  for (const auto rule : rules) out.add(view.label(view.rule(rule).why));
}

}  // namespace

const std::string& test_label(const View& view, Index<TestKind> test) {
  return view.label(view.pack.catalog.tests[test].label);
}
const std::string& site_label(const View& view, Index<Site> site) {
  return view.label(view.pack.catalog.sites[site].label);
}
const std::string& slot_label(const View& view, Index<Slot> slot) {
  return view.label(view.pack.vocabulary.slots[slot].label);
}

void add_once(std::vector<std::string>& list, const std::string& item) {
  if (std::find(list.begin(), list.end(), item) == list.end()) list.push_back(item);
}

void back_with(const View& view, const std::vector<Index<Rule>>& rules, Backing& out) {
  for (const auto index : rules) {
    const auto& rule = view.rule(index);
    add_once(out.rules, rule.id);
    for (const auto source : rule.evidence.sources) add_once(out.sources, view.pack.sources[source].key);
    out.basis = std::max(out.basis, rule.evidence.basis);
  }
}

void Sentences::add(const std::string& sentence) {
  if (sentence.empty() || std::find(all_.begin(), all_.end(), sentence) != all_.end()) return;
  all_.push_back(sentence);
}

std::string Sentences::join() const { return sti::join(all_, " "); }

std::string pack_line(const View& view) {
  const auto& pack = view.pack;
  return view.fill(
      "page-pack",
      {{"country", view.label(pack.country)}, {"id", pack.id}, {"version", pack.version}, {"reviewed", pack.reviewed}});
}

std::string overdue(const View& view) {
  const auto due = parse_date(view.pack.review_by);
  if (!due || date_of(view.advice.asked.now) <= *due) return {};
  return view.fill("note-overdue", {{"date", view.pack.review_by}});
}

Backing backing(const View& view, const TestAdvice& line) {
  Backing out;
  back_with(view, line.rules, out);
  back_with(view, line.windows, out);
  return out;
}

Backing backing(const View& view, const Verdict& verdict) {
  Backing out;
  back_with(view, verdict.rules, out);
  back_with(view, verdict.method_rules, out);
  if (out.rules.empty()) {
    out.rules.push_back("vocabulary/" + id_of(view.pack, VerdictSubject{verdict.slot}));
    out.sources.emplace_back(vocabulary_source);
  }
  return out;
}

Backing backing(const View& view, const VaccineAdvice& vaccine) {
  Backing out;
  back_with(view, vaccine.rules, out);
  for (const auto& info : view.pack.vaccines) {
    if (info.vaccine != vaccine.vaccine) continue;
    for (const auto source : info.evidence.sources) add_once(out.sources, view.pack.sources[source].key);
  }
  if (out.rules.empty()) out.rules.push_back(id_of(view.pack, VaccineSubject{vaccine.vaccine}));
  if (out.sources.empty()) out.sources.emplace_back(pack_source);
  return out;
}

Backing backing(const View& view, const FollowUp& follow_up) {
  Backing out;
  back_with(view, follow_up.rules, out);
  return out;
}

Backing backing(const View& view, const Note& note) {
  switch (note.from) {
    case Note::From::rule: {
      Backing out;
      back_with(view, note.rules, out);
      return out;
    }
    case Note::From::verdict_deadline:
      return backing(view, verdict_of(view, note));
    case Note::From::vaccine_deadline: {
      const auto* vaccine = vaccine_of_note(view, note);
      return vaccine == nullptr ? Backing{} : backing(view, *vaccine);
    }
    case Note::From::not_applicable_fact:
      return {
          {"vocabulary/" + view.pack.vocabulary.facts[note.fact].id}, {std::string(vocabulary_source)}, Basis::stated};
    case Note::From::gap:
      return {{"vocabulary/" + id_of(view.pack, *note.about)}, {std::string(pack_source)}, Basis::stated};
    case Note::From::overdue_pack:
      return {{"pack"}, {std::string(pack_source)}, Basis::stated};
  }
  return {};
}

namespace {

void back_with(const View& view, const Evidence& evidence, Backing& out) {
  for (const auto source : evidence.sources) add_once(out.sources, view.pack.sources[source].key);
  out.basis = std::max(out.basis, evidence.basis);
}

/// Calls `visit` with each sample text that belongs to a specimen.
template <class Visit>
void each_sample(const View& view, const Specimen& specimen, const Visit& visit) {
  for (const auto& sample : view.pack.samples) {
    if (sample.site != specimen.site) continue;
    const bool fits =
        sample.tests.empty() || std::any_of(sample.tests.begin(), sample.tests.end(), [&](Index<TestKind> test) {
          return std::find(specimen.tests.begin(), specimen.tests.end(), test) != specimen.tests.end();
        });
    if (fits) visit(sample);
  }
}

}  // namespace

Backing backing(const View& view, const Specimen& specimen) {
  Backing out;
  each_sample(view, specimen, [&](const Sample& sample) { back_with(view, sample.evidence, out); });
  return out;
}

Backing backing(const View& view, const Service& service) {
  Backing out;
  back_with(view, service.evidence, out);
  return out;
}

void add_backing(Backing& to, const Backing& from) {
  for (const auto& rule : from.rules) add_once(to.rules, rule);
  for (const auto& source : from.sources) add_once(to.sources, source);
  to.basis = std::max(to.basis, from.basis);
}

Backing backing(const View& view, const Topic& topic) {
  Backing out;
  back_with(view, {topic.rule}, out);
  return out;
}

std::string why(const View& view, const TestAdvice& line) {
  Sentences out;
  add_reasons(view, line.rules, out);
  const auto date = [&](const std::optional<Date>& day) { return day ? human(*day, view.lang) : std::string{}; };
  const auto today = date_of(view.advice.asked.now);
  switch (line.status) {
    case Status::wait:
      out.add(view.fill("why-wait", {{"useful", human(line.take_on, view.lang)}}));
      break;
    case Status::baseline:
      out.add(view.phrase("why-baseline"));
      break;
    case Status::done:
      out.add(view.phrase("why-done"));
      break;
    case Status::now_and_repeat:
      out.add(view.phrase("why-repeat"));
      break;
    case Status::now:
      break;
  }
  if (line.conclusive_on && line.status != Status::done) {
    if (*line.conclusive_on <= today)
      out.add(view.phrase("why-conclusive-now"));
    else
      out.add(view.fill("why-conclusive", {{"conclusive", date(line.conclusive_on)}}));
  } else if (line.status != Status::now && line.status != Status::done) {
    out.add(view.phrase("why-never-conclusive"));
  }
  if (line.interim_on) out.add(view.fill("why-interim", {{"interim", date(line.interim_on)}}));
  if (line.pending) out.add(view.phrase("why-pending"));
  add_reasons(view, line.windows, out);
  return out.join();
}

std::string why(const View& view, const Verdict& verdict) {
  Sentences out;
  add_reasons(view, verdict.rules, out);
  if (verdict.level == Level::too_late) out.add(view.phrase("why-too-late"));
  const bool needs_exposure = view.pack.vocabulary.slots[verdict.slot].needs_exposure;
  if (verdict.rules.empty())
    out.add(view.phrase(needs_exposure && view.advice.asked.exposures.empty() ? PlainSentence("why-no-exposure")
                                                                              : "why-gap"));
  if (verdict.level == Level::not_indicated && !verdict.raised_by.empty()) {
    std::vector<std::string> facts;
    for (const auto index : verdict.raised_by) {
      const auto& fact = view.pack.vocabulary.facts[index];
      facts.push_back(view.label(fact.label) + " (" + fact.id + ")");
    }
    out.add(view.fill("why-raised-by", {{"facts", join(facts, ", ")}}));
  }
  return out.join();
}

std::string why(const View& view, const VaccineAdvice& vaccine) {
  Sentences out;
  add_reasons(view, vaccine.rules, out);
  if (vaccine.rules.empty()) out.add(view.phrase("why-gap"));
  return out.join();
}

std::string why(const View& view, const FollowUp& follow_up) {
  Sentences out;
  add_reasons(view, follow_up.rules, out);
  return out.join();
}

std::string note_text(const View& view, const Note& note) {
  const auto& vocabulary = view.pack.vocabulary;
  const auto deadline = [&](const std::string& what, const std::string& level, Moment end,
                            const std::optional<Moment>& from) {
    const auto until = human(end, view.lang);
    if (!from) return view.fill("note-deadline", {{"what", what}, {"level", level}, {"deadline", until}});
    return view.fill("note-deadline-unsure",
                     {{"what", what}, {"level", level}, {"deadline", until}, {"from", human(*from, view.lang)}});
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
      const auto* vaccine = vaccine_of_note(view, note);
      if (vaccine == nullptr || !vaccine->deadline) return {};
      return deadline(label_of(view, *note.about), view.phrase(vaccine_sentences[vaccine->level]), *vaccine->deadline,
                      vaccine->deadline_from);
    }
    case Note::From::not_applicable_fact: {
      const auto& act = vocabulary.facts[vocabulary.act];
      const auto value = view.advice.asked.exposures[note.exposure].answers[vocabulary.act].value;
      return view.fill("note-not-applicable", {{"fact", view.label(vocabulary.facts[note.fact].label)},
                                               {"act", view.label(act.values[value].label)}});
    }
    case Note::From::gap:
      return view.fill("note-gap", {{"what", label_of(view, *note.about)}});
    case Note::From::overdue_pack:
      return view.fill("note-overdue", {{"date", view.pack.review_by}});
  }
  return {};
}

std::vector<Index<Service>> services_of(const View& view, const Note& note) {
  if (note.from != Note::From::rule) return {};
  return std::get<NoteEffect>(view.rule(note.rule).effects[note.effect]).services;
}

std::string contact(const View& view, const Service& service) {
  const auto& name = view.label(service.name);
  const auto& how = service.contact.empty() ? name : view.label(service.contact);
  return view.fill_from(service.as_of.empty() ? Sentence("contact-undated") : "contact-as-of",
                        {{"name", name}, {"contact", how}, {"date", service.as_of}});
}

std::string short_contact(const View& view, const Service& service) {
  if (service.short_contact.empty()) return contact(view, service);
  return fmt::format("{} ({})", view.label(service.short_contact), year_of(view, service.as_of));
}

std::string text(const View& view, const Note& note) {
  auto out = note_text(view, note);
  for (const auto service : services_of(view, note))
    out += fmt::format(" {}.", contact(view, view.pack.services[service]));
  return out;
}

std::string how(const View& view, const Specimen& specimen) {
  Sentences out;
  each_sample(view, specimen, [&](const Sample& sample) { out.add(view.label(sample.how)); });
  return out.join();
}

std::string how_in_short(const View& view, const Specimen& specimen) {
  Sentences out;
  each_sample(view, specimen, [&](const Sample& sample) {
    out.add(sample.short_how.empty() ? first_sentence(view.label(sample.how)) : view.label(sample.short_how));
  });
  return out.join();
}

std::vector<std::string> cited_sources(const View& view) {
  std::vector<std::string> out;
  const auto add = [&](const Backing& backing) {
    for (const auto& key : backing.sources) add_once(out, key);
  };
  for (const auto& line : view.advice.tests) add(backing(view, line));
  for (const auto& verdict : view.advice.verdicts) add(backing(view, verdict));
  for (const auto& vaccine : view.advice.vaccines) add(backing(view, vaccine));
  for (const auto& follow_up : view.advice.follow_up) add(backing(view, follow_up));
  for (const auto& risk : view.advice.risk) add(backing(view, risk));
  for (const auto& note : view.advice.notes) add(backing(view, note));
  for (const auto& specimen : view.advice.specimens) {
    for (const auto& sample : view.pack.samples) {
      if (sample.site != specimen.site) continue;
      for (const auto source : sample.evidence.sources) add_once(out, view.pack.sources[source].key);
    }
  }
  return out;
}

const Source* find_source(const View& view, std::string_view key) {
  const auto index = view.pack.source_index(key);
  return index ? &view.pack.sources[index] : nullptr;
}

}  // namespace sti::report
