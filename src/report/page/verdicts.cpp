// What cannot wait, and prevention and vaccines of a page.

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "base/text.hpp"
#include "model/clock.hpp"
#include "report/page/ask_now.hpp"
#include "report/page/page.hpp"
#include "report/wording/sentence_families.hpp"

namespace sti::report {
namespace {

/// "36 h left".
std::string time_left(const View& view, Moment end) {
  const auto left = left_until(view.advice.asked, end).count();
  const auto say = [&](SentenceOf<1> phrase, long n) { return view.fill(phrase, {{"n", fmt::format("{}", n)}}); };
  if (left < 120) return say("left-minutes", left);
  if (left < 100 * 60) return say("left-hours", left / 60);
  return say("left-days", left / (24 * 60));
}

/// "open until Tue 24 Nov 10:00 (23 h left)", or that only the day is known, or an hour that came twice.
std::string until(const View& view, Moment end, const std::optional<Moment>& from) {
  if (!from) return view.fill("open-until", {{"deadline", brief(end, view)}, {"left", time_left(view, end)}});
  if (is_hour_open(view)) return view.fill("open-until-unsure", {{"span", brief_span(view, *from, end)}});
  return view.fill("open-until-twice", {{"deadline", brief(end, view)}, {"from", brief(*from, view)}});
}

std::string level_of(const View& view, const Verdict& verdict) { return view.phrase(level_sentences[verdict.level]); }
std::string level_of(const View& view, const VaccineAdvice& vaccine) {
  return view.phrase(vaccine_sentences[vaccine.level]);
}

/// Named by its infection where it has one: the heading says that these are vaccines.
const std::string& short_vaccine_label(const View& view, const VaccineAdvice& vaccine) {
  const auto& kind = view.pack.catalog.vaccines[vaccine.vaccine];
  return view.label(kind.infection ? view.pack.catalog.infections[kind.infection].label : kind.label);
}

/// The limit of each method where there are several.
std::string method_limits(const View& view, const Verdict& verdict) {
  std::vector<std::string> parts;
  for (const auto& [method, limit] : limits_by_method(view, verdict)) {
    const auto& name = view.label(view.pack.methods[method].label);
    if (!limit.from)
      parts.push_back(view.fill("method-until", {{"method", name}, {"deadline", brief(limit.at, view)}}));
    else if (const auto day = last_safe_day(view, *limit.from))
      parts.push_back(view.fill("method-until-day", {{"method", name}, {"day", brief(*day, view)}}));
    else
      parts.push_back(
          view.fill("method-until-unsure", {{"method", name}, {"span", brief_span(view, *limit.from, limit.at)}}));
  }
  return join(parts, "; ");
}

/// Several items under one level, in one line.
struct Gathered {
  std::vector<std::string> names;
  Backing backing;
};

void add_gathered(Section& section, const std::string& level, const Gathered& gathered) {
  if (gathered.names.empty()) return;
  section.lines.push_back({capitalised(level), join(gathered.names, ", "), gathered.backing});
}

/// What the rules are silent on, and that this is neither a yes nor a no.
void add_silent(const View& view, Section& section, const Gathered& silent) {
  if (silent.names.empty()) return;
  section.lines.push_back({capitalised(view.phrase("level-not-stated")),
                           fmt::format("{}. {}", join(silent.names, ", "), view.phrase("why-not-stated")),
                           silent.backing});
}

std::string sentence(std::string level, const std::string& reason) {
  return reason.empty() ? level + "." : level + ". " + reason;
}

/// The next dose of a course under way, as planned; null where none is.
const VisitItem* next_dose(const View& view, const VaccineAdvice& vaccine) {
  if (vaccine.level != VaccineLevel::complete_course) return nullptr;
  for (const auto& visit : view.advice.visits) {
    for (const auto& item : visit.items) {
      const auto* line = std::get_if<Index<VaccineAdvice>>(&item.of);
      if (line != nullptr && &view.advice.vaccines[line->place()] == &vaccine) return &item;
    }
  }
  return nullptr;
}

/// " (days 0, 30, 180; free of charge)": the days where a dose is to be given.
std::string terms_of(const View& view, const VaccineAdvice& vaccine) {
  std::vector<std::string> terms;
  const bool begins = vaccine.level == VaccineLevel::offer;
  if (const auto next = next_dose(view, vaccine)) {
    const auto number = fmt::format("{}", *next->dose), all = fmt::format("{}", vaccine.schedule_days.size());
    terms.push_back(
        next->from <= date_of(view.advice.asked.now)
            ? view.fill("next-dose-today", {{"number", number}, {"all", all}})
            : view.fill("next-dose", {{"number", number}, {"all", all}, {"date", brief(next->from, view)}}));
  } else if (!vaccine.schedule_days.empty() && (begins || vaccine.level == VaccineLevel::complete_course)) {
    std::vector<std::string> days;
    for (const int day : vaccine.schedule_days) days.push_back(fmt::format("{}", day));
    terms.push_back(view.fill("schedule", {{"days", join(days, ", ")}}));
  }
  const bool gives = begins || vaccine.level == VaccineLevel::complete_course;
  if (vaccine.free && (gives || vaccine.level == VaccineLevel::check_status))
    terms.push_back(view.phrase(*vaccine.free ? PlainSentence("free-yes") : "free-no"));
  return terms.empty() ? "" : fmt::format(" ({})", join(terms, "; "));
}

/// "Call today. Contacts: legevakt, the nearest (n.d.)."
std::string with_short_contacts(const View& view, const Note& note, const PageOptions& options) {
  auto out = options.full ? whole_text(view, note) : note_text(view, note);
  std::vector<std::string> contacts;
  for (const auto service : services_of(view, note))
    contacts.push_back(short_contact(view, view.pack.services[service]));
  if (!contacts.empty()) out += fmt::format(" {}.", view.fill("contacts", {{"list", join(contacts, "; ")}}));
  return out;
}

}  // namespace

bool is_on_top(const Note& note) { return note.first || note.kind == NoteKind::urgent; }

Section urgent_section(const View& view, const PageOptions& options) {
  Section out{"urgent", view.phrase("heading-urgent")};
  add_found(view, options, out);
  for (const auto& note : view.advice.notes) {
    if (!is_on_top(note)) continue;
    Line line;
    line.backing = backing(view, note);
    if (note.from == Note::From::verdict_deadline) {
      const auto& verdict = verdict_of(view, note);
      line.lead = capitalised(slot_label(view, verdict.slot));
      line.text =
          fmt::format("{}; {}.", level_of(view, verdict), until(view, *verdict.deadline, verdict.deadline_from));
      if (!options.why) line.text += fmt::format(" {}", first_sentence(why(view, verdict)));
      out.lines.push_back(std::move(line));
      if (auto limits = method_limits(view, verdict); !limits.empty())
        out.add(Line::Kind::detail, capitalised(limits) + (limits.ends_with('.') ? "" : "."));
      continue;
    }
    if (const auto* vaccine = note.from == Note::From::vaccine_deadline ? vaccine_of(view, note) : nullptr) {
      line.lead = capitalised(label_of(view, *note.about));
      line.text =
          fmt::format("{}; {}.", level_of(view, *vaccine), until(view, *vaccine->deadline, vaccine->deadline_from));
    } else {
      line.text = options.why ? text(view, note) : with_short_contacts(view, note, options);
    }
    out.lines.push_back(std::move(line));
  }
  for (const auto& verdict : view.advice.verdicts) {
    const auto limit = limit_if_raised(view, verdict);
    if (!limit) continue;
    const auto facts = facts_to_ask(view, verdict);
    const bool is_first = &verdict == &view.advice.verdicts.front();  // with its reason
    const auto before = limit->from ? brief(date_of(*limit->from), view) : brief(limit->at, view);
    out.lines.push_back({capitalised(slot_label(view, verdict.slot)),
                         is_first
                             ? view.fill("ask-now", {{"facts", facts}, {"until", until(view, limit->at, limit->from)}})
                             : view.fill("ask-before", {{"facts", facts}, {"limit", before}}),
                         backing(view, verdict)});
  }
  return out;
}

namespace {

/// Prevention: what says yes or asks, strongest first; what says no only with all or with reasons.
void add_verdicts(const View& view, const PageOptions& options, Section& out, Gathered& idle) {
  const auto whole = [&](bool is_too_late) { return options.why || is_too_late; };
  Gathered not_stated;
  std::vector<const Verdict*> strongest_first;
  for (const auto& verdict : view.advice.verdicts) strongest_first.push_back(&verdict);
  std::stable_sort(strongest_first.begin(), strongest_first.end(),
                   [](const Verdict* a, const Verdict* b) { return a->level < b->level; });
  for (const auto* verdict : strongest_first) {
    const bool on_top = verdict->deadline || limit_if_raised(view, *verdict);
    if (on_top && !options.why) continue;  // said at the top of the page, with its reason
    const bool says_no = verdict->level == Level::not_indicated || verdict->level == Level::not_applicable;
    if (says_no && !options.full) {
      if (verdict->level == Level::not_applicable) continue;  // no exposure or person that it is for
      idle.names.push_back(slot_label(view, verdict->slot));
      add_backing(idle.backing, backing(view, *verdict));
      continue;
    }
    if (verdict->level == Level::not_stated && !options.full) {
      not_stated.names.push_back(slot_label(view, verdict->slot));
      add_backing(not_stated.backing, backing(view, *verdict));
      continue;
    }
    const auto reason = why(view, *verdict);
    out.lines.push_back(
        {capitalised(slot_label(view, verdict->slot)),
         sentence(level_of(view, *verdict), whole(verdict->level == Level::too_late) ? reason : first_sentence(reason)),
         backing(view, *verdict)});
  }
  add_silent(view, out, not_stated);
}

void add_vaccines(const View& view, const PageOptions& options, Section& out, Gathered& idle) {
  const auto whole = [&](bool is_too_late) { return options.why || is_too_late; };
  std::map<VaccineLevel, Gathered> gathered;
  for (const auto& vaccine : view.advice.vaccines) {
    const bool says_no = vaccine.level == VaccineLevel::not_indicated || vaccine.level == VaccineLevel::not_needed;
    const bool waits = vaccine.level == VaccineLevel::check_status && !vaccine.deadline;
    const bool silent = vaccine.level == VaccineLevel::not_stated;
    if ((says_no || silent) ? !options.full : waits && !options.why) {
      auto& of_level = gathered[vaccine.level];
      of_level.names.push_back(short_vaccine_label(view, vaccine) + (says_no ? "" : terms_of(view, vaccine)));
      add_backing(of_level.backing, backing(view, vaccine));
      continue;
    }
    const auto reason = why(view, vaccine);
    out.lines.push_back({capitalised(label_of(view, VaccineSubject{vaccine.vaccine})),
                         sentence(level_of(view, vaccine) + (says_no ? "" : terms_of(view, vaccine)),
                                  whole(vaccine.level == VaccineLevel::too_late) ? reason : first_sentence(reason)),
                         backing(view, vaccine)});
  }
  const auto vaccines = [&](const Gathered& of_level) {
    return view.fill("plain-vaccines", {{"list", join(of_level.names, ", ")}});
  };
  if (auto& silent = gathered[VaccineLevel::not_stated]; !silent.names.empty()) {
    silent.names = {vaccines(silent)};
    add_silent(view, out, silent);
  }
  for (const auto level : {VaccineLevel::check_status, VaccineLevel::not_needed, VaccineLevel::not_indicated}) {
    auto& of_level = gathered[level];
    if (of_level.names.empty()) continue;
    if (level == VaccineLevel::not_indicated) {
      idle.names.push_back(vaccines(of_level));
      add_backing(idle.backing, of_level.backing);
      continue;
    }
    of_level.names = {vaccines(of_level)};
    add_gathered(out, view.phrase(vaccine_sentences[level]), of_level);
  }
}

}  // namespace

Section then_section(const View& view, const PageOptions& options) {
  Section out{"then", view.phrase("heading-then")};
  Gathered idle;
  add_verdicts(view, options, out, idle);
  add_vaccines(view, options, out, idle);
  add_gathered(out, view.phrase("level-not-indicated"), idle);
  return out;
}

}  // namespace sti::report
