#include "report/advice_ics.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "report/calendar.hpp"
#include "report/plan_dates.hpp"

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

const TestAdvice& test_of(const View& view, const PlannedDate& date) {
  return view.advice.tests[std::size_t(date.test)];
}

/// Days from the latest exposure that dates the test: tells several repeats of one test apart, whatever the day today.
long days_after(const View& view, const PlannedDate& date) {
  Date latest{};
  for (const int index : test_of(view, date).exposures)
    latest = std::max(latest, date_of(view.advice.asked.exposures[std::size_t(index)].time.latest));
  return (date.on - latest).count();
}

/// What is planned, without the day.
std::string item_identity(const View& view, const PlannedDate& date) {
  const auto& catalog = view.pack.catalog;
  switch (date.what) {
    case What::test:
    case What::retest: {
      const auto& test = test_of(view, date);
      const auto name =
          fmt::format("{}@{}", catalog.tests[std::size_t(test.test)].id, catalog.sites[std::size_t(test.site)].id);
      if (date.what == What::test) return "test " + name;
      if (date.on == test.conclusive_on) return "conclusive " + name;
      return fmt::format("repeat {} {}", days_after(view, date), name);
    }
    case What::dose: {
      const auto& vaccine = view.advice.vaccines[std::size_t(date.vaccine)];
      return fmt::format("dose {} {}", date.dose, catalog.vaccines[std::size_t(vaccine.vaccine)].id);
    }
    case What::follow_up: {
      const auto& item = view.advice.follow_up[std::size_t(date.follow_up)];
      const auto& what = catalog.follow_ups[std::size_t(item.what)].id;
      return item.infection < 0
                 ? "follow-up " + what
                 : fmt::format("follow-up {} {}", what, catalog.infections[std::size_t(item.infection)].id);
    }
  }
  return {};
}

void name_fully(const View& view, const PlannedDate& date, CalendarDay& out) {
  const auto& catalog = view.pack.catalog;
  switch (date.what) {
    case What::test:
    case What::retest: {
      const auto& test = test_of(view, date);
      const auto& name = view.label(catalog.tests[std::size_t(test.test)].label);
      const auto& site = view.label(catalog.sites[std::size_t(test.site)].label);
      out.title = date.what == What::test ? view.fill("calendar-test", {{"test", name}, {"site", site}})
                                          : view.fill("calendar-retest", {{"test", name}, {"site", site}});
      out.about = view.phrase(date.final                ? PlainSentence("calendar-final")
                              : date.what == What::test ? PlainSentence("calendar-useful")
                                                        : "calendar-repeat");
      return;
    }
    case What::dose: {
      const auto& vaccine = view.advice.vaccines[std::size_t(date.vaccine)];
      out.title = capitalised(
          view.fill("calendar-dose", {{"vaccine", view.label(catalog.vaccines[std::size_t(vaccine.vaccine)].label)},
                                      {"number", fmt::format("{}", date.dose)}}));
      out.about = view.fill("calendar-first-dose", {{"date", human(date_of(view.advice.asked.now), view.lang)}});
      return;
    }
    case What::follow_up: {
      const auto& item = view.advice.follow_up[std::size_t(date.follow_up)];
      out.title = capitalised(view.label(catalog.follow_ups[std::size_t(item.what)].label));
      if (item.infection >= 0) out.title += ", " + view.label(catalog.infections[std::size_t(item.infection)].label);
      return;
    }
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
