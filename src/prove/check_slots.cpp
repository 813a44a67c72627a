// Gaps, overlaps and shadowed rules: whether each question has the answers it should have.

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "engine/joins.hpp"
#include "prove/prover.hpp"

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
  Region asked;      ///< the cases that need an answer
  Index<Slot> slot;  ///< none: a vaccine
};

/// Whether the pack says itself that it says nothing on the slot.
bool is_silent(const Prover& p, Index<Slot> slot) { return slot && p.pack.silent[slot].has_value(); }

std::vector<SlotQuestion> slot_questions(Prover& p) {
  std::vector<SlotQuestion> out;
  const auto add = [&](const auto& subject, Region asked) {
    SlotQuestion question{p.program.key(subject), id_of(p.pack, subject), {}, p.both(asked, p.valid), {}};
    for (const auto& filler : p.program.fillers_of(subject)) question.rules.push_back(filler.rule);
    out.push_back(std::move(question));
  };
  for (const auto slot : p.pack.vocabulary.slots.indices()) {
    add(VerdictSubject{slot}, p.outcomes.due(slot));
    out.back().slot = slot;
  }
  for (const auto vaccine : p.pack.catalog.vaccines.indices()) {
    const VaccineSubject subject{vaccine};
    if (engine::is_described(p.pack, vaccine) || !p.program.fillers_of(subject).empty()) add(subject, Diagrams::all);
  }
  return out;
}

void not_proved(Prover& p, const SlotQuestion& question, std::size_t done, Region left) {
  auto& finding = p.add(Code::not_proved, p.whole_pack(),
                        fmt::format("whether `{}` has a gap is not proved: the budget ran out after {} of {} rules",
                                    question.subject, done, question.rules.size()),
                        "give a larger --budget");
  finding.cases = count_cases(p.space, left);
  finding.example_shows = "of the cases that are left";
}

void report_gap(Prover& p, const SlotQuestion& question, Region gap) {
  if (question.rules.empty()) {
    p.add(Code::gap, p.whole_pack(), fmt::format("no rule of this pack speaks of `{}`", question.subject),
          question.slot
              ? "answer the cases it is about, or say in pack.toml under [silent] that this guideline does not"
              : "say in each case at least that it is not indicated",
          gap);
    return;
  }
  for (int shown = 0; !p.is_empty(gap) && shown < most_regions; ++shown) {
    const auto at = *smallest(p.space, gap);
    const auto nearest =
        *std::min_element(question.rules.begin(), question.rules.end(),
                          [&](Index<Rule> a, Index<Rule> b) { return distance(p, a, at) < distance(p, b, at); });
    auto& finding =
        p.add(Code::gap, p.rule(nearest).span, fmt::format("no rule answers `{}` for some cases", question.subject),
              fmt::format("{} comes nearest", p.name(nearest)), gap);
    finding.example_shows = question.subject;
    Region shown_box = Diagrams::all;
    const auto box = widen(p.space, gap, p.valid, at);
    for (const auto v : p.diagrams.variables()) shown_box = p.both(shown_box, p.diagrams.literal(v, box[v]));
    gap = p.minus(gap, shown_box);
  }
}

/// Two of `rules` that both speak somewhere in `asked`, for each such pair.
template <class Report>
void each_pair(Prover& p, const std::vector<Index<Rule>>& rules, const std::vector<Region>& where,
               const Report& report) {
  Region seen = Diagrams::nothing;
  for (std::size_t i = 0; i < rules.size(); ++i) {
    if (!p.is_empty(p.both(seen, where[i]))) {
      for (std::size_t j = 0; j < i; ++j) {
        const Region common = p.both(where[i], where[j]);
        if (!p.is_empty(common)) report(rules[j], rules[i], common);
      }
    }
    seen = p.diagrams.either(seen, where[i]);
  }
}

void report_overlap(Prover& p, Index<Rule> first, Index<Rule> second, Region common, const std::string& subject,
                    std::string hint) {
  auto& finding =
      p.add(Code::overlap, p.rule(second).span,
            fmt::format("{} and {} both answer `{}`", p.name(first), p.name(second), subject), std::move(hint), common);
  p.relate(finding, fmt::format("the other, {}", p.name(first)), first);
  finding.example_shows = subject;
}

/// Of these cases those in which a page shows the subject: a number of a window only where its test is ordered after an
/// exposure. All of them where none does.
Region where_it_shows(Prover& p, const Subject& subject, Region region) {
  const auto* window = std::get_if<WindowSubject>(&subject);
  if (window == nullptr) return region;
  const Region shown = p.both(p.both(region, p.space.exposed()), p.outcomes.ordered(window->test));
  return p.is_empty(shown) ? region : shown;
}

/// Whether there is one answer to it: a slot of policy `one`, a number of a window.
bool has_single_answer(const Prover& p, const Subject& subject) {
  if (const auto* verdict = std::get_if<VerdictSubject>(&subject))
    return p.pack.vocabulary.slots[verdict->slot].policy == SlotPolicy::one;
  return std::holds_alternative<WindowSubject>(subject);
}

void check_single_answers(Prover& p) {
  for (const auto key : p.program.keys.all()) {
    const auto& subject = p.program.keys[key];
    if (!has_single_answer(p, subject)) continue;
    std::vector<Index<Rule>> rules;
    std::vector<Region> where;
    for (const auto& filler : p.program.fillers[key]) {
      rules.push_back(filler.rule);
      where.push_back(p.both(p.outcomes.live(filler.rule, key), p.valid));
    }
    each_pair(p, rules, where, [&](Index<Rule> first, Index<Rule> second, Region common) {
      report_overlap(p, first, second, where_it_shows(p, subject, common), id_of(p.pack, subject),
                     "narrow one of them, or let one override the other");
    });
  }
}

/// A method is described once for each case.
void check_methods(Prover& p) {
  for (const auto slot : p.pack.vocabulary.slots.indices()) {
    const auto key = p.program.key(MethodSubject{slot, {}});
    std::map<std::string, std::vector<Index<Rule>>> by_id;
    for (const auto& filler : p.program.fillers[key]) {
      const auto& effect = std::get<MethodEffect>(p.rule(filler.rule).effects[filler.effect]);
      by_id[p.pack.methods[effect.method].id].push_back(filler.rule);
    }
    for (const auto& [id, rules] : by_id) {
      std::vector<Region> where;
      for (const auto rule : rules) where.push_back(p.both(p.outcomes.live(rule, key), p.valid));
      each_pair(p, rules, where, [&, name = "method/" + id](Index<Rule> first, Index<Rule> second, Region common) {
        report_overlap(p, first, second, common, name, "narrow one of them, or let one override the other");
      });
    }
  }
}

/// Rows of one table never overlap, whatever the policy of what it decides and whatever overrides them.
void check_tables(Prover& p) {
  std::vector<std::string> done;
  for (const auto& row : p.pack.rules) {
    if (row.origin != Rule::Origin::row || engine::is_in(done, row.table)) continue;
    done.push_back(row.table);
    std::vector<Index<Rule>> rows;
    std::vector<Region> where;
    for (const auto rule : p.pack.rules.indices()) {
      if (p.rule(rule).table != row.table || p.rule(rule).origin != Rule::Origin::row) continue;
      rows.push_back(rule);
      where.push_back(p.both(p.outcomes.matched(rule), p.valid));
    }
    each_pair(p, rows, where, [&](Index<Rule> first, Index<Rule> second, Region common) {
      const bool said = std::any_of(p.findings.begin(), p.findings.end(), [&](const Finding& finding) {
        return finding.code == Code::overlap && finding.place == p.rule(second).span &&
               finding.related.front().place == p.rule(first).span;
      });
      if (!said) report_overlap(p, first, second, common, row.table, "rows of one table must not overlap");
    });
  }
}

/// Two rules at the level that is given, with different schedules.
void check_schedules(Prover& p) {
  for (const auto vaccine : p.pack.catalog.vaccines.indices()) {
    const VaccineSubject subject{vaccine};
    const auto key = p.program.key(subject);
    std::vector<std::vector<int>> schedules;
    std::vector<Index<Rule>> rules;
    std::vector<Region> where;
    for (const auto& filler : p.program.fillers[key]) {
      const auto& effect = std::get<VaccineEffect>(p.rule(filler.rule).effects[filler.effect]);
      if (effect.schedule_days.empty()) continue;
      Region decides = p.both(p.outcomes.live(filler.rule, key), p.valid);
      for (const auto& other : p.program.fillers[key]) {
        const auto& stronger = std::get<VaccineEffect>(p.rule(other.rule).effects[other.effect]);
        if (stronger.level < effect.level) decides = p.minus(decides, p.outcomes.live(other.rule, key));
      }
      for (std::size_t i = 0; i < rules.size(); ++i) {
        const Region common = p.both(decides, where[i]);
        if (schedules[i] == effect.schedule_days || p.is_empty(common)) continue;
        report_overlap(p, rules[i], filler.rule, common, "schedule of " + id_of(p.pack, subject),
                       "give both the same schedule, or let one override the other");
      }
      schedules.push_back(effect.schedule_days);
      rules.push_back(filler.rule);
      where.push_back(decides);
    }
  }
}

}  // namespace

void check_gaps(Prover& p) {
  for (const auto& question : slot_questions(p)) {
    if (is_silent(p, question.slot)) continue;
    Region left = question.asked;
    std::size_t done = 0;
    try {
      for (const auto rule : question.rules) {
        left = p.minus(left, p.outcomes.live(rule, question.key));
        ++done;
      }
    } catch (const engine::BudgetSpent&) {
      not_proved(p, question, done, left);
      throw;
    }
    if (!p.is_empty(left)) report_gap(p, question, left);
  }
}

void check_silence(Prover& p) {
  for (const auto& question : slot_questions(p)) {
    if (!is_silent(p, question.slot)) continue;
    for (const auto rule : question.rules) {
      const Region speaks = p.both(p.outcomes.live(rule, question.key), p.valid);
      if (p.is_empty(speaks)) continue;
      auto& finding = p.add(
          Code::broken_silence, p.rule(rule).span,
          fmt::format("{} answers `{}`, on which the pack says that it is silent", p.name(rule), question.subject),
          "remove the slot from [silent] in pack.toml, or the rule", speaks);
      finding.example_shows = question.subject;
    }
  }
}

void check_overlaps(Prover& p) {
  check_single_answers(p);
  check_methods(p);
  check_tables(p);
  check_schedules(p);
}

void check_shadowed(Prover& p) {
  for (const auto& question : slot_questions(p)) {
    if (has_single_answer(p, p.program.keys[question.key])) continue;
    const auto& fillers = p.program.fillers[question.key];
    const auto level = [&](const engine::Program::Filler& filler) {
      const auto& effect = p.rule(filler.rule).effects[filler.effect];
      if (const auto* verdict = std::get_if<VerdictEffect>(&effect)) return int(verdict->level);
      return int(std::get<VaccineEffect>(effect).level);
    };
    for (const auto& filler : fillers) {
      const Region speaks = p.both(p.outcomes.live(filler.rule, question.key), p.valid);
      Region decides = speaks;
      std::vector<Index<Rule>> stronger;
      for (const auto& other : fillers) {
        if (level(other) >= level(filler) || p.is_empty(decides)) continue;
        const Region rest = p.minus(decides, p.outcomes.live(other.rule, question.key));
        if (rest != decides) stronger.push_back(other.rule);
        decides = rest;
      }
      if (p.is_empty(speaks) || !p.is_empty(decides)) continue;
      auto& finding =
          p.add(Code::shadowed_rule, p.rule(filler.rule).span,
                fmt::format("{} never decides `{}`: wherever it holds, {} {} a stronger level", p.name(filler.rule),
                            question.subject, p.names(stronger), stronger.size() == 1 ? "gives" : "give"),
                "remove it, or let it override them", speaks);
      for (const auto other : stronger) p.relate(finding, fmt::format("the stronger {}", p.name(other)), other);
      finding.example_shows = question.subject;
    }
  }
}

}  // namespace sti::prove
