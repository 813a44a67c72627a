#include "engine/resolve.hpp"

#include <algorithm>

#include "engine/joins.hpp"
#include "engine/lists.hpp"
#include "model/clock.hpp"

namespace sti::engine {
namespace {

void fill_default(const Fact& fact, Index<Fact> index, Index<Exposure> exposure, Answer& answer,
                  std::vector<Assumption>& assumed) {
  if (answer.given || fact.derived || fact.kind == FactKind::time) return;
  answer.value = fact.default_value;
  assumed.push_back({index, exposure, fact.default_value, Assumption::Why::by_default});
}

/// What was told of a fact that does not apply is not heard.
void set_not_applicable(Answer& answer) {
  answer.value = {};
  answer.number.reset();
  answer.applies = false;
}

/// Where an answer lies on an axis of its fact. The time since an exposure is no answer.
Index<Cell> cell_of(const Program& program, const Dimension& dimension, FactKind kind, const Answer& answer) {
  switch (kind) {
    case FactKind::flags:
    case FactKind::treatments:
      return answer.flags[dimension.flag] ? flag_set : flag_not_set;
    case FactKind::number:
      return answer.number ? program.number_cell(dimension, *answer.number) : dimension.unknown;
    case FactKind::choice:
      return answer.applies ? beside<Cell>(answer.value) : dimension.not_applicable;
    default:
      return Index<Cell>(0);
  }
}

}  // namespace

bool applies(const Fact& fact, Index<FactValue> act) { return fact.acts.empty() || is_in(fact.acts, act); }

std::optional<Date> treated_on(const Case& asked, Index<Infection> infection) {
  std::optional<Date> latest;
  for (const auto& treatment : asked.treated) {
    if (treatment.infection == infection) take_larger(latest, std::optional(treatment.on));
  }
  return latest;
}

std::optional<int> not_before(const Pack& pack, Index<TestKind> test) {
  std::optional<int> latest;
  for (const auto& row : pack.after_treatments) {
    if (row.not_before && is_in(row.tests, test)) take_larger(latest, std::optional(row.not_before->value));
  }
  return latest;
}

std::optional<Date> last_treatment_before(const Pack& pack, const Case& asked, Index<Infection> infection) {
  std::optional<Date> out;
  for (const auto& taken : asked.tests_taken) {
    if (taken.result != Result::positive || pack.catalog.tests[taken.test].infection != infection) continue;
    const auto gap = std::max(not_before(pack, taken.test).value_or(1), 1);  // on the day of treatment it is history
    take_smaller(out, std::optional(taken.on - days{gap}));
  }
  return out;
}

namespace {

Finding finding_of(const Pack& pack, const Case& asked, const TakenTest& taken) {
  if (taken.result != Result::positive) return Finding::none;
  const auto infection = pack.catalog.tests[taken.test].infection;
  const auto treated = infection ? treated_on(asked, infection) : std::nullopt;
  if (!treated) return Finding::found;
  if (*treated >= taken.on) return Finding::history;
  const auto first = not_before(pack, taken.test);
  return first && taken.on < *treated + days{*first} ? Finding::too_early : Finding::found;
}

/// Fills in a case step by step; later steps look at what the earlier ones found.
class Resolver {
 public:
  Resolver(const Pack& pack, const Case& asked) : pack_(pack), vocabulary_(pack.vocabulary), asked_(asked) {}

  Resolved run() {
    out_.person = asked_.person;
    hear_results();
    for (const auto& reading : vocabulary_.readings) read_person(reading);
    contradict(Scope::person, {}, out_.person);
    for (const auto exposure : asked_.exposures.indices()) fill_exposure(exposure);
    fill_person();
    return std::move(out_);
  }

 private:
  const List<Fact>& facts() const { return vocabulary_.facts; }
  Date today() const { return date_of(asked_.now); }
  Date day_of(const Exposure& exposure) const { return date_of(exposure.time.latest); }

  void hear_results() {
    for (const auto& taken : asked_.tests_taken) {
      out_.findings.push_back(finding_of(pack_, asked_, taken));
      if (out_.findings.back() != Finding::found) continue;
      const auto& test = pack_.catalog.tests[taken.test];
      out_.person[vocabulary_.tested_positive].flags.set(beside<FactValue>(taken.test));
      if (test.infection && test.proves && !is_known(test.infection))
        out_.person[vocabulary_.diagnosed].flags.set(beside<FactValue>(test.infection));
    }
    for (const auto& treatment : asked_.treated)
      out_.person[vocabulary_.treated].flags.set(beside<FactValue>(treatment.infection));
  }

  /// Whether it was told before that the person has the infection: the test finds nothing new.
  bool is_known(Index<Infection> infection) const {
    return std::any_of(vocabulary_.readings.begin(), vocabulary_.readings.end(), [&](const Reading& reading) {
      if (!reading.always) return false;
      const auto& told = asked_.person[reading.fact];
      return told.given && told.value == reading.value &&
             names_flag(reading.when, vocabulary_.diagnosed, beside<FactValue>(infection));
    });
  }

  void read_person(const Reading& reading) {
    const auto fact = reading.fact;
    if (facts()[fact].scope != Scope::person) return;
    auto& answer = out_.person[fact];
    if (answer.given && (!reading.always || answer.value == reading.value)) return;
    if (!holds(reading.when, vocabulary_, out_.person, out_.person)) return;
    set(fact, answer, reading.value);
    answer.given = true;
    out_.assumed.push_back({fact, {}, reading.value, Assumption::Why::reading});
  }

  void set(Index<Fact> fact, Answer& answer, Index<FactValue> value) const {
    if (facts()[fact].kind == FactKind::flags)
      answer.flags.set(value);
    else
      answer.value = value;
  }

  // --- contradictions ------------------------------------------------------------------------------------------------

  /// The last dose of PEP, told or reckoned for one exposure.
  Date last_dose(const Exposure& exposure) const {
    const auto& told = out_.person[vocabulary_.pep_last_dose].date;
    return told ? *told : day_of(exposure) + days{longest_course(pack_) - 1};
  }

  /// A day reckoned from the length of a course says nothing where no pack gives one.
  bool knows_course() const {
    return std::any_of(pack_.methods.begin(), pack_.methods.end(),
                       [&](const Method& method) { return course_of(pack_, method).has_value(); });
  }

  bool has_clock(const Conflict& conflict) const {
    using Clock = Conflict::Clock;
    const auto& told = asked_.person[vocabulary_.pep_last_dose].date;
    const auto all_exposures = [&](const auto& holds_for) {
      return !asked_.exposures.empty() && std::all_of(asked_.exposures.begin(), asked_.exposures.end(), holds_for);
    };
    switch (conflict.clock) {
      case Clock::none:
        return true;
      case Clock::last_dose_told:
        return told.has_value();
      case Clock::last_dose_past:
        return told ? *told < today()
                    : knows_course() && all_exposures([&](const Exposure& each) { return last_dose(each) < today(); });
      case Clock::course_short:
        return told && all_exposures([&](const Exposure& each) {
                 return *told < day_of(each) + days{longest_course(pack_) - 1};
               }) &&
               std::any_of(asked_.exposures.begin(), asked_.exposures.end(),
                           [&](const Exposure& each) { return day_of(each) <= *told; });
      case Clock::course_unfinished:
        return told ? *told > today()
                    : knows_course() && all_exposures([&](const Exposure& each) { return last_dose(each) > today(); });
      case Clock::doses_given:
        return std::any_of(asked_.vaccines_taken.begin(), asked_.vaccines_taken.end(),
                           [&](const Dose& dose) { return dose.vaccine == conflict.vaccine; });
      case Clock::negative_told:
        return has_later_negative(conflict.infection);
      case Clock::treated_before_positive:
        return found_after_treatment_alone();
    }
    return false;
  }

  /// Whether a negative of the infection comes after all that says it is there; where that has no day, any does.
  bool has_later_negative(Index<Infection> infection) const {
    std::optional<Date> known = treated_on(asked_, infection), negative;
    for (const auto& taken : asked_.tests_taken) {
      if (pack_.catalog.tests[taken.test].infection != infection) continue;
      if (taken.result == Result::positive) take_larger(known, std::optional(taken.on));
      if (taken.result == Result::negative) take_larger(negative, std::optional(taken.on));
    }
    return negative && (!known || *negative > *known);
  }

  /// Whether an infection was treated, then found, and no positive says what was treated.
  bool found_after_treatment_alone() const {
    const auto infection_of = [&](const TakenTest& taken) { return pack_.catalog.tests[taken.test].infection; };
    for (const auto index : asked_.tests_taken.indices()) {
      const auto infection = infection_of(asked_.tests_taken[index]);
      const auto treated = infection ? treated_on(asked_, infection) : std::nullopt;
      if (!treated || out_.findings[index] != Finding::found) continue;
      if (pack_.catalog.tests[asked_.tests_taken[index].test].lifelong) return true;  // it would be so after cure too
      const bool is_explained =
          std::any_of(asked_.tests_taken.begin(), asked_.tests_taken.end(), [&](const TakenTest& taken) {
            return infection_of(taken) == infection && taken.result == Result::positive && taken.on <= *treated;
          });
      if (!is_explained) return true;
    }
    return false;
  }

  /// Finds what contradicts itself among the answers of the person, or of one exposure, and reads it cautiously.
  void contradict(Scope scope, Index<Exposure> exposure, List<Answer, Fact>& answers) {
    const auto first = out_.contradictions.size();
    for (std::size_t i = 0; i < vocabulary_.conflicts.size(); ++i) {
      const auto& conflict = vocabulary_.conflicts[i];
      if (conflict.is_error || conflict.scope != scope || (exposure && !all_apply(conflict, answers))) continue;
      if (holds(conflict.when, vocabulary_, out_.person, answers) && has_clock(conflict))
        out_.contradictions.push_back({i, exposure});
    }
    for (auto i = first; i < out_.contradictions.size(); ++i)
      read_cautiously(vocabulary_.conflicts[out_.contradictions[i].conflict], exposure, answers);
  }

  /// Whether each of its facts of exposures applies to the act.
  bool all_apply(const Conflict& conflict, const List<Answer, Fact>& answers) const {
    const auto act = answers[vocabulary_.act].value;
    return std::all_of(conflict.facts.begin(), conflict.facts.end(), [&](Index<Fact> fact) {
      return facts()[fact].scope == Scope::person || applies(facts()[fact], act);
    });
  }

  void read_cautiously(const Conflict& conflict, Index<Exposure> exposure, List<Answer, Fact>& answers) {
    if (!conflict.fact) return;
    auto& answer = answers[conflict.fact];
    if (facts()[conflict.fact].kind == FactKind::date)
      answer.date = std::max(answer.date.value_or(today()), today());
    else
      answer.value = conflict.value;
    answer.given = true;
    out_.assumed.push_back({conflict.fact, exposure, conflict.value, Assumption::Why::conflict});
  }

  // --- exposures -----------------------------------------------------------------------------------------------------

  void fill_exposure(Index<Exposure> exposure) {
    const auto& told = asked_.exposures[exposure];
    auto answers = told.answers;
    const auto act = answers[vocabulary_.act].value;
    for (const auto& reading : vocabulary_.readings) {
      const auto fact = reading.fact;
      if (facts()[fact].scope != Scope::exposure || answers[fact].given || !applies(facts()[fact], act)) continue;
      if (!holds(reading.when, vocabulary_, out_.person, answers)) continue;
      set(fact, answers[fact], reading.value);
      answers[fact].given = true;
      out_.assumed.push_back({fact, exposure, reading.value, Assumption::Why::reading});
    }
    contradict(Scope::exposure, exposure, answers);
    if (cannot_consent(act)) {
      answers[vocabulary_.consent].value = vocabulary_.consent_no;
      answers[vocabulary_.consent].given = true;
    }
    const auto pep = out_.person[vocabulary_.pep];
    const bool had_pep = pep.given && pep.value != vocabulary_.pep_no;
    const bool covered = had_pep && day_of(told) <= last_dose(told);
    answers[vocabulary_.pep_covers].value = covered ? vocabulary_.pep_covers_yes : vocabulary_.pep_covers_no;
    for (const auto fact : facts().indices()) {
      if (facts()[fact].scope != Scope::exposure) continue;
      if (!applies(facts()[fact], act))
        set_not_applicable(answers[fact]);
      else
        fill_default(facts()[fact], fact, exposure, answers[fact], out_.assumed);
    }
    if (told.time.is_unsure())
      out_.assumed.push_back({vocabulary_.since, exposure, {}, Assumption::Why::latest_moment});
    out_.exposures.push_back(std::move(answers));
  }

  bool cannot_consent(Index<FactValue> act) const { return is_too_young(pack_, out_.person, act); }

  void fill_person() {
    for (const auto fact : facts().indices()) {
      const bool shifts_nothing = fact == vocabulary_.pep_last_dose;  // "not given" has a meaning of its own
      if (facts()[fact].scope == Scope::person && !shifts_nothing)
        fill_default(facts()[fact], fact, {}, out_.person[fact], out_.assumed);
    }
    out_.person[vocabulary_.exposed].value =
        facts()[vocabulary_.exposed].value_index(asked_.exposures.empty() ? "no" : "yes");
  }

  const Pack& pack_;
  const Vocabulary& vocabulary_;
  const Case& asked_;
  Resolved out_;
};

}  // namespace

bool names_flag(const Condition& condition, Index<Fact> fact, Index<FactValue> flag) {
  if (condition.op == Condition::Op::none) return false;
  if (condition.op == Condition::Op::test) {
    const auto& test = condition.test;
    return test.kind == FactTest::Kind::flag && test.fact == fact && test.flag == flag && test.flag_set;
  }
  return std::any_of(condition.parts.begin(), condition.parts.end(),
                     [&](const Condition& part) { return names_flag(part, fact, flag); });
}

bool is_too_young(const Pack& pack, const List<Answer, Fact>& person, Index<FactValue> act) {
  const auto& age = person[pack.vocabulary.age];
  return pack.no_consent_below && age.given && age.number && *age.number < pack.no_consent_below->value &&
         applies(pack.vocabulary.facts[pack.vocabulary.consent], act);
}

Resolved resolve(const Pack& pack, const Case& asked) { return Resolver(pack, asked).run(); }

namespace {

Elapsed elapsed_between(minutes passed, Date today, Date since) {
  return {std::max<std::int64_t>(passed.count(), 0), std::max<std::int64_t>((today - since).count(), 0)};
}

}  // namespace

Elapsed elapsed(const Case& asked, const ExposureTime& time) {
  return elapsed_between(now_of(asked) - time.latest_instant, date_of(asked.now), date_of(time.latest));
}

Elapsed longest_elapsed(const Case& asked, const ExposureTime& time) {
  return elapsed_between(now_of(asked) - time.earliest_instant, date_of(asked.now), date_of(time.earliest));
}

std::vector<Unit> make_units(const Program& program, const Case& asked, const Resolved& resolved) {
  const auto& vocabulary = program.pack->vocabulary;
  const auto& facts = vocabulary.facts;
  Point base(program.dimensions.size());
  const auto fill = [&](Point& point, Scope scope, const List<Answer, Fact>* answers) {
    for (const auto index : program.dimensions.indices()) {
      const auto& dimension = program.dimensions[index];
      const auto& fact = facts[dimension.fact];
      if (fact.scope != scope) continue;
      point.set(index, answers != nullptr ? cell_of(program, dimension, fact.kind, (*answers)[dimension.fact])
                                          : dimension.absent);
    }
  };
  fill(base, Scope::person, &resolved.person);
  std::vector<Unit> units;
  if (asked.exposures.empty()) {
    fill(base, Scope::exposure, nullptr);
    units.push_back({{}, std::move(base)});
    return units;
  }
  for (const auto exposure : asked.exposures.indices()) {
    const auto& answers = resolved.exposures[exposure];
    auto point = base;
    fill(point, Scope::exposure, &answers);
    const auto since = elapsed(asked, asked.exposures[exposure].time);
    point.set(program.dimension_of(vocabulary.since), program.time_cell(since.minutes, since.days));
    const auto role = answers[vocabulary.role].value;
    if (role == vocabulary.role_both || role == vocabulary.role_unknown) {
      for (const auto each : {vocabulary.role_receptive, vocabulary.role_insertive}) {
        point.set(program.dimension_of(vocabulary.role), beside<Cell>(each));
        units.push_back({exposure, point});
      }
    } else {
      units.push_back({exposure, std::move(point)});
    }
  }
  return units;
}

}  // namespace sti::engine
