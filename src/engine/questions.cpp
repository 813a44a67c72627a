// Which unanswered facts could change the advice. For one exposure in one role, or none, exactly those. For several, for a
// role told as both, and where a last dose of PEP was told: never too few, and perhaps one whose answer would not matter
// after all.

#include <algorithm>
#include <map>
#include <unordered_map>

#include "engine/exact_questions.hpp"
#include "engine/hits.hpp"

namespace sti::engine {
namespace {

/// Work that an exact answer may take; beyond it the questions are those that are never too few.
constexpr std::size_t exact_nodes = std::size_t{1} << 18;

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
    for (const auto& unit : s_.units) regions_.push_back(region_of(unit));
    for (std::size_t u = 0; u < s_.units.size(); ++u) {
      for (std::size_t slot = 0; slot < pack_.vocabulary.slots.size(); ++slot)
        ask_for_verdict(s_.units[u], regions_[u], int(slot));
      for (std::size_t vaccine = 0; vaccine < pack_.catalog.vaccines.size(); ++vaccine)
        ask_for_vaccine(s_.units[u], regions_[u], int(vaccine));
    }
    for (std::size_t test = 0; test < pack_.catalog.tests.size(); ++test) ask_for_test(int(test));
    for (std::size_t u = 0; u < s_.units.size(); ++u) ask_for_follow_up(s_.units[u], regions_[u]);
    if (s_.exposure_count() <= 1) keep_what_matters();
    add_readings();
    ask_for_hours();
    ask_for_dates();
    for (auto& [key, question] : asked_) {
      (void)key;
      questions_.push_back(std::move(question));
    }
    std::stable_sort(questions_.begin(), questions_.end(),
                     [&](const Asked& x, const Asked& y) { return rank(x) < rank(y); });
    for (auto& asked : questions_) advice_.questions.push_back(std::move(asked.question));
  }

 private:
  struct Asked {
    Question question;
    bool directly = false;  ///< a condition names it; else it only feeds a reading
  };

  /// Order of questions: by the first thing an answer decides, verdict slots first.
  std::pair<int, bool> rank(const Asked& asked) const {
    const int slot = pack_.vocabulary.slot_index(asked.question.decides.front());
    return {slot >= 0 ? slot : 1000, !asked.directly};
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
      if (fact.kind == FactKind::time && unit.exposure >= 0) {
        const auto& time = s_.asked.exposures[std::size_t(unit.exposure)].time;
        if (!time.exact) open_time(time, out, d);
      }
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

  /// A day is told and not the hour: every moment it can mean is possible.
  void open_time(const ExposureTime& time, Region& out, std::size_t dimension) const {
    const auto nearest = elapsed(s_.asked, time.latest);
    const auto farthest = elapsed(s_.asked, time.earliest);
    for (std::size_t i = 0; i < program_.time_cells.size(); ++i) {
      const auto& cell = program_.time_cells[i];
      const bool possible = cell.minutes_low <= farthest.minutes && cell.minutes_high >= nearest.minutes &&
                            cell.days_low <= nearest.days && cell.days_high >= nearest.days;
      if (possible) out.possible[dimension].set(i);
    }
    out.asks[dimension] = pack_.vocabulary.since;
  }

  void note(const UnitHits& unit, const Region& region, const Box& box, const std::string& decides,
            std::vector<int>* raised_by = nullptr) {
    for (const auto& constraint : box) {
      const int fact = region.asks[std::size_t(constraint.dimension)];
      if (fact < 0 || !region.cuts(constraint)) continue;
      const bool of_exposure = pack_.vocabulary.facts[std::size_t(fact)].scope == Scope::exposure;
      add(fact, of_exposure ? std::optional(unit.exposure) : std::nullopt, decides, true);
      if (raised_by != nullptr && fact != pack_.vocabulary.since) insert_sorted(*raised_by, fact);
    }
  }

  /// Drops what would change nothing after all, where that can be found out with the work allowed.
  void keep_what_matters() {
    OpenFacts open{regions_.front().possible, {}};
    for (const auto& region : regions_) {
      for (std::size_t d = 0; d < open.possible.size(); ++d) open.possible[d] |= region.possible[d];
    }
    if (s_.exposure_count() == 1) {
      const auto& time = s_.asked.exposures.front().time;
      const auto nearest = elapsed(s_.asked, time.latest), farthest = elapsed(s_.asked, time.earliest);
      open.since = KnownTime{nearest.minutes, farthest.minutes, nearest.days};
    }
    auto kept = asked_;
    try {
      ExactQuestions exact(program_, std::move(open), exact_nodes);
      for (auto each = kept.begin(); each != kept.end();)
        each = keep_decisions(exact, each->second.question) ? std::next(each) : kept.erase(each);
      for (auto& verdict : advice_.verdicts) {
        std::erase_if(verdict.raised_by, [&](int fact) {
          const auto dimensions = dimensions_of(fact);
          return std::none_of(dimensions.begin(), dimensions.end(),
                              [&](int d) { return exact.raises(d, verdict.slot, verdict.level); });
        });
      }
    } catch (const BudgetSpent&) {
      return;
    }
    asked_ = std::move(kept);
  }

  /// The dimensions that an answer to the fact sets.
  std::vector<int> dimensions_of(int fact) const {
    std::vector<int> out;
    for (std::size_t d = 0; d < program_.dimensions.size(); ++d) {
      if (regions_.front().asks[d] == fact) out.push_back(int(d));
    }
    return out;
  }

  /// Drops what the fact does not decide; false where nothing is left.
  bool keep_decisions(ExactQuestions& exact, Question& question) const {
    const auto dimensions = dimensions_of(question.fact);
    if (dimensions.empty()) return true;  // a date: no condition looks at it
    std::erase_if(question.decides, [&](const std::string& decides) {
      return std::none_of(dimensions.begin(), dimensions.end(), [&](int d) { return exact.matters(d, decides); });
    });
    return !question.decides.empty();
  }

  /// Where a fact that is asked for would be read from others, those are asked for too.
  void add_readings() {
    const auto direct = asked_;
    for (const auto& [key, asked] : direct) {
      for (const auto& reading : pack_.vocabulary.readings) {
        if (reading.fact != asked.question.fact || key.first < 0) continue;
        for (const auto& decides : asked.question.decides) note_reading(reading.when, key.first, decides);
      }
    }
  }

  /// Facts not given that a reading of a fact not given rests on.
  void note_reading(const Condition& when, int exposure, const std::string& decides) {
    for (const auto& part : when.parts) note_reading(part, exposure, decides);
    if (when.op != Condition::Op::test) return;
    const bool of_exposure = pack_.vocabulary.facts[std::size_t(when.test.fact)].scope == Scope::exposure;
    const auto fact = std::size_t(when.test.fact);
    const auto& answer = of_exposure ? s_.asked.exposures[std::size_t(exposure)].answers[fact] : s_.asked.person[fact];
    if (!answer.given) add(int(fact), of_exposure ? std::optional(exposure) : std::nullopt, decides, false);
  }

  void add(int fact, std::optional<int> exposure, const std::string& decides, bool directly) {
    auto& asked = asked_.try_emplace({exposure.value_or(-1), fact}, Asked{{fact, exposure, {}}}).first->second;
    asked.directly = asked.directly || directly;
    auto& list = asked.question.decides;
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
    // A level that holds whatever is answered makes weaker rows idle, unless an override can take it away, or it can be
    // too late for it while what a weaker row says of the person stands.
    bool has_limits = false;
    each_row(region, program_.method_key(slot), [&](const Row& row, const Hit&) {
      has_limits = true;
      note(unit, region, row.box, id);
    });
    const bool person_can_stand_alone = has_limits && !pack_.vocabulary.slots[std::size_t(slot)].needs_exposure;
    std::optional<Level> certain;
    each_row(region, key, [&](const Row& row, const Hit& hit) {
      if (!region.inside(row.box) || !program_.rules[std::size_t(row.rule)].suppressors.empty()) return;
      if (person_can_stand_alone && s_.rule(row.rule).about_exposure) return;
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

  /// A test that some answer can order: what orders it, where it is taken, and what any exposure says about its dates.
  void ask_for_test(int test) {
    bool can_be_ordered = false;
    std::vector<int> sites;
    for (std::size_t u = 0; u < s_.units.size(); ++u) {
      bool here = false;
      each_row(regions_[u], program_.order_key(test), [&](const Row&, const Hit& hit) {
        here = true;
        if (const auto& site = s_.effect<OrderEffect>(hit).site) insert_sorted(sites, *site);
      });
      if (!here) continue;
      can_be_ordered = true;
      ask_for_order(s_.units[u], regions_[u], test);
      each_row(regions_[u], program_.specimen_key(test), [&](const Row& row, const Hit& hit) {
        for (const int site : s_.effect<SpecimenEffect>(hit).sites) insert_sorted(sites, site);
        note(s_.units[u], regions_[u], row.box, pack_.catalog.tests[std::size_t(test)].id);
      });
    }
    if (!can_be_ordered) return;
    for (std::size_t u = 0; u < s_.units.size(); ++u) {
      if (s_.units[u].exposure >= 0 && can_pass(s_, s_.units[u].exposure, test))
        ask_for_dates_of(s_.units[u], regions_[u], test, sites);
    }
  }

  void ask_for_order(const UnitHits& unit, const Region& region, int test) {
    const auto& id = pack_.catalog.tests[std::size_t(test)].id;
    OrderEffect certain;  // what is ordered whatever is answered
    each_row(region, program_.order_key(test), [&](const Row& row, const Hit& hit) {
      const auto& effect = s_.effect<OrderEffect>(hit);
      const bool sure = region.inside(row.box) && program_.rules[std::size_t(row.rule)].suppressors.empty();
      if (!sure || effect.site) return;
      certain.test = test;
      certain.baseline = certain.baseline || effect.baseline;
      if (effect.earliest_days)
        certain.earliest_days = std::min(certain.earliest_days.value_or(*effect.earliest_days), *effect.earliest_days);
    });
    each_row(region, program_.order_key(test), [&](const Row& row, const Hit& hit) {
      const auto& effect = s_.effect<OrderEffect>(hit);
      const bool adds_day =
          effect.earliest_days && (!certain.earliest_days || *effect.earliest_days < *certain.earliest_days);
      const bool idle = certain.test >= 0 && !effect.site && (!effect.baseline || certain.baseline) && !adds_day &&
                        s_.rule(row.rule).overrides.empty();
      if (!idle) note(unit, region, row.box, id);
    });
  }

  /// What decides whether and how an exposure dates a test at one of the sites: windows, and whether it reached the
  /// site.
  void ask_for_dates_of(const UnitHits& unit, const Region& region, int test, const std::vector<int>& sites) {
    const auto& id = pack_.catalog.tests[std::size_t(test)].id;
    bool is_dated = false;
    for (const int site : sites) {
      const auto& place = pack_.catalog.sites[std::size_t(site)];
      if (!place.dated) continue;
      is_dated = is_dated || place.systemic || ask_whether_reached(unit, region, site, id);
    }
    if (!is_dated) return;
    for (const auto number : {WindowNumber::earliest, WindowNumber::conclusive, WindowNumber::repeat}) {
      each_row(region, program_.window_key(test, number),
               [&](const Row& row, const Hit&) { note(unit, region, row.box, id); });
    }
  }

  /// Asks for what decides whether the unit's act reached a site; false where it cannot have.
  bool ask_whether_reached(const UnitHits& unit, const Region& region, int site, const std::string& decides) {
    bool possible = false, certain = false;
    const auto each_reaching = [&](const auto& visit) {
      for (std::size_t test = 0; test < pack_.catalog.tests.size(); ++test) {
        each_row(region, program_.specimen_key(int(test)), [&](const Row& row, const Hit& hit) {
          const auto& effect = s_.effect<SpecimenEffect>(hit);
          const bool names_site = std::find(effect.sites.begin(), effect.sites.end(), site) != effect.sites.end();
          if ((effect.reached && names_site) || !s_.rule(row.rule).overrides.empty()) visit(row);
        });
      }
    };
    each_reaching([&](const Row& row) {
      possible = true;
      certain = certain || (region.inside(row.box) && program_.rules[std::size_t(row.rule)].suppressors.empty() &&
                            s_.rule(row.rule).overrides.empty());
    });
    if (!certain) each_reaching([&](const Row& row) { note(unit, region, row.box, decides); });
    return possible;
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
      const auto& effect = s_.effect<VaccineEffect>(hit);
      const bool adds = !certain || effect.level < *certain || (effect.level == *certain && effect.latest_hours);
      if (adds || overrides) note(unit, region, row.box, decides);
    });
  }

  void ask_for_follow_up(const UnitHits& unit, const Region& region) {
    for (const auto& [key, rows] : rows_of_) {
      if (key < program_.follow_up_base || key >= program_.topic_base) continue;
      each_row(region, key, [&](const Row& row, const Hit& hit) {
        note(unit, region, row.box, follow_up_name(s_.effect<FollowUpEffect>(hit)));
      });
    }
    for (const auto& hit : unit.hits) {
      const auto* effect = std::get_if<FollowUpEffect>(&s_.rule(hit.rule).effects[std::size_t(hit.effect)]);
      if (effect == nullptr || effect->from != FollowUpEffect::From::pep_last_dose) continue;
      if (!s_.asked.person[std::size_t(pack_.vocabulary.pep_last_dose)].given)
        add(pack_.vocabulary.pep_last_dose, std::nullopt, follow_up_name(*effect), true);
    }
  }

  std::string follow_up_name(const FollowUpEffect& effect) const {
    return "follow-up/" + pack_.catalog.follow_ups[std::size_t(effect.what)].id;
  }

  /// A day without an hour: ask where the limit may already have passed, or may pass before the reading says.
  void ask_for_hours() {
    for (const auto& verdict : advice_.verdicts) {
      for (const auto& limit : verdict.limits) {
        if (s_.asked.exposures[std::size_t(limit.exposure)].time.exact) continue;
        add(pack_.vocabulary.since, limit.exposure, pack_.vocabulary.slots[std::size_t(verdict.slot)].id, true);
      }
    }
    for (const auto& vaccine : advice_.vaccines) {
      if (!vaccine.deadline_from) continue;
      for (int e = 0; e < s_.exposure_count(); ++e) {
        if (!s_.asked.exposures[std::size_t(e)].time.exact)
          add(pack_.vocabulary.since, e, "vaccine/" + pack_.catalog.vaccines[std::size_t(vaccine.vaccine)].id, true);
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
      if (dose_open && counts_from_dose) add(vocabulary.pep_last_dose, std::nullopt, id, true);
      if (tests_open && line.conclusive_on && *line.conclusive_on <= today)
        add(vocabulary.tests_taken, std::nullopt, id, true);
    }
  }

  const Scored& s_;
  Advice& advice_;
  const Program& program_;
  const Pack& pack_;
  std::unordered_map<SlotKey, std::vector<std::pair<const Row*, int>>>
      rows_of_;                                 ///< with the effect that fills the slot
  std::vector<Region> regions_;                 ///< by unit
  std::map<std::pair<int, int>, Asked> asked_;  ///< by exposure and fact
  std::vector<Asked> questions_;
};

}  // namespace

void ask_questions(const Scored& scored, Advice& advice) { Questioner(scored, advice).run(); }

}  // namespace sti::engine
