// Which unanswered facts could change the advice. Never leaves one out; may name one whose answer would not matter
// after all.

#include <algorithm>
#include <map>
#include <unordered_map>

#include "engine/hits.hpp"

namespace sti::engine {
namespace {

/// The values each dimension can still take, given what was answered.
struct Region {
  std::vector<Mask> possible;
  std::vector<int> asks;  ///< by dimension: the fact to ask for, -1 where its value is known

  bool meets(const Box& box) const {
    return std::all_of(box.begin(), box.end(),
                       [&](const Constraint& c) { return (possible[std::size_t(c.dimension)] & c.allowed).any(); });
  }
  bool cuts(const Constraint& c) const { return (possible[std::size_t(c.dimension)] & ~c.allowed).any(); }
  bool inside(const Box& box) const {
    return std::none_of(box.begin(), box.end(), [&](const Constraint& c) { return cuts(c); });
  }
};

class Questioner {
 public:
  Questioner(const Scored& scored, Advice& advice)
      : s_(scored), advice_(advice), program_(scored.program), pack_(scored.pack) {
    for (const auto& row : program_.rows) {
      for (const auto& output : program_.rules[std::size_t(row.rule)].outputs)
        rows_of_[output.key].push_back({&row, output.effect});
    }
  }

  void run() {
    for (const auto& unit : s_.units) {
      const auto region = region_of(unit);
      for (std::size_t slot = 0; slot < pack_.vocabulary.slots.size(); ++slot) ask_for_verdict(unit, region, int(slot));
      for (std::size_t test = 0; test < pack_.catalog.tests.size(); ++test) ask_for_test(unit, region, int(test));
      for (std::size_t vaccine = 0; vaccine < pack_.catalog.vaccines.size(); ++vaccine)
        ask_for_vaccine(unit, region, int(vaccine));
    }
    ask_for_hours();
    ask_for_dates();
    for (auto& [key, question] : asked_) {
      (void)key;
      advice_.questions.push_back(std::move(question.second));
    }
    std::stable_sort(advice_.questions.begin(), advice_.questions.end(),
                     [&](const Question& a, const Question& b) { return rank(a) < rank(b); });
  }

 private:
  /// Order of questions: by the first thing an answer decides, verdict slots first.
  int rank(const Question& question) const {
    const int slot = pack_.vocabulary.slot_index(question.decides.front());
    return slot >= 0 ? slot : 1000;
  }

  Region region_of(const UnitHits& unit) const {
    const auto& vocabulary = pack_.vocabulary;
    Region out;
    out.possible.resize(program_.dimensions.size());
    out.asks.assign(program_.dimensions.size(), -1);
    const auto role =
        unit.exposure < 0 ? -1 : s_.resolved.exposures[std::size_t(unit.exposure)][std::size_t(vocabulary.role)].value;
    for (std::size_t d = 0; d < program_.dimensions.size(); ++d) {
      const auto& dimension = program_.dimensions[d];
      const auto value = unit.unit->point[d];
      out.possible[d].set(value);
      const auto& fact = vocabulary.facts[std::size_t(dimension.fact)];
      int asks = dimension.fact;
      if (fact.derived) asks = vocabulary.fact_index(fact.derived_from);
      if (asks < 0) continue;  // follows from the exposures themselves
      const auto& asked_fact = vocabulary.facts[std::size_t(asks)];
      const bool of_exposure = asked_fact.scope == Scope::exposure;
      if (of_exposure && unit.exposure < 0) continue;
      const auto& answer = of_exposure ? s_.asked.exposures[std::size_t(unit.exposure)].answers[std::size_t(asks)]
                                       : s_.asked.person[std::size_t(asks)];
      const bool role_open = dimension.fact == vocabulary.role && role == vocabulary.role_unknown;
      const bool out_of_reach = value == dimension.not_applicable || fact.kind == FactKind::time;
      if ((answer.given && !role_open) || out_of_reach) continue;
      out.possible[d] = dimension.answers();
      if (dimension.fact == vocabulary.role) {
        out.possible[d].reset();
        out.possible[d].set(std::size_t(vocabulary.role_receptive)).set(std::size_t(vocabulary.role_insertive));
      }
      out.asks[d] = asks;
    }
    return out;
  }

  void note(const UnitHits& unit, const Region& region, const Box& box, const std::string& decides,
            std::vector<int>* raised_by = nullptr) {
    for (const auto& constraint : box) {
      const int fact = region.asks[std::size_t(constraint.dimension)];
      if (fact < 0 || !region.cuts(constraint)) continue;
      const bool of_exposure = pack_.vocabulary.facts[std::size_t(fact)].scope == Scope::exposure;
      add(fact, of_exposure ? std::optional(unit.exposure) : std::nullopt, decides);
      if (raised_by != nullptr) insert_sorted(*raised_by, fact);
    }
  }

  void add(int fact, std::optional<int> exposure, const std::string& decides) {
    const auto [place, is_new] =
        asked_.try_emplace({exposure.value_or(-1), fact}, asked_.size(), Question{fact, exposure, {}});
    (void)is_new;
    auto& list = place->second.second.decides;
    if (std::find(list.begin(), list.end(), decides) == list.end()) list.push_back(decides);
  }

  /// Rows of live rules that fill a slot and can still hold; not those that are overridden whatever is answered, nor
  /// further rows of a rule that holds already.
  template <class Visit>
  void each_row(const Region& region, SlotKey key, const Visit& visit) const {
    const auto rows = rows_of_.find(key);
    if (rows == rows_of_.end()) return;
    std::vector<int> sure;
    for (const auto& [row, effect] : rows->second) {
      if (region.inside(row->box)) insert_sorted(sure, row->rule);
    }
    for (const auto& [row, effect] : rows->second) {
      const auto& suppressors = program_.rules[std::size_t(row->rule)].suppressors;
      const bool idle = std::any_of(suppressors.begin(), suppressors.end(), [&](const auto& suppressor) {
        return suppressor.key == key && std::binary_search(sure.begin(), sure.end(), suppressor.rule);
      });
      const bool adds_nothing = std::binary_search(sure.begin(), sure.end(), row->rule) && !region.inside(row->box);
      if (!idle && !adds_nothing && region.meets(row->box)) visit(*row, Hit{key, row->rule, effect});
    }
  }

  void ask_for_verdict(const UnitHits& unit, const Region& region, int slot) {
    if (pack_.vocabulary.slots[std::size_t(slot)].needs_exposure && unit.exposure < 0) return;
    const auto key = program_.verdict_key(slot);
    const auto& id = pack_.vocabulary.slots[std::size_t(slot)].id;
    auto& verdict = advice_.verdicts[std::size_t(slot)];
    auto* raised_by =
        verdict.level == Level::not_indicated || verdict.level == Level::not_applicable ? &verdict.raised_by : nullptr;
    // A level that holds whatever is answered makes weaker rows idle, unless an override can take it away.
    std::optional<Level> certain;
    each_row(region, key, [&](const Row& row, const Hit& hit) {
      if (!region.inside(row.box) || !program_.rules[std::size_t(row.rule)].suppressors.empty()) return;
      const auto level = s_.effect<VerdictEffect>(hit).level;
      certain = std::min(certain.value_or(level), level);
    });
    each_row(region, key, [&](const Row& row, const Hit& hit) {
      const auto level = s_.effect<VerdictEffect>(hit).level;
      const bool overrides = !s_.rule(row.rule).overrides.empty();
      if (certain && level >= *certain && !overrides) return;
      note(unit, region, row.box, id, level < verdict.level ? raised_by : nullptr);
    });
  }

  void ask_for_test(const UnitHits& unit, const Region& region, int test) {
    const auto& id = pack_.catalog.tests[std::size_t(test)].id;
    bool can_be_ordered = false;
    OrderEffect certain;  // what is ordered whatever is answered
    each_row(region, program_.order_key(test), [&](const Row& row, const Hit& hit) {
      can_be_ordered = true;
      const auto& effect = s_.effect<OrderEffect>(hit);
      const bool sure = region.inside(row.box) && program_.rules[std::size_t(row.rule)].suppressors.empty();
      if (!sure || effect.site) return;
      certain.test = test;
      certain.baseline = certain.baseline || effect.baseline;
      if (effect.earliest_days)
        certain.earliest_days = std::min(certain.earliest_days.value_or(*effect.earliest_days), *effect.earliest_days);
    });
    if (!can_be_ordered) return;
    each_row(region, program_.order_key(test), [&](const Row& row, const Hit& hit) {
      const auto& effect = s_.effect<OrderEffect>(hit);
      const bool adds_day =
          effect.earliest_days && (!certain.earliest_days || *effect.earliest_days < *certain.earliest_days);
      const bool idle = certain.test >= 0 && !effect.site && (!effect.baseline || certain.baseline) && !adds_day &&
                        s_.rule(row.rule).overrides.empty();
      if (!idle) note(unit, region, row.box, id);
    });
    each_row(region, program_.specimen_key(test), [&](const Row& row, const Hit&) { note(unit, region, row.box, id); });
    for (const auto number : {WindowNumber::earliest, WindowNumber::conclusive, WindowNumber::repeat}) {
      each_row(region, program_.window_key(test, number),
               [&](const Row& row, const Hit&) { note(unit, region, row.box, id); });
    }
  }

  void ask_for_vaccine(const UnitHits& unit, const Region& region, int vaccine) {
    const auto key = program_.vaccine_key(vaccine);
    const auto decides = "vaccine/" + pack_.catalog.vaccines[std::size_t(vaccine)].id;
    std::optional<VaccineLevel> certain;
    each_row(region, key, [&](const Row& row, const Hit& hit) {
      if (!region.inside(row.box) || !program_.rules[std::size_t(row.rule)].suppressors.empty()) return;
      const auto level = s_.effect<VaccineEffect>(hit).level;
      certain = std::min(certain.value_or(level), level);
    });
    each_row(region, key, [&](const Row& row, const Hit& hit) {
      const bool overrides = !s_.rule(row.rule).overrides.empty();
      if (!certain || s_.effect<VaccineEffect>(hit).level < *certain || overrides) note(unit, region, row.box, decides);
    });
  }

  /// A day without an hour: ask where the limit may already have passed, or may pass before the reading says.
  void ask_for_hours() {
    for (const auto& verdict : advice_.verdicts) {
      for (const auto& limit : verdict.limits) {
        if (s_.asked.exposures[std::size_t(limit.exposure)].time.exact) continue;
        add(pack_.vocabulary.since, limit.exposure, pack_.vocabulary.slots[std::size_t(verdict.slot)].id);
      }
    }
    for (const auto& vaccine : advice_.vaccines) {
      if (!vaccine.deadline_from) continue;
      for (int e = 0; e < s_.exposure_count(); ++e) {
        if (!s_.asked.exposures[std::size_t(e)].time.exact)
          add(pack_.vocabulary.since, e, "vaccine/" + pack_.catalog.vaccines[std::size_t(vaccine.vaccine)].id);
      }
    }
  }

  /// Dates and lists that no condition names, but that move a line: the last dose of PEP, tests already taken.
  void ask_for_dates() {
    const auto& vocabulary = pack_.vocabulary;
    const bool dose_open = !s_.asked.person[std::size_t(vocabulary.pep_last_dose)].given;
    const bool tests_open = !s_.asked.person[std::size_t(vocabulary.tests_taken)].given;
    const auto today = date_of(s_.asked.now);
    for (const auto& line : advice_.tests) {
      const auto& id = pack_.catalog.tests[std::size_t(line.test)].id;
      const bool counts_from_dose = std::any_of(line.windows.begin(), line.windows.end(), [&](int rule) {
        const auto& effect = std::get<WindowEffect>(s_.rule(rule).effects.front());
        return pack_.windows[std::size_t(effect.window)].from == Window::From::pep_last_dose;
      });
      if (dose_open && counts_from_dose) add(vocabulary.pep_last_dose, std::nullopt, id);
      if (tests_open && line.conclusive_on && *line.conclusive_on <= today)
        add(vocabulary.tests_taken, std::nullopt, id);
    }
  }

  const Scored& s_;
  Advice& advice_;
  const Program& program_;
  const Pack& pack_;
  std::unordered_map<SlotKey, std::vector<std::pair<const Row*, int>>>
      rows_of_;                                                            ///< with the effect that fills the slot
  std::map<std::pair<int, int>, std::pair<std::size_t, Question>> asked_;  ///< by exposure and fact
};

}  // namespace

void ask_questions(const Scored& scored, Advice& advice) { Questioner(scored, advice).run(); }

}  // namespace sti::engine
