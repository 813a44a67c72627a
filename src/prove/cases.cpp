#include "prove/cases.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "engine/resolve.hpp"
#include "prove/region.hpp"

namespace sti::prove {
namespace {

constexpr std::int64_t minutes_a_day = 1440;

bool fits(const engine::TimeCell& cell, std::int64_t minutes_ago, std::int64_t days_ago) {
  return minutes_ago >= cell.minutes_low && minutes_ago <= cell.minutes_high && days_ago >= cell.days_low &&
         days_ago <= cell.days_high;
}

bool fits(const engine::TimeCell& cell, const Case& asked, const ExposureTime& time) {
  const auto since = engine::elapsed(asked, time.latest);
  return fits(cell, since.minutes, since.days);
}

ExposureTime hours_ago(const Case& asked, std::int64_t count) {
  ExposureTime out;
  out.written = fmt::format("{}h", count);
  out.as_duration = true;
  out.earliest = out.latest = asked.now - hours{count};
  out.exact = true;
  return out;
}

ExposureTime days_ago(const Case& asked, std::int64_t count) {
  ExposureTime out;
  out.written = fmt::format("{}d", count);
  out.as_duration = true;
  const auto day = date_of(asked.now) - days{count};
  out.earliest = Moment{day};
  out.latest = std::min(Moment{day} + hours{23} + minutes{59}, asked.now);
  return out;
}

ExposureTime minutes_ago(const Case& asked, std::int64_t count) {
  ExposureTime out;
  out.earliest = out.latest = asked.now - minutes{count};
  out.written = to_string(out.latest);
  out.exact = true;
  return out;
}

constexpr std::int64_t first_days_alone = 7;  // from a week on, people tell the day

}  // namespace

std::optional<ExposureTime> time_in(const engine::TimeCell& cell, const Case& asked) {
  if (cell.days_low >= first_days_alone) {
    if (const auto time = days_ago(asked, cell.days_low); fits(cell, asked, time)) return time;
  }
  // Some hours ago rather than this minute, where the cell begins at the exposure.
  const auto first = (cell.minutes_low + 59) / 60;
  for (const auto count : {std::max(first, std::int64_t{12}), first, first + 12, first + 24}) {
    if (const auto time = hours_ago(asked, count); fits(cell, asked, time)) return time;
  }
  const auto least = std::max(cell.minutes_low, (cell.days_low - 1) * minutes_a_day);
  for (auto count = std::max(least, std::int64_t{0}); count < least + 3 * minutes_a_day && count <= cell.minutes_high;
       ++count) {
    if (const auto time = minutes_ago(asked, count); fits(cell, asked, time)) return time;
  }
  return std::nullopt;
}

namespace {

/// Sets the moment of the case and the time of its exposure so that it falls into the cell.
void set_time(const engine::TimeCell& cell, Date day, Case& asked) {
  for (const auto clock : {minutes{12 * 60}, minutes{0}, minutes{minutes_a_day - 1}}) {
    asked.now = Moment{day} + clock;
    if (auto time = time_in(cell, asked)) {
      asked.exposures.front().time = std::move(*time);
      return;
    }
  }
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
    case_.now = Moment{day_} + hours{12};
    case_.person.resize(vocabulary_.facts.size());
    const auto act_dimension = program_.dimension_of(vocabulary_.act);
    const auto act = point_[act_dimension];
    const bool exposed = act && act != program_.dimensions[act_dimension].absent;
    if (exposed) {
      Exposure exposure;
      exposure.answers.resize(vocabulary_.facts.size());
      case_.exposures.push_back(std::move(exposure));
    }
    for (const auto dimension : program_.dimensions.indices()) {
      if (point_[dimension]) tell(program_.dimensions[dimension], point_[dimension], exposed, act);
    }
    if (exposed) {
      case_.exposures.front().answers[vocabulary_.since].given = true;
      const auto cell = point_[program_.dimension_of(vocabulary_.since)];
      set_time(program_.time_cells[cell.value_or(Index<Cell>(0))], day_, case_);
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
      if (is_set) add_treatment(beside<Infection>(dimension.flag));
      return;
    }
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
    case_.tests_taken.push_back({test, {}, day_ - days{1}, Result::positive});
    case_.person[vocabulary_.tests_taken].given = true;
  }

  void add_treatment(Index<Infection> infection) {
    case_.treated.push_back({infection, day_ - days{7}});
    case_.person[vocabulary_.treated].given = true;
  }

  /// Tells what would otherwise be read differently.
  void correct_readings(bool exposed) {
    if (!exposed) return;
    const auto resolved = engine::resolve(vocabulary_, pack_.catalog, case_);
    for (const auto& assumption : resolved.assumed) {
      if (assumption.why != Assumption::Why::reading) continue;
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
