#include "prove/cases.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

#include "engine/joins.hpp"
#include "engine/resolve.hpp"
#include "model/clock.hpp"
#include "prove/region.hpp"

namespace sti::prove {
namespace {

constexpr std::int64_t minutes_a_day = 1440;
constexpr auto treated_before = days{7};

bool fits(const engine::TimeCell& cell, std::int64_t minutes_ago, std::int64_t days_ago) {
  return minutes_ago >= cell.minutes_low && minutes_ago <= cell.minutes_high && days_ago >= cell.days_low &&
         days_ago <= cell.days_high;
}

bool fits(const engine::TimeCell& cell, const Case& asked, const ExposureTime& time) {
  const auto since = engine::elapsed(asked, time);
  return fits(cell, since.minutes, since.days);
}

/// Whether the time is read as it is meant: of two that the clock shows alike, the second is.
bool is_read(const Case& asked, const ExposureTime& time) {
  if (time.as_duration) return true;
  const auto read = time_at(asked, time.latest);
  return read && read->latest_instant == time.latest_instant;
}

constexpr std::int64_t first_days_alone = 7;  // from a week on, people tell the day

}  // namespace

namespace {

std::optional<ExposureTime> find_time(const engine::TimeCell& cell, const Case& asked, bool as_read) {
  if (cell.days_low >= first_days_alone) {
    if (const auto time = time_days_ago(asked, cell.days_low); fits(cell, asked, time)) return time;
  }
  // Some hours ago rather than this minute, where the cell begins at the exposure.
  const auto first = (cell.minutes_low + 59) / 60;
  for (const auto count : {std::max(first, std::int64_t{12}), first, first + 12, first + 24}) {
    if (const auto time = time_ago(asked, hours{count}); fits(cell, asked, time)) return time;
  }
  const auto jump = zone_of(asked).jump().count();
  const auto least = std::max(cell.minutes_low, (cell.days_low - 1) * minutes_a_day - jump);
  for (auto count = std::max(least, std::int64_t{0}); count < least + 3 * minutes_a_day && count <= cell.minutes_high;
       ++count) {
    const auto time = time_ago(asked, minutes{count});
    if (fits(cell, asked, time) && (!as_read || is_read(asked, time))) return time;
  }
  return std::nullopt;
}

}  // namespace

std::optional<ExposureTime> time_in(const engine::TimeCell& cell, const Case& asked) {
  return find_time(cell, asked, true);
}

Date treatment_day(const Pack& pack, const Case& asked, Index<Infection> infection) {
  const auto ordinary = date_of(asked.now) - treated_before;
  return std::min(engine::last_treatment_before(pack, asked, infection).value_or(ordinary), ordinary);
}

std::optional<Date> last_dose_to_tell(const Pack& pack, const Case& asked, Index<Exposure> exposure, bool covers) {
  const auto exposed_on = date_of(asked.exposures[exposure].time.latest), today = date_of(asked.now);
  if (!covers) return exposed_on - days{1};
  const bool is_going_on = asked.person[pack.vocabulary.pep].value == pack.vocabulary.pep_taking;
  const auto reckoned = exposed_on + days{engine::longest_course(pack) - 1};
  return is_going_on && reckoned < today ? std::optional(today) : std::nullopt;
}

namespace {

/// Sets the moment of the case, on this day, and the time of its exposure so that it falls into the cell.
bool set_time_on(Date day, const engine::TimeCell& cell, Case& asked, bool as_read) {
  const auto& zone = zone_of(asked);
  const auto noon = zone.instant_of(Moment{day} + hours{12});
  for (const auto at : {noon, zone.first_instant_of(day), zone.last_instant_of(day)}) {
    set_now(asked, at);
    if (auto time = find_time(cell, asked, as_read)) {
      asked.exposures.front().time = std::move(*time);
      return true;
    }
  }
  return false;
}

/// The next days on which the clock jumps; at most one each way.
std::vector<Date> next_jumps(const TimeZone& zone, Date from) {
  std::vector<Date> out;
  for (auto day = from; day < from + days{366} && out.size() < 2; day += days{1}) {
    if (zone.first_instant_of(day + days{1}) - zone.first_instant_of(day) != days{1}) out.push_back(day);
  }
  return out;
}

/// The same on the day given; where a cell takes a jump of the clock since the exposure, on one near the next jumps.
void set_time(const engine::TimeCell& cell, Date day, Case& asked) {
  if (set_time_on(day, cell, asked, true)) return;
  for (const bool as_read : {true, false}) {
    for (const auto jump : next_jumps(zone_of(asked), day)) {
      for (const auto passed : {cell.days_low, cell.days_high}) {
        if (passed >= unbounded) continue;
        for (const auto exposed_on : {jump - days{1}, jump}) {
          if (set_time_on(exposed_on + days{passed}, cell, asked, as_read)) return;
        }
      }
    }
  }
  throw std::logic_error(fmt::format("no case is from {} minutes and {} days ago", cell.minutes_low, cell.days_low));
}

class CaseMaker {
 public:
  CaseMaker(const Space& space, const Assignment& assignment, Date day)
      : program_(space.program()), pack_(*program_.pack), vocabulary_(pack_.vocabulary), day_(day) {
    point_.resize(program_.dimensions.size());
    for (const auto v : space.variables.indices()) {
      const auto& variable = space.variables[v];
      point_[variable.dimension] = variable.values[assignment[v]];
    }
  }

  Case make() {
    case_.zone = &pack_.zone;
    case_.now = Moment{day_} + hours{12};
    case_.person.resize(vocabulary_.facts.size());
    const auto act_dimension = program_.dimension_of(vocabulary_.act);
    const auto act = act_dimension ? point_[act_dimension] : Index<Cell>();
    const bool exposed = act && act != program_.dimensions[act_dimension].absent;
    if (exposed) {
      Exposure exposure;
      exposure.answers.resize(vocabulary_.facts.size());
      case_.exposures.push_back(std::move(exposure));
      const auto cell = point_[program_.dimension_of(vocabulary_.since)];
      set_time(program_.time_cells[cell.value_or(Index<Cell>(0))], day_, case_);
    }
    for (const auto dimension : program_.dimensions.indices()) {
      if (point_[dimension]) tell(program_.dimensions[dimension], point_[dimension], exposed, act);
    }
    if (exposed) {
      case_.exposures.front().answers[vocabulary_.since].given = true;
      tell_last_dose();
    }
    for (const auto infection : treated_) {
      case_.treated.push_back({infection, treatment_day(pack_, case_, infection)});
      case_.person[vocabulary_.treated].given = true;
    }
    correct_readings(exposed);
    return std::move(case_);
  }

 private:
  Answer& answer_of(Index<Fact> fact) {
    const bool of_person = vocabulary_.facts[fact].scope == Scope::person;
    return of_person ? case_.person[fact] : case_.exposures.front().answers[fact];
  }

  void tell(const engine::Dimension& dimension, Index<Cell> cell, bool exposed, Index<Cell> act) {
    const auto& fact = vocabulary_.facts[dimension.fact];
    const bool has_place = fact.scope == Scope::person || (exposed && engine::applies(fact, beside<FactValue>(act)));
    if (!has_place || fact.kind == FactKind::time) return;
    const bool is_set = cell == engine::flag_set;  // of a flag
    if (dimension.fact == vocabulary_.tested_positive) {
      if (is_set) add_positive(beside<TestKind>(dimension.flag));
      return;
    }
    if (dimension.fact == vocabulary_.treated) {
      if (is_set) treated_.push_back(beside<Infection>(dimension.flag));  // dated once the positives are
      return;
    }
    if (fact.derived) return;
    auto& answer = answer_of(dimension.fact);
    switch (fact.kind) {
      case FactKind::choice:
        if (cell == beside<Cell>(fact.default_value)) return;
        answer.given = true;
        answer.value = beside<FactValue>(cell);
        return;
      case FactKind::flags:
        if (!is_set) return;
        answer.given = true;
        answer.flags.set(dimension.flag);
        return;
      case FactKind::number:
        if (cell == dimension.unknown) return;
        answer.given = true;
        answer.number = number_in(program_, dimension, cell);
        return;
      default:
        return;
    }
  }

  void add_positive(Index<TestKind> test) {
    case_.tests_taken.push_back({test, {}, date_of(case_.now) - days{1}, Result::positive});
    case_.person[vocabulary_.tests_taken].given = true;
  }

  /// Whether the exposure lies before the last dose follows from its date.
  void tell_last_dose() {
    const auto covers = point_[program_.dimension_of(vocabulary_.pep_covers)];
    const auto& pep = case_.person[vocabulary_.pep];
    if (!covers || !pep.given || pep.value == vocabulary_.pep_no) return;
    const bool is_covered = covers == beside<Cell>(vocabulary_.pep_covers_yes);
    const auto date = last_dose_to_tell(pack_, case_, Index<Exposure>(0), is_covered);
    if (!date) return;
    auto& answer = case_.person[vocabulary_.pep_last_dose];
    answer.given = true;
    answer.date = date;
  }

  /// Tells what would otherwise be read differently.
  void correct_readings(bool exposed) {
    if (!exposed) return;
    const auto resolved = engine::resolve(pack_, case_);
    for (const auto& assumption : resolved.assumed) {
      const bool is_of_exposure = vocabulary_.facts[assumption.fact].scope == Scope::exposure;
      if (assumption.why != Assumption::Why::reading || !is_of_exposure) continue;
      const bool is_flag = vocabulary_.facts[assumption.fact].kind == FactKind::flags;
      const auto flag = is_flag ? assumption.value : Index<FactValue>();
      const auto meant = point_[program_.dimension_of(assumption.fact, flag)];
      if (meant == (is_flag ? engine::flag_set : beside<Cell>(assumption.value))) continue;
      auto& answer = case_.exposures.front().answers[assumption.fact];
      answer.given = true;
      if (!is_flag) answer.value = beside<FactValue>(meant);
    }
  }

  const engine::Program& program_;
  const Pack& pack_;
  const Vocabulary& vocabulary_;
  Date day_;
  List<Index<Cell>, engine::Dimension> point_;  ///< none where the space has no variable for it
  std::vector<Index<Infection>> treated_;
  Case case_;
};

}  // namespace

Case make_case(const Space& space, const Assignment& assignment, Date day) {
  return CaseMaker(space, assignment, day).make();
}

Date example_day(const Pack& pack) {
  using namespace std::chrono;
  return parse_date(pack.reviewed).value_or(Date{year{2026} / 1 / 1});
}

}  // namespace sti::prove
