// Gaps and shadowed rules: whether each slot and vaccine has the answers it should have.

#include <fmt/format.h>

#include <algorithm>

#include "engine/joins.hpp"
#include "prove/prover.hpp"
#include "prove/uncovered.hpp"

namespace sti::prove {
namespace {

using engine::Key;

constexpr int most_regions = 5;  // of one gap that are shown one by one

/// How far a case is from a rule: the facts that would have to be otherwise, in its nearest row.
int distance(const Prover& p, Index<Rule> rule, const Assignment& at) {
  int nearest = 1000;
  for (const auto& row : p.program.rows_of(rule)) {
    int wrong = 0;
    for (const auto& constraint : row.box) {
      const auto variable = p.space.variable_of[constraint.dimension];
      if (!variable) continue;
      wrong += constraint.allowed[p.space.variables[variable].values[at[variable]]] ? 0 : 1;
    }
    nearest = std::min(nearest, wrong);
  }
  return nearest;
}

/// The question of a verdict or a vaccine, and the rules that answer it.
struct SlotQuestion {
  Key key;
  std::string subject;
  std::vector<Index<Rule>> rules;
  Index<Slot> slot;                 ///< none: a vaccine
  const TableDue* table = nullptr;  ///< in place of those: whether one of its rows holds

  /// The cases that need an answer.
  Region asked(Prover& p) const {
    if (table != nullptr) return p.both(p.space.set_of(table->where), p.valid);
    return p.both(slot ? p.outcomes.due(slot) : Diagrams::all, p.valid);
  }
  /// Those that a rule answers.
  Region answered(Prover& p, Index<Rule> rule) const {
    return table != nullptr ? p.outcomes.matched(rule) : p.outcomes.live(rule, key);
  }
  std::string no_answer(const Prover& p) const {
    if (table != nullptr) return fmt::format("no row of `{}` holds for some cases, and one is due", table->table);
    return fmt::format("no {} answers `{}` for some cases", p.rule_word(), subject);
  }
};

/// Whether the pack says itself that it says nothing on the slot.
bool is_silent(const Pack& pack, Index<Slot> slot) { return slot && pack.silent[slot].has_value(); }

std::vector<SlotQuestion> slot_questions(const engine::Program& program) {
  const auto& pack = *program.pack;
  std::vector<SlotQuestion> out;
  const auto add = [&](const auto& subject, Index<Slot> slot) {
    SlotQuestion question{program.key(subject), id_of(pack, subject), {}, slot};
    for (const auto& filler : program.fillers_of(subject)) question.rules.push_back(filler.rule);
    out.push_back(std::move(question));
  };
  for (const auto slot : pack.vocabulary.slots.indices()) add(VerdictSubject{slot}, slot);
  for (const auto vaccine : pack.catalog.vaccines.indices()) {
    const VaccineSubject subject{vaccine};
    if (engine::is_described(pack, vaccine) || !program.fillers_of(subject).empty()) add(subject, {});
  }
  return out;
}

Claim claim_of(const Pack& pack, Code code, const SlotQuestion& asked, std::string text) {
  Claim out{code, asked.subject, std::move(text), whole_pack(pack)};
  if (!asked.rules.empty()) out.place = pack.rules[asked.rules.front()].span;
  out.matter = asked.key;
  return out;
}

/// The cases that no rule answers; where there is not work enough to find all, some.
Decided find_gap(Prover& p, const SlotQuestion& asked) {
  Decided out{asked.asked(p)};
  std::vector<Region> answered;
  for (const auto rule : asked.rules) answered.push_back(asked.answered(p, rule));
  try {
    out.cases = out.among;
    for (const Region each : answered) out.cases = p.minus(out.cases, each);
  } catch (const engine::BudgetSpent&) {
    p.allow_again();
    out.cases = uncovered(p.space, out.among, answered);
    out.is_part = !p.is_empty(out.cases);
  }
  return out;
}

/// The rule that comes nearest to answering a case.
Index<Rule> nearest_rule(const Prover& p, const SlotQuestion& question, const Assignment& at) {
  return *std::min_element(question.rules.begin(), question.rules.end(),
                           [&](Index<Rule> a, Index<Rule> b) { return distance(p, a, at) < distance(p, b, at); });
}

/// A gap of which one case is known.
void report_one_gap(Prover& p, const SlotQuestion& question, Region gap) {
  const auto nearest = nearest_rule(p, question, *smallest(p.space, gap));
  auto& finding =
      p.add(Code::gap, p.rule(nearest).span, question.no_answer(p) + "; how many is not known: the work budget ran out",
            fmt::format("{} comes nearest", p.name(nearest)), gap);
  finding.example_shows = question.subject;
  finding.cases = {};
}

void report_gap(Prover& p, const SlotQuestion& question, Region gap) {
  if (question.rules.empty()) {
    p.add(Code::gap, whole_pack(p.pack), fmt::format("no rule of this pack speaks of `{}`", question.subject),
          question.slot
              ? "answer the cases it is about, or say in pack.toml under [silent] that this guideline does not"
              : "say in each case at least that it is not indicated",
          gap);
    return;
  }
  for (int shown = 0; !p.is_empty(gap) && shown < most_regions; ++shown) {
    const auto at = *smallest(p.space, gap);
    const auto nearest = nearest_rule(p, question, at);
    auto& finding = p.add(Code::gap, p.rule(nearest).span, question.no_answer(p),
                          fmt::format("{} comes nearest", p.name(nearest)), gap, at);
    finding.example_shows = question.subject;
    try {
      Region shown_box = Diagrams::all;
      const auto box = widen(p.space, gap, p.valid, at);
      for (const auto v : p.diagrams.variables()) shown_box = p.both(shown_box, p.diagrams.literal(v, box[v]));
      gap = p.minus(gap, shown_box);
    } catch (const engine::BudgetSpent&) {
      return;  // the gap is known; only where else it lies is not
    }
  }
}

}  // namespace

namespace {

/// The tables that say where one of their rows has to hold.
std::vector<SlotQuestion> table_questions(const engine::Program& program) {
  std::vector<SlotQuestion> out;
  for (const auto& due : program.pack->due) {
    SlotQuestion question;
    question.table = &due;
    for (const auto rule : program.pack->rules.indices()) {
      const auto& row = program.pack->rules[rule];
      const bool is_row = row.table == due.table && !row.draft && !program.rules[rule].outputs.empty();
      if (is_row) question.rules.push_back(rule);
    }
    if (question.rules.empty()) continue;
    question.key = program.rules[question.rules.front()].outputs.front().key;
    question.subject = id_of(*program.pack, program.keys[question.key]);
    out.push_back(std::move(question));
  }
  return out;
}

Claim gap_claim(const Pack& pack, const SlotQuestion& asked) {
  auto out = claim_of(pack, Code::gap, asked, {});
  if (asked.table != nullptr) {
    out.about = "table/" + asked.table->table;
    out.text = fmt::format("wherever `{}` is due, one of its rows holds", asked.table->table);
    out.place = asked.table->span;
  } else {
    out.text = fmt::format("every case that needs an answer on `{}` has one", asked.subject);
  }
  return out;
}

}  // namespace

void ask_gaps(const engine::Program& program, Claims& out) {
  auto questions = slot_questions(program);
  for (auto& each : table_questions(program)) questions.push_back(std::move(each));
  for (auto& asked : questions) {
    if (is_silent(*program.pack, asked.slot)) continue;
    auto claim = gap_claim(*program.pack, asked);
    claim.ask = [asked = std::move(asked)](Prover& p) {
      auto decided = find_gap(p, asked);
      if (decided.is_part)
        report_one_gap(p, asked, decided.cases);
      else if (!p.is_empty(decided.cases))
        report_gap(p, asked, decided.cases);
      return decided;
    };
    out.push_back(std::move(claim));
  }
}

void ask_silence(const engine::Program& program, Claims& out) {
  for (auto& asked : slot_questions(program)) {
    if (!is_silent(*program.pack, asked.slot)) continue;
    auto claim = claim_of(*program.pack, Code::broken_silence, asked,
                          fmt::format("no rule answers `{}`, on which the pack says that it is silent", asked.subject));
    claim.ask = [asked = std::move(asked)](Prover& p) {
      Decided decided{p.valid};
      for (const auto rule : asked.rules) {
        const Region speaks = p.both(p.outcomes.live(rule, asked.key), p.valid);
        if (p.is_empty(speaks)) continue;
        p.collect(decided, speaks);
        auto& finding =
            p.add(Code::broken_silence, p.rule(rule).span,
                  fmt::format("{} answers `{}`, on which the pack says that it is silent", p.name(rule), asked.subject),
                  "remove the slot from [silent] in pack.toml, or the rule", speaks);
        finding.example_shows = asked.subject;
      }
      return decided;
    };
    out.push_back(std::move(claim));
  }
}

namespace {

/// Looks for a case in which the rule's level on the matter is the one that is told.
Decided find_decided(Prover& p, const SlotQuestion& asked, const engine::Program::Filler& filler) {
  const auto& fillers = p.program.fillers[asked.key];
  const auto level = [&](const engine::Program::Filler& of) {
    return engine::strength(p.rule(of.rule).effects[of.effect]);
  };
  const Region speaks = p.both(p.outcomes.live(filler.rule, asked.key), p.valid);
  Region decides = speaks;
  std::vector<Index<Rule>> stronger;
  for (const auto& other : fillers) {
    if (level(other) >= level(filler) || p.is_empty(decides)) continue;
    const Region rest = p.minus(decides, p.outcomes.live(other.rule, asked.key));
    if (rest != decides) stronger.push_back(other.rule);
    decides = rest;
  }
  if (p.is_empty(speaks) || !p.is_empty(decides)) return {speaks, decides};
  auto& finding =
      p.add(Code::shadowed_rule, p.rule(filler.rule).span,
            fmt::format("{} never decides `{}`: wherever it holds, {} {} a stronger level", p.name(filler.rule),
                        asked.subject, p.names(stronger), stronger.size() == 1 ? "gives" : "give"),
            "remove it, or let it override them", speaks);
  for (const auto other : stronger) p.relate(finding, fmt::format("the stronger {}", p.name(other)), other);
  finding.example_shows = asked.subject;
  return {speaks, decides};
}

}  // namespace

void ask_shadowed(const engine::Program& program, Claims& out) {
  const auto& pack = *program.pack;
  for (const auto& asked : slot_questions(program)) {
    if (asked.slot && pack.vocabulary.slots[asked.slot].policy != SlotPolicy::strongest) continue;
    for (const auto& filler : program.fillers[asked.key]) {
      const auto& rule = pack.rules[filler.rule];
      auto claim = claim_of(pack, Code::shadowed_rule, asked,
                            fmt::format("`{}` decides `{}` in some case", rule.id, asked.subject));
      claim.about = rule.id + "/" + asked.subject;
      claim.place = rule.span;
      claim.is_for_some = true;
      claim.ask = [asked, filler](Prover& p) { return find_decided(p, asked, filler); };
      out.push_back(std::move(claim));
    }
  }
}

}  // namespace sti::prove
