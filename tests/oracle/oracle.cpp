#include "oracle/oracle.hpp"

#include <algorithm>

#include "oracle/scene.hpp"

namespace sti::oracle {
namespace {

/// An effect that speaks: its rule holds in the scene and nothing that holds there overrides it.
template <class E>
struct Spoken {
  Index<Rule> rule;
  Scene scene;
  const E* effect;
};

/// Days of one test for one scene, counted out to dates.
struct Dates {
  Index<Exposure> exposure;
  std::optional<Date> earliest, interim, conclusive;
  std::vector<Date> repeat;
};

class Judge {
 public:
  Judge(const Pack& pack, const Case& told)
      : pack_(pack), told_(told), stage_(pack, told), exposure_scenes_(stage_.exposure_scenes()) {}

  Opinion run() {
    Opinion out;
    tests(out);
    for (const auto slot : pack_.vocabulary.slots.indices()) out.verdicts[slot] = verdict(slot);
    vaccines(out);
    follow_up(out);
    notes(out);
    return out;
  }

 private:
  const Rule& rule(Index<Rule> index) const { return pack_.rules[index]; }

  // --- overrides ---------------------------------------------------------------------------------------------------

  bool gives(const WindowEffect& effect, WindowNumber number) const {
    const auto& window = pack_.windows[effect.window];
    const bool withdrawn =
        std::find(window.withdraws.begin(), window.withdraws.end(), number) != window.withdraws.end();
    switch (number) {
      case WindowNumber::earliest:
        return window.earliest || withdrawn;
      case WindowNumber::interim:
        return window.interim || withdrawn;
      case WindowNumber::conclusive:
        return window.conclusive || withdrawn;
      case WindowNumber::repeat:
        return !window.repeat.empty() || withdrawn;
    }
    return false;
  }

  /// Whether two effects fill the same slot. Windows are compared number by number elsewhere.
  bool same_slot(const Effect& a, const Effect& b) const {
    if (a.index() != b.index()) return false;
    if (const auto* order = std::get_if<OrderEffect>(&a)) return order->test == std::get<OrderEffect>(b).test;
    if (const auto* verdict = std::get_if<VerdictEffect>(&a)) return verdict->slot == std::get<VerdictEffect>(b).slot;
    if (const auto* vaccine = std::get_if<VaccineEffect>(&a))
      return vaccine->vaccine == std::get<VaccineEffect>(b).vaccine;
    if (const auto* note = std::get_if<NoteEffect>(&a)) return note->kind == std::get<NoteEffect>(b).kind;
    if (const auto* follow_up = std::get_if<FollowUpEffect>(&a))
      return follow_up->what == std::get<FollowUpEffect>(b).what &&
             follow_up->infection == std::get<FollowUpEffect>(b).infection;
    if (const auto* specimen = std::get_if<SpecimenEffect>(&a))
      return specimen->test == std::get<SpecimenEffect>(b).test;
    if (const auto* method = std::get_if<MethodEffect>(&a)) {
      return pack_.methods[method->method].slot == pack_.methods[std::get<MethodEffect>(b).method].slot;
    }
    return false;
  }

  template <class Claims>
  bool is_overridden(Index<Rule> index, const Scene& scene, const Claims& claims) const {
    for (const auto other : pack_.rules.indices()) {
      const auto& overrides = rule(other).overrides;
      if (std::find(overrides.begin(), overrides.end(), index) == overrides.end()) continue;
      if (!stage_.fires(rule(other), scene)) continue;
      if (std::any_of(rule(other).effects.begin(), rule(other).effects.end(), claims)) return true;
    }
    return false;
  }

  bool speaks(Index<Rule> index, const Effect& effect, const Scene& scene) const {
    if (!stage_.fires(rule(index), scene)) return false;
    if (is_overridden(index, scene, [&](const Effect& other) { return same_slot(effect, other); })) return false;
    // A note of a row falls when its verdict is overridden.
    if (rule(index).origin != Rule::Origin::row || !std::holds_alternative<NoteEffect>(effect)) return true;
    return speaks(index, rule(index).effects.front(), scene);
  }

  /// Effects of a kind that speak in a scene. Rules about the person alone speak once, for the person; but a verdict
  /// about exposures, a window, a specimen or a method is judged for each exposure.
  template <class E>
  std::vector<Spoken<E>> spoken(const Scene& scene, bool person_rules_too) const {
    std::vector<Spoken<E>> out;
    for (const auto i : pack_.rules.indices()) {
      if (scene.exposure && !rule(i).about_exposure && !person_rules_too) continue;
      for (const auto& effect : rule(i).effects) {
        const auto* wanted = std::get_if<E>(&effect);
        if (wanted != nullptr && speaks(i, effect, scene)) out.push_back({i, scene, wanted});
      }
    }
    return out;
  }

  /// Of the person once, and of each exposure.
  template <class E>
  std::vector<Spoken<E>> spoken_anywhere() const {
    auto out = spoken<E>({}, true);
    for (const auto& scene : exposure_scenes_) {
      for (const auto& more : spoken<E>(scene, false)) out.push_back(more);
    }
    return out;
  }

  // --- tests -------------------------------------------------------------------------------------------------------

  /// Sites a test is taken from in a scene.
  std::set<Index<Site>> sites_of(Index<TestKind> test, const Scene& scene) const {
    std::set<Index<Site>> sites;
    for (const auto& specimen : spoken<SpecimenEffect>(scene, true)) {
      if (specimen.effect->test == test) sites.insert(specimen.effect->sites.begin(), specimen.effect->sites.end());
    }
    return sites;
  }

  /// The last PEP dose: as given, else of a course that starts on the day of the exposure.
  Date last_dose(const Scene& scene) const {
    const auto& given = told_.person[pack_.vocabulary.pep_last_dose];
    if (given.given && given.date) return *given.date;
    int course = 1;
    for (const auto& method : spoken<MethodEffect>(scene, true)) {
      const auto& info = pack_.methods[method.effect->method];
      if (info.slot == pack_.vocabulary.slot_index("pep") && info.course_days)
        course = std::max(course, info.course_days->value);
    }
    return stage_.day_of(scene.exposure) + days{course - 1};
  }

  /// The window's days for a test, or nothing where no window with a day covers the scene.
  ///
  /// Where any of the numbers is of a window that counts from the last dose of PEP, all do: what such a window leaves
  /// to the one it overrides holds after PEP too. An exposure after the last dose counts from itself.
  std::optional<Dates> dates_of(Index<TestKind> test, const Scene& scene) const {
    struct Days {
      std::optional<int> earliest, interim, conclusive;
      std::vector<int> repeat;
    } found;
    bool after_last_dose = false;
    for (const auto i : pack_.rules.indices()) {
      if (!stage_.fires(rule(i), scene)) continue;
      for (const auto& effect : rule(i).effects) {
        const auto* of = std::get_if<WindowEffect>(&effect);
        if (of == nullptr || of->test != test) continue;
        const auto& window = pack_.windows[of->window];
        for (const auto number : all_window_numbers) {
          if (!gives(*of, number)) continue;
          const bool taken = is_overridden(i, scene, [&](const Effect& other) {
            const auto* claim = std::get_if<WindowEffect>(&other);
            return claim != nullptr && claim->test == test && gives(*claim, number);
          });
          if (taken) continue;
          after_last_dose = after_last_dose || window.from == Window::From::pep_last_dose;
          const auto later = [](std::optional<int>& held, const std::optional<Number>& given) {
            if (given) held = std::max(held.value_or(given->value), given->value);
          };
          if (number == WindowNumber::earliest) later(found.earliest, window.earliest);
          if (number == WindowNumber::interim) later(found.interim, window.interim);
          if (number == WindowNumber::conclusive) later(found.conclusive, window.conclusive);
          if (number == WindowNumber::repeat) {
            for (const auto& day : window.repeat) found.repeat.push_back(day.value);
          }
        }
      }
    }
    if (!found.earliest && !found.conclusive) return std::nullopt;
    const auto day = stage_.day_of(scene.exposure);
    const auto base = after_last_dose ? std::max(day, last_dose(scene)) : day;
    const auto counted = [&](const std::optional<int>& number) {
      return number ? std::optional(base + days{*number}) : std::nullopt;
    };
    Dates dates{scene.exposure, counted(found.earliest), counted(found.interim), counted(found.conclusive), {}};
    for (const int number : found.repeat) dates.repeat.push_back(base + days{number});
    if (!dates.earliest) dates.earliest = dates.conclusive;
    return dates;
  }

  /// A site counts as reached by an act where a row of the specimen table, for whatever test, says so.
  bool is_reached(Index<Site> site, const Scene& scene) const {
    for (const auto& specimen : spoken<SpecimenEffect>(scene, true)) {
      const auto& sites = specimen.effect->sites;
      if (specimen.effect->reached && std::find(sites.begin(), sites.end(), site) != sites.end()) return true;
    }
    return false;
  }

  bool dates_site(Index<TestKind> test, Index<Site> site, const Scene& scene) const {
    const auto& place = pack_.catalog.sites[site];
    if (!place.dated) return false;
    const auto infection = pack_.catalog.tests[test].infection;
    if (infection) {
      const auto& acts = pack_.catalog.infections[infection].passes;
      if (std::find(acts.begin(), acts.end(), stage_.act_of(scene.exposure)) == acts.end()) return false;
    }
    return place.systemic || is_reached(site, scene);
  }

  struct Ordered {
    std::vector<Spoken<OrderEffect>> by;
  };
  /// How many sites each test is taken from.
  using SiteCounts = std::map<Index<TestKind>, int>;

  void tests(Opinion& out) const {
    std::map<std::pair<Index<TestKind>, Index<Site>>, Ordered> lines;
    for (const auto& order : spoken_anywhere<OrderEffect>()) {
      std::set<Index<Site>> sites;
      if (order.effect->site) {
        sites.insert(order.effect->site);
      } else {
        std::vector<Scene> scenes = {order.scene};
        if (!order.scene.exposure && !exposure_scenes_.empty()) scenes = exposure_scenes_;
        for (const auto& scene : scenes) {
          sites.merge(sites_of(order.effect->test, scene));
        }
      }
      for (const auto site : sites) lines[{order.effect->test, site}].by.push_back(order);
    }
    SiteCounts sites_of_test;
    for (const auto& [key, ordered] : lines) ++sites_of_test[key.first];
    for (const auto& [key, ordered] : lines) out.tests[key] = test_line(key.first, key.second, ordered, sites_of_test);
  }

  TestLine test_line(Index<TestKind> test, Index<Site> site, const Ordered& ordered,
                     const SiteCounts& sites_of_test) const {
    TestLine line;
    std::vector<Dates> daters;
    for (const auto& scene : exposure_scenes_) {
      if (!dates_site(test, site, scene)) continue;
      auto dates = dates_of(test, scene);
      if (!dates) continue;
      dates->earliest = earliest_of(ordered, *dates, scene);
      daters.push_back(*dates);
    }
    bool baseline = false;
    for (const auto& order : ordered.by) {
      line.rules.insert(order.rule);
      baseline = baseline || order.effect->baseline;
      if (daters.empty() && order.scene.exposure) line.exposures.insert(order.scene.exposure);
    }
    line.take_on = stage_.today();
    line.pending = is_pending(test, site, sites_of_test);
    if (daters.empty()) {
      line.status = Status::now;
      return line;
    }
    bool conclusive_known = true, reached = false;
    std::optional<Date> first_useful;
    for (const auto& dates : daters) {
      line.exposures.insert(dates.exposure);
      conclusive_known = conclusive_known && dates.conclusive.has_value();
      if (dates.conclusive)
        line.conclusive_on = std::max(line.conclusive_on.value_or(*dates.conclusive), *dates.conclusive);
      if (dates.earliest) {
        reached = reached || *dates.earliest <= stage_.today();
        first_useful = std::min(first_useful.value_or(*dates.earliest), *dates.earliest);
      }
      for (const auto day : dates.repeat) line.repeat_on.insert(day);
    }
    if (!conclusive_known) line.conclusive_on.reset();
    if (line.conclusive_on) line.repeat_on.insert(*line.conclusive_on);
    if (line.conclusive_on && *line.conclusive_on <= stage_.today()) {
      line.status = Status::now;
    } else if (reached) {
      line.status = Status::now_and_repeat;
    } else if (baseline) {
      line.status = Status::baseline;
    } else {
      line.status = Status::wait;
      if (first_useful) line.take_on = *first_useful;
    }
    if (is_settled(test, site, line, sites_of_test)) {
      line.status = Status::done;
      line.take_on = stage_.today();
    }
    std::erase_if(line.repeat_on, [&](Date day) { return day <= stage_.today(); });
    return line;
  }

  /// The first useful day for an exposure: the window's, or in its place the one of a rule that orders the test, for
  /// its own exposure or for all. Such a day counts from the exposure itself, whatever the window counts from.
  std::optional<Date> earliest_of(const Ordered& ordered, const Dates& dates, const Scene& scene) const {
    std::optional<Date> first;
    for (const auto& order : ordered.by) {
      if (!order.effect->earliest_days) continue;
      if (order.scene.exposure && order.scene.exposure != scene.exposure) continue;
      const auto day = stage_.day_of(scene.exposure) + days{*order.effect->earliest_days};
      first = std::min(first.value_or(day), day);
    }
    return first ? first : dates.earliest;
  }

  bool speaks_for(const TakenTest& taken, Index<TestKind> test, Index<Site> site,
                  const SiteCounts& sites_of_test) const {
    bool same = taken.test == test;
    for (const auto& settles : pack_.settles) {
      if (settles.test == taken.test)
        same = same || std::find(settles.settles.begin(), settles.settles.end(), test) != settles.settles.end();
    }
    if (!same) return false;
    return taken.site ? taken.site == site : sites_of_test.at(test) == 1;
  }

  bool is_pending(Index<TestKind> test, Index<Site> site, const SiteCounts& sites_of_test) const {
    return std::any_of(told_.tests_taken.begin(), told_.tests_taken.end(), [&](const TakenTest& taken) {
      return taken.result == Result::pending && speaks_for(taken, test, site, sites_of_test);
    });
  }

  bool is_settled(Index<TestKind> test, Index<Site> site, const TestLine& line, const SiteCounts& sites_of_test) const {
    if (!line.conclusive_on) return false;
    return std::any_of(told_.tests_taken.begin(), told_.tests_taken.end(), [&](const TakenTest& taken) {
      return taken.result == Result::negative && taken.on >= *line.conclusive_on &&
             speaks_for(taken, test, site, sites_of_test);
    });
  }

  // --- verdicts ----------------------------------------------------------------------------------------------------

  struct Judged {
    Level level{};
    std::optional<Moment> deadline, deadline_from;
    std::set<Index<Rule>> rules;
  };

  static bool offers(Level level) { return level == Level::recommended || level == Level::consider; }

  /// The strongest level that speaks for a slot in a scene; nothing where no rule speaks.
  std::optional<Judged> judged(Index<Slot> slot, const Scene& scene) const {
    std::optional<Judged> out;
    for (const auto& hit : spoken<VerdictEffect>(scene, true)) {
      if (hit.effect->slot != slot) continue;
      if (!out || hit.effect->level < out->level) out = Judged{hit.effect->level, {}, {}, {}};
      if (hit.effect->level == out->level) out->rules.insert(hit.rule);
    }
    if (!out || !offers(out->level) || !scene.exposure) return out;
    bool any_method = false, unlimited = false;
    int last = 0;
    for (const auto& method : spoken<MethodEffect>(scene, true)) {
      const auto& info = pack_.methods[method.effect->method];
      if (info.slot != slot) continue;
      any_method = true;
      if (info.latest_hours)
        last = std::max(last, info.latest_hours->value);
      else
        unlimited = true;
    }
    if (!any_method || unlimited) return out;
    const auto& time = told_.exposures[scene.exposure].time;
    if (told_.now > time.latest + hours{last}) {
      out->level = Level::too_late;
    } else {
      out->deadline = time.latest + hours{last};
      if (!time.exact) out->deadline_from = time.earliest + hours{last};
    }
    return out;
  }

  VerdictLine verdict(Index<Slot> slot) const {
    // A slot that needs no exposure is judged for the person once, beside the exposures.
    VerdictLine out;
    out.level = Level::not_applicable;
    std::vector<std::pair<Index<Exposure>, Judged>> all;
    const bool needs_exposure = pack_.vocabulary.slots[slot].needs_exposure;
    if (!needs_exposure || told_.exposures.empty()) {
      auto person = judged(slot, {});  // without an exposure there is nothing to judge but whom it cannot help
      const bool says_something = !needs_exposure || (person && person->level == Level::not_applicable);
      if (person && says_something) all.emplace_back(Index<Exposure>(), *person);
    }
    for (const auto& scene : exposure_scenes_)
      all.emplace_back(scene.exposure, judged(slot, scene).value_or(Judged{Level::not_applicable, {}, {}, {}}));
    for (const auto& [exposure, one] : all) out.level = std::min(out.level, one.level);
    for (const auto& [exposure, one] : all) {
      if (exposure) {
        auto& by = out.by_exposure.try_emplace(exposure, ByExposure{one.level, {}}).first->second;
        if (one.level < by.level) by = {one.level, {}};
        if (one.level == by.level) soonest(by.deadline, one.deadline);
      }
      if (one.level != out.level) continue;
      out.rules.insert(one.rules.begin(), one.rules.end());
      soonest(out.deadline, one.deadline);
      soonest(out.deadline_from, one.deadline_from);
    }
    drop_later_than_deadline(out);
    return out;
  }

  static void soonest(std::optional<Moment>& held, const std::optional<Moment>& other) {
    if (other) held = std::min(held.value_or(*other), *other);
  }

  /// The earliest moment it may have closed says nothing new once a limit that is exact comes before it.
  template <class Line>
  static void drop_later_than_deadline(Line& line) {
    if (line.deadline_from && *line.deadline_from > *line.deadline) line.deadline_from.reset();
  }

  // --- vaccines, follow-up, notes ----------------------------------------------------------------------------------

  void vaccines(Opinion& out) const {
    for (const auto& info : pack_.vaccines) out.vaccines[info.vaccine] = {};
    const auto hits = spoken_anywhere<VaccineEffect>();
    for (const auto& hit : hits) {
      auto& line = out.vaccines[hit.effect->vaccine];
      line.level = std::min(line.level, hit.effect->level);
    }
    for (const auto& hit : hits) {
      auto& line = out.vaccines[hit.effect->vaccine];
      if (hit.effect->level != line.level) continue;
      line.rules.insert(hit.rule);
      if (!hit.effect->latest_hours || !hit.scene.exposure) continue;
      const auto& time = told_.exposures[hit.scene.exposure].time;
      soonest(line.deadline, time.latest + hours{*hit.effect->latest_hours});
      if (!time.exact) soonest(line.deadline_from, time.earliest + hours{*hit.effect->latest_hours});
    }
    for (auto& [vaccine, line] : out.vaccines) drop_later_than_deadline(line);
  }

  /// Of one rule over its exposures the latest day, of several rules the earliest; never in the past.
  void follow_up(Opinion& out) const {
    std::map<std::pair<Index<FollowUpKind>, Index<Infection>>, std::map<Index<Rule>, Date>> days_of;
    const auto add = [&](const Spoken<FollowUpEffect>& hit) {
      const auto from = start_of(*hit.effect, hit.scene);
      if (!from) return;
      const auto on = std::max(*from + days{hit.effect->days}, stage_.today());
      auto& held = days_of[{hit.effect->what, hit.effect->infection}].try_emplace(hit.rule, on).first->second;
      held = std::max(held, on);
    };
    for (const auto& hit : spoken<FollowUpEffect>({}, true)) {
      add(hit);
      for (const auto& scene : exposure_scenes_) add({hit.rule, scene, hit.effect});
    }
    for (const auto& scene : exposure_scenes_) {
      for (const auto& hit : spoken<FollowUpEffect>(scene, false)) add(hit);
    }
    for (const auto& [kind, rules] : days_of) {
      auto first = rules.begin()->second;
      for (const auto& [rule, on] : rules) first = std::min(first, on);
      out.follow_up[kind] = first;
    }
  }

  std::optional<Date> start_of(const FollowUpEffect& effect, const Scene& scene) const {
    switch (effect.from) {
      case FollowUpEffect::From::now:
        return stage_.today();
      case FollowUpEffect::From::exposure:
        return scene.exposure ? std::optional(stage_.day_of(scene.exposure)) : std::nullopt;
      case FollowUpEffect::From::pep_last_dose: {
        const auto& given = told_.person[pack_.vocabulary.pep_last_dose];
        if (given.given) return given.date;
        return scene.exposure ? std::optional(last_dose(scene)) : std::nullopt;
      }
      case FollowUpEffect::From::treated: {
        std::optional<Date> latest;
        for (const auto& treatment : told_.treated) {
          if (treatment.infection == effect.infection) latest = std::max(latest.value_or(treatment.on), treatment.on);
        }
        return latest;
      }
    }
    return std::nullopt;
  }

  /// A note said by several rules is said once; each of them is named.
  void notes(Opinion& out) const {
    for (const auto& hit : spoken_anywhere<NoteEffect>())
      out.notes.insert(rule(hit.rule).id + " " + std::string(to_string(hit.effect->kind)));
  }

  const Pack& pack_;
  const Case& told_;
  Stage stage_;
  std::vector<Scene> exposure_scenes_;
};

}  // namespace

Opinion judge(const Pack& pack, const Case& told) { return Judge(pack, told).run(); }

}  // namespace sti::oracle
