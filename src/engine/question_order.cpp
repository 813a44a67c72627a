// The order in which open facts are asked for.

#include <algorithm>
#include <compare>
#include <tuple>

#include "engine/joins.hpp"
#include "engine/question_list.hpp"

namespace sti::engine {

void Candidate::decide(const Subject& subject, bool certain) {
  const auto known = std::find_if(decides.begin(), decides.end(), [&](const auto& d) { return d.subject == subject; });
  if (known == decides.end())
    decides.push_back({subject, certain});
  else
    known->certain = known->certain || certain;
}

void Candidate::raise(const Raise& raise) {
  const auto known = std::find_if(raises.begin(), raises.end(), [&](const Raise& r) { return r.slot == raise.slot; });
  if (known == raises.end()) return raises.push_back(raise);
  known->certain = known->certain || raise.certain;
  known->directly = known->directly || raise.directly;
  known->level = std::min(known->level, raise.level);
  if (raise.alone) take_stronger(known->alone, *raise.alone);
  take_smaller(known->until, raise.until);
}

std::pair<Index<Exposure>, Index<Fact>> Candidates::key_of(Index<Fact> fact, Index<Exposure> exposure) const {
  return {vocabulary_->facts[fact].scope == Scope::exposure ? exposure : Index<Exposure>(), fact};
}

Candidate& Candidates::of(Index<Fact> fact, Index<Exposure> exposure) {
  const auto key = key_of(fact, exposure);
  const auto [place, is_new] = all_.try_emplace(key);
  if (is_new) {
    place->second.fact = fact;
    place->second.exposure = key.first;
  }
  return place->second;
}

Candidate* Candidates::find(Index<Fact> fact, Index<Exposure> exposure) {
  const auto found = all_.find(key_of(fact, exposure));
  return found == all_.end() ? nullptr : &found->second;
}

namespace {

enum class Group { raises, decides_note, contradicts, others, lowers };

/// The order of the slots that some answer can raise while a limit runs.
using SlotRank = std::tuple<Level, Moment, Index<Slot>>;

/// Dates and lists say what was done already: that takes away and puts off.
bool tells_of_the_past(FactKind kind) {
  return kind == FactKind::date || kind == FactKind::tests || kind == FactKind::treatments || kind == FactKind::doses;
}

/// Smaller comes first. What does not count in a group is equal.
struct Rank {
  Group group = Group::others;
  SlotRank raised;            ///< raises: the slot
  bool needs_others = false;  ///< raises: other answers are needed too
  Level level{};              ///< raises: as far as this answer goes
  NoteKind kind{};            ///< decides_note: the most urgent
  bool no_slot = false;
  Index<Slot> slot;  ///< the first that it decides
  bool indirectly = false;

  auto operator<=>(const Rank&) const = default;
};

class Ranking {
 public:
  Ranking(const Pack& pack, Candidates& candidates) : pack_(pack) {
    candidates.each([&](const Candidate& candidate) {
      for (const auto& raise : candidate.raises) {
        if (!raise.until || !is_offer(raise.level)) continue;
        const SlotRank rank{raise.level, *raise.until, raise.slot};
        const auto [place, is_new] = raised_.try_emplace(raise.slot, rank);
        auto& [level, until, slot] = place->second;
        level = std::min(level, raise.level);
        until = std::min(until, *raise.until);
      }
    });
  }

  Rank operator()(const Candidate& candidate) const {
    Rank rank;
    rank.indirectly = !candidate.directly;
    if (const auto* raise = first_raise(candidate)) {
      rank.group = Group::raises;
      rank.raised = raised_.at(raise->slot);
      rank.needs_others = !raise->alone;
      rank.level = raise->alone.value_or(raise->level);
      rank.indirectly = !raise->directly;
      return rank;
    }
    const auto kind = strongest_note(candidate);
    if (candidate.of_conflict) {
      rank.group = Group::contradicts;
    } else if (kind == NoteKind::urgent && pack_.vocabulary.facts[candidate.fact].kind == FactKind::date) {
      rank.group = Group::decides_note;
      rank.kind = *kind;
    } else if (tells_of_the_past(pack_.vocabulary.facts[candidate.fact].kind) || can_only_lower(candidate)) {
      rank.group = Group::lowers;
    } else if (kind) {
      rank.group = Group::decides_note;
      rank.kind = *kind;
    }
    rank.slot = first_slot(candidate);
    rank.no_slot = !rank.slot;
    return rank;
  }

  /// Of the slots that it can raise while a limit runs, the one that comes first; null where it raises none.
  const Candidate::Raise* first_raise(const Candidate& candidate) const {
    const Candidate::Raise* out = nullptr;
    for (const auto& raise : candidate.raises) {
      if (!raise.until || !is_offer(raise.level)) continue;
      if (out == nullptr || raised_.at(raise.slot) < raised_.at(out->slot)) out = &raise;
    }
    return out;
  }

 private:
  std::optional<NoteKind> strongest_note(const Candidate& candidate) const {
    std::optional<NoteKind> out;
    for (const auto& decided : candidate.decides) {
      const auto* note = std::get_if<NoteSubject>(&decided.subject);
      if (note == nullptr) continue;
      const auto kind =
          note->rule ? std::get<NoteEffect>(pack_.rules[note->rule].effects[note->effect]).kind : note->kind;
      out = std::min(out.value_or(kind), kind);
    }
    return out;
  }

  static bool can_only_lower(const Candidate& candidate) {
    return candidate.raises.empty() &&
           std::all_of(candidate.decides.begin(), candidate.decides.end(), [](const Candidate::Decided& decided) {
             return std::holds_alternative<VerdictSubject>(decided.subject);
           });
  }

  static Index<Slot> first_slot(const Candidate& candidate) {
    Index<Slot> out;
    for (const auto& decided : candidate.decides) {
      const auto* verdict = std::get_if<VerdictSubject>(&decided.subject);
      if (verdict != nullptr && (!out || verdict->slot < out)) out = verdict->slot;
    }
    return out;
  }

  const Pack& pack_;
  std::map<Index<Slot>, SlotRank> raised_;
};

}  // namespace

std::vector<Question> in_asking_order(const Pack& pack, Candidates& candidates) {
  const Ranking rank_of(pack, candidates);
  std::vector<std::pair<Rank, Question>> ranked;
  candidates.each([&](const Candidate& candidate) {
    Question question{candidate.fact, candidate.exposure, {}};
    if (const auto* raise = rank_of.first_raise(candidate)) question.decides.push_back(VerdictSubject{raise->slot});
    for (const auto& decided : candidate.decides) add_once(question.decides, decided.subject);
    ranked.emplace_back(rank_of(candidate), std::move(question));
  });
  std::stable_sort(ranked.begin(), ranked.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<Question> out;
  for (auto& [rank, question] : ranked) out.push_back(std::move(question));
  return out;
}

}  // namespace sti::engine
