#include "prove/changed_case.hpp"

#include <algorithm>

#include "prove/cases.hpp"
#include "prove/region.hpp"

namespace sti::prove {
namespace {

constexpr auto treated_before = days{7};  // a treatment that a changed case tells of

class Changer {
 public:
  Changer(const Space& space, const Case& asked, int exposure, const Assignment& start, const Assignment& at)
      : space_(space),
        program_(space.program()),
        vocabulary_(program_.pack->vocabulary),
        exposure_(exposure),
        start_(start),
        at_(at) {
    out_.changed = asked;
  }

  std::optional<ChangedCase> run() {
    const int act = space_.variable_of[std::size_t(program_.dimension_of(vocabulary_.act))];
    if (act >= 0 && differs(act) && !change_act(act)) return std::nullopt;
    for (int v = 0; v < int(space_.variables.size()); ++v) {
      const int fact = dimension(v).fact;
      if (v == act || fact == vocabulary_.since || !differs(v)) continue;
      const bool has_place = vocabulary_.facts[std::size_t(fact)].scope == Scope::person || exposure_ >= 0;
      if (has_place) change(v);
    }
    const int time = space_.variable_of[std::size_t(program_.dimension_of(vocabulary_.since))];
    const bool needs_time = exposure_ >= 0 && time >= 0 && (differs(time) || out_.adds_exposure);
    if (needs_time && !change_time(time)) return std::nullopt;
    return std::move(out_);
  }

 private:
  bool differs(int v) const { return start_[std::size_t(v)] != at_[std::size_t(v)]; }
  const engine::Dimension& dimension(int v) const {
    return program_.dimensions[std::size_t(space_.variables[std::size_t(v)].dimension)];
  }
  int value(int v) const { return space_.variables[std::size_t(v)].values[std::size_t(at_[std::size_t(v)])]; }

  std::optional<int> place_of(int fact) const {
    const bool of_person = vocabulary_.facts[std::size_t(fact)].scope == Scope::person;
    return of_person ? std::nullopt : std::optional(exposure_);
  }
  Answer& answer_of(int fact) {
    const auto place = place_of(fact);
    auto& answers = place ? out_.changed.exposures[std::size_t(*place)].answers : out_.changed.person;
    return answers[std::size_t(fact)];
  }
  void say(int fact) {
    const bool is_said = std::any_of(out_.changes.begin(), out_.changes.end(),
                                     [&](const FactChange& change) { return change.fact == fact; });
    if (!is_said) out_.changes.push_back({fact, place_of(fact)});
  }

  /// Another act, a new exposure, or none any more.
  bool change_act(int v) {
    auto& exposures = out_.changed.exposures;
    if (value(v) == dimension(v).absent) {
      if (exposures.size() != 1) return false;
      exposures.clear();
      exposure_ = -1;
      out_.changes.push_back({vocabulary_.act, std::nullopt});
      return true;
    }
    if (exposure_ < 0) {
      exposure_ = int(exposures.size());
      exposures.emplace_back();
      exposures.back().answers.resize(vocabulary_.facts.size());
      exposures.back().answers[std::size_t(vocabulary_.since)].given = true;
      out_.adds_exposure = true;
    }
    auto& answer = answer_of(vocabulary_.act);
    answer.given = true;
    answer.value = value(v);
    say(vocabulary_.act);
    return true;
  }

  void change(int v) {
    const int fact = dimension(v).fact;
    if (fact == vocabulary_.tested_positive) return change_result(v);
    if (fact == vocabulary_.treated) return change_treatment(v);
    auto& answer = answer_of(fact);
    switch (vocabulary_.facts[std::size_t(fact)].kind) {
      case FactKind::choice:
        answer.given = true;
        answer.value = value(v);
        break;
      case FactKind::number:
        answer.given = value(v) != dimension(v).unknown;
        answer.value = answer.given ? number_in(vocabulary_.facts[std::size_t(fact)], dimension(v), value(v)) : -1;
        break;
      case FactKind::flags:
        answer.given = true;
        answer.flags = flags_of(fact);
        break;
      default:
        return;
    }
    say(fact);
  }

  /// All flags of a fact: telling one of them tells the others too.
  std::uint64_t flags_of(int fact) const {
    std::uint64_t out = 0;
    for (int v = 0; v < int(space_.variables.size()); ++v) {
      if (dimension(v).fact == fact && value(v) == 1) out |= std::uint64_t{1} << dimension(v).flag;
    }
    return out;
  }

  void change_result(int v) {
    auto& taken = out_.changed.tests_taken;
    const int test = dimension(v).flag;
    if (value(v) == 1)
      taken.push_back({test, std::nullopt, date_of(out_.changed.now), Result::positive});
    else
      std::erase_if(taken, [&](const TakenTest& each) { return each.test == test && each.result == Result::positive; });
    out_.changed.person[std::size_t(vocabulary_.tests_taken)].given = true;
    say(vocabulary_.tests_taken);
  }

  void change_treatment(int v) {
    auto& treated = out_.changed.treated;
    const int infection = dimension(v).flag;
    if (value(v) == 1)
      treated.push_back({infection, date_of(out_.changed.now) - treated_before});
    else
      std::erase_if(treated, [&](const Treatment& each) { return each.infection == infection; });
    out_.changed.person[std::size_t(vocabulary_.treated)].given = true;
    say(vocabulary_.treated);
  }

  bool change_time(int v) {
    auto time = time_in(program_.time_cells[std::size_t(value(v))], out_.changed);
    if (!time) return false;
    out_.changed.exposures[std::size_t(exposure_)].time = std::move(*time);
    say(vocabulary_.since);
    return true;
  }

  const Space& space_;
  const engine::Program& program_;
  const Vocabulary& vocabulary_;
  int exposure_;
  const Assignment& start_;
  const Assignment& at_;
  ChangedCase out_;
};

}  // namespace

std::optional<ChangedCase> change_case(const Space& space, const Case& asked, int exposure, const Assignment& start,
                                       const Assignment& at) {
  return Changer(space, asked, exposure, start, at).run();
}

}  // namespace sti::prove
