// What a leaflet says beside tests and days: what cannot wait, other help, vaccines, notes, whom to call.

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "report/leaflet/leaflet.hpp"
#include "report/page/ask_now.hpp"

namespace sti::report {
namespace {

using Part = LeafletText::Part;

const NoteEffect* effect_of(const View& view, const Note& note) {
  if (note.from != Note::From::rule) return nullptr;
  return &std::get<NoteEffect>(view.rule(note.rule).effects[note.effect]);
}

bool speaks_of(const LeafletText& text, const Verdict& verdict) {
  return text.part == Part::verdict && text.slot == verdict.slot &&
         std::find(text.levels.begin(), text.levels.end(), verdict.level) != text.levels.end();
}

bool speaks_of(const LeafletText& text, const VaccineAdvice& vaccine) {
  const auto& levels = text.vaccine_levels;
  return text.part == Part::vaccine && text.vaccine == vaccine.vaccine &&
         std::find(levels.begin(), levels.end(), vaccine.level) != levels.end();
}

/// The person as the case was read: with what was not told filled in.
List<Answer, Fact> person_as_read(const View& view) {
  auto out = view.advice.asked.person;
  for (const auto& assumed : view.advice.assumed) {
    if (assumed.exposure) continue;
    auto& answer = out[assumed.fact];
    const auto kind = view.pack.vocabulary.facts[assumed.fact].kind;
    answer.given = true;
    if (kind == FactKind::flags && assumed.value) answer.flags.set(assumed.value);
    if (kind == FactKind::choice) answer.value = assumed.value;
  }
  return out;
}

/// What the pack says to the person of a verdict or vaccine at its level, first where it says so of such a person; null
/// where it says nothing.
template <class Line>
const Text* said_by_pack(const View& view, const Line& line) {
  const auto person = person_as_read(view);
  const Text* out = nullptr;
  for (const auto& text : view.pack.leaflet) {
    if (!speaks_of(text, line) || !holds(text.when, view.pack.vocabulary, person, person)) continue;
    if (!says_nothing(text.when)) return &text.text;
    out = &text.text;
  }
  return out;
}

/// The pack's words, else a plain sentence with the name; empty where nothing needs to be said.
std::string words_of(const View& view, const Verdict& verdict) {
  if (const auto* text = said_by_pack(view, verdict)) return view.label(*text);
  const auto& name = slot_label(view, verdict.slot);
  switch (verdict.level) {
    case Level::recommended:
      return view.fill("leaflet-recommended", {{"what", name}});
    case Level::consider:
      return view.fill("leaflet-consider", {{"what", name}});
    case Level::too_late:
      return view.fill("leaflet-too-late", {{"what", name}});
    case Level::not_stated:  // said of all at once
    case Level::not_indicated:
    case Level::not_applicable:
      return {};
  }
  return {};
}

std::string words_of(const View& view, const VaccineAdvice& vaccine) {
  if (const auto* text = said_by_pack(view, vaccine)) return view.label(*text);
  const auto& name = view.label(view.pack.catalog.vaccines[vaccine.vaccine].label);
  switch (vaccine.level) {
    case VaccineLevel::complete_course:
      return view.fill("leaflet-complete-course", {{"what", name}});
    case VaccineLevel::offer:
      return view.fill("leaflet-offer", {{"what", name}});
    case VaccineLevel::check_status:
      return view.fill("leaflet-check-status", {{"what", name}});
    case VaccineLevel::too_late:
      return view.fill("leaflet-vaccine-too-late", {{"what", name}});
    case VaccineLevel::not_stated:  // said of all at once
    case VaccineLevel::not_needed:
    case VaccineLevel::not_indicated:
      return {};
  }
  return {};
}

std::string span_in_full(const View& view, Moment from, Moment end) {
  return span_words(view, from, end, [&](auto at) { return in_full(at, view.lang); });
}

std::string limit(const View& view, Moment end, const std::optional<Moment>& from) {
  const auto last = in_full(end, view.lang);
  if (!from) return view.fill("leaflet-until", {{"deadline", last}});
  if (is_hour_open(view)) return view.fill("leaflet-until-unsure", {{"span", span_in_full(view, *from, end)}});
  return view.fill("leaflet-until-twice", {{"deadline", last}, {"from", in_full(*from, view.lang)}});
}

/// The last moment of each method where there are several.
std::vector<std::string> method_limit_lines(const View& view, const Verdict& verdict) {
  std::vector<std::string> out;
  for (const auto& [method, limit] : limits_by_method(view, verdict)) {
    const auto& name = view.label(view.pack.methods[method].label);
    if (!limit.from)
      out.push_back(view.fill("leaflet-method", {{"method", name}, {"deadline", in_full(limit.at, view.lang)}}));
    else if (const auto day = last_safe_day(view, *limit.from))
      out.push_back(view.fill("leaflet-method-day", {{"method", name}, {"day", in_full(*day, view.lang)}}));
    else
      out.push_back(
          view.fill("leaflet-method-unsure", {{"method", name}, {"span", span_in_full(view, *limit.from, limit.at)}}));
    out.back() = capitalised(out.back());
  }
  return out;
}

void add_service(std::vector<Index<Service>>& services, Index<Service> service) {
  if (std::find(services.begin(), services.end(), service) == services.end()) services.push_back(service);
}

/// A name without a parenthesis at its end: whom a service is for can tell who holds the leaflet.
std::string without_whom(const std::string& name) {
  return name.ends_with(')') ? name.substr(0, name.rfind(" (")) : name;
}

std::string contact_line(const View& view, const Service& service) {
  const auto name = without_whom(view.label(service.name));
  const auto& contact = view.label(service.contact);
  const auto line = contact.empty() ? name : fmt::format("{}: {}", name, contact);
  if (service.as_of.empty()) return view.fill("leaflet-contact-undated", {{"contact", line}});
  const auto date = without_weekday(service.as_of, view.lang);
  return view.fill("leaflet-contact", {{"contact", line}, {"date", as_of(view, service, date)}});
}

/// What a note says to the person; empty where it is for the clinician alone.
std::string words_of(const View& view, const Note& note) {
  const auto plain = [&] { return plain_name(view, std::get<TestSubject>(*note.about).test); };
  switch (note.from) {
    case Note::From::rule:
      return view.label(effect_of(view, note)->patient);
    case Note::From::found: {
      const auto& test = view.pack.catalog.tests[std::get<TestSubject>(*note.about).test];
      return view.fill(test.proves ? SentenceOf<1>("leaflet-found") : "leaflet-to-confirm", {{"what", plain()}});
    }
    case Note::From::not_stated:
      return view.fill("leaflet-not-stated-now", {{"what", label_of(view, *note.about)}});
    case Note::From::no_consent:
      return view.phrase("leaflet-no-consent");
    case Note::From::pep_restart:
      return view.phrase("leaflet-pep-restart");
    case Note::From::pep_stopped:
      return view.phrase("leaflet-pep-stopped");
    case Note::From::positive_too_early:
      return view.fill("leaflet-too-early-positive", {{"what", plain()}});
    default:
      return {};
  }
}

bool is_deadline(const Note& note) {
  return note.from == Note::From::verdict_deadline || note.from == Note::From::vaccine_deadline;
}

/// Services of a note whose name tells what happened: the help that is needed before all else.
std::vector<Index<Service>> private_services(const View& view, const Note& note) {
  auto out = services_of(view, note);
  std::erase_if(out, [&](Index<Service> service) { return !view.pack.services[service].is_private; });
  return out;
}

/// Whether a note is said at the top of the leaflet.
bool is_first(const View& view, const Note& note) { return is_on_top(note) || !private_services(view, note).empty(); }

/// What cannot wait: help after what happened, what was found, silences, limits that run.
class First {
 public:
  First(const View& view, bool discreet)
      : view_(view), discreet_(discreet), section_{"urgent", view.phrase("leaflet-first")} {}

  Section run() {
    add_help();
    for (const auto& note : view_.advice.notes) {
      if (note.first) add_note(note);
    }
    add_partners();
    add_limits();
    for (const auto& note : view_.advice.notes) {
      if (!note.first && is_on_top(note)) add_note(note);
    }
    if (unsaid_) say(Line::Kind::item, view_.phrase("leaflet-talk-today"));
    return std::move(section_);
  }

 private:
  void say(Line::Kind kind, const std::string& text) {
    if (said_.insert(text).second) section_.add(kind, text);
  }

  void add_note(const Note& note) {
    if (is_deadline(note) || !private_services(view_, note).empty()) return;
    const auto words = words_of(view_, note);
    say(Line::Kind::item, words);
    unsaid_ = unsaid_ || words.empty();
  }

  void add_help() {
    std::vector<Index<Service>> services;
    for (const auto& note : view_.advice.notes) {
      const auto own = private_services(view_, note);
      if (own.empty()) continue;
      say(Line::Kind::item, words_of(view_, note));
      for (const auto service : own) add_service(services, service);
    }
    for (const auto service : services) say(Line::Kind::under, named(view_.pack.services[service]));
  }

  std::string named(const Service& service) const {
    if (!discreet_) return contact_line(view_, service);
    return service.discreet.empty() ? view_.phrase("leaflet-discreet") : view_.label(service.discreet);
  }

  /// By day: infections with the same one are said together.
  void add_partners() {
    std::map<Date, std::vector<std::string>> by_day;
    for (const auto& contact : view_.advice.contacts)
      add_once(by_day[contact.since], view_.label(view_.pack.catalog.infections[contact.infection].label));
    for (const auto& [since, infections] : by_day)
      say(Line::Kind::item, view_.fill("leaflet-partners", {{"date", without_weekday(since, view_.lang)},
                                                            {"what", listed(view_, infections)}}));
  }

  void add_limits() {
    for (const auto& verdict : view_.advice.verdicts) {
      if (const auto asked = limit_to_ask_before(view_, verdict)) {
        say(Line::Kind::item, view_.fill("leaflet-ask-now", {{"what", slot_label(view_, verdict.slot)}}));
        say(Line::Kind::under, limit(view_, asked->at, asked->from));
      }
      if (!verdict.deadline) continue;
      say(Line::Kind::item, words_of(view_, verdict));
      say(Line::Kind::under, limit(view_, *verdict.deadline, verdict.deadline_from));
      for (const auto& line : method_limit_lines(view_, verdict)) say(Line::Kind::under, line);
    }
    for (const auto& vaccine : view_.advice.vaccines) {
      if (!vaccine.deadline) continue;
      say(Line::Kind::item, words_of(view_, vaccine));
      say(Line::Kind::under, limit(view_, *vaccine.deadline, vaccine.deadline_from));
    }
  }

  const View& view_;
  bool discreet_;
  Section section_;
  bool unsaid_ = false;
  std::set<std::string> said_;
};

/// Whether the silence on a slot is said at the top already.
bool is_said_first(const View& view, const Verdict& verdict) {
  const auto& notes = view.advice.notes;
  return std::any_of(notes.begin(), notes.end(), [&](const Note& note) {
    return note.from == Note::From::not_stated && note.about == Subject(VerdictSubject{verdict.slot});
  });
}

/// What the rules say nothing of, all at once.
void add_silent(const View& view, const std::vector<std::string>& names, Section& out) {
  if (!names.empty()) out.add(Line::Kind::item, view.fill("leaflet-not-stated", {{"what", listed(view, names)}}));
}

}  // namespace

void add_first(const View& view, bool discreet, Document& out) { out.add(First(view, discreet).run()); }

void add_other_help(const View& view, Document& out) {
  Section section{"help", view.phrase("leaflet-help")};
  std::vector<std::string> silent;
  for (const auto& verdict : view.advice.verdicts) {
    if (verdict.deadline || limit_to_ask_before(view, verdict)) continue;  // said first
    const auto& name = slot_label(view, verdict.slot);
    auto text = words_of(view, verdict);
    if (text.empty() && verdict.level == Level::not_stated && !is_said_first(view, verdict)) silent.push_back(name);
    if (text.empty()) continue;
    const bool of_exposure = view.pack.vocabulary.slots[verdict.slot].needs_exposure;
    if (of_exposure && !verdict.raised_by.empty()) text += " " + view.phrase("leaflet-could-change");
    section.add(Line::Kind::item, text);
  }
  add_silent(view, silent, section);
  out.add(std::move(section));
}

void add_vaccines(const View& view, Document& out) {
  Section section{"vaccines", view.phrase("heading-vaccines")};
  std::vector<std::string> silent;
  for (const auto& vaccine : view.advice.vaccines) {
    auto text = vaccine.deadline ? std::string{} : words_of(view, vaccine);
    if (text.empty() && vaccine.level == VaccineLevel::not_stated)
      silent.push_back(view.label(view.pack.catalog.vaccines[vaccine.vaccine].label));
    if (text.empty()) continue;
    const bool given = vaccine.level == VaccineLevel::offer || vaccine.level == VaccineLevel::complete_course;
    if (given && vaccine.free)
      text += " " + view.phrase(*vaccine.free ? PlainSentence("leaflet-free") : "leaflet-self-paid");
    section.add(Line::Kind::item, text);
  }
  add_silent(view, silent, section);
  out.add(std::move(section));
}

void add_good_to_know(const View& view, Document& out) {
  Section section{"know", view.phrase("leaflet-know")};
  for (const auto& note : view.advice.notes) {
    if (!is_first(view, note)) section.add(Line::Kind::item, words_of(view, note));
  }
  out.add(std::move(section));
}

void add_until_then(const View& view, Document& out) {
  Section section{"until", view.phrase("leaflet-until-then")};
  std::vector<std::string> lines;
  for (const auto& note : view.advice.notes) {
    const auto* effect = effect_of(view, note);
    if (effect != nullptr) add_once(lines, view.label(effect->meanwhile));
  }
  for (const auto& line : lines) section.add(Line::Kind::item, line);
  out.add(std::move(section));
}

void add_come_back(const View& view, Document& out) {
  std::vector<std::string> lines;
  for (const auto& note : view.advice.notes) {
    const auto* effect = effect_of(view, note);
    if (effect != nullptr && !effect->come_back.empty()) add_once(lines, view.label(effect->come_back));
  }
  for (const auto& text : view.pack.leaflet) {
    if (text.part == Part::come_back) add_once(lines, view.label(text.text));
  }
  out.begin("come-back", view.phrase("leaflet-come-back"));
  for (const auto& line : lines) out.add(Line::Kind::item, line);
  out.add(Line::Kind::item, view.phrase("leaflet-unsure"));
}

void add_where_to_call(const View& view, Document& out) {
  std::vector<Index<Service>> services;
  for (const auto& note : view.advice.notes) {
    const auto* effect = effect_of(view, note);
    if (effect == nullptr || effect->patient.empty()) continue;
    for (const auto service : effect->services) {
      if (!view.pack.services[service].is_private) add_service(services, service);  // named at the top
    }
  }
  for (const auto& text : view.pack.leaflet) {
    for (const auto service : text.services) add_service(services, service);
  }
  if (services.empty()) return;
  out.begin("call", view.phrase("leaflet-call"));
  out.add(Line::Kind::paragraph, view.phrase("leaflet-call-about"));
  for (const auto service : services) out.add(Line::Kind::item, contact_line(view, view.pack.services[service]));
}

}  // namespace sti::report
