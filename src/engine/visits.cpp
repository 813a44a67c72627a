// The plan of visits: what each line asks for, day by day (contract.md §4, "Visits").

#include "engine/hits.hpp"
#include "engine/joins.hpp"
#include "engine/visit_plan.hpp"

namespace sti::engine {
namespace {

class VisitPlanner {
 public:
  VisitPlanner(const Scored& scored, const Advice& advice)
      : s_(scored), advice_(advice), rules_(scored.pack.visits), pep_until_(end_of_pep()) {}

  std::vector<Visit> run() {
    for (std::size_t i = 0; i < advice_.tests.size(); ++i) add(Index<TestAdvice>(i), dues_of(advice_.tests[i]));
    for (std::size_t i = 0; i < advice_.vaccines.size(); ++i)
      add(Index<VaccineAdvice>(i), dues_of(advice_.vaccines[i]));
    for (std::size_t i = 0; i < advice_.follow_up.size(); ++i)
      add(Index<FollowUp>(i), {{.day = advice_.follow_up[i].on, .what = VisitDay::check, .dose = {}}});
    return fewest_visits(items_);
  }

 private:
  void add(const VisitLine& line, std::vector<Due> dues) {
    for (auto& due : dues) due.is_soon = due.is_soon || due.day <= pep_until_;
    for (auto& item : with_times(line, std::move(dues), rules_, s_.today())) items_.push_back(std::move(item));
  }

  /// The last day of a course that goes on; nothing is after it where none does.
  Date end_of_pep() const {
    const auto& vocabulary = s_.pack.vocabulary;
    auto out = Date::min();
    if (!vocabulary.pep_taking || s_.resolved.person[vocabulary.pep].value != vocabulary.pep_taking) return out;
    for (const auto& unit : s_.units) {
      if (unit.exposure) out = std::max(out, last_dose(s_, unit));
    }
    return out;
  }

  bool is_prompted(const TestAdvice& line) const {
    return std::any_of(line.rules.begin(), line.rules.end(),
                       [&](Index<Rule> rule) { return s_.rule(rule).prompt == OrderPrompt::soon; });
  }

  std::vector<Due> dues_of(const TestAdvice& line) const {
    std::vector<Due> out;
    const auto put = [&](Date day, VisitDay what) {
      out.push_back({.day = day,
                     .what = what,
                     .dose = {},
                     .is_soon = is_prompted(line),
                     .makes_visit = what != VisitDay::interim});
    };
    const auto today = s_.today();
    if (line.at_check) {
      if (line.take_on == today) put(today, VisitDay::today);
      put(advice_.follow_up[line.at_check.place()].on, VisitDay::check);
      return out;
    }
    if (line.take_on) {
      put(*line.take_on, line.status == Status::control ? VisitDay::control
                         : *line.take_on == today       ? VisitDay::today
                                                        : VisitDay::first);
      if (line.all_useful_from && *line.all_useful_from > *line.take_on) put(*line.all_useful_from, VisitDay::first);
    }
    for (const auto day : line.interim_on) {
      if (day > today) put(day, VisitDay::interim);
    }
    for (const auto day : line.repeat_on) put(day, VisitDay::conclusive);
    return out;
  }

  std::vector<Due> dues_of(const VaccineAdvice& vaccine) const {
    const auto& schedule = vaccine.schedule_days;
    std::vector<Due> out;
    const auto put = [&](Date day, std::size_t dose) {
      out.push_back({.day = day, .what = VisitDay::dose, .dose = int(dose + 1)});
    };
    if (vaccine.level == VaccineLevel::offer && !schedule.empty()) {
      for (std::size_t i = 0; i < schedule.size(); ++i) put(s_.today() + days{schedule[i] - schedule.front()}, i);
    }
    const auto given = vaccine.doses.size();
    if (vaccine.level != VaccineLevel::complete_course || given == 0 || given >= schedule.size()) return out;
    auto day = due_on(vaccine.doses.back() + days{schedule[given] - schedule[given - 1]}, s_.today());
    for (auto next = given; next < schedule.size(); ++next) {
      if (next > given) day += days{schedule[next] - schedule[next - 1]};
      put(day, next);
    }
    return out;
  }

  const Scored& s_;
  const Advice& advice_;
  const VisitRules& rules_;
  const Date pep_until_;
  std::vector<PlannedItem> items_;
};

}  // namespace

std::vector<Visit> plan_visits(const Scored& scored, const Advice& advice) {
  return VisitPlanner(scored, advice).run();
}

}  // namespace sti::engine
