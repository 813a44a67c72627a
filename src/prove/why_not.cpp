#include "prove/why_not.hpp"

#include <algorithm>

#include "engine/advise.hpp"
#include "prove/changed_case.hpp"
#include "prove/grounds.hpp"
#include "prove/target.hpp"

namespace sti::prove {
namespace {

using OutputKind = PropertyOutput::Kind;

constexpr std::size_t max_tries = 200;  // of cases that one unit is told it in, and the merged advice is not
constexpr std::size_t max_readings = 6;
constexpr std::size_t shown_blocks = 3;

Advice advice_of(const engine::Program& program, const Case& asked) {
  return engine::advise(program, asked, {.questions = false, .risk = false, .expiries = false});
}

/// A unit of the case under one assumption of which readings apply, and the part of the space that is left to try.
struct Search {
  int exposure = -1;
  Start start;
  Region region = Diagrams::nothing;
};

class Searcher {
 public:
  Searcher(Prover& p, const Case& asked, const PropertyOutput& target)
      : p_(p), vocabulary_(p.pack.vocabulary), asked_(asked), target_(target) {}

  /// Sets the answer, and the changed case where there is one. Returns the exposure that it changes, or -1.
  int run(const Scenes& scenes, WhyNot& out) {
    Region region = p_.both(where_told(p_, target_), p_.valid);
    if (p_.is_empty(region)) {
      out.answer = WhyNot::Answer::never;
      return -1;
    }
    if (asked_.exposures.size() > 1) region = p_.both(region, p_.space.exposed());
    for (const auto& unit : scenes.units) add_searches(unit, region);
    out.answer = searches_.empty() ? WhyNot::Answer::never : WhyNot::Answer::not_proved;
    for (std::size_t tries = 0; tries < max_tries; ++tries) {
      const auto best = next();
      if (!best) return -1;
      auto& search = *best->first;
      auto at = best->second.at;
      for (std::size_t v = 0; v < at.size(); ++v) {  // what costs nothing is not told
        if (search.start.weights[v][std::size_t(at[v])] == 0) at[v] = search.start.base[v];
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
    return -1;
  }

 private:
  /// A reading that this exposure leaves room for: the variable it sets, and to which value.
  struct OpenReading {
    Region where = Diagrams::nothing;
    int variable = -1;
    int index = -1;
  };

  std::vector<OpenReading> open_readings(int exposure) {
    std::vector<OpenReading> out;
    for (const auto& reading : vocabulary_.readings) {
      const auto fact_index = std::size_t(reading.fact);
      const auto& fact = vocabulary_.facts[fact_index];
      const bool is_told = exposure >= 0 && asked_.exposures[std::size_t(exposure)].answers[fact_index].given;
      if (is_told || fact.scope != Scope::exposure || out.size() == max_readings) continue;
      const bool is_flag = fact.kind == FactKind::flags;
      const int variable =
          p_.space.variable_of[std::size_t(p_.program.dimension_of(reading.fact, is_flag ? reading.value : -1))];
      if (variable < 0) continue;
      const auto& values = p_.space.variables[std::size_t(variable)].values;
      const auto index = std::find(values.begin(), values.end(), is_flag ? 1 : reading.value) - values.begin();
      Region where = p_.both(p_.space.set_of(reading.when), p_.space.exposed());
      if (!fact.acts.empty()) where = p_.both(where, p_.space.act_is(fact.acts));
      out.push_back({where, variable, int(index)});
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
          set_base(p_.space, reading.variable, reading.index, search.start);
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
    for (int v = 0; v < int(at.size()); ++v) {
      const auto index = std::size_t(at[std::size_t(v)]);
      if (search.start.base[std::size_t(v)] != int(index))
        out = p_.both(out, p_.diagrams.literal(v, Mask{}.set(index)));
    }
    return out;
  }

  Prover& p_;
  const Vocabulary& vocabulary_;
  const Case& asked_;
  const PropertyOutput& target_;
  std::vector<Search> searches_;
};

/// The slots of a program that the target is about.
std::vector<engine::SlotKey> keys_of(const engine::Program& program, const PropertyOutput& target) {
  switch (target.kind) {
    case OutputKind::verdict:
      return {program.verdict_key(target.subject)};
    case OutputKind::vaccine:
      return {program.vaccine_key(target.subject)};
    case OutputKind::test:
      return {program.order_key(target.subject)};
    case OutputKind::follow_up: {
      std::vector<engine::SlotKey> out;
      const int infections = int(program.pack->catalog.infections.size()) + 1;
      for (int i = 0; i < infections; ++i) out.push_back(program.follow_up_base + target.subject * infections + i);
      return out;
    }
    case OutputKind::note: {
      std::vector<engine::SlotKey> out;
      for (const auto& effect : program.pack->rules[std::size_t(target.subject)].effects) {
        if (const auto* note = std::get_if<NoteEffect>(&effect)) out.push_back(program.note_base + int(note->kind));
      }
      return out;
    }
  }
  return {};
}

/// Whether an effect gives what is asked for.
bool gives(const PropertyOutput& target, int rule, const Effect& effect) {
  const auto wanted = [&](int level) {
    return std::find(target.levels.begin(), target.levels.end(), level) != target.levels.end();
  };
  if (const auto* verdict = std::get_if<VerdictEffect>(&effect)) return wanted(int(verdict->level));
  if (const auto* vaccine = std::get_if<VaccineEffect>(&effect)) return wanted(int(vaccine->level));
  if (const auto* order = std::get_if<OrderEffect>(&effect))
    return !order->site || target.site.value_or(*order->site) == *order->site;
  if (std::holds_alternative<NoteEffect>(effect)) return rule == target.subject;
  return true;
}

LineName::Kind line_kind(OutputKind kind) {
  switch (kind) {
    case OutputKind::verdict:
      return LineName::Kind::verdict;
    case OutputKind::vaccine:
      return LineName::Kind::vaccine;
    case OutputKind::test:
      return LineName::Kind::test;
    case OutputKind::follow_up:
      return LineName::Kind::follow_up;
    case OutputKind::note:
      break;
  }
  return LineName::Kind::note;
}

/// What each rule that would tell it lacks.
class Blocker {
 public:
  Blocker(const Scenes& scenes, const Advice& advice, const PropertyOutput& target)
      : scenes_(scenes), advice_(advice), target_(target), program_(scenes.program), pack_(*scenes.program.pack) {}

  /// Rules that speak in the changed case first, then those that lack least. `changed`: the exposure that was changed.
  std::vector<Blocked> run(const std::vector<int>& speaking_then, int changed) const {
    struct Ranked {
      Blocked block;
      bool speaks = false;
      int missing = 0;
    };
    std::vector<Ranked> all;
    for (const auto key : keys_of(program_, target_)) {
      for (const auto& filler : program_.fillers[std::size_t(key)]) {
        const auto& rule = pack_.rules[std::size_t(filler.rule)];
        if (!gives(target_, filler.rule, rule.effects[std::size_t(filler.effect)])) continue;
        const bool is_known =
            std::any_of(all.begin(), all.end(), [&](const Ranked& other) { return other.block.rule == filler.rule; });
        if (is_known) continue;
        const bool speaks = std::find(speaking_then.begin(), speaking_then.end(), filler.rule) != speaking_then.end();
        const auto [unit, missing] = nearest_unit(rule, speaks ? changed : -1);
        all.push_back({block_of(filler.rule, key, unit, missing), speaks, missing});
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
  std::pair<std::size_t, int> nearest_unit(const Rule& rule, int exposure) const {
    std::pair<std::size_t, int> out{0, -1};
    for (std::size_t u = 0; u < scenes_.units.size(); ++u) {
      if (exposure >= 0 && scenes_.units[u].exposure != exposure) continue;
      const int missing = count_missing(program_, rule.when, scenes_.units[u].point);
      if (out.second < 0 || missing < out.second) out = {u, missing};
    }
    return out;
  }

  Blocked block_of(int rule, engine::SlotKey key, std::size_t unit, int missing) const {
    const auto& pack_rule = pack_.rules[std::size_t(rule)];
    Blocked out;
    out.rule = rule;
    if (pack_rule.about_exposure && scenes_.units[unit].exposure >= 0) out.exposure = scenes_.units[unit].exposure;
    out.late = is_late(scenes_.hits[unit]);
    if (missing > 0) {
      out.by = Blocked::By::condition;
      out.missing = missing_part(program_, pack_rule.when, scenes_.units[unit].point);
      return out;
    }
    std::vector<int> matched;
    program_.match(scenes_.units[unit].point, matched);
    for (const auto& suppressor : program_.rules[std::size_t(rule)].suppressors) {
      if (suppressor.key == key && std::binary_search(matched.begin(), matched.end(), suppressor.rule))
        engine::insert_sorted(out.others, suppressor.rule);
    }
    if (!out.others.empty()) {
      out.by = Blocked::By::override;
      return out;
    }
    if (target_.kind == OutputKind::test || target_.kind == OutputKind::follow_up) {
      out.by = Blocked::By::site;
      return out;
    }
    out.by = out.late ? Blocked::By::limit : Blocked::By::stronger;
    if (!out.late) out.others = rules_of(pack_, advice_, target_);
    return out;
  }

  /// Whether every method of the slot is past its limit for an exposure.
  bool is_late(const engine::UnitHits& unit) const {
    if (target_.kind != OutputKind::verdict || unit.exposure < 0) return false;
    const auto [first, last] = unit.of(program_.method_key(target_.subject));
    const auto passed =
        engine::elapsed(scenes_.asked, scenes_.asked.exposures[std::size_t(unit.exposure)].time.latest).minutes;
    return first != last && std::all_of(first, last, [&](const engine::Hit& hit) {
             const auto& effect = pack_.rules[std::size_t(hit.rule)].effects[std::size_t(hit.effect)];
             const auto& limit = pack_.methods[std::size_t(std::get<MethodEffect>(effect).method)].latest_hours;
             return limit && passed > long(limit->value) * 60;
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
      const auto& name = line.name;
      const bool is_meant = name.kind == line_kind(target.kind) && name.subject == target.subject &&
                            target.site.value_or(name.detail) == name.detail;
      if (!is_meant) continue;
      for (auto& ground : line.grounds) out.grounds.push_back(std::move(ground));
    }
    if (out.grounds.empty()) out.grounds = grounds_of(scenes, rules_of(p.pack, advice, target), Ground::Role::gives);
    return out;
  }
  int changed = -1;
  try {
    changed = Searcher(p, asked, target).run(scenes, out);
  } catch (const engine::BudgetSpent&) {
    out.answer = WhyNot::Answer::not_proved;
  }
  std::vector<int> speaking;
  if (out.changed) speaking = rules_of(p.pack, advice_of(p.program, *out.changed), target);
  out.blocks = Blocker(scenes, advice, target).run(speaking, changed);
  return out;
}

}  // namespace sti::prove
