#include "report/advice/ics.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/text.hpp"
#include "report/advice/calendar.hpp"
#include "report/wording/visit_words.hpp"

namespace sti::report {
namespace {

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
long days_after(const View& view, const TestAdvice& test, Date on) {
  Date latest{};
  for (const auto exposure : test.exposures)
    latest = std::max(latest, date_of(view.advice.asked.exposures[exposure].time.latest));
  return (on - latest).count();
}

/// What a visit is made for: of what brings the person, that which can wait least.
const VisitItem& made_for(const Visit& visit) {
  return *std::min_element(visit.items.begin(), visit.items.end(), [](const VisitItem& a, const VisitItem& b) {
    const auto joins = [](const VisitItem& item) { return item.day == VisitDay::interim; };
    return std::pair(joins(a), a.until) < std::pair(joins(b), b.until);
  });
}

/// What is planned, without the day.
std::string item_identity(const View& view, const VisitItem& item) {
  const auto& catalog = view.pack.catalog;
  const auto& advice = view.advice;
  if (const auto* line = std::get_if<Index<TestAdvice>>(&item.of)) {
    const auto& test = advice.tests[line->place()];
    const auto name = id_of(view.pack, TestSubject{test.test, test.site});
    switch (item.day) {
      case VisitDay::control:
        return "control " + name;
      case VisitDay::first:
        return "test " + name;
      default:
        return test.conclusive_on && item.due >= *test.conclusive_on
                   ? "conclusive " + name
                   : fmt::format("repeat {} {}", days_after(view, test, item.due), name);
    }
  }
  if (const auto* line = std::get_if<Index<VaccineAdvice>>(&item.of))
    return fmt::format("dose {} {}", item.dose.value_or(0),
                       catalog.vaccines[advice.vaccines[line->place()].vaccine].id);
  const auto& follow_up = advice.follow_up[std::get<Index<FollowUp>>(item.of).place()];
  const auto& what = catalog.follow_ups[follow_up.what].id;
  return follow_up.infection ? fmt::format("follow-up {} {}", what, catalog.infections[follow_up.infection].id)
                             : "follow-up " + what;
}

/// What a visit settles, and on what its doses depend.
std::string about(const View& view, const Visit& visit) {
  std::vector<std::string> settled;
  bool begins_course = false;
  for (const auto& item : visit.items) {
    if (settles(view, item, visit.on)) settled.push_back(item_words(view, item));
    const auto* line = std::get_if<Index<VaccineAdvice>>(&item.of);
    begins_course =
        begins_course || (line != nullptr && view.advice.vaccines[line->place()].level == VaccineLevel::offer);
  }
  Sentences out;
  if (!settled.empty()) out.add(view.fill("calendar-settled", {{"tests", join(settled, "; ")}}));
  if (begins_course)
    out.add(view.fill("calendar-first-dose", {{"date", human(date_of(view.advice.asked.now), view.lang)}}));
  return out.join();
}

}  // namespace

std::string advice_ics(const View& view, const PageOptions& options) {
  const auto of_case = case_identity(view);
  std::vector<CalendarDay> out;
  std::set<std::string> used;
  for (const auto& visit : view.advice.visits) {
    if (visit.on <= date_of(view.advice.asked.now)) continue;
    auto identity = of_case + "\n" + item_identity(view, made_for(visit));
    while (!used.insert(identity).second) identity += " again";
    CalendarDay day{.uid = uuid_of(identity), .on = visit.on, .title = {}, .about = {}};
    if (options.full_titles) {
      day.title = capitalised(visit_words(view, visit, {}));
      day.about = about(view, visit);
    } else {
      day.title = view.phrase("calendar-neutral-title");
      day.about = view.phrase("calendar-neutral");
    }
    out.push_back(std::move(day));
  }
  const auto& pack = view.pack;
  return calendar(out, view.advice.asked.now, view.lang,
                  fmt::format("{} {} ({})", pack.id, pack.version, short_hash(pack)));
}

}  // namespace sti::report
