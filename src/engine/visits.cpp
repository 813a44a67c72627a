// The plan of visits: what each line asks for, day by day (contract.md §4, "Visits").

#include <map>
#include <set>

#include "engine/hits.hpp"
#include "engine/joins.hpp"

namespace sti::engine {
namespace {

using DayOf = VisitItem::Day;

class VisitPlanner {
 public:
  VisitPlanner(const Scored& scored, const Advice& advice) : s_(scored), advice_(advice) {}

  std::vector<Visit> run() {
    for (std::size_t i = 0; i < advice_.tests.size(); ++i) add_test(Index<TestAdvice>(i), advice_.tests[i]);
    for (std::size_t i = 0; i < advice_.vaccines.size(); ++i) add_doses(Index<VaccineAdvice>(i), advice_.vaccines[i]);
    for (std::size_t i = 0; i < advice_.follow_up.size(); ++i)
      add(Index<FollowUp>(i), DayOf::check, advice_.follow_up[i].on);
    std::vector<Visit> out;
    for (auto& [day, items] : by_day_) {
      if (makes_visit_.contains(day))
        out.push_back({day, day, day, std::move(items)});  // an early look makes no visit of its own
    }
    return out;
  }

 private:
  template <class Line>
  void add(Index<Line> line, DayOf what, Date day, std::optional<int> dose = {}) {
    if (what != DayOf::interim) makes_visit_.insert(day);
    by_day_[day].push_back({line, what, dose, day, day});
  }

  /// Where days of a line coincide, it is one item with the last of their names.
  void add_test(Index<TestAdvice> index, const TestAdvice& line) {
    std::map<Date, DayOf> days;
    const auto put = [&](Date day, DayOf what) {
      if (day < s_.today()) return;
      if (what != DayOf::interim) makes_visit_.insert(day);  // also where an early look falls on the same day
      const auto [place, is_new] = days.try_emplace(day, what);
      if (!is_new) place->second = std::max(place->second, what);
    };
    if (line.status == Status::control) {
      put(*line.take_on, DayOf::control);
    } else if (line.take_on) {
      put(*line.take_on, *line.take_on == s_.today() ? DayOf::today : DayOf::first);
    }
    if (line.take_on && line.all_useful_from && *line.all_useful_from > *line.take_on)
      put(*line.all_useful_from, DayOf::first);
    for (const auto day : line.interim_on) put(day, DayOf::interim);
    for (const auto day : line.repeat_on) put(day, DayOf::conclusive);
    for (const auto& [day, what] : days) add(index, what, day);
  }

  void add_doses(Index<VaccineAdvice> index, const VaccineAdvice& vaccine) {
    const auto& schedule = vaccine.schedule_days;
    if (vaccine.level == VaccineLevel::offer && !schedule.empty()) {
      for (std::size_t i = 0; i < schedule.size(); ++i)
        add(index, DayOf::dose, s_.today() + days{schedule[i] - schedule.front()}, int(i + 1));
    }
    const auto given = vaccine.doses.size();
    if (vaccine.level != VaccineLevel::complete_course || given == 0 || given >= schedule.size()) return;
    auto day = due_on(vaccine.doses.back() + days{schedule[given] - schedule[given - 1]}, s_.today());
    for (auto next = given; next < schedule.size(); ++next) {
      if (next > given) day += days{schedule[next] - schedule[next - 1]};
      add(index, DayOf::dose, day, int(next + 1));
    }
  }

  const Scored& s_;
  const Advice& advice_;
  std::map<Date, std::vector<VisitItem>> by_day_;
  std::set<Date> makes_visit_;  ///< days that something but an early look asks for
};

}  // namespace

std::vector<Visit> plan_visits(const Scored& scored, const Advice& advice) {
  return VisitPlanner(scored, advice).run();
}

}  // namespace sti::engine
