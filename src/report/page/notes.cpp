// Notes, talk and referral, questions of a page, and where to see more.

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "base/text.hpp"
#include "report/page/page.hpp"

namespace sti::report {
namespace {

constexpr std::size_t shown_information = 2;
constexpr std::size_t shown_talk = 2;  ///< one, after this many of law and referral:
constexpr std::size_t many_referrals = 3;
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
    const bool elsewhere = note.from == Note::From::overdue_pack || is_on_top(note);
    if (note.kind == kind && !elsewhere) out.push_back(&note);
  }
  return out;
}

Line line_of_note(const View& view, const Note& note, bool whole = true) {
  auto text = note_text(view, note);
  return {{}, whole ? std::move(text) : first_sentence(text), backing(view, note)};
}

/// Services of these notes, each once, in a few words, or in full.
void add_contacts(const View& view, const std::vector<const Note*>& notes, bool whole, Section& section) {
  std::vector<Index<Service>> services;
  for (const auto* note : notes) {
    for (const auto service : services_of(view, *note)) {
      if (std::find(services.begin(), services.end(), service) == services.end()) services.push_back(service);
    }
  }
  std::vector<std::string> parts;
  for (const auto index : services) {
    const auto& service = view.pack.services[index];
    if (whole)
      section.lines.push_back({{}, contact(view, service), backing(view, service), {}, Line::Kind::detail});
    else
      parts.push_back(short_contact(view, service));
  }
  if (!parts.empty()) section.lines.push_back({{}, view.fill("contacts", {{"list", join(parts, "; ")}})});
}

/// Notes of a kind that a page may leave out, those it shows first, and how many that are.
struct Choice {
  std::vector<const Note*> notes;
  std::size_t shown = 0;
  std::size_t left_out() const { return notes.size() - shown; }
};

Choice information(const View& view, const PageOptions& options) {
  Choice out{notes_of(view, NoteKind::information)};
  auto& notes = out.notes;
  // What holds only for a time first, then what this exposure gives reason to say, then what is said to everyone.
  const auto rest =
      std::stable_partition(notes.begin(), notes.end(), [&](const Note* note) { return is_time_bound(view, *note); });
  std::stable_partition(rest, notes.end(), [&](const Note* note) { return is_about_exposure(view, *note); });
  const auto wanted = std::max(shown_information, std::size_t(rest - notes.begin()));
  out.shown = options.why ? notes.size() : std::min(notes.size(), wanted);
  return out;
}

std::vector<const Note*> law_and_referral(const View& view) {
  auto out = notes_of(view, NoteKind::law);
  const auto referral = notes_of(view, NoteKind::referral);
  out.insert(out.end(), referral.begin(), referral.end());
  return out;
}

Choice conversation(const View& view, const PageOptions& options) {
  Choice out{notes_of(view, NoteKind::talk)};
  const std::size_t few = law_and_referral(view).size() >= many_referrals ? 1 : shown_talk;
  out.shown = options.why || options.talk ? out.notes.size() : std::min(out.notes.size(), few);
  return out;
}

/// The facts asked for, in the order of the questions, each once.
std::vector<Index<Fact>> questioned_facts(const View& view) {
  std::vector<Index<Fact>> out;
  for (const auto& question : view.advice.questions) {
    if (std::find(out.begin(), out.end(), question.fact) == out.end()) out.push_back(question.fact);
  }
  return out;
}

}  // namespace

Section notes_section(const View& view, const PageOptions& options) {
  Section out{"notes", view.phrase("heading-notes")};
  for (const auto* note : notes_of(view, NoteKind::caution)) out.lines.push_back(line_of_note(view, *note));
  const auto chosen = information(view, options);
  for (std::size_t i = 0; i < chosen.shown; ++i) {
    const auto& note = *chosen.notes[i];
    out.lines.push_back(line_of_note(view, note, options.why || is_time_bound(view, note)));
  }
  return out;
}

Section talk_section(const View& view, const PageOptions& options) {
  Section out{"talk", view.phrase("heading-talk")};
  const bool whole = options.why || options.talk;
  auto shown = law_and_referral(view);
  for (const auto* note : shown) out.lines.push_back(line_of_note(view, *note));
  const auto chosen = conversation(view, options);
  for (std::size_t i = 0; i < chosen.shown; ++i) {
    out.lines.push_back(line_of_note(view, *chosen.notes[i], whole));
    shown.push_back(chosen.notes[i]);
  }
  add_contacts(view, shown, whole, out);
  return out;
}

Section questions_section(const View& view, const PageOptions& options) {
  Section out{"questions", view.phrase("heading-questions")};
  out.is_brief = !options.why;
  const auto facts = questioned_facts(view);
  std::map<Index<Fact>, std::vector<std::string>> exposures;
  std::map<Index<Fact>, std::string> decides;
  for (const auto& question : view.advice.questions) {
    const auto& label = view.label(view.pack.vocabulary.facts[question.fact].label);
    decides.try_emplace(question.fact,
                        question.decides.empty() ? label : decided_label(view, question.decides.front()));
    if (question.exposure) exposures[question.fact].push_back(exposure_number(question.exposure));
  }
  std::vector<std::string> asked;
  for (std::size_t i = 0; i < (options.why ? facts.size() : std::min(facts.size(), shown_questions)); ++i) {
    const auto& label = fact_label(view, facts[i]);
    auto where = join(exposures[facts[i]], ", ");
    if (view.advice.asked.exposures.size() < 2) where.clear();
    const auto sentence = label == decides[facts[i]] ? Sentence("question-of-itself")
                          : where.empty()            ? Sentence("question")
                                                     : "question-of";
    asked.push_back(view.fill_from(sentence, {{"fact", label}, {"exposures", where}, {"what", decides[facts[i]]}}));
  }
  if (!asked.empty()) out.lines.push_back({{}, capitalised(join(asked, "; ")) + "."});
  return out;
}

std::string more_text(const View& view, const PageOptions& options) {
  std::vector<std::string> parts;
  if (!options.why) {
    const auto facts = questioned_facts(view).size();
    const auto notes = information(view, options).left_out() + conversation(view, options).left_out();
    std::vector<std::string> left_out;
    const auto count = [&](SentenceOf<1> phrase, std::size_t n) {
      if (n > 0) left_out.push_back(view.fill(phrase, {{"count", fmt::format("{}", n)}}));
    };
    count("more-notes", notes);
    count("more-questions", facts - std::min(facts, shown_questions));
    auto text = view.phrase("more-why");
    if (!left_out.empty()) text += fmt::format(" ({})", join(left_out, ", "));
    parts.push_back(text + ".");
  }
  if (!options.talk && !view.advice.topics.empty()) {
    parts.push_back(view.fill("more-talk", {{"count", fmt::format("{}", view.advice.topics.size())}}));
  }
  return join(parts, " ");
}

}  // namespace sti::report
