#include "report/advice/plan_dates.hpp"

#include <algorithm>
#include <set>
#include <variant>

#include "report/wording/visit_words.hpp"

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
                    .final = settles(view_, item, on),
                    .control = item.day == VisitDay::control});
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
