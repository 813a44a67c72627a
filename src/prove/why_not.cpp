#include "prove/why_not.hpp"

#include <algorithm>

#include "engine/advise.hpp"
#include "engine/joins.hpp"
#include "model/clock.hpp"
#include "prove/changed_case.hpp"
#include "prove/grounds.hpp"
#include "prove/named_output.hpp"

namespace sti::prove {
namespace {

constexpr std::size_t max_tries = 200;  // of cases that one unit is told it in, and the merged advice is not
constexpr std::size_t max_readings = 6;
constexpr std::size_t shown_blocks = 3;

Advice advice_of(const engine::Program& program, const Case& asked) {
  return engine::advise(program, asked, {.questions = false, .risk = false, .expiries = false});
}

/// A unit of the case under one assumption of which readings apply, and the part of the space that is left to try.
struct Search {
  Index<Exposure> exposure;
  Start start;
  Region region = Diagrams::nothing;
};

class Searcher {
 public:
  Searcher(Prover& p, const Case& asked, const PropertyOutput& target)
      : p_(p), vocabulary_(p.pack.vocabulary), asked_(asked), target_(target) {}

  /// Sets the answer, and the changed case where there is one. Returns the exposure that it changes.
  Index<Exposure> run(const Scenes& scenes, WhyNot& out) {
    Region region = p_.both(where_told(p_, target_), p_.valid);
    if (p_.is_empty(region)) {
      out.answer = WhyNot::Answer::never;
      return {};
    }
    if (asked_.exposures.size() > 1) region = p_.both(region, p_.space.exposed());
    for (const auto& unit : scenes.units) add_searches(unit, region);
    out.answer = searches_.empty() ? WhyNot::Answer::never : WhyNot::Answer::not_proved;
    for (std::size_t tries = 0; tries < max_tries; ++tries) {
      const auto best = next();
      if (!best) return {};
      auto& search = *best->first;
      auto at = best->second.at;
      for (const auto v : at.indices()) {  // what costs nothing is not told
        if (search.start.weights[v][at[v]] == 0) at[v] = search.start.base[v];
      }
      auto changed = change_case(p_.space, asked_, search.exposure, search.start.base, at);
      if (changed && is_told(p_.pack, advice_of(p_.program, changed->changed), target_)) {
        out.answer = WhyNot::Answer::change;
        out.changed = std::move(changed->changed);
        out.changes = std::move(changed->changes);
        out.adds_exposure = changed->adds_exposure;
        return search.exposure;
      }
      search.region = p_.minus(search.region, same_changes(search, best->second.at));
    }
    return {};
  }

 private:
  /// A reading that this exposure leaves room for: the variable it sets, and to which value; none: to another than the
  /// variable has.
  struct OpenReading {
    Region where = Diagrams::nothing;
    Index<Variable> variable;
    Index<Choice> choice;
  };

  std::vector<OpenReading> open_readings(Index<Exposure> exposure) {
    std::vector<OpenReading> out;
    for (const auto& reading : vocabulary_.readings) {
      const auto& fact = vocabulary_.facts[reading.fact];
      const bool is_told = exposure && asked_.exposures[exposure].answers[reading.fact].given;
      if (is_told || fact.scope != Scope::exposure || out.size() == max_readings) continue;
      const bool is_flag = fact.kind == FactKind::flags;
      const auto variable = variable_of(p_.space, reading.fact, is_flag ? reading.value : Index<FactValue>());
      if (!variable) continue;
      const auto set_to = is_flag ? engine::flag_set : beside<Cell>(reading.value);
      const auto choice = p_.space.variables[variable].values.find_if([&](Index<Cell> cell) { return cell == set_to; });
      Region where = p_.both(p_.space.set_of(reading.when), p_.space.exposed());
      if (!fact.acts.empty()) where = p_.both(where, p_.space.act_is(fact.acts));
      out.push_back({where, variable, choice});
    }
    return out;
  }

  void add_searches(const engine::Unit& unit, Region region) {
    const auto start = start_of(p_.space, asked_, unit);
    const auto readings = open_readings(unit.exposure);
    for (std::size_t set = 0; set < std::size_t{1} << readings.size(); ++set) {
      Search search{unit.exposure, start, region};
      for (std::size_t r = 0; r < readings.size(); ++r) {
        const auto& reading = readings[r];
        if (set >> r & 1) {
          search.region = p_.both(search.region, reading.where);
          set_base(p_.space, reading.variable, reading.choice, search.start);
        } else {
          search.region = p_.minus(search.region, reading.where);
        }
      }
      if (!p_.is_empty(search.region)) searches_.push_back(std::move(search));
    }
  }

  std::optional<std::pair<Search*, Lightest>> next() {
    std::optional<std::pair<Search*, Lightest>> out;
    for (auto& search : searches_) {
      auto found = lightest(p_.space, search.region, search.start.weights);
      if (found && (!out || found->weight < out->second.weight)) out = {&search, std::move(*found)};
    }
    return out;
  }

  /// The cases with the same answers changed to the same: trying one of them is trying all.
  Region same_changes(const Search& search, const Assignment& at) {
    Region out = Diagrams::all;
    for (const auto v : at.indices()) {
      if (search.start.base[v] != at[v]) out = p_.both(out, p_.diagrams.literal(v, {at[v]}));
    }
    return out;
  }

  Prover& p_;
  const Vocabulary& vocabulary_;
  const Case& asked_;
  const PropertyOutput& target_;
  std::vector<Search> searches_;
};

/// The keys of a program that an output is about.
struct KeysOf {
  const engine::Program& program;
  using Keys = std::vector<engine::Key>;

  template <class AnySubject>
  Keys operator()(const AnySubject& of) const {
    return {program.key(of)};
  }
  Keys operator()(const FollowUpSubject& of) const {
    Keys out = {program.key(of)};
    for (const auto infection : program.pack->catalog.infections.indices())
      out.push_back(program.key(FollowUpSubject{of.what, infection}));
    return out;
  }
  Keys operator()(const NoteSubject& of) const {
    Keys out;
    for (const auto& effect : program.pack->rules[of.rule].effects) {
      if (const auto* note = std::get_if<NoteEffect>(&effect))
        out.push_back(program.key(NoteSubject{{}, {}, note->kind}));
    }
    return out;
  }
};

/// Whether an effect on what is asked about gives what is asked for.
bool gives(const PropertyOutput& target, Index<Rule> rule, const Effect& effect) {
  if (const auto* verdict = std::get_if<VerdictEffect>(&effect)) return engine::is_in(target.levels, verdict->level);
  if (const auto* vaccine = std::get_if<VaccineEffect>(&effect))
    return engine::is_in(target.vaccine_levels, vaccine->level);
  if (const auto* order = std::get_if<OrderEffect>(&effect))
    return !order->site || is_about(target.subject, TestSubject{order->test, order->site});
  if (const auto* note = std::get_if<NoteSubject>(&target.subject)) return rule == note->rule;
  return true;
}

/// What each rule that would tell it lacks.
class Blocker {
 public:
  Blocker(const Scenes& scenes, const Advice& advice, const PropertyOutput& target)
      : scenes_(scenes), advice_(advice), target_(target), program_(scenes.program), pack_(*scenes.program.pack) {}

  /// Rules that speak in the changed case first, then those that lack least. `changed`: the exposure that was changed.
  std::vector<Blocked> run(const std::vector<Index<Rule>>& speaking_then, Index<Exposure> changed) const {
    struct Ranked {
      Blocked block;
      bool speaks = false;
      int missing = 0;
    };
    std::vector<Ranked> all;
    for (const auto key : std::visit(KeysOf{program_}, target_.subject)) {
      for (const auto& filler : program_.fillers[key]) {
        const auto& rule = pack_.rules[filler.rule];
        if (!gives(target_, filler.rule, rule.effects[filler.effect])) continue;
        const bool is_known =
            std::any_of(all.begin(), all.end(), [&](const Ranked& other) { return other.block.rule == filler.rule; });
        if (is_known) continue;
        const bool speaks = engine::is_in(speaking_then, filler.rule);
        const auto [unit, missing] = nearest_unit(rule, speaks ? changed : Index<Exposure>());
        all.push_back({block_of(filler.rule, key, *unit, missing), speaks, missing});
      }
    }
    std::stable_sort(all.begin(), all.end(), [](const Ranked& a, const Ranked& b) {
      return std::pair(!a.speaks, a.missing) < std::pair(!b.speaks, b.missing);
    });
    std::vector<Blocked> out;
    for (auto& each : all) {
      if (out.size() < shown_blocks) out.push_back(std::move(each.block));
    }
    return out;
  }

 private:
  /// The unit that lacks least of what the rule asks for, and how much; of one exposure where that is given.
  std::pair<const engine::UnitHits*, int> nearest_unit(const Rule& rule, Index<Exposure> exposure) const {
    std::pair<const engine::UnitHits*, int> out{nullptr, 0};
    for (const auto& unit : scenes_.hits) {
      if (exposure && unit.exposure != exposure) continue;
      const int missing = count_missing(program_, rule.when, unit.unit->point);
      if (out.first == nullptr || missing < out.second) out = {&unit, missing};
    }
    return out;
  }

  Blocked block_of(Index<Rule> rule, engine::Key key, const engine::UnitHits& unit, int missing) const {
    const auto& pack_rule = pack_.rules[rule];
    const auto& point = unit.unit->point;
    Blocked out;
    out.rule = rule;
    if (pack_rule.about_exposure) out.exposure = unit.exposure;
    out.late = is_late(unit);
    if (missing > 0) {
      out.by = Blocked::By::condition;
      out.missing = missing_part(program_, pack_rule.when, point);
      return out;
    }
    std::vector<Index<Rule>> matched;
    program_.match(point, matched);
    for (const auto& suppressor : program_.rules[rule].suppressors) {
      if (suppressor.key == key && std::binary_search(matched.begin(), matched.end(), suppressor.rule))
        engine::insert_sorted(out.others, suppressor.rule);
    }
    if (!out.others.empty()) {
      out.by = Blocked::By::override;
      return out;
    }
    if (std::holds_alternative<TestSubject>(target_.subject) ||
        std::holds_alternative<FollowUpSubject>(target_.subject)) {
      out.by = Blocked::By::site;
      return out;
    }
    out.by = out.late ? Blocked::By::limit : Blocked::By::stronger;
    if (!out.late) out.others = rules_of(pack_, advice_, target_);
    return out;
  }

  /// Whether every method of the slot is past its limit for an exposure.
  bool is_late(const engine::UnitHits& unit) const {
    const auto* verdict = std::get_if<VerdictSubject>(&target_.subject);
    if (verdict == nullptr || !unit.exposure) return false;
    const auto methods = unit.of(program_.key(MethodSubject{verdict->slot, {}}));
    const auto passed = passed_since(scenes_.asked, scenes_.asked.exposures[unit.exposure].time);
    return !methods.empty() && std::none_of(methods.begin(), methods.end(), [&](const engine::Hit& hit) {
      const auto& effect = std::get<MethodEffect>(pack_.rules[hit.rule].effects[hit.effect]);
      return engine::is_open(pack_.methods[effect.method], passed);
    });
  }

  const Scenes& scenes_;
  const Advice& advice_;
  const PropertyOutput& target_;
  const engine::Program& program_;
  const Pack& pack_;
};

}  // namespace

WhyNot why_not(Prover& p, const Case& asked, const PropertyOutput& target) {
  WhyNot out;
  out.target = target;
  const Scenes scenes(p.program, asked);
  const auto advice = advice_of(p.program, asked);
  if (is_told(p.pack, advice, target)) {
    out.answer = WhyNot::Answer::there;
    for (auto& line : reasons_of(scenes, advice)) {
      if (!is_about(target.subject, line.subject)) continue;
      for (auto& ground : line.grounds) out.grounds.push_back(std::move(ground));
    }
    if (out.grounds.empty()) out.grounds = grounds_of(scenes, rules_of(p.pack, advice, target), Ground::Role::gives);
    return out;
  }
  Index<Exposure> changed;
  try {
    changed = Searcher(p, asked, target).run(scenes, out);
  } catch (const engine::BudgetSpent&) {
    out.answer = WhyNot::Answer::not_proved;
  }
  std::vector<Index<Rule>> speaking;
  if (out.changed) speaking = rules_of(p.pack, advice_of(p.program, *out.changed), target);
  out.blocks = Blocker(scenes, advice, target).run(speaking, changed);
  return out;
}

}  // namespace sti::prove
