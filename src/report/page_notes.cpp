// Law and referral, notes, what to talk about, and questions of a page.

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "base/text.hpp"
#include "report/page.hpp"

namespace sti::report {
namespace {

constexpr std::size_t shown_information = 3;
constexpr std::size_t shown_talk = 2;
constexpr std::size_t shown_topics = 3;
constexpr std::size_t shown_questions = 3;

bool has_time_limit(const Condition& condition) {
  if (condition.op == Condition::Op::test) {
    return condition.test.kind == FactTest::Kind::elapsed_minutes ||
           condition.test.kind == FactTest::Kind::elapsed_days;
  }
  return std::any_of(condition.parts.begin(), condition.parts.end(), has_time_limit);
}

/// Whether a note holds only for a time after the exposure: such a note is never left out.
bool is_time_bound(const View& view, const Note& note) {
  return note.from == Note::From::rule && has_time_limit(view.rule(note.rule).when);
}

bool is_about_exposure(const View& view, const Note& note) {
  return note.from == Note::From::not_applicable_fact ||
         (note.from == Note::From::rule && view.rule(note.rule).about_exposure);
}

std::vector<const Note*> notes_of(const View& view, NoteKind kind) {
  std::vector<const Note*> out;
  for (const auto& note : view.advice.notes) {
    if (note.kind == kind && note.from != Note::From::overdue_pack) out.push_back(&note);
  }
  return out;
}

PageLine line_of(const View& view, const Note& note) { return {{}, note_text(view, note), backing(view, note), {}}; }

/// Services of these notes, each once, in a few words, or in full.
void add_contacts(const View& view, const std::vector<const Note*>& notes, bool whole, PageSection& section) {
  std::vector<int> services;
  for (const auto* note : notes) {
    for (const int service : services_of(view, *note)) {
      if (std::find(services.begin(), services.end(), service) == services.end()) services.push_back(service);
    }
  }
  PageLine all;
  std::vector<std::string> parts;
  for (const int index : services) {
    const auto& service = view.pack.services[std::size_t(index)];
    const auto sources = backing(view, service);
    if (whole)
      section.lines.push_back({{}, contact(view, service), sources, {}, true});
    else
      parts.push_back(short_contact(view, service));
    add_backing(all.backing, sources);
  }
  all.text = view.fill("contacts", {{"list", join(parts, "; ")}});
  if (!parts.empty()) section.lines.push_back(std::move(all));
}

/// "5 more: --why"
void add_rest(const View& view, std::string_view phrase, std::size_t count, PageSection& section) {
  if (count > 0) section.lines.push_back({{}, view.fill(phrase, {{"count", fmt::format("{}", count)}}), {}, {}, true});
}

std::string label_of_decided(const View& view, const std::string& id) {
  const auto& pack = view.pack;
  if (const int slot = pack.vocabulary.slot_index(id); slot >= 0)
    return view.label(pack.vocabulary.slots[std::size_t(slot)].label);
  if (const int test = pack.catalog.test_index(id); test >= 0)
    return view.label(pack.catalog.tests[std::size_t(test)].short_label);
  constexpr std::string_view prefix = "vaccine/";
  if (!id.starts_with(prefix)) return id;
  const int vaccine = pack.catalog.vaccine_index(id.substr(prefix.size()));
  return vaccine < 0 ? id : view.label(pack.catalog.vaccines[std::size_t(vaccine)].label);
}

}  // namespace

PageSection referral_section(const View& view, const PageOptions& options) {
  PageSection out{"referral", view.phrase("heading-referral"), {}};
  std::vector<const Note*> notes;
  for (const auto kind : {NoteKind::law, NoteKind::referral}) {
    const auto of_kind = notes_of(view, kind);
    notes.insert(notes.end(), of_kind.begin(), of_kind.end());
  }
  for (const auto* note : notes) out.lines.push_back(line_of(view, *note));
  add_contacts(view, notes, options.why || options.talk, out);
  return out;
}

PageSection notes_section(const View& view, const PageOptions& options) {
  PageSection out{"notes", view.phrase("heading-notes"), {}};
  for (const auto* note : notes_of(view, NoteKind::caution)) out.lines.push_back(line_of(view, *note));
  auto information = notes_of(view, NoteKind::information);
  // What holds only for a time first, then what this exposure gives reason to say, then what is said to everyone.
  const auto rest = std::stable_partition(information.begin(), information.end(),
                                          [&](const Note* note) { return is_time_bound(view, *note); });
  std::stable_partition(rest, information.end(), [&](const Note* note) { return is_about_exposure(view, *note); });
  const auto wanted = std::max(shown_information, std::size_t(rest - information.begin()));
  const auto shown = options.why ? information.size() : std::min(information.size(), wanted);
  for (std::size_t i = 0; i < shown; ++i) out.lines.push_back(line_of(view, *information[i]));
  add_rest(view, "more-notes", information.size() - shown, out);
  return out;
}

PageSection talk_section(const View& view, const PageOptions& options) {
  PageSection out{"talk", view.phrase("heading-talk"), {}};
  const auto notes = notes_of(view, NoteKind::talk);
  const bool all = options.why || options.talk;
  const auto shown = all ? notes.size() : std::min(notes.size(), shown_talk);
  for (std::size_t i = 0; i < shown; ++i) out.lines.push_back(line_of(view, *notes[i]));
  add_contacts(view, {notes.begin(), notes.begin() + long(shown)}, all, out);
  if (options.talk) return out;
  std::vector<std::string> topics;
  for (const int topic : view.advice.topics) {
    if (topics.size() < shown_topics) topics.push_back(view.pack.topics[std::size_t(topic)].id);
  }
  if (!topics.empty()) {
    auto list = join(topics, ", ");
    if (view.advice.topics.size() > topics.size())
      list += fmt::format(" +{}", view.advice.topics.size() - topics.size());
    out.lines.push_back({{}, view.fill("more-talk", {{"topics", list}}), {}, {}, true});
  } else {
    add_rest(view, "more-talk-notes", notes.size() - shown, out);
  }
  return out;
}

PageSection questions_section(const View& view) {
  PageSection out{"questions", view.phrase("heading-questions"), {}};
  std::vector<int> facts;
  std::map<int, std::vector<std::string>> exposures;
  std::map<int, std::string> decides;
  for (const auto& question : view.advice.questions) {
    if (!decides.contains(question.fact)) {
      facts.push_back(question.fact);
      decides[question.fact] = label_of_decided(view, question.decides.front());
    }
    if (question.exposure) exposures[question.fact].push_back(fmt::format("{}", *question.exposure + 1));
  }
  std::vector<std::string> asked;
  for (std::size_t i = 0; i < std::min(facts.size(), shown_questions); ++i) {
    const auto& label = view.label(view.pack.vocabulary.facts[std::size_t(facts[i])].label);
    auto where = join(exposures[facts[i]], ", ");
    if (view.advice.asked.exposures.size() < 2) where.clear();
    const auto* phrase = label == decides[facts[i]] ? "question-of-itself" : where.empty() ? "question" : "question-of";
    asked.push_back(view.fill(phrase, {{"fact", label}, {"exposures", where}, {"what", decides[facts[i]]}}));
  }
  if (!asked.empty()) out.lines.push_back({{}, capitalised(join(asked, "; ")) + ".", {}, {}, true});
  if (facts.size() > shown_questions) add_rest(view, "more-questions", facts.size() - shown_questions, out);
  return out;
}

}  // namespace sti::report
