#include "interview/questions.hpp"

#include <algorithm>
#include <tuple>

#include "model/clock.hpp"

namespace sti::interview {
namespace {

enum class Clock { none, running, stopped };

/// Whether something that hangs on this slot can still expire, for one exposure.
Clock clock_of(const Pack& pack, const Case& asked, Index<Slot> slot, Index<Exposure> exposure) {
  if (!pack.vocabulary.slots[slot].needs_exposure) return Clock::none;
  std::optional<int> longest;
  for (const auto& method : pack.methods) {
    if (method.slot != slot) continue;
    if (!method.latest_hours) return Clock::none;
    longest = std::max(longest.value_or(0), method.latest_hours->value);
  }
  if (!longest) return Clock::none;
  const auto& time = asked.exposures[exposure].time;
  return passed_since(asked, time) <= hours{*longest} ? Clock::running : Clock::stopped;
}

/// The same over several exposures: it runs if it does for any, and has stopped if it has for all.
Clock clock_of(const Pack& pack, const Case& asked, Index<Slot> slot, const std::vector<Index<Exposure>>& exposures) {
  auto out = Clock::stopped;
  for (const auto exposure : exposures) {
    const auto one = clock_of(pack, asked, slot, exposure);
    if (one == Clock::running) return one;
    if (one == Clock::none) out = one;
  }
  return exposures.empty() ? Clock::none : out;
}

enum class Urgency { running, other, stopped };
/// What is running goes by its slot.
using Rank = std::pair<Urgency, Index<Slot>>;

Rank rank_of(const Pack& pack, const Case& asked, const OpenQuestion& question) {
  auto concerned = question.exposures;
  if (concerned.empty()) {
    for (const auto exposure : asked.exposures.indices()) concerned.push_back(exposure);
  }
  Rank rank{Urgency::stopped, {}};
  for (const auto& what : question.decides) {
    const auto* verdict = std::get_if<VerdictSubject>(&what);
    const auto clock = verdict == nullptr ? Clock::none : clock_of(pack, asked, verdict->slot, concerned);
    if (clock == Clock::running) rank = std::min(rank, Rank{Urgency::running, verdict->slot});
    if (clock == Clock::none) rank = std::min(rank, Rank{Urgency::other, {}});
  }
  return rank;
}

/// The exposures that one answer speaks for.
std::vector<Index<Exposure>> told_with(const Pack& pack, const Case& asked, const std::vector<Occasion>& occasions,
                                       Index<Fact> fact_index, Index<Exposure> exposure) {
  const auto& fact = pack.vocabulary.facts[fact_index];
  if (!fact.per_occasion && fact.kind != FactKind::time) return {exposure};
  std::vector<Index<Exposure>> out;
  for (const auto& occasion : occasions) {
    const auto& all = occasion.exposures;
    if (std::find(all.begin(), all.end(), exposure) == all.end()) continue;
    for (const auto other : all) {
      const auto& answers = asked.exposures[other].answers;
      const auto act = answers[pack.vocabulary.act].value;
      const bool applies = fact.acts.empty() || std::find(fact.acts.begin(), fact.acts.end(), act) != fact.acts.end();
      const bool open = fact.kind == FactKind::time || !answers[fact_index].given;
      if (applies && open) out.push_back(other);
    }
  }
  return out;
}

/// Whether a contradiction asks again for one value: the page says so, and a second one beside the first is refused.
bool is_told(const Pack& pack, const Case& asked, const Question& question) {
  const auto kind = pack.vocabulary.facts[question.fact].kind;
  const bool is_one = kind == FactKind::choice || kind == FactKind::date;
  return is_one && !question.exposure && asked.person[question.fact].given;
}

/// Whether an answer can change a verdict, a test, or a note of the kinds that come before caution.
bool weighs(const Pack& pack, const Subject& what) {
  if (const auto* note = std::get_if<NoteSubject>(&what)) {
    const auto* effect = note->rule ? std::get_if<NoteEffect>(&pack.rules[note->rule].effects[note->effect]) : nullptr;
    return (effect != nullptr ? effect->kind : note->kind) < NoteKind::caution;
  }
  return std::holds_alternative<VerdictSubject>(what) || std::holds_alternative<MethodSubject>(what) ||
         std::holds_alternative<TestSubject>(what);
}

}  // namespace

std::vector<OpenQuestion> open_questions(const Pack& pack, const Advice& advice, const Path& path,
                                         const std::vector<Occasion>& occasions, const Asked& asked) {
  std::vector<OpenQuestion> out;
  for (const auto& question : advice.questions) {
    if (asked.contains({question.exposure, question.fact}) || is_told(pack, advice.asked, question)) continue;
    OpenQuestion next{question.fact, {}, question.decides};
    if (question.exposure) next.exposures = told_with(pack, advice.asked, occasions, question.fact, question.exposure);
    const auto same = std::find_if(out.begin(), out.end(), [&](const auto& known) {
      return known.fact == next.fact && known.exposures == next.exposures;
    });
    if (same == out.end()) {
      out.push_back(std::move(next));
      continue;
    }
    for (const auto& what : next.decides) {
      if (std::find(same->decides.begin(), same->decides.end(), what) == same->decides.end())
        same->decides.push_back(what);
    }
  }
  const auto place = [&](Index<Fact> fact) {  // on the path; the end: not on it
    return std::find(path.first.begin(), path.first.end(), fact) - path.first.begin();
  };
  const auto on_path = std::ptrdiff_t(path.first.size());
  for (auto& question : out) {
    question.expires = rank_of(pack, advice.asked, question).first == Urgency::running;
    question.first = place(question.fact) < on_path;
    question.weighs = question.expires || question.first ||
                      std::any_of(question.decides.begin(), question.decides.end(),
                                  [&](const Subject& what) { return weighs(pack, what); });
  }
  using Order = std::tuple<std::ptrdiff_t, bool, Rank, bool, int, Index<Exposure>, Index<Fact>>;
  const auto order = [&](const OpenQuestion& question) {
    const auto& fact = pack.vocabulary.facts[question.fact];
    const auto rank = rank_of(pack, advice.asked, question);
    const bool is_hour = question.fact == pack.vocabulary.since;  // other answers can make it idle
    const auto exposure = question.exposures.empty() ? advice.asked.exposures.next() : question.exposures.front();
    const auto at = place(question.fact);
    if (question.first) return Order{at, false, {}, false, 0, exposure, question.fact};
    if (question.expires) return Order{at, false, rank, is_hour, 0, exposure, question.fact};
    const bool of_the_act = fact.scope == Scope::exposure && !fact.per_occasion;
    const auto less = of_the_act ? 0 : -int(question.decides.size());
    return Order{at, !question.weighs, rank, !of_the_act, less, exposure, question.fact};
  };
  std::stable_sort(out.begin(), out.end(), [&](const auto& a, const auto& b) { return order(a) < order(b); });
  return out;
}

}  // namespace sti::interview
