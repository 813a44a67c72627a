// Overlaps: whether the rules that speak on one matter at once say the same.

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "engine/lists.hpp"
#include "prove/says.hpp"

namespace sti::prove {
namespace {

using engine::Key;

/// A rule that speaks on a matter, and what it says.
struct Answer {
  Index<Rule> rule;
  std::string says;
};

/// Of these cases those in which a page shows the subject: a number of a window only where its test is ordered after an
/// exposure. All of them where none does.
Region where_it_shows(Prover& p, const Subject& subject, Region region) {
  const auto* window = std::get_if<WindowSubject>(&subject);
  if (window == nullptr) return region;
  const Region shown = p.both(p.both(region, p.space.exposed()), p.outcomes.ordered(window->test));
  return p.is_empty(shown) ? region : shown;
}

/// What the answers of a matter are checked for.
struct Matter {
  Key key;
  std::string name;
  std::string hint = "narrow one of them, or let one override the other";
  std::vector<Answer> answers = {};  ///< in order of rule
  bool of_table = false;             ///< the matter is what a table decides, which may be told already
  /// Where the rule gives its answer.
  std::function<Region(Prover&, Index<Rule>)> where;
};

/// Whether they are rows of a table that says which of them stands.
bool may_differ(const Rule& a, const Rule& b) {
  return !a.table.empty() && a.table == b.table && a.policy != RowPolicy::one;
}

constexpr std::size_t most_pairs = 200;  // of one matter that are shown one by one

void report_overlap(Prover& p, const Matter& matter, const Answer& first, const Answer& second, Region common) {
  auto& finding = p.add(Code::overlap, p.rule(second.rule).span,
                        fmt::format("{} and {} answer `{}` differently for some cases: `{}` and `{}`",
                                    p.name(first.rule), p.name(second.rule), matter.name, first.says, second.says),
                        matter.hint, where_it_shows(p, p.program.keys[matter.key], common));
  p.relate(finding, fmt::format("the other, {}", p.name(first.rule)), first.rule);
  finding.example_shows = matter.name;
}

/// Adds a finding for each two rules that give different answers to a case, and one for those that are too many to be
/// shown. Only pairs whose conditions can be met at once, fact by fact, are looked at.
Decided find_contradictions(Prover& p, const Matter& matter) {
  Decided out{p.valid};
  List<std::size_t, Rule> place(p.pack.rules.size());  // in the list of answers, from 1
  for (std::size_t i = 0; i < matter.answers.size(); ++i) place[matter.answers[i].rule] = i + 1;
  std::size_t shown = 0, more = 0;
  for (std::size_t i = 1; i < matter.answers.size(); ++i) {
    const auto& second = matter.answers[i];
    for (const auto rule : p.program.meeting(second.rule)) {
      if (place[rule] == 0 || place[rule] > i) continue;
      const auto& first = matter.answers[place[rule] - 1];
      if (first.says == second.says || may_differ(p.rule(first.rule), p.rule(second.rule))) continue;
      const Region common = p.both(matter.where(p, first.rule), matter.where(p, second.rule));
      if (p.is_empty(common)) continue;
      p.collect(out, common);
      const bool is_told = !p.contradicting.insert({first.rule, second.rule}).second;
      if (is_told && matter.of_table) continue;  // one fault is told once
      if (++shown <= most_pairs)
        report_overlap(p, matter, first, second, common);
      else
        ++more;
    }
  }
  if (more > 0)
    p.add(Code::overlap, p.rule(matter.answers.front().rule).span,
          fmt::format("{} more pairs of {}s answer `{}` differently for some cases", more, p.rule_word(), matter.name),
          matter.hint);
  return out;
}

Claim claim_of(const Pack& pack, Matter matter, std::string text) {
  Claim out{Code::overlap, matter.name, std::move(text), whole_pack(pack)};
  if (!matter.answers.empty()) out.place = pack.rules[matter.answers.front().rule].span;
  out.matter = matter.key;
  out.ask = [matter = std::move(matter)](Prover& p) { return find_contradictions(p, matter); };
  return out;
}

/// Whether there is one answer to it: a slot of policy `one`, a number of a window.
bool has_single_answer(const Pack& pack, const Subject& subject) {
  if (const auto* verdict = std::get_if<VerdictSubject>(&subject))
    return pack.vocabulary.slots[verdict->slot].policy == SlotPolicy::one;
  return std::holds_alternative<WindowSubject>(subject);
}

/// Where the rule speaks on a key, nothing overriding it.
auto live_on(Key key) {
  return [key](Prover& p, Index<Rule> rule) { return p.both(p.outcomes.live(rule, key), p.valid); };
}

void ask_single_answers(const engine::Program& program, Claims& out) {
  const auto& pack = *program.pack;
  for (const auto key : program.keys.all()) {
    const auto& subject = program.keys[key];
    if (!has_single_answer(pack, subject) || program.fillers[key].size() < 2) continue;
    Matter matter{.key = key, .name = id_of(pack, subject), .where = live_on(key)};
    if (!pack.advises()) matter.hint = "narrow one of them, or set a policy such as `first`";
    for (const auto& filler : program.fillers[key])
      matter.answers.push_back({filler.rule, says(pack, pack.rules[filler.rule].effects[filler.effect], subject)});
    auto text = fmt::format("no case gets two answers on `{}`", matter.name);
    out.push_back(claim_of(pack, std::move(matter), std::move(text)));
  }
}

/// A method is described once for each case.
void ask_methods(const engine::Program& program, Claims& out) {
  const auto& pack = *program.pack;
  for (const auto slot : pack.vocabulary.slots.indices()) {
    const auto key = program.key(MethodSubject{slot, {}});
    std::map<std::string, std::vector<Answer>> by_id;
    for (const auto& filler : program.fillers[key]) {
      const auto& effect = pack.rules[filler.rule].effects[filler.effect];
      by_id[pack.methods[std::get<MethodEffect>(effect).method].id].push_back(
          {filler.rule, says(pack, effect, program.keys[key])});
    }
    for (auto& [id, answers] : by_id) {
      if (answers.size() < 2) continue;
      Matter matter{.key = key, .name = "method/" + id, .answers = std::move(answers), .where = live_on(key)};
      out.push_back(claim_of(pack, std::move(matter), fmt::format("no case is told two things of `method/{}`", id)));
    }
  }
}

/// What a row gives, as one answer.
std::string row_says(const engine::Program& program, Index<Rule> row) {
  std::vector<std::string> out;
  for (const auto& output : program.rules[row].outputs)
    engine::add_once(out,
                     says(*program.pack, program.pack->rules[row].effects[output.effect], program.keys[output.key]));
  return fmt::format("{}", fmt::join(out, "; "));
}

/// Rows of one table that hold at once say the same, whatever the policy of what it decides and whatever overrides
/// them. What has a single answer is asked about as such; here what an override hides from that is left.
void ask_tables(const engine::Program& program, Claims& out) {
  const auto& pack = *program.pack;
  if (!pack.advises()) return;  // each of its outputs is asked about as such
  std::map<std::string_view, std::vector<Answer>> tables;
  for (const auto rule : pack.rules.indices()) {
    const auto& row = pack.rules[rule];
    const bool is_row = row.origin == Rule::Origin::row && !row.draft && !program.rules[rule].outputs.empty();
    if (is_row && row.policy == RowPolicy::one) tables[row.table].push_back({rule, row_says(program, rule)});
  }
  for (auto& [id, rows] : tables) {
    if (rows.size() < 2) continue;
    const auto key = program.rules[rows.front().rule].outputs.front().key;
    Matter matter{.key = key,
                  .name = std::string(id),
                  .hint = "rows of one table that hold at once must say the same",
                  .answers = std::move(rows),
                  .of_table = true,
                  .where = [](Prover& p, Index<Rule> rule) { return p.both(p.outcomes.matched(rule), p.valid); }};
    auto text = fmt::format("no two rows of the table `{}` contradict each other", id);
    out.push_back(claim_of(pack, std::move(matter), std::move(text)));
    out.back().about = "table/" + std::string(id);
  }
}

/// Rules at the level that is given, with different schedules.
void ask_schedules(const engine::Program& program, Claims& out) {
  const auto& pack = *program.pack;
  for (const auto vaccine : pack.catalog.vaccines.indices()) {
    const auto key = program.key(VaccineSubject{vaccine});
    Matter matter{.key = key,
                  .name = "schedule of " + id_of(pack, program.keys[key]),
                  .hint = "give both the same schedule, or let one override the other"};
    std::map<Index<Rule>, VaccineLevel> levels;
    for (const auto& filler : program.fillers[key]) {
      const auto& effect = std::get<VaccineEffect>(pack.rules[filler.rule].effects[filler.effect]);
      levels[filler.rule] = effect.level;
      if (!effect.schedule_days.empty())
        matter.answers.push_back({filler.rule, fmt::format("days {}", fmt::join(effect.schedule_days, ", "))});
    }
    if (matter.answers.size() < 2) continue;
    matter.where = [key, levels](Prover& p, Index<Rule> rule) {
      Region decides = p.both(p.outcomes.live(rule, key), p.valid);
      for (const auto& [other, level] : levels) {
        if (level < levels.at(rule)) decides = p.minus(decides, p.outcomes.live(other, key));
      }
      return decides;
    };
    auto text = fmt::format("no case is told two schedules of `{}`", id_of(pack, program.keys[key]));
    out.push_back(claim_of(pack, std::move(matter), std::move(text)));
  }
}

}  // namespace

void ask_overlaps(const engine::Program& program, Claims& out) {
  ask_single_answers(program, out);
  ask_methods(program, out);
  ask_tables(program, out);
  ask_schedules(program, out);
}

}  // namespace sti::prove
