#include "cli/interview_questions.hpp"

#include <algorithm>
#include <tuple>

namespace sti::cli {
namespace {

enum class Clock { none, running, stopped };

/// Whether something that hangs on this slot can still expire, for one exposure.
Clock clock_of(const Pack& pack, const Case& asked, int slot, int exposure) {
  if (!pack.vocabulary.slots[std::size_t(slot)].needs_exposure) return Clock::none;
  std::optional<int> longest;
  for (const auto& method : pack.methods) {
    if (method.slot != slot) continue;
    if (!method.latest_hours) return Clock::none;
    longest = std::max(longest.value_or(0), method.latest_hours->value);
  }
  if (!longest) return Clock::none;
  const auto latest = asked.exposures[std::size_t(exposure)].time.latest;
  return asked.now - latest <= hours{*longest} ? Clock::running : Clock::stopped;
}

/// The same over several exposures: it runs if it does for any, and has stopped if it has for all.
Clock clock_of(const Pack& pack, const Case& asked, int slot, const std::vector<int>& exposures) {
  auto out = Clock::stopped;
  for (const int exposure : exposures) {
    const auto one = clock_of(pack, asked, slot, exposure);
    if (one == Clock::running) return one;
    if (one == Clock::none) out = one;
  }
  return exposures.empty() ? Clock::none : out;
}

constexpr int rank_running = 0;  // and the place of the slot
constexpr int rank_other = 1000;
constexpr int rank_stopped = 2000;

int rank_of(const Pack& pack, const Case& asked, const OpenQuestion& question) {
  auto concerned = question.exposures;
  if (concerned.empty()) {
    for (std::size_t i = 0; i < asked.exposures.size(); ++i) concerned.push_back(int(i));
  }
  int rank = rank_stopped;
  for (const auto& what : question.decides) {
    const int slot = pack.vocabulary.slot_index(what);
    const auto clock = slot < 0 ? Clock::none : clock_of(pack, asked, slot, concerned);
    rank = std::min(rank, clock == Clock::running ? rank_running + slot
                          : clock == Clock::none  ? rank_other
                                                  : rank_stopped);
  }
  return rank;
}

/// The exposures that one answer speaks for.
std::vector<int> told_with(const Pack& pack, const Case& asked, const std::vector<Occasion>& occasions, int fact_index,
                           int exposure) {
  const auto& fact = pack.vocabulary.facts[std::size_t(fact_index)];
  if (!fact.per_occasion && fact.kind != FactKind::time) return {exposure};
  std::vector<int> out;
  for (const auto& occasion : occasions) {
    const auto& all = occasion.exposures;
    if (std::find(all.begin(), all.end(), exposure) == all.end()) continue;
    for (const int other : all) {
      const auto& answers = asked.exposures[std::size_t(other)].answers;
      const int act = answers[std::size_t(pack.vocabulary.act)].value;
      const bool applies = fact.acts.empty() || std::find(fact.acts.begin(), fact.acts.end(), act) != fact.acts.end();
      const bool open = fact.kind == FactKind::time || !answers[std::size_t(fact_index)].given;
      if (applies && open) out.push_back(other);
    }
  }
  return out;
}

}  // namespace

std::vector<OpenQuestion> open_questions(const Pack& pack, const Advice& advice, const std::vector<Occasion>& occasions,
                                         const Asked& asked) {
  std::vector<OpenQuestion> out;
  for (const auto& question : advice.questions) {
    if (asked.contains({question.exposure.value_or(-1), question.fact})) continue;
    OpenQuestion next{question.fact, {}, question.decides};
    if (question.exposure) next.exposures = told_with(pack, advice.asked, occasions, question.fact, *question.exposure);
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
  using Order = std::tuple<int, bool, int, int, int>;
  const auto order = [&](const OpenQuestion& question) {
    const auto& fact = pack.vocabulary.facts[std::size_t(question.fact)];
    const int rank = rank_of(pack, advice.asked, question);
    const bool is_hour = question.fact == pack.vocabulary.since;  // other answers can make it idle
    const int exposure = question.exposures.empty() ? int(advice.asked.exposures.size()) : question.exposures.front();
    if (rank < rank_other) return Order{rank, is_hour, exposure, question.fact, 0};
    const bool of_the_act = fact.scope == Scope::exposure && !fact.per_occasion;
    return Order{rank, !of_the_act, of_the_act ? 0 : -int(question.decides.size()), exposure, question.fact};
  };
  for (auto& question : out) question.expires = rank_of(pack, advice.asked, question) < rank_other;
  std::stable_sort(out.begin(), out.end(), [&](const auto& a, const auto& b) { return order(a) < order(b); });
  return out;
}

}  // namespace sti::cli
