#include "report/advice/plan_dates.hpp"

#include <algorithm>
#include <set>
#include <variant>

namespace sti::report {
namespace {

using What = PlannedDate::What;

class Plan {
 public:
  explicit Plan(const View& view) : view_(view), advice_(view.advice), today_(date_of(view.advice.asked.now)) {}

  std::vector<PlannedDate> run() {
    for (const auto& visit : advice_.visits) {
      for (const auto& item : visit.items) {
        if (visit.on > today_) std::visit([&](auto line) { add(item, visit.on, line); }, item.of);
        seen_.insert(item.of);
      }
    }
    return std::move(out_);
  }

 private:
  void add(const VisitItem& item, Date on, Index<TestAdvice> line) {
    const auto& test = advice_.tests[line.place()];
    out_.push_back({.what = seen_.contains(line) ? What::retest : What::test,
                    .on = on,
                    .day = item.day,
                    .test = &test,
                    .final = test.conclusive_on && on >= *test.conclusive_on && item.day != VisitDay::control &&
                             !moves_with_pep(test),
                    .control = item.day == VisitDay::control});
  }
  /// Whether PEP that is offered today would put the days of the test off: windows of it count from the last dose.
  bool moves_with_pep(const TestAdvice& test) const {
    const auto& vocabulary = view_.pack.vocabulary;
    const auto slot = vocabulary.slot_index(vocabulary.facts[vocabulary.pep].id);
    const bool is_offered = slot && advice_.verdicts[slot].deadline;
    return is_offered && std::any_of(view_.pack.windows.begin(), view_.pack.windows.end(), [&](const Window& window) {
             const auto& tests = window.tests;
             return window.from == Window::From::pep_last_dose &&
                    std::find(tests.begin(), tests.end(), test.test) != tests.end();
           });
  }
  void add(const VisitItem& item, Date on, Index<VaccineAdvice> line) {
    out_.push_back({.what = What::dose,
                    .on = on,
                    .day = item.day,
                    .vaccine = &advice_.vaccines[line.place()],
                    .dose = item.dose.value_or(0)});
  }
  void add(const VisitItem& item, Date on, Index<FollowUp> line) {
    out_.push_back({.what = What::follow_up, .on = on, .day = item.day, .follow_up = &advice_.follow_up[line.place()]});
  }

  const View& view_;
  const Advice& advice_;
  Date today_;
  std::vector<PlannedDate> out_;
  std::set<VisitLine> seen_;  ///< lines that an earlier visit is for
};

}  // namespace

std::vector<PlannedDate> planned_dates(const View& view) { return Plan(view).run(); }

}  // namespace sti::report
