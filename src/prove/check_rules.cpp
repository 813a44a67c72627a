// Dead and redundant rules: whether each rule is worth having.

#include <fmt/format.h>

#include <algorithm>

#include "engine/joins.hpp"
#include "prove/prover.hpp"

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
    auto& finding = p.add(Code::dead_rule, p.rule(rule).span,
                          fmt::format("{} never speaks: only impossible cases meet its condition", p.name(rule)),
                          "the vocabulary declares them impossible", impossible);
    finding.cases = 0;
    finding.example_shows = "impossible, and so never met";
    return;
  }
  auto& finding = p.add(Code::dead_rule, p.rule(rule).span,
                        fmt::format("{} never speaks: no case can meet its condition", p.name(rule)),
                        "some of its conditions exclude one another", nearly(p, p.rule(rule).when));
  finding.cases = 0;
  finding.region.reset();
  finding.example_shows = "as near as a case can come";
}

/// How strongly an effect speaks where the strongest decides; the same for all others.
int strength(const Effect& effect) {
  if (const auto* verdict = std::get_if<VerdictEffect>(&effect)) return int(verdict->level);
  if (const auto* vaccine = std::get_if<VaccineEffect>(&effect)) return int(vaccine->level);
  return 0;
}

/// Whether the advice is the same without the rule, judged by everything it gives or overrides.
class Removal {
 public:
  Removal(Prover& prover, Index<Rule> rule) : p_(prover), rule_(rule), without_(prover.outcomes) {
    without_.remove(rule);
  }

  bool changes_nothing() {
    const auto keys = engine::touched_by(p_.program, rule_);
    return std::none_of(keys.begin(), keys.end(), [&](Key key) {
      return std::visit(Changes{*this, key}, p_.program.keys[key]);
    });
  }

 private:
  bool differ(Region a, Region b) { return a != b && !p_.is_empty(p_.both(p_.diagrams.differ(a, b), p_.valid)); }

  /// Whether what is told on a subject changes.
  struct Changes {
    Removal& removal;
    Key key;
    engine::Outcomes &with = removal.p_.outcomes, &without = removal.without_;

    bool operator()(const VerdictSubject& of) const {
      return removal.differ(with.verdict(of.slot), without.verdict(of.slot)) || removal.reason_changes(key);
    }
    bool operator()(const VaccineSubject& of) const {
      return removal.differ(with.vaccine(of.vaccine), without.vaccine(of.vaccine)) || removal.reason_changes(key);
    }
    bool operator()(const TestSubject& of) const {
      const auto sites = removal.p_.pack.catalog.sites.indices();
      return std::any_of(sites.begin(), sites.end(), [&](Index<Site> site) {
        return removal.differ(with.line(of.test, site), without.line(of.test, site));
      });
    }
    bool operator()(const NoteSubject&) const { return removal.note_changes(key); }
    bool operator()(const FollowUpSubject& of) const {
      return removal.differ(with.follow_up(of.what, of.infection), without.follow_up(of.what, of.infection));
    }
    template <class Other>
    bool operator()(const Other&) const {
      return true;  // windows and specimens are there to be read, too
    }
  };

  /// Whether it alone says why somewhere, so that what it overrides would give another reason for the same level.
  bool reason_changes(Key key) {
    for (const auto& output : p_.program.rules[rule_].outputs) {
      if (output.key != key) continue;
      Region alone = where_shown(p_, rule_, output);
      for (const auto& filler : p_.program.fillers[key]) {
        const bool is_as_strong =
            strength(p_.rule(filler.rule).effects[filler.effect]) == strength(p_.rule(rule_).effects[output.effect]);
        if (filler.rule == rule_ || !is_as_strong) continue;
        const bool is_same = p_.rule(filler.rule).why == p_.rule(rule_).why;
        alone = p_.minus(alone, is_same ? without_.live(filler.rule, key) : p_.outcomes.live(filler.rule, key));
      }
      if (!p_.is_empty(alone)) return true;
    }
    return false;
  }

  /// Notes of other rules say the same wherever this one holds.
  bool note_changes(Key key) {
    for (const auto& output : p_.program.rules[rule_].outputs) {
      if (output.key != key) continue;
      const auto& own = std::get<NoteEffect>(p_.rule(rule_).effects[output.effect]);
      Region left = p_.both(p_.outcomes.live(rule_, key), p_.valid);
      for (const auto& filler : p_.program.fillers[key]) {
        const auto& note = std::get<NoteEffect>(p_.rule(filler.rule).effects[filler.effect]);
        if (filler.rule != rule_ && engine::same_note(note, own))
          left = p_.minus(left, without_.live(filler.rule, key));
      }
      if (!p_.is_empty(left)) return true;
    }
    // What it overrides would be said again.
    for (const auto target : p_.rule(rule_).overrides) {
      if (differ(p_.outcomes.live(target, key), without_.live(target, key))) return true;
    }
    return false;
  }

  Prover& p_;
  Index<Rule> rule_;
  engine::Outcomes without_;
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
        if (filler.rule == rule || strength(effect) > strength(own)) continue;
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

}  // namespace

void check_dead(Prover& p) {
  for (const auto rule : p.pack.rules.indices()) {
    const auto& outputs = p.program.rules[rule].outputs;
    if (p.rule(rule).draft || outputs.empty()) continue;
    const Region holds = p.both(p.outcomes.matched(rule), p.valid);
    if (p.is_empty(holds)) {
      report_never_holds(p, rule);
      continue;
    }
    std::vector<Key> silent;
    bool speaks = false;
    for (const auto& output : outputs) {
      const bool lives = !p.is_empty(p.both(p.outcomes.live(rule, output.key), p.valid));
      speaks = speaks || lives;
      if (!lives) engine::add_once(silent, output.key);
    }
    if (silent.empty()) continue;
    const auto by = overriders(p, rule, silent.front(), holds);
    const auto what = speaks ? fmt::format(" of `{}`", name_of(p.program, silent.front())) : std::string{};
    auto& finding = p.add(speaks ? Code::shadowed_rule : Code::dead_rule, p.rule(rule).span,
                          fmt::format("{} never speaks{}: wherever it holds, {} {} it", p.name(rule), what, p.names(by),
                                      by.size() == 1 ? "overrides" : "override"),
                          "remove it, or narrow what overrides it", holds);
    for (const auto other : by) p.relate(finding, fmt::format("overridden by {}", p.name(other)), other);
    finding.example_shows = name_of(p.program, silent.front());
  }
}

void check_redundant(Prover& p) {
  for (const auto index : p.pack.rules.indices()) {
    const auto& rule = p.rule(index);
    const bool advises = rule.origin == Rule::Origin::rule || rule.origin == Rule::Origin::row;
    if (rule.draft || !advises || is_found(p, index) || !Removal(p, index).changes_nothing()) continue;
    const auto others = stand_ins(p, index);
    auto& finding =
        p.add(Code::redundant_rule, rule.span,
              others.empty() ? fmt::format("without {} every advice would be the same", p.name(index))
                             : fmt::format("without {} every advice would be the same: {} {} as much", p.name(index),
                                           p.names(others), others.size() == 1 ? "says" : "say"),
              "remove it, or give it something of its own to say", p.both(p.outcomes.matched(index), p.valid));
    for (const auto other : others) p.relate(finding, fmt::format("{} says it too", p.name(other)), other);
  }
}

}  // namespace sti::prove
