#include "report/advice/ics.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "report/advice/calendar.hpp"
#include "report/advice/plan_dates.hpp"

namespace sti::report {
namespace {

using What = PlannedDate::What;

/// What stays the same when the plan of this case is made anew.
std::string case_identity(const View& view) {
  const auto& asked = view.advice.asked;
  if (asked.id) return "id " + *asked.id;
  std::optional<Date> first;
  for (const auto& exposure : asked.exposures) {
    const auto day = date_of(exposure.time.latest);
    first = std::min(first.value_or(day), day);
  }
  return first ? "first " + to_string(*first) : "";
}

/// Days from the latest exposure that dates the test: tells several repeats of one test apart, whatever the day today.
long days_after(const View& view, const PlannedDate& date) {
  Date latest{};
  for (const auto exposure : date.test->exposures)
    latest = std::max(latest, date_of(view.advice.asked.exposures[exposure].time.latest));
  return (date.on - latest).count();
}

/// What is planned, without the day.
std::string item_identity(const View& view, const PlannedDate& date) {
  const auto& catalog = view.pack.catalog;
  switch (date.what) {
    case What::test:
    case What::retest: {
      const auto name = id_of(view.pack, TestSubject{date.test->test, date.test->site});
      if (date.control) return "control " + name;
      if (date.test->conclusive_on && date.on >= *date.test->conclusive_on) return "conclusive " + name;
      if (date.day == VisitDay::first) return "test " + name;
      return fmt::format("repeat {} {}", days_after(view, date), name);
    }
    case What::dose:
      return fmt::format("dose {} {}", date.dose, catalog.vaccines[date.vaccine->vaccine].id);
    case What::follow_up: {
      const auto& item = *date.follow_up;
      const auto& what = catalog.follow_ups[item.what].id;
      return item.infection ? fmt::format("follow-up {} {}", what, catalog.infections[item.infection].id)
                            : "follow-up " + what;
    }
  }
  return {};
}

void name_fully(const View& view, const PlannedDate& date, CalendarDay& out) {
  switch (date.what) {
    case What::test:
    case What::retest: {
      const auto& name = test_label(view, date.test->test);
      const auto& site = site_label(view, date.test->site);
      if (date.control) {
        out.title = view.fill("calendar-control", {{"test", name}, {"site", site}});
        out.about = view.phrase("calendar-control-about");
        return;
      }
      out.title = date.what == What::test ? view.fill("calendar-test", {{"test", name}, {"site", site}})
                                          : view.fill("calendar-retest", {{"test", name}, {"site", site}});
      const bool again = !date.test->repeat_on.empty() && date.test->repeat_on.back() > date.on;
      out.about = view.phrase(date.final                  ? PlainSentence("calendar-final")
                              : date.what == What::retest ? PlainSentence("calendar-repeat")
                              : again                     ? PlainSentence("calendar-useful")
                                                          : "calendar-once");
      return;
    }
    case What::dose: {
      out.title =
          capitalised(view.fill("calendar-dose", {{"vaccine", label_of(view, VaccineSubject{date.vaccine->vaccine})},
                                                  {"number", fmt::format("{}", date.dose)}}));
      if (date.vaccine->level == VaccineLevel::offer)
        out.about = view.fill("calendar-first-dose", {{"date", human(date_of(view.advice.asked.now), view.lang)}});
      return;
    }
    case What::follow_up:
      out.title = capitalised(label_of(view, FollowUpSubject{date.follow_up->what, date.follow_up->infection}));
      return;
  }
}

}  // namespace

std::string advice_ics(const View& view, const PageOptions& options) {
  const auto of_case = case_identity(view);
  std::vector<CalendarDay> out;
  std::set<std::string> used;
  for (const auto& date : planned_dates(view)) {
    auto identity = of_case + "\n" + item_identity(view, date);
    while (!used.insert(identity).second) identity += " again";
    CalendarDay day{.uid = uuid_of(identity), .on = date.on, .title = {}, .about = {}};
    if (options.full_titles) {
      name_fully(view, date, day);
    } else {
      day.title = view.phrase("calendar-neutral-title");
      day.about = view.phrase("calendar-neutral");
    }
    out.push_back(std::move(day));
  }
  return calendar(out, view.advice.asked.now, view.lang);
}

}  // namespace sti::report
