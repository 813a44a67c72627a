// Dead and redundant rules: whether each rule is worth having.

#include <fmt/format.h>

#include <algorithm>

#include "prove/prover.hpp"

namespace sti::prove {
namespace {

using engine::SlotKey;

/// The rules that override this one somewhere in `region`, in this slot.
std::vector<int> overriders(Prover& p, int rule, SlotKey key, Region region) {
  std::vector<int> out;
  for (const auto& suppressor : p.program.rules[std::size_t(rule)].suppressors) {
    if (suppressor.key != key || p.is_empty(p.both(region, p.outcomes.matched(suppressor.rule)))) continue;
    if (std::find(out.begin(), out.end(), suppressor.rule) == out.end()) out.push_back(suppressor.rule);
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

void report_never_holds(Prover& p, int rule) {
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

/// Whether the advice is the same without the rule, judged by everything it gives or overrides.
class Removal {
 public:
  Removal(Prover& prover, int rule) : p_(prover), rule_(rule), without_(prover.outcomes) { without_.remove(rule); }

  bool changes_nothing() {
    std::vector<SlotKey> keys;
    const auto add = [&](SlotKey key) {
      if (std::find(keys.begin(), keys.end(), key) == keys.end()) keys.push_back(key);
    };
    for (const auto& output : p_.program.rules[std::size_t(rule_)].outputs) add(output.key);
    for (const int target : p_.rule(rule_).overrides) {
      for (const auto& suppressor : p_.program.rules[std::size_t(target)].suppressors) {
        if (suppressor.rule == rule_) add(suppressor.key);
      }
    }
    return std::none_of(keys.begin(), keys.end(), [&](SlotKey key) { return changes(key); });
  }

 private:
  bool differ(Region a, Region b) { return a != b && !p_.is_empty(p_.both(p_.diagrams.differ(a, b), p_.valid)); }

  bool changes(SlotKey key) {
    auto& with = p_.outcomes;
    const auto& program = p_.program;
    if (key < program.vaccine_base) return differ(with.verdict(key), without_.verdict(key));
    if (key < program.order_base) {
      const int vaccine = key - program.vaccine_base;
      return differ(with.vaccine(vaccine), without_.vaccine(vaccine));
    }
    if (key < program.window_base) {
      const int test = key - program.order_base;
      for (int site = 0; site < int(p_.pack.catalog.sites.size()); ++site) {
        if (differ(with.line(test, site), without_.line(test, site))) return true;
      }
      return false;
    }
    if (key < program.note_base) return true;  // windows and specimens are there to be read, too
    if (key < program.follow_up_base) return note_changes(key);
    if (key < program.topic_base) {
      const int at = key - program.follow_up_base;
      const int kinds = int(p_.pack.catalog.infections.size()) + 1;
      return differ(with.follow_up(at / kinds, at % kinds - 1), without_.follow_up(at / kinds, at % kinds - 1));
    }
    return true;
  }

  /// Notes of other rules say the same wherever this one holds.
  bool note_changes(SlotKey key) {
    for (const auto& output : p_.program.rules[std::size_t(rule_)].outputs) {
      if (output.key != key) continue;
      const auto& own = std::get<NoteEffect>(p_.rule(rule_).effects[std::size_t(output.effect)]);
      Region left = p_.both(p_.outcomes.live(rule_, key), p_.valid);
      for (const auto& filler : p_.program.fillers[std::size_t(key)]) {
        const auto& note = std::get<NoteEffect>(p_.rule(filler.rule).effects[std::size_t(filler.effect)]);
        const bool same = filler.rule != rule_ && note.text == own.text && note.services == own.services;
        if (same) left = p_.minus(left, without_.live(filler.rule, key));
      }
      if (!p_.is_empty(left)) return true;
    }
    // What it overrides would be said again.
    for (const int target : p_.rule(rule_).overrides) {
      if (differ(p_.outcomes.live(target, key), without_.live(target, key))) return true;
    }
    return false;
  }

  Prover& p_;
  int rule_;
  engine::Outcomes without_;
};

/// How strongly an effect speaks where the strongest decides; the same for all others.
int strength_of(const Effect& effect) {
  if (const auto* verdict = std::get_if<VerdictEffect>(&effect)) return int(verdict->level);
  if (const auto* vaccine = std::get_if<VaccineEffect>(&effect)) return int(vaccine->level);
  return 0;
}

/// Other rules that say as much wherever this one speaks, as few as do; those that cover most first.
std::vector<int> stand_ins(Prover& p, int rule) {
  std::vector<int> out;
  for (const auto& output : p.program.rules[std::size_t(rule)].outputs) {
    const auto& own = p.rule(rule).effects[std::size_t(output.effect)];
    Region left = p.both(p.outcomes.live(rule, output.key), p.valid);
    for (const int other : out) left = p.minus(left, p.outcomes.live(other, output.key));
    while (!p.is_empty(left)) {
      int best = -1;
      long double most = 0;
      for (const auto& filler : p.program.fillers[std::size_t(output.key)]) {
        const auto& effect = p.rule(filler.rule).effects[std::size_t(filler.effect)];
        if (filler.rule == rule || strength_of(effect) > strength_of(own)) continue;
        const auto covered = count_cases(p.space, p.both(left, p.outcomes.live(filler.rule, output.key)));
        if (covered > most) {
          most = covered;
          best = filler.rule;
        }
      }
      if (best < 0) break;
      out.push_back(best);
      left = p.minus(left, p.outcomes.live(best, output.key));
    }
  }
  return out;
}

/// Whether a finding tells already why the rule changes nothing.
bool is_found(const Prover& p, int rule) {
  return std::any_of(p.findings.begin(), p.findings.end(), [&](const Finding& finding) {
    const bool says_why =
        finding.code == Code::dead_rule || finding.code == Code::shadowed_rule || finding.code == Code::no_specimen;
    return says_why && finding.place == p.rule(rule).span;
  });
}

}  // namespace

void check_dead(Prover& p) {
  for (std::size_t i = 0; i < p.pack.rules.size(); ++i) {
    const int rule = int(i);
    const auto& outputs = p.program.rules[i].outputs;
    if (p.pack.rules[i].draft || outputs.empty()) continue;
    const Region holds = p.both(p.outcomes.matched(rule), p.valid);
    if (p.is_empty(holds)) {
      report_never_holds(p, rule);
      continue;
    }
    std::vector<SlotKey> silent;
    bool speaks = false;
    for (const auto& output : outputs) {
      const bool lives = !p.is_empty(p.both(p.outcomes.live(rule, output.key), p.valid));
      speaks = speaks || lives;
      if (!lives && std::find(silent.begin(), silent.end(), output.key) == silent.end()) silent.push_back(output.key);
    }
    if (silent.empty()) continue;
    const auto by = overriders(p, rule, silent.front(), holds);
    const auto what = speaks ? fmt::format(" of `{}`", subject_of(p.program, silent.front())) : std::string{};
    auto& finding = p.add(speaks ? Code::shadowed_rule : Code::dead_rule, p.rule(rule).span,
                          fmt::format("{} never speaks{}: wherever it holds, {} {} it", p.name(rule), what, p.names(by),
                                      by.size() == 1 ? "overrides" : "override"),
                          "remove it, or narrow what overrides it", holds);
    for (const int other : by) p.relate(finding, fmt::format("overridden by {}", p.name(other)), other);
    finding.example_shows = subject_of(p.program, silent.front());
  }
}

void check_redundant(Prover& p) {
  for (std::size_t i = 0; i < p.pack.rules.size(); ++i) {
    const auto& rule = p.pack.rules[i];
    const bool advises = rule.origin == Rule::Origin::rule || rule.origin == Rule::Origin::row;
    if (rule.draft || !advises || is_found(p, int(i)) || !Removal(p, int(i)).changes_nothing()) continue;
    const auto others = stand_ins(p, int(i));
    auto& finding =
        p.add(Code::redundant_rule, rule.span,
              others.empty() ? fmt::format("without {} every advice would be the same", p.name(int(i)))
                             : fmt::format("without {} every advice would be the same: {} {} as much", p.name(int(i)),
                                           p.names(others), others.size() == 1 ? "says" : "say"),
              "remove it, or give it something of its own to say", p.both(p.outcomes.matched(int(i)), p.valid));
    for (const int other : others) p.relate(finding, fmt::format("{} says it too", p.name(other)), other);
  }
}

}  // namespace sti::prove
