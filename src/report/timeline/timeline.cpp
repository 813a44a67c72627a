#include "report/timeline/timeline.hpp"

#include <algorithm>
#include <array>

#include "base/by_enum.hpp"
#include "base/text.hpp"
#include "model/clock.hpp"

namespace sti::report {
namespace {

void add_day_once(std::vector<Date>& list, Date day) {
  const auto place = std::lower_bound(list.begin(), list.end(), day);
  if (place == list.end() || *place != day) list.insert(place, day);
}

/// The days of the visits at which a line of a list of the advice has something to be done.
template <class Line>
std::vector<Date> visit_days(const View& view, const std::vector<Line>& lines, const Line& line) {
  std::vector<Date> out;
  for (const auto& visit : view.advice.visits) {
    for (const auto& item : visit.items) {
      const auto* of = std::get_if<Index<Line>>(&item.of);
      if (of != nullptr && &lines[of->place()] == &line) add_day_once(out, visit.on);
    }
  }
  return out;
}

using Mark = Timeline::Test::Mark;

Mark mark_of(const View& view, const TestAdvice& line) {
  switch (line.status) {
    case Status::done:
      return is_settled(line) ? Mark::settled : Mark::recent;
    case Status::positive:
      return view.pack.catalog.tests[line.test].proves ? Mark::found : Mark::to_confirm;
    case Status::awaited:
      return Mark::awaited;
    case Status::control:
      return Mark::control;
    default:
      return Mark::none;
  }
}

constexpr ByEnum<Mark, PlainSentence, 7> mark_phrases = {"timeline-settled", "timeline-settled",    "timeline-recent",
                                                         "timeline-found",   "timeline-to-confirm", "timeline-awaited",
                                                         "timeline-control"};

Timeline::Test row_of(const View& view, const TestAdvice& line) {
  Timeline::Test out;
  out.mark = mark_of(view, line);
  out.lines = {&line};
  out.useful_from = line.useful_from;
  out.conclusive_on = line.conclusive_on;
  out.asked_until = line.asked_until;
  // Of what was found, no sample says anything more: there is no window to draw.
  if (line.useful_from && line.status != Status::positive) {
    for (const auto exposure : line.exposures) {
      const auto day = date_of(view.advice.asked.exposures[exposure].time.latest);
      out.begin = std::min(out.begin.value_or(day), day);
    }
  }
  out.take = visit_days(view, view.advice.tests, line);
  return out;
}

bool same_dates(const Timeline::Test& a, const Timeline::Test& b) {
  return a.begin == b.begin && a.useful_from == b.useful_from && a.conclusive_on == b.conclusive_on &&
         a.take == b.take && a.asked_until == b.asked_until && a.mark == b.mark;
}

void add_tests(const View& view, Timeline& out) {
  for (const auto& line : view.advice.tests) {
    auto row = row_of(view, line);
    const auto same = std::find_if(out.tests.begin(), out.tests.end(), [&](const Timeline::Test& other) {
      return other.lines.front()->test == line.test && same_dates(other, row);
    });
    if (same == out.tests.end())
      out.tests.push_back(std::move(row));
    else
      same->lines.push_back(&line);
  }
}

void add_clocks(const View& view, Timeline& out) {
  const auto& advice = view.advice;
  for (const auto& verdict : advice.verdicts) {
    for (const auto& limit : verdict.limits) {
      const auto& time = advice.asked.exposures[limit.exposure].time;
      Timeline::Clock clock;
      clock.what = MethodSubject{verdict.slot, limit.method};
      clock.exposures = {limit.exposure};
      clock.begin = time.earliest;
      clock.end = limit.at;
      const auto& hours_open = view.pack.methods[limit.method].latest_hours;
      if (time.is_unsure()) clock.end_from = earliest_limit_of(advice.asked, time, hours{hours_open->value});
      const auto same = std::find_if(out.clocks.begin(), out.clocks.end(), [&](const Timeline::Clock& other) {
        return other.what == clock.what && other.begin == clock.begin && other.end_from == clock.end_from &&
               other.end == clock.end;
      });
      if (same == out.clocks.end())
        out.clocks.push_back(std::move(clock));
      else
        same->exposures.push_back(limit.exposure);
    }
  }
  for (const auto& vaccine : advice.vaccines) {
    if (!vaccine.deadline) continue;
    Timeline::Clock clock;
    clock.what = VaccineSubject{vaccine.vaccine};
    clock.end = *vaccine.deadline;
    clock.end_from = vaccine.deadline_from;
    clock.begin = advice.asked.now;
    for (const auto& exposure : advice.asked.exposures) clock.begin = std::min(clock.begin, exposure.time.earliest);
    out.clocks.push_back(std::move(clock));
  }
}

/// Doses as they are planned, of a course that begins today or goes on.
void add_doses(const Advice& advice, Timeline& out) {
  for (const auto& visit : advice.visits) {
    for (const auto& item : visit.items) {
      const auto* line = std::get_if<Index<VaccineAdvice>>(&item.of);
      if (line == nullptr) continue;
      const auto vaccine = advice.vaccines[line->place()].vaccine;
      auto known = std::find_if(out.doses.begin(), out.doses.end(),
                                [&](const Timeline::Doses& doses) { return doses.vaccine == vaccine; });
      if (known == out.doses.end()) known = out.doses.insert(known, {vaccine, {}});
      known->on.push_back(visit.on);
    }
  }
  std::stable_sort(out.doses.begin(), out.doses.end(),
                   [](const auto& a, const auto& b) { return a.vaccine < b.vaccine; });
}

/// From the first exposure to a little after the last change. The past takes no more than half while something is
/// ahead, so that one exposure long ago does not squeeze what is to be done.
void set_range(const Advice& advice, Timeline& out) {
  constexpr days least_past{28}, least_future{7};
  auto change = out.today;
  for (const auto& test : out.tests) {
    for (const auto& day : {test.useful_from, test.conclusive_on}) change = std::max(change, day.value_or(change));
    if (!test.take.empty()) change = std::max(change, test.take.back());
  }
  if (!advice.visits.empty()) change = std::max(change, advice.visits.back().on);
  const auto ahead = change - out.today;
  out.last = change + std::max(least_future, ahead / 8);
  out.first = out.exposures.empty() ? out.today : std::min(out.today, out.exposures.front());
  if (ahead > days{0}) out.first = std::max(out.first, out.today - std::max(least_past, ahead));
}

std::string with_exposures(const View& view, std::string name, const std::vector<Index<Exposure>>& exposures) {
  if (view.advice.asked.exposures.size() < 2 || exposures.empty()) return name;
  constexpr std::size_t most = 4;
  std::vector<std::string> numbers;
  for (std::size_t i = 0; i < std::min(most, exposures.size()); ++i) numbers.push_back(exposure_number(exposures[i]));
  auto list = join(numbers, ", ");
  if (exposures.size() > most) list += " +" + std::to_string(exposures.size() - most);
  return name + " (" + list + ")";
}

}  // namespace

std::optional<Timeline::Phase> Timeline::Test::phase_on(Date day) const {
  if (!begin || day < *begin || (asked_until && Moment{day} > *asked_until)) return std::nullopt;
  if (conclusive_on && day >= *conclusive_on) return Phase::conclusive;
  return day >= *useful_from ? Phase::informative : Phase::too_early;
}

bool Timeline::has_days_ahead() const {
  const auto is_ahead = [&](const std::vector<Date>& on) { return !on.empty() && on.back() > today; };
  return !clocks.empty() ||
         std::any_of(tests.begin(), tests.end(), [&](const Test& test) { return is_ahead(test.take); }) ||
         std::any_of(doses.begin(), doses.end(), [&](const Doses& each) { return is_ahead(each.on); });
}

Timeline make_timeline(const View& view) {
  const auto& advice = view.advice;
  Timeline out;
  out.today = date_of(advice.asked.now);
  for (const auto& exposure : advice.asked.exposures) add_day_once(out.exposures, date_of(exposure.time.latest));
  add_tests(view, out);
  add_clocks(view, out);
  add_doses(advice, out);
  set_range(advice, out);
  return out;
}

std::string test_name(const View& view, const Timeline::Test& test) {
  std::vector<std::string> sites;
  for (const auto* line : test.lines) sites.push_back(bare(site_label(view, line->site)));
  const auto& kind = view.pack.catalog.tests[test.lines.front()->test];
  auto name = capitalised(view.label(kind.short_label)) + ": " + join(sites, ", ");
  if (test.mark == Mark::none || test.is_over()) return name;
  return view.fill("timeline-marked", {{"test", name}, {"what", mark_words(view, test)}});
}

const std::string& mark_words(const View& view, const Timeline::Test& test) {
  return view.phrase(mark_phrases[test.mark]);
}

std::string clock_name(const View& view, const Timeline::Clock& clock) {
  return with_exposures(view, capitalised(label_of(view, clock.what)), clock.exposures);
}

std::string clock_limit(const View& view, const Timeline::Clock& clock) {
  return clock.end_from ? view.fill("limit-from", {{"from", brief(*clock.end_from, view)}})
                        : view.fill("timeline-until", {{"deadline", brief(clock.end, view)}});
}

std::string doses_name(const View& view, const Timeline::Doses& doses) {
  return capitalised(label_of(view, VaccineSubject{doses.vaccine}));
}

Date visit_day(const View& view, const FollowUp& follow_up) {
  const auto on = visit_days(view, view.advice.follow_up, follow_up);
  return on.empty() ? follow_up.on : on.front();
}

std::string follow_up_name(const View& view, const FollowUp& follow_up) {
  return capitalised(label_of(view, FollowUpSubject{follow_up.what, follow_up.infection}));
}

std::string short_dates(const View& view, const std::vector<Date>& dates) {
  std::vector<std::string> out;
  for (const auto day : dates) out.push_back(short_date(day, view));
  return join(out, ", ");
}

std::string visits_of(const View& view, const Timeline::Test& test) {
  if (test.is_over()) return mark_words(view, test);
  auto later = test.take;
  const bool has_today = std::erase(later, date_of(view.advice.asked.now)) > 0;
  return later.empty() && has_today ? view.phrase("timeline-today") : short_dates(view, later);
}

}  // namespace sti::report
