#include "prove/changed_case.hpp"

#include <algorithm>

#include "engine/joins.hpp"
#include "engine/resolve.hpp"
#include "prove/cases.hpp"
#include "prove/region.hpp"

namespace sti::prove {
namespace {

class Changer {
 public:
  Changer(const Space& space, const Case& asked, Index<Exposure> exposure, const Assignment& start,
          const Assignment& at)
      : space_(space), vocabulary_(space.program().pack->vocabulary), exposure_(exposure), start_(start), at_(at) {
    out_.changed = asked;
  }

  std::optional<ChangedCase> run() {
    const auto act = variable_of(space_, vocabulary_.act);
    if (act && differs(act) && !change_act(act)) return std::nullopt;
    for (const bool treatments : {false, true}) {  // those last: they come before the positives
      for (const auto v : space_.variables.indices()) {
        const auto fact = dimension(v).fact;
        if (v == act || fact == vocabulary_.since || !differs(v)) continue;
        const bool has_place = vocabulary_.facts[fact].scope == Scope::person || exposure_;
        if (has_place && (fact == vocabulary_.treated) == treatments) change(v);
      }
    }
    const auto time = variable_of(space_, vocabulary_.since);
    const bool needs_time = exposure_ && time && (differs(time) || out_.adds_exposure);
    if (needs_time && !change_time(time)) return std::nullopt;
    change_last_dose();
    return std::move(out_);
  }

 private:
  const Pack& pack() const { return *space_.program().pack; }
  bool differs(Index<Variable> v) const { return start_[v] != at_[v]; }
  const engine::Dimension& dimension(Index<Variable> v) const { return dimension_of(space_, v); }
  Index<Cell> cell(Index<Variable> v) const { return space_.variables[v].values[at_[v]]; }
  bool is_set(Index<Variable> flag) const { return cell(flag) == engine::flag_set; }

  Index<Exposure> place_of(Index<Fact> fact) const {
    return vocabulary_.facts[fact].scope == Scope::person ? Index<Exposure>() : exposure_;
  }
  Answer& answer_of(Index<Fact> fact) {
    const auto place = place_of(fact);
    return place ? out_.changed.exposures[place].answers[fact] : out_.changed.person[fact];
  }
  void say(Index<Fact> fact) {
    const bool is_said = std::any_of(out_.changes.begin(), out_.changes.end(),
                                     [&](const FactChange& change) { return change.fact == fact; });
    if (!is_said) out_.changes.push_back({fact, place_of(fact)});
  }

  /// Another act, a new exposure, or none any more.
  bool change_act(Index<Variable> v) {
    auto& exposures = out_.changed.exposures;
    if (cell(v) == dimension(v).absent) {
      if (exposures.size() != 1) return false;
      exposures.clear();
      exposure_ = {};
      out_.changes.push_back({vocabulary_.act, {}});
      return true;
    }
    if (!exposure_) {
      exposure_ = exposures.next();
      auto& answers = exposures.emplace_back().answers;
      answers.resize(vocabulary_.facts.size());
      answers[vocabulary_.since].given = true;
      out_.adds_exposure = true;
    }
    auto& answer = answer_of(vocabulary_.act);
    answer.given = true;
    answer.value = beside<FactValue>(cell(v));
    say(vocabulary_.act);
    return true;
  }

  void change(Index<Variable> v) {
    const auto index = dimension(v).fact;
    if (index == vocabulary_.tested_positive) return change_result(v);
    if (index == vocabulary_.treated) return change_treatment(v);
    const auto& fact = vocabulary_.facts[index];
    if (fact.derived) return;
    auto& answer = answer_of(index);
    switch (fact.kind) {
      case FactKind::choice:
        answer.given = true;
        answer.value = beside<FactValue>(cell(v));
        break;
      case FactKind::number:
        answer.given = cell(v) != dimension(v).unknown;
        answer.number.reset();
        if (answer.given) answer.number = number_in(space_.program(), dimension(v), cell(v));
        break;
      case FactKind::flags:
        answer.given = true;
        answer.flags = flags_of(index);
        break;
      default:
        return;
    }
    say(index);
  }

  /// All flags of a fact: telling one of them tells the others too.
  IndexSet<FactValue> flags_of(Index<Fact> fact) const {
    IndexSet<FactValue> out;
    for (const auto v : space_.variables.indices()) {
      if (dimension(v).fact == fact && is_set(v)) out.set(dimension(v).flag);
    }
    return out;
  }

  void change_result(Index<Variable> v) {
    auto& taken = out_.changed.tests_taken;
    const auto test = beside<TestKind>(dimension(v).flag);
    if (is_set(v))
      taken.push_back({test, {}, date_of(out_.changed.now), Result::positive});
    else
      std::erase_if(taken.items(),
                    [&](const TakenTest& each) { return each.test == test && each.result == Result::positive; });
    out_.changed.person[vocabulary_.tests_taken].given = true;
    say(vocabulary_.tests_taken);
  }

  void change_treatment(Index<Variable> v) {
    auto& treated = out_.changed.treated;
    const auto infection = beside<Infection>(dimension(v).flag);
    if (is_set(v))
      treated.push_back({infection, treatment_day(pack(), out_.changed, infection)});
    else
      std::erase_if(treated, [&](const Treatment& each) { return each.infection == infection; });
    out_.changed.person[vocabulary_.treated].given = true;
    say(vocabulary_.treated);
  }

  /// A last dose that the changed answers leave no room for is told otherwise, or not at all.
  void change_last_dose() {
    auto& answer = out_.changed.person[vocabulary_.pep_last_dose];
    const auto& pep = out_.changed.person[vocabulary_.pep];
    const bool has_pep = pep.given && pep.value != vocabulary_.pep_no;
    const auto v = variable_of(space_, vocabulary_.pep_covers);
    if (has_pep && (!exposure_ || !v || is_as_wanted(v))) return;
    if (!has_pep && !answer.given) return;
    answer = {};
    if (has_pep && !is_as_wanted(v)) {
      const bool covers = cell(v) == beside<Cell>(vocabulary_.pep_covers_yes);
      answer.date = last_dose_to_tell(pack(), out_.changed, exposure_, covers);
      answer.given = answer.date.has_value();
    }
    say(vocabulary_.pep_last_dose);
  }
  bool is_as_wanted(Index<Variable> covers) const {
    const auto resolved = engine::resolve(pack(), out_.changed);
    const auto pep = variable_of(space_, vocabulary_.pep);
    const auto& pep_now = resolved.person[vocabulary_.pep].value;
    return beside<Cell>(resolved.exposures[exposure_][vocabulary_.pep_covers].value) == cell(covers) &&
           (!pep || beside<Cell>(pep_now) == cell(pep));
  }

  bool change_time(Index<Variable> v) {
    auto time = time_in(space_.program().time_cells[cell(v)], out_.changed);
    if (!time) return false;
    out_.changed.exposures[exposure_].time = std::move(*time);
    say(vocabulary_.since);
    return true;
  }

  const Space& space_;
  const Vocabulary& vocabulary_;
  Index<Exposure> exposure_;
  const Assignment& start_;
  const Assignment& at_;
  ChangedCase out_;
};

}  // namespace

std::optional<ChangedCase> change_case(const Space& space, const Case& asked, Index<Exposure> exposure,
                                       const Assignment& start, const Assignment& at) {
  return Changer(space, asked, exposure, start, at).run();
}

}  // namespace sti::prove
