// Dead and redundant rules: whether each rule is worth having.

#include <fmt/format.h>

#include <algorithm>

#include "engine/joins.hpp"
#include "prove/prover.hpp"
#include "prove/uncovered.hpp"

namespace sti::prove {
namespace {

using engine::Key;

/// The rules that override this one somewhere in `region`, in what it gives for a key.
std::vector<Index<Rule>> overriders(Prover& p, Index<Rule> rule, Key key, Region region) {
  std::vector<Index<Rule>> out;
  for (const auto& suppressor : p.program.rules[rule].suppressors) {
    if (suppressor.key != key || p.is_empty(p.both(region, p.outcomes.matched(suppressor.rule)))) continue;
    engine::add_once(out, suppressor.rule);
  }
  return out;
}

/// Cases that meet as much of a condition as can be met together.
Region nearly(Prover& p, const Condition& condition) {
  Region out = p.valid;
  const auto narrow = [&](const Condition& part) {
    const Region closer = p.both(out, p.space.set_of(part));
    if (!p.is_empty(closer)) out = closer;
  };
  if (condition.op == Condition::Op::all)
    for (const auto& part : condition.parts) narrow(part);
  else
    narrow(condition);
  return out;
}

void report_never_holds(Prover& p, Index<Rule> rule) {
  const Region impossible = p.outcomes.matched(rule);
  if (!p.is_empty(impossible)) {
    auto& finding =
        p.add(Code::dead_rule, p.rule(rule).span,
              fmt::format("{} never speaks: only impossible cases meet its condition", p.name(rule)),
              p.pack.advises() ? "the vocabulary declares them impossible" : "the table declares them impossible",
              impossible);
    finding.cases = {};
    finding.example_shows = "impossible, and so never met";
    return;
  }
  auto& finding = p.add(Code::dead_rule, p.rule(rule).span,
                        fmt::format("{} never speaks: no case can meet its condition", p.name(rule)),
                        "some of its conditions exclude one another", nearly(p, p.rule(rule).when));
  finding.cases = {};
  finding.region.reset();
  finding.example_shows = "as near as a case can come";
}

using engine::strength;

/// Whether one effect stands in for another of the same key: it is as strong, or of answers that have no order the
/// same.
bool says_as_much(const Pack& pack, const Effect& effect, const Effect& own) {
  const auto* verdict = std::get_if<VerdictEffect>(&own);
  const bool has_order = verdict == nullptr || pack.vocabulary.slots[verdict->slot].values.empty() ||
                         pack.vocabulary.slots[verdict->slot].policy == SlotPolicy::strongest;
  return has_order ? strength(effect) <= strength(own) : strength(effect) == strength(own);
}

/// What changes in the advice without a rule, judged by everything it gives or overrides. Only rules that can hold
/// together with it have to do with that.
class Removal {
 public:
  Removal(Prover& prover, Index<Rule> rule)
      : p_(prover),
        rule_(rule),
        with_(prover.outcomes.among(kept(true))),
        without_(prover.outcomes.among(kept(false))) {}

  /// The cases that are told otherwise, in the first matter where some are; empty where none is in any.
  Region changes() {
    Region out = Diagrams::nothing;
    for (const auto key : engine::touched_by(p_.program, rule_)) {
      out = where_alone(key);
      if (!p_.is_empty(out)) break;
      out = std::visit(Changes{*this, key}, p_.program.keys[key]);
      if (!p_.is_empty(out)) break;
    }
    return out;
  }

 private:
  /// The rules that can hold together with it and are still there, itself among them or not.
  std::vector<Index<Rule>> kept(bool itself) const {
    auto out = p_.program.meeting(rule_);
    std::erase_if(out, [&](Index<Rule> other) { return other == rule_ ? !itself : engine::is_in(p_.removed, other); });
    return out;
  }

  /// Where no other rule decides a slot that this one decides, so that nobody would. Cheap, and most often enough. A
  /// rule that overrides others is asked about with them.
  Region where_alone(Key key) {
    const auto* verdict = std::get_if<VerdictSubject>(&p_.program.keys[key]);
    if (verdict == nullptr || !p_.rule(rule_).overrides.empty()) return Diagrams::nothing;
    std::vector<Region> others;
    for (const auto& filler : p_.program.fillers[key]) {
      if (without_.has(filler.rule)) others.push_back(without_.live(filler.rule, key));
    }
    const Region decides = p_.both(p_.both(with_.live(rule_, key), p_.outcomes.judged(verdict->slot)), p_.valid);
    return uncovered(p_.space, decides, std::move(others));
  }

  Region differ(Region a, Region b) { return a == b ? Diagrams::nothing : p_.both(p_.diagrams.differ(a, b), p_.valid); }

  /// Where it changes what is told on a subject.
  struct Changes {
    Removal& removal;
    Key key;
    engine::Outcomes &with = removal.with_, &without = removal.without_;

    Region operator()(const VerdictSubject& of) const {
      if (!removal.p_.pack.vocabulary.slots[of.slot].values.empty())
        return removal.is_in_order() ? removal.change_below(key) : removal.value_changes(of.slot);
      const Region out = removal.differ(with.verdict(of.slot), without.verdict(of.slot));
      return out != Diagrams::nothing ? out : removal.reason_changes(key);
    }
    Region operator()(const VaccineSubject& of) const {
      const Region out = removal.differ(with.vaccine(of.vaccine), without.vaccine(of.vaccine));
      return out != Diagrams::nothing ? out : removal.reason_changes(key);
    }
    Region operator()(const TestSubject& of) const {
      Region out = Diagrams::nothing;
      for (const auto site : removal.p_.pack.catalog.sites.indices()) {
        out = removal.differ(with.line(of.test, site), without.line(of.test, site));
        if (out != Diagrams::nothing) break;
      }
      return out;
    }
    Region operator()(const NoteSubject&) const { return removal.note_changes(key); }
    Region operator()(const FollowUpSubject& of) const {
      return removal.differ(with.follow_up(of.what, of.infection), without.follow_up(of.what, of.infection));
    }
    template <class Other>
    Region operator()(const Other&) const {
      // Windows and specimens are there to be read, too.
      return removal.p_.both(with.matched(removal.rule_), removal.p_.valid);
    }
  };

  /// Whether it stands only where no row before it does, and those after it only where it does not.
  bool is_in_order() const { return p_.rule(rule_).policy == RowPolicy::first; }

  const Effect& effect(const engine::Program::Filler& filler) const {
    return p_.rule(filler.rule).effects[filler.effect];
  }

  /// Where the row that would stand in its place says something else, or none would. It looks no further than the first
  /// of them.
  Region change_below(Key key) {
    const auto& fillers = p_.program.fillers[key];
    const auto own = std::find_if(fillers.begin(), fillers.end(), [&](const auto& each) { return each.rule == rule_; });
    Region left = p_.both(p_.outcomes.live(rule_, key), p_.valid);
    for (auto below = std::next(own); below != fillers.end() && !p_.is_empty(left); ++below) {
      if (!without_.has(below->rule)) continue;
      const Region stands = p_.both(left, p_.outcomes.matched(below->rule));
      if (!p_.is_empty(stands) && strength(effect(*below)) != strength(effect(*own))) return stands;
      left = p_.minus(left, stands);
    }
    return left;
  }

  /// Where one of the slot's own answers is told with it and not without it, or without it alone.
  Region value_changes(Index<Slot> slot) {
    const auto with = with_.told_values(slot), without = without_.told_values(slot);
    for (const auto value : with.indices()) {
      const Region changed = differ(with[value], without[value]);
      if (!p_.is_empty(changed)) return changed;
    }
    return Diagrams::nothing;
  }

  /// Where it alone says why, so that what it overrides would give another reason for the same level.
  Region reason_changes(Key key) {
    for (const auto& output : p_.program.rules[rule_].outputs) {
      if (output.key != key) continue;
      Region alone = where_shown(p_, with_, rule_, output);
      for (const auto& filler : p_.program.fillers[key]) {
        if (!without_.has(filler.rule) || p_.is_empty(alone)) continue;
        const bool is_as_strong =
            strength(p_.rule(filler.rule).effects[filler.effect]) == strength(p_.rule(rule_).effects[output.effect]);
        if (!is_as_strong) continue;
        const bool is_same = p_.rule(filler.rule).why == p_.rule(rule_).why;
        alone = p_.minus(alone, is_same ? without_.live(filler.rule, key) : with_.live(filler.rule, key));
      }
      if (!p_.is_empty(alone)) return alone;
    }
    return Diagrams::nothing;
  }

  /// Where no note of another rule says the same.
  Region note_changes(Key key) {
    for (const auto& output : p_.program.rules[rule_].outputs) {
      if (output.key != key) continue;
      const auto& own = std::get<NoteEffect>(p_.rule(rule_).effects[output.effect]);
      Region left = p_.both(with_.live(rule_, key), p_.valid);
      for (const auto& filler : p_.program.fillers[key]) {
        if (!without_.has(filler.rule)) continue;
        const auto& note = std::get<NoteEffect>(p_.rule(filler.rule).effects[filler.effect]);
        if (engine::same_note(note, own)) left = p_.minus(left, without_.live(filler.rule, key));
      }
      if (!p_.is_empty(left)) return left;
    }
    // What it overrides would be said again.
    for (const auto target : p_.rule(rule_).overrides) {
      const Region again = differ(with_.live(target, key), without_.live(target, key));
      if (!p_.is_empty(again)) return again;
    }
    return Diagrams::nothing;
  }

  Prover& p_;
  Index<Rule> rule_;
  engine::Outcomes with_, without_;
};

/// Other rules that say as much wherever this one speaks, as few as do; those that cover most first.
std::vector<Index<Rule>> stand_ins(Prover& p, Index<Rule> rule) {
  std::vector<Index<Rule>> out;
  for (const auto& output : p.program.rules[rule].outputs) {
    const auto& own = p.rule(rule).effects[output.effect];
    Region left = p.both(p.outcomes.live(rule, output.key), p.valid);
    for (const auto other : out) left = p.minus(left, p.outcomes.live(other, output.key));
    while (!p.is_empty(left)) {
      Index<Rule> best;
      long double most = 0;
      for (const auto& filler : p.program.fillers[output.key]) {
        const auto& effect = p.rule(filler.rule).effects[filler.effect];
        if (filler.rule == rule || engine::is_in(p.removed, filler.rule) || !says_as_much(p.pack, effect, own))
          continue;
        const auto covered = count_cases(p.space, p.both(left, p.outcomes.live(filler.rule, output.key)));
        if (covered > most) {
          most = covered;
          best = filler.rule;
        }
      }
      if (!best) break;
      out.push_back(best);
      left = p.minus(left, p.outcomes.live(best, output.key));
    }
  }
  return out;
}

/// Whether a finding tells already why the rule changes nothing.
bool is_found(const Prover& p, Index<Rule> rule) {
  return std::any_of(p.findings.begin(), p.findings.end(), [&](const Finding& finding) {
    const bool says_why =
        finding.code == Code::dead_rule || finding.code == Code::shadowed_rule || finding.code == Code::no_specimen;
    return says_why && finding.place == p.rule(rule).span;
  });
}

/// Of the cases in which a rule speaks those in which its slot is judged; all of them where none is.
Region where_heard(Prover& p, Key key, Region speaks) {
  const auto* verdict = std::get_if<VerdictSubject>(&p.program.keys[key]);
  if (verdict == nullptr) return speaks;
  const Region heard = p.both(speaks, p.outcomes.judged(verdict->slot));
  return p.is_empty(heard) ? speaks : heard;
}

/// Whether what overrides a row are rows before it, of a table in which the first that holds stands.
bool is_by_order(const Prover& p, Index<Rule> row, const std::vector<Index<Rule>>& by) {
  const auto& own = p.rule(row);
  return own.policy == RowPolicy::first &&
         std::all_of(by.begin(), by.end(), [&](Index<Rule> other) { return p.rule(other).table == own.table; });
}

/// Looks for a case that is told what the rule gives, of all that it gives.
Decided find_speaking(Prover& p, Index<Rule> rule) {
  const auto& outputs = p.program.rules[rule].outputs;
  const Region holds = p.both(p.outcomes.matched(rule), p.valid);
  if (p.is_empty(holds)) {
    report_never_holds(p, rule);
    return {holds};
  }
  Decided out{holds};
  std::vector<Key> silent;
  for (const auto& output : outputs) {
    const Region lives = p.both(p.outcomes.live(rule, output.key), p.valid);
    if (p.is_empty(out.cases)) out.cases = where_heard(p, output.key, lives);
    if (p.is_empty(lives)) engine::add_once(silent, output.key);
  }
  if (silent.empty()) return out;
  const bool speaks = !p.is_empty(out.cases);
  const auto by = overriders(p, rule, silent.front(), holds);
  const auto what = speaks ? fmt::format(" of `{}`", name_of(p.program, silent.front())) : std::string{};
  const bool by_order = is_by_order(p, rule, by);
  const auto how = by.size() == 1 ? (by_order ? "comes first" : "overrides it")
                   : by_order     ? "come first"
                                  : "override it";
  auto& finding =
      p.add(speaks ? Code::shadowed_rule : Code::dead_rule, p.rule(rule).span,
            fmt::format("{} never speaks{}: wherever it holds, {} {}", p.name(rule), what, p.names(by), how),
            by_order ? "move it up, or remove it" : "remove it, or narrow what overrides it", holds);
  for (const auto other : by)
    p.relate(finding, fmt::format("{} {}", by_order ? "before it," : "overridden by", p.name(other)), other);
  finding.example_shows = name_of(p.program, silent.front());
  return out;
}

/// Looks for a case that is told otherwise without the rule.
Decided find_missed(Prover& p, Index<Rule> index) {
  const auto& rule = p.rule(index);
  const Region holds = p.both(p.outcomes.matched(index), p.valid);
  if (is_found(p, index)) return {holds};
  const Region changed = Removal(p, index).changes();
  if (!p.is_empty(changed)) return {holds, changed};
  const auto others = stand_ins(p, index);
  auto message =
      fmt::format("without {} every {} would be the same", p.name(index), p.pack.advises() ? "advice" : "answer");
  if (!others.empty()) message += fmt::format(": {} {} as much", p.names(others), others.size() == 1 ? "says" : "say");
  auto& finding =
      p.add(Code::redundant_rule, rule.span, message, "remove it, or give it something of its own to say", holds);
  for (const auto other : others) p.relate(finding, fmt::format("{} says it too", p.name(other)), other);
  p.removed.push_back(index);
  return {holds};
}

Claim claim_of(const engine::Program& program, Index<Rule> index, Code code, std::string claim) {
  const auto& rule = program.pack->rules[index];
  Claim out{code, rule.id, std::move(claim), rule.span, true};
  out.matter = program.rules[index].outputs.front().key;
  return out;
}

}  // namespace

void ask_dead(const engine::Program& program, Claims& out) {
  for (const auto index : program.pack->rules.indices()) {
    const auto& rule = program.pack->rules[index];
    if (rule.draft || program.rules[index].outputs.empty()) continue;
    out.push_back(
        claim_of(program, index, Code::dead_rule, fmt::format("`{}` speaks in some case, of all it gives", rule.id)));
    out.back().ask = [index](Prover& p) { return find_speaking(p, index); };
  }
}

/// The last rule first: of two that say the same the later one is told to go, and what is left is asked about without
/// it.
void ask_redundant(const engine::Program& program, Claims& out) {
  for (auto i = program.pack->rules.size(); i-- > 0;) {
    const Index<Rule> index(i);
    const auto& rule = program.pack->rules[index];
    const bool advises = rule.origin == Rule::Origin::rule || rule.origin == Rule::Origin::row;
    if (rule.draft || !advises || program.rules[index].outputs.empty()) continue;
    out.push_back(claim_of(program, index, Code::redundant_rule,
                           fmt::format("without `{}` some case would be told otherwise", rule.id)));
    out.back().ask = [index](Prover& p) { return find_missed(p, index); };
  }
}

}  // namespace sti::prove
