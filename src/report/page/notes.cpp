// Notes, talk and referral, questions of a page, and where to see more.

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "base/text.hpp"
#include "report/page/ask_now.hpp"
#include "report/page/page.hpp"

namespace sti::report {
namespace {

constexpr std::size_t shown_questions = 3;
constexpr std::size_t enough_notes = 4;  ///< that a page always shows

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

/// Notes to read, in the order of their weight, and how many a page leaves out.
struct Choice {
  std::vector<const Note*> shown;
  std::size_t left_out = 0;
};

/// Cautions, duties and referrals, and what holds only for a time, always; where that is little, one thing to talk
/// about, or else what this exposure gives reason to say.
Choice chosen_notes(const View& view, const PageOptions& options) {
  Choice out;
  std::vector<const Note*> others;
  for (const auto kind : {NoteKind::caution, NoteKind::law, NoteKind::referral}) {
    for (const auto* note : notes_of(view, kind)) out.shown.push_back(note);
  }
  for (const auto* note : notes_of(view, NoteKind::information))
    (is_time_bound(view, *note) ? out.shown : others).push_back(note);
  std::stable_partition(others.begin(), others.end(), [&](const Note* note) { return is_about_exposure(view, *note); });
  // A page that has little to remember has room for one thing to talk about.
  const auto talk = notes_of(view, NoteKind::talk);
  const bool has_room = out.shown.size() < enough_notes;
  if (!(options.full || options.talk)) {
    out.left_out = others.size() + talk.size();
    const auto* one = !has_room ? nullptr : !talk.empty() ? talk.front() : others.empty() ? nullptr : others.front();
    if (one == nullptr) return out;
    out.shown.push_back(one);
    --out.left_out;
    return out;
  }
  out.shown.insert(out.shown.end(), others.begin(), others.end());
  out.shown.insert(out.shown.end(), talk.begin(), talk.end());
  return out;
}

/// " (3 of 19)", where something is left out.
std::string of_all(const View& view, std::size_t shown, std::size_t all) {
  if (shown == all) return {};
  return " (" + view.fill("shown-of", {{"shown", fmt::format("{}", shown)}, {"all", fmt::format("{}", all)}}) + ")";
}

/// The facts asked for, in the order of the questions, each once; not those that the top of the page asks for.
std::vector<Index<Fact>> questioned_facts(const View& view, const PageOptions& options) {
  std::vector<Index<Fact>> on_top, out;
  for (const auto& verdict : view.advice.verdicts) {
    if (!options.full && limit_if_raised(view, verdict))
      on_top.insert(on_top.end(), verdict.raised_by.begin(), verdict.raised_by.end());
  }
  const auto has = [](const auto& facts, Index<Fact> fact) {
    return std::find(facts.begin(), facts.end(), fact) != facts.end();
  };
  for (const auto& question : view.advice.questions) {
    if (!has(on_top, question.fact) && !has(out, question.fact)) out.push_back(question.fact);
  }
  return out;
}

}  // namespace

Section notes_section(const View& view, const PageOptions& options) {
  Section out{"notes", view.phrase("heading-notes")};
  out.goes_on = !options.full;
  const auto chosen = chosen_notes(view, options);
  out.heading += of_all(view, chosen.shown.size(), chosen.shown.size() + chosen.left_out);
  for (const auto* note : chosen.shown) {
    out.lines.push_back({{}, options.full ? whole_text(view, *note) : note_text(view, *note), backing(view, *note)});
  }
  add_contacts(view, chosen.shown, options.full, out);
  return out;
}

Section questions_section(const View& view, const PageOptions& options) {
  Section out{"questions", view.phrase("heading-questions")};
  out.is_brief = !options.full;
  const auto facts = questioned_facts(view, options);
  const auto shown = options.full ? facts.size() : std::min(facts.size(), shown_questions);
  out.heading += of_all(view, shown, facts.size());
  std::map<Index<Fact>, std::vector<std::string>> exposures;
  std::map<Index<Fact>, std::string> decides;
  for (const auto& question : view.advice.questions) {
    const auto& label = view.label(view.pack.vocabulary.facts[question.fact].label);
    decides.try_emplace(question.fact,
                        question.decides.empty() ? label : decided_label(view, question.decides.front()));
    if (question.exposure) exposures[question.fact].push_back(exposure_number(question.exposure));
  }
  // Facts that decide the same are asked for in one breath.
  std::vector<std::pair<std::vector<std::string>, std::string>> asked;
  for (std::size_t i = 0; i < shown; ++i) {
    auto label = fact_label(view, facts[i]);
    const auto& where = exposures[facts[i]];
    if (!where.empty() && where.size() < view.advice.asked.exposures.size())
      label = view.fill("question-at", {{"fact", label}, {"exposures", join(where, ", ")}});
    const auto& what = decides[facts[i]];
    if (asked.empty() || asked.back().second != what || label == what) asked.push_back({{}, what});
    asked.back().first.push_back(std::move(label));
  }
  std::vector<std::string> parts;
  for (const auto& [labels, what] : asked) {
    const auto list = join(labels, ", ");
    parts.push_back(list == what ? view.fill("question-of-itself", {{"fact", list}})
                                 : view.fill("question", {{"fact", list}, {"what", what}}));
  }
  if (!parts.empty()) out.lines.push_back({{}, capitalised(join(parts, "; ")) + "."});
  return out;
}

std::string more_text(const PageOptions& options, bool has_topics) {
  std::vector<std::string> out;
  if (!options.full) out.emplace_back("--full");
  if (!options.why) out.emplace_back("--why");
  if (!options.talk && has_topics) out.emplace_back("--talk");
  return join(out, ", ");
}

}  // namespace sti::report
