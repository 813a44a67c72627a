#include "report/plan_dates.hpp"

#include <algorithm>

namespace sti::report {
namespace {

using What = PlannedDate::What;

class Plan {
 public:
  explicit Plan(const View& view) : advice_(view.advice), today_(date_of(view.advice.asked.now)) {}

  std::vector<PlannedDate> run() {
    for (const auto& test : advice_.tests) add_test(test);
    for (const auto& vaccine : advice_.vaccines) add_doses(vaccine);
    for (const auto& item : advice_.follow_up) add({.what = What::follow_up, .on = item.on, .follow_up = &item});
    std::stable_sort(out_.begin(), out_.end(), [](const auto& a, const auto& b) { return a.on < b.on; });
    return std::move(out_);
  }

 private:
  void add(PlannedDate date) {
    if (date.on > today_) out_.push_back(date);
  }

  void add_test(const TestAdvice& test) {
    if (test.status == Status::done) return;
    std::optional<Date> first;
    if (test.status == Status::wait) first = test.take_on;
    if (test.status == Status::baseline) first = test.useful_from;
    if (first) add({.what = What::test, .on = *first, .test = &test, .final = first == test.conclusive_on});
    auto days = test.repeat_on;
    if (test.conclusive_on) days.push_back(*test.conclusive_on);
    std::sort(days.begin(), days.end());
    days.erase(std::unique(days.begin(), days.end()), days.end());
    for (const auto day : days) {
      if (day == first) continue;
      add({.what = What::retest, .on = day, .test = &test, .final = test.conclusive_on && day >= *test.conclusive_on});
    }
  }

  /// Only of a course that begins today: of one that is under way, the days of the doses before are not known.
  void add_doses(const VaccineAdvice& vaccine) {
    if (vaccine.level != VaccineLevel::offer) return;
    int dose = 0;
    for (const int day : vaccine.schedule_days)
      add({.what = What::dose, .on = today_ + days{day}, .vaccine = &vaccine, .dose = ++dose});
  }

  const Advice& advice_;
  Date today_;
  std::vector<PlannedDate> out_;
};

}  // namespace

std::vector<PlannedDate> planned_dates(const View& view) { return Plan(view).run(); }

}  // namespace sti::report
