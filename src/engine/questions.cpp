// Which unanswered facts could change the advice. For one exposure in one role, or none, exactly those. For several,
// for a role told as both, and where a last dose of PEP was told: never too few, and perhaps one whose answer would not
// matter after all.

#include <algorithm>
#include <map>
#include <tuple>

#include "engine/exact_questions.hpp"
#include "engine/hits.hpp"
#include "engine/joins.hpp"

namespace sti::engine {
namespace {

/// Work that an exact answer may take; beyond it the questions are those that are never too few.
constexpr std::size_t exact_nodes = std::size_t{1} << 18;

/// The cells that a unit can still be in, given what was answered.
struct Region {
  const UnitHits* unit = nullptr;
  List<Cells, Dimension> possible;
  List<Index<Fact>, Dimension> asks;  ///< the fact to ask for; none where its value is known

  Index<Exposure> exposure() const { return unit->exposure; }
  bool meets(const Box& box) const {
    return std::all_of(box.begin(), box.end(),
                       [&](const Constraint& c) { return (possible[c.dimension] & c.allowed).any(); });
  }
  bool cuts(const Constraint& c) const { return (possible[c.dimension] & ~c.allowed).any(); }
  bool inside(const Box& box) const {
    return std::none_of(box.begin(), box.end(), [&](const Constraint& c) { return cuts(c); });
  }
};

class Questioner {
 public:
  Questioner(const Scored& scored, Advice& advice)
      : s_(scored), advice_(advice), program_(scored.program), pack_(scored.pack) {}

  void run() {
    for (const auto& unit : s_.units) regions_.push_back(region_of(unit));
    for (const auto& region : regions_) {
      for (const auto slot : pack_.vocabulary.slots.indices()) ask_for_verdict(region, slot);
      for (const auto vaccine : pack_.catalog.vaccines.indices()) ask_for_vaccine(region, vaccine);
    }
    for (const auto test : pack_.catalog.tests.indices()) ask_for_test(test);
    for (const auto& region : regions_) ask_for_follow_up(region);
    if (s_.asked.exposures.size() <= 1) keep_what_matters();
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
  std::tuple<bool, Index<Slot>, bool> rank(const Asked& asked) const {
    const auto* verdict = std::get_if<VerdictSubject>(&asked.question.decides.front());
    return {verdict == nullptr, verdict != nullptr ? verdict->slot : Index<Slot>(), !asked.directly};
  }

  Region region_of(const UnitHits& unit) const {
    const auto& vocabulary = pack_.vocabulary;
    Region out;
    out.unit = &unit;
    out.possible.resize(program_.dimensions.size());
    out.asks.resize(program_.dimensions.size());
    const auto role = unit.exposure ? s_.resolved.exposures[unit.exposure][vocabulary.role].value : Index<FactValue>();
    for (const auto d : program_.dimensions.indices()) {
      const auto& dimension = program_.dimensions[d];
      const auto cell = unit.unit->point[d];
      out.possible[d].set(cell);
      const auto& fact = vocabulary.facts[dimension.fact];
      const auto asks = fact.derived ? vocabulary.fact_index(fact.derived_from) : dimension.fact;
      if (!asks) continue;  // follows from the exposures themselves
      const bool of_exposure = is_of_exposure(asks);
      if (of_exposure && !unit.exposure) continue;
      const auto& answer = of_exposure ? s_.asked.exposures[unit.exposure].answers[asks] : s_.asked.person[asks];
      const bool role_open = dimension.fact == vocabulary.role && role == vocabulary.role_unknown;
      if (fact.kind == FactKind::time && unit.exposure) {
        const auto& time = s_.asked.exposures[unit.exposure].time;
        if (!time.exact) open_time(time, out, d);
      }
      const bool out_of_reach = cell == dimension.not_applicable || fact.kind == FactKind::time;
      if ((answer.given && !role_open) || out_of_reach) continue;
      out.possible[d] = dimension.answers();
      if (dimension.fact == vocabulary.role)
        out.possible[d] = {beside<Cell>(vocabulary.role_receptive), beside<Cell>(vocabulary.role_insertive)};
      out.asks[d] = asks;
    }
    return out;
  }

  bool is_of_exposure(Index<Fact> fact) const { return pack_.vocabulary.facts[fact].scope == Scope::exposure; }

  /// A day is told and not the hour: every moment it can mean is possible.
  void open_time(const ExposureTime& time, Region& out, Index<Dimension> dimension) const {
    const auto nearest = elapsed(s_.asked, time.latest);
    const auto farthest = elapsed(s_.asked, time.earliest);
    for (const auto index : program_.time_cells.indices()) {
      const auto& cell = program_.time_cells[index];
      const bool possible = cell.minutes_low <= farthest.minutes && cell.minutes_high >= nearest.minutes &&
                            cell.days_low <= nearest.days && cell.days_high >= nearest.days;
      if (possible) out.possible[dimension].set(index);
    }
    out.asks[dimension] = pack_.vocabulary.since;
  }

  void note(const Region& region, const Box& box, const Subject& decides,
            std::vector<Index<Fact>>* raised_by = nullptr) {
    for (const auto& constraint : box) {
      const auto fact = region.asks[constraint.dimension];
      if (!fact || !region.cuts(constraint)) continue;
      add(fact, region.exposure(), decides, true);
      if (raised_by != nullptr && fact != pack_.vocabulary.since) insert_sorted(*raised_by, fact);
    }
  }

  /// Drops what would change nothing after all, where that can be found out with the work allowed.
  void keep_what_matters() {
    OpenFacts open{regions_.front().possible, {}};
    for (const auto& region : regions_) {
      for (const auto d : open.possible.indices()) open.possible[d] |= region.possible[d];
    }
    if (s_.asked.exposures.size() == 1) {
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
        std::erase_if(verdict.raised_by, [&](Index<Fact> fact) {
          const auto dimensions = dimensions_of(fact);
          return std::none_of(dimensions.begin(), dimensions.end(),
                              [&](Index<Dimension> d) { return exact.raises(d, verdict.slot, verdict.level); });
        });
      }
    } catch (const BudgetSpent&) {
      return;
    }
    asked_ = std::move(kept);
  }

  /// The dimensions that an answer to the fact sets.
  std::vector<Index<Dimension>> dimensions_of(Index<Fact> fact) const {
    std::vector<Index<Dimension>> out;
    for (const auto d : program_.dimensions.indices()) {
      if (regions_.front().asks[d] == fact) out.push_back(d);
    }
    return out;
  }

  /// Drops what the fact does not decide; false where nothing is left.
  bool keep_decisions(ExactQuestions& exact, Question& question) const {
    const auto dimensions = dimensions_of(question.fact);
    if (dimensions.empty()) return true;  // a date: no condition looks at it
    std::erase_if(question.decides, [&](const Subject& decides) {
      return std::none_of(dimensions.begin(), dimensions.end(),
                          [&](Index<Dimension> d) { return exact.matters(d, decides); });
    });
    return !question.decides.empty();
  }

  /// Where a fact that is asked for would be read from others, those are asked for too.
  void add_readings() {
    const auto direct = asked_;
    for (const auto& [key, asked] : direct) {
      const auto exposure = key.first;
      if (!exposure) continue;
      for (const auto& reading : pack_.vocabulary.readings) {
        if (reading.fact != asked.question.fact) continue;
        for (const auto& decides : asked.question.decides) note_reading(reading.when, exposure, decides);
      }
    }
  }

  /// Facts not given that a reading of a fact not given rests on.
  void note_reading(const Condition& when, Index<Exposure> exposure, const Subject& decides) {
    for (const auto& part : when.parts) note_reading(part, exposure, decides);
    if (when.op != Condition::Op::test) return;
    const auto fact = when.test.fact;
    const auto& answers = is_of_exposure(fact) ? s_.asked.exposures[exposure].answers : s_.asked.person;
    if (!answers[fact].given) add(fact, exposure, decides, false);
  }

  /// The exposure counts where the fact is one of an exposure.
  void add(Index<Fact> fact, Index<Exposure> exposure, const Subject& decides, bool directly) {
    if (!is_of_exposure(fact)) exposure = {};
    auto& asked = asked_.try_emplace({exposure, fact}, Asked{{fact, exposure, {}}}).first->second;
    asked.directly = asked.directly || directly;
    add_once(asked.question.decides, decides);
  }

  /// Rows of live rules that fill a key and can still hold; not those that are overridden whatever is answered, nor
  /// further rows of a rule that holds already.
  template <class Visit>
  void each_row(const Region& region, Key key, const Visit& visit) const {
    const auto& fillers = program_.fillers[key];
    std::vector<Index<Rule>> sure;
    for (const auto& filler : fillers) {
      const auto rows = program_.rows_of(filler.rule);
      if (std::any_of(rows.begin(), rows.end(), [&](const Row& row) { return region.inside(row.box); }))
        insert_sorted(sure, filler.rule);
    }
    const auto is_sure = [&](Index<Rule> rule) { return std::binary_search(sure.begin(), sure.end(), rule); };
    for (const auto& filler : fillers) {
      const auto& suppressors = program_.rules[filler.rule].suppressors;
      const bool idle = std::any_of(suppressors.begin(), suppressors.end(), [&](const auto& suppressor) {
        return suppressor.key == key && is_sure(suppressor.rule);
      });
      if (idle) continue;
      for (const auto& row : program_.rows_of(filler.rule)) {
        const bool adds_nothing = is_sure(filler.rule) && !region.inside(row.box);
        if (!adds_nothing && region.meets(row.box)) visit(row, Hit{key, filler.rule, filler.effect});
      }
    }
  }

  /// Whether the row holds whatever is answered, and nothing can take it away.
  bool is_certain(const Region& region, const Row& row) const {
    return region.inside(row.box) && program_.rules[row.rule].suppressors.empty();
  }

  void ask_for_verdict(const Region& region, Index<Slot> index) {
    const auto& slot = pack_.vocabulary.slots[index];
    if (!is_judged(slot, bool(region.exposure()))) return;
    const VerdictSubject subject{index};
    const auto key = program_.key(subject);
    auto& verdict = advice_.verdicts[index];
    auto* raised_by =
        verdict.level == Level::not_indicated || verdict.level == Level::not_applicable ? &verdict.raised_by : nullptr;
    // A level that holds whatever is answered makes weaker rows idle, unless an override can take it away, or it can be
    // too late for it while what a weaker row says of the person stands.
    bool has_limits = false;
    each_row(region, program_.key(MethodSubject{index, {}}), [&](const Row& row, const Hit&) {
      has_limits = true;
      note(region, row.box, subject);
    });
    const bool person_can_stand_alone = has_limits && is_judged(slot, false);
    std::optional<Level> certain;
    each_row(region, key, [&](const Row& row, const Hit& hit) {
      if (!is_certain(region, row)) return;
      if (person_can_stand_alone && s_.rule(row.rule).about_exposure) return;
      take_stronger(certain, s_.effect<VerdictEffect>(hit).level);
    });
    each_row(region, key, [&](const Row& row, const Hit& hit) {
      const auto level = s_.effect<VerdictEffect>(hit).level;
      const bool overrides = !s_.rule(row.rule).overrides.empty();
      if (certain && level >= *certain && !overrides) return;
      note(region, row.box, subject, level < verdict.level ? raised_by : nullptr);
    });
  }

  /// A test that some answer can order: what orders it, where it is taken, and what any exposure says about its dates.
  void ask_for_test(Index<TestKind> test) {
    bool can_be_ordered = false;
    std::vector<Index<Site>> sites;
    for (const auto& region : regions_) {
      bool here = false;
      each_row(region, program_.key(TestSubject{test, {}}), [&](const Row&, const Hit& hit) {
        here = true;
        if (const auto site = s_.effect<OrderEffect>(hit).site) insert_sorted(sites, site);
      });
      if (!here) continue;
      can_be_ordered = true;
      ask_for_order(region, test);
      each_row(region, program_.key(SpecimenSubject{test}), [&](const Row& row, const Hit& hit) {
        unite(sites, s_.effect<SpecimenEffect>(hit).sites);
        note(region, row.box, TestSubject{test, {}});
      });
    }
    if (!can_be_ordered) return;
    for (const auto& region : regions_) {
      if (region.exposure() && can_pass(s_, region.exposure(), test)) ask_for_dates_of(region, test, sites);
    }
  }

  void ask_for_order(const Region& region, Index<TestKind> test) {
    const TestSubject subject{test, {}};
    const auto key = program_.key(subject);
    OrderEffect certain;  // what is ordered whatever is answered
    each_row(region, key, [&](const Row& row, const Hit& hit) {
      const auto& effect = s_.effect<OrderEffect>(hit);
      if (!is_certain(region, row) || effect.site) return;
      certain.test = test;
      certain.baseline = certain.baseline || effect.baseline;
      take_smaller(certain.earliest_days, effect.earliest_days);
    });
    each_row(region, key, [&](const Row& row, const Hit& hit) {
      const auto& effect = s_.effect<OrderEffect>(hit);
      const bool adds_day =
          effect.earliest_days && (!certain.earliest_days || *effect.earliest_days < *certain.earliest_days);
      const bool idle = certain.test && !effect.site && (!effect.baseline || certain.baseline) && !adds_day &&
                        s_.rule(row.rule).overrides.empty();
      if (!idle) note(region, row.box, subject);
    });
  }

  /// What decides whether and how an exposure dates a test at one of the sites: windows, and whether it reached the
  /// site.
  void ask_for_dates_of(const Region& region, Index<TestKind> test, const std::vector<Index<Site>>& sites) {
    const TestSubject subject{test, {}};
    bool is_dated = false;
    for (const auto index : sites) {
      const auto& site = pack_.catalog.sites[index];
      if (!site.dated) continue;
      is_dated = is_dated || site.systemic || ask_whether_reached(region, index, subject);
    }
    if (!is_dated) return;
    for (const auto number : {WindowNumber::earliest, WindowNumber::conclusive, WindowNumber::repeat}) {
      each_row(region, program_.key(WindowSubject{test, number}),
               [&](const Row& row, const Hit&) { note(region, row.box, subject); });
    }
  }

  /// Asks for what decides whether the unit's act reached a site; false where it cannot have.
  bool ask_whether_reached(const Region& region, Index<Site> site, const Subject& decides) {
    bool possible = false, certain = false;
    const auto each_reaching = [&](const auto& visit) {
      for (const auto test : pack_.catalog.tests.indices()) {
        each_row(region, program_.key(SpecimenSubject{test}), [&](const Row& row, const Hit& hit) {
          const auto& effect = s_.effect<SpecimenEffect>(hit);
          if ((effect.reached && is_in(effect.sites, site)) || !s_.rule(row.rule).overrides.empty()) visit(row);
        });
      }
    };
    each_reaching([&](const Row& row) {
      possible = true;
      certain = certain || (is_certain(region, row) && s_.rule(row.rule).overrides.empty());
    });
    if (!certain) each_reaching([&](const Row& row) { note(region, row.box, decides); });
    return possible;
  }

  void ask_for_vaccine(const Region& region, Index<VaccineKind> vaccine) {
    const VaccineSubject subject{vaccine};
    const auto key = program_.key(subject);
    std::optional<VaccineLevel> certain;
    each_row(region, key, [&](const Row& row, const Hit& hit) {
      if (is_certain(region, row)) take_stronger(certain, s_.effect<VaccineEffect>(hit).level);
    });
    each_row(region, key, [&](const Row& row, const Hit& hit) {
      const bool overrides = !s_.rule(row.rule).overrides.empty();
      const auto& effect = s_.effect<VaccineEffect>(hit);
      const bool adds = !certain || effect.level < *certain || (effect.level == *certain && effect.latest_hours);
      if (adds || overrides) note(region, row.box, subject);
    });
  }

  void ask_for_follow_up(const Region& region) {
    for (const auto key : program_.keys.all()) {
      const auto* subject = std::get_if<FollowUpSubject>(&program_.keys[key]);
      if (subject == nullptr) continue;
      each_row(region, key, [&](const Row& row, const Hit&) {
        note(region, row.box, FollowUpSubject{subject->what, {}});
      });
    }
    const auto dose = pack_.vocabulary.pep_last_dose;
    if (s_.asked.person[dose].given) return;
    for (const auto& hit : region.unit->hits) {
      const auto* effect = s_.effect_if<FollowUpEffect>(hit);
      if (effect != nullptr && effect->from == FollowUpEffect::From::pep_last_dose)
        add(dose, {}, FollowUpSubject{effect->what, {}}, true);
    }
  }

  /// A day without an hour: ask where the limit may already have passed, or may pass before the reading says.
  void ask_for_hours() {
    for (const auto& verdict : advice_.verdicts) {
      for (const auto& limit : verdict.limits) {
        if (!s_.asked.exposures[limit.exposure].time.exact)
          add(pack_.vocabulary.since, limit.exposure, VerdictSubject{verdict.slot}, true);
      }
    }
    for (const auto& vaccine : advice_.vaccines) {
      if (!vaccine.deadline_from) continue;
      for (const auto exposure : s_.asked.exposures.indices()) {
        if (!s_.asked.exposures[exposure].time.exact)
          add(pack_.vocabulary.since, exposure, VaccineSubject{vaccine.vaccine}, true);
      }
    }
  }

  /// Dates and lists that no condition names, but that move a line: the last dose of PEP, tests already taken.
  void ask_for_dates() {
    const auto& vocabulary = pack_.vocabulary;
    const bool dose_open = !s_.asked.person[vocabulary.pep_last_dose].given;
    const bool tests_open = !s_.asked.person[vocabulary.tests_taken].given;
    for (const auto& line : advice_.tests) {
      const TestSubject subject{line.test, {}};
      const bool counts_from_dose = std::any_of(line.windows.begin(), line.windows.end(), [&](Index<Rule> rule) {
        const auto& effect = std::get<WindowEffect>(s_.rule(rule).effects.front());
        return pack_.windows[effect.window].from == Window::From::pep_last_dose;
      });
      if (dose_open && counts_from_dose) add(vocabulary.pep_last_dose, {}, subject, true);
      if (tests_open && line.conclusive_on && *line.conclusive_on <= s_.today())
        add(vocabulary.tests_taken, {}, subject, true);
    }
  }

  const Scored& s_;
  Advice& advice_;
  const Program& program_;
  const Pack& pack_;
  std::vector<Region> regions_;  ///< of the units
  std::map<std::pair<Index<Exposure>, Index<Fact>>, Asked> asked_;
  std::vector<Asked> questions_;
};

}  // namespace

void ask_questions(const Scored& scored, Advice& advice) { Questioner(scored, advice).run(); }

}  // namespace sti::engine
