// What a leaflet says beside tests and days: what cannot wait, other help, vaccines, notes, whom to call.

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "report/leaflet.hpp"

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

/// What the pack says to the person of a verdict or vaccine at its level; null where it says nothing.
template <class Line>
const Text* said_by_pack(const View& view, const Line& line) {
  for (const auto& text : view.pack.leaflet) {
    if (speaks_of(text, line)) return &text.text;
  }
  return nullptr;
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
    case VaccineLevel::not_needed:
    case VaccineLevel::not_indicated:
      return {};
  }
  return {};
}

std::string limit(const View& view, Moment end, const std::optional<Moment>& from) {
  const auto last = in_full(end, view.lang);
  if (!from) return view.fill("leaflet-until", {{"deadline", last}});
  return view.fill("leaflet-until-unsure", {{"deadline", last}, {"from", in_full(*from, view.lang)}});
}

/// The last moment of each method where there are several, the soonest over the exposures.
std::vector<std::string> method_limit_lines(const View& view, const Verdict& verdict) {
  std::map<Index<Method>, Moment> by_method;
  for (const auto& each : verdict.limits) {
    const auto [place, is_new] = by_method.try_emplace(each.method, each.at);
    if (!is_new) place->second = std::min(place->second, each.at);
  }
  std::vector<std::string> out;
  if (by_method.size() < 2) return out;
  for (const auto& [method, at] : by_method) {
    out.push_back(capitalised(view.fill("leaflet-method", {{"method", view.label(view.pack.methods[method].label)},
                                                           {"deadline", in_full(at, view.lang)}})));
  }
  return out;
}

void add_heading_once(Document& out, bool& done, const std::string& heading) {
  if (!done) out.add(Block::Kind::heading, heading);
  done = true;
}

void add_service(std::vector<Index<Service>>& services, Index<Service> service) {
  if (std::find(services.begin(), services.end(), service) == services.end()) services.push_back(service);
}

std::string contact_line(const View& view, const Service& service) {
  const auto& name = view.label(service.name);
  const auto& contact = view.label(service.contact);
  const auto line = contact.empty() ? name : fmt::format("{}: {}", name, contact);
  if (service.as_of.empty()) return view.fill("leaflet-contact-undated", {{"contact", line}});
  const auto day = parse_date(service.as_of);
  return view.fill("leaflet-contact",
                   {{"contact", line}, {"date", day ? without_weekday(*day, view.lang) : service.as_of}});
}

}  // namespace

void add_first(const View& view, Document& out) {
  bool headed = false, unsaid = false;
  const auto say = [&](Block::Kind kind, const std::string& text) {
    if (text.empty()) return;
    add_heading_once(out, headed, view.phrase("leaflet-first"));
    out.add(kind, text);
  };
  for (const auto& verdict : view.advice.verdicts) {
    if (!verdict.deadline) continue;
    say(Block::Kind::item, words_of(view, verdict));
    say(Block::Kind::detail, limit(view, *verdict.deadline, verdict.deadline_from));
    for (const auto& line : method_limit_lines(view, verdict)) say(Block::Kind::detail, line);
  }
  for (const auto& vaccine : view.advice.vaccines) {
    if (!vaccine.deadline) continue;
    say(Block::Kind::item, words_of(view, vaccine));
    say(Block::Kind::detail, limit(view, *vaccine.deadline, vaccine.deadline_from));
  }
  for (const auto& note : view.advice.notes) {
    const auto* effect = effect_of(view, note);
    if (note.kind != NoteKind::urgent || effect == nullptr) continue;
    say(Block::Kind::item, view.label(effect->patient));
    unsaid = unsaid || effect->patient.empty();
  }
  if (unsaid) say(Block::Kind::item, view.phrase("leaflet-talk-today"));
}

void add_other_help(const View& view, Document& out) {
  bool headed = false;
  for (const auto& verdict : view.advice.verdicts) {
    if (verdict.deadline) continue;
    auto text = words_of(view, verdict);
    if (text.empty()) continue;
    const bool of_exposure = view.pack.vocabulary.slots[verdict.slot].needs_exposure;
    if (of_exposure && !verdict.raised_by.empty()) text += " " + view.phrase("leaflet-could-change");
    add_heading_once(out, headed, view.phrase("leaflet-help"));
    out.add(Block::Kind::item, text);
  }
}

void add_vaccines(const View& view, Document& out) {
  bool headed = false;
  for (const auto& vaccine : view.advice.vaccines) {
    auto text = vaccine.deadline ? std::string{} : words_of(view, vaccine);
    if (text.empty()) continue;
    const bool given = vaccine.level == VaccineLevel::offer || vaccine.level == VaccineLevel::complete_course;
    if (given && vaccine.free)
      text += " " + view.phrase(*vaccine.free ? PlainSentence("leaflet-free") : "leaflet-self-paid");
    add_heading_once(out, headed, view.phrase("heading-vaccines"));
    out.add(Block::Kind::item, text);
  }
}

void add_good_to_know(const View& view, Document& out) {
  bool headed = false;
  for (const auto& note : view.advice.notes) {
    const auto* effect = effect_of(view, note);
    if (effect == nullptr || note.kind == NoteKind::urgent || effect->patient.empty()) continue;
    add_heading_once(out, headed, view.phrase("leaflet-know"));
    out.add(Block::Kind::item, view.label(effect->patient));
  }
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
  out.add(Block::Kind::heading, view.phrase("leaflet-come-back"));
  for (const auto& line : lines) out.add(Block::Kind::item, line);
  out.add(Block::Kind::item, view.phrase("leaflet-unsure"));
}

void add_where_to_call(const View& view, Document& out) {
  std::vector<Index<Service>> services;
  for (const auto& note : view.advice.notes) {
    const auto* effect = effect_of(view, note);
    if (effect == nullptr || effect->patient.empty()) continue;
    for (const auto service : effect->services) add_service(services, service);
  }
  for (const auto& text : view.pack.leaflet) {
    for (const auto service : text.services) add_service(services, service);
  }
  if (services.empty()) return;
  out.add(Block::Kind::heading, view.phrase("leaflet-call"));
  out.add(Block::Kind::paragraph, view.phrase("leaflet-call-about"));
  for (const auto service : services) out.add(Block::Kind::item, contact_line(view, view.pack.services[service]));
}

}  // namespace sti::report
