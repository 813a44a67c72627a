#include "prove/cases.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "engine/resolve.hpp"
#include "prove/region.hpp"

namespace sti::prove {
namespace {

constexpr long minutes_a_day = 1440;

bool fits(const engine::TimeCell& cell, long minutes_ago, long days_ago) {
  return minutes_ago >= cell.minutes_low && minutes_ago <= cell.minutes_high && days_ago >= cell.days_low &&
         days_ago <= cell.days_high;
}

bool fits(const engine::TimeCell& cell, const Case& asked, const ExposureTime& time) {
  const auto since = engine::elapsed(asked, time.latest);
  return fits(cell, since.minutes, since.days);
}

ExposureTime hours_ago(const Case& asked, long count) {
  ExposureTime out;
  out.written = fmt::format("{}h", count);
  out.as_duration = true;
  out.earliest = out.latest = asked.now - hours{count};
  out.exact = true;
  return out;
}

ExposureTime days_ago(const Case& asked, long count) {
  ExposureTime out;
  out.written = fmt::format("{}d", count);
  out.as_duration = true;
  const auto day = date_of(asked.now) - days{count};
  out.earliest = Moment{day};
  out.latest = std::min(Moment{day} + hours{23} + minutes{59}, asked.now);
  return out;
}

ExposureTime minutes_ago(const Case& asked, long count) {
  ExposureTime out;
  out.earliest = out.latest = asked.now - minutes{count};
  out.written = to_string(out.latest);
  out.exact = true;
  return out;
}

constexpr long first_days_alone = 7;  // from a week on, people tell the day

}  // namespace

std::optional<ExposureTime> time_in(const engine::TimeCell& cell, const Case& asked) {
  if (cell.days_low >= first_days_alone) {
    if (const auto time = days_ago(asked, cell.days_low); fits(cell, asked, time)) return time;
  }
  // Some hours ago rather than this minute, where the cell begins at the exposure.
  const long first = (cell.minutes_low + 59) / 60;
  for (const long count : {std::max(first, 12L), first, first + 12, first + 24}) {
    if (const auto time = hours_ago(asked, count); fits(cell, asked, time)) return time;
  }
  const long least = std::max(cell.minutes_low, (cell.days_low - 1) * minutes_a_day);
  for (long count = std::max(least, 0L); count < least + 3 * minutes_a_day && count <= cell.minutes_high; ++count) {
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
      : space_(space), program_(space.program()), pack_(*program_.pack), vocabulary_(pack_.vocabulary), day_(day) {
    point_.assign(program_.dimensions.size(), -1);
    for (std::size_t v = 0; v < space.variables.size(); ++v) {
      const auto& variable = space.variables[v];
      point_[std::size_t(variable.dimension)] = variable.values[std::size_t(assignment[v])];
    }
  }

  Case make() {
    case_.now = Moment{day_} + hours{12};
    case_.person.resize(vocabulary_.facts.size());
    const auto act_dimension = std::size_t(program_.dimension_of(vocabulary_.act));
    const int act = point_[act_dimension];
    const bool exposed = act >= 0 && act != program_.dimensions[act_dimension].absent;
    if (exposed) {
      Exposure exposure;
      exposure.answers.resize(vocabulary_.facts.size());
      case_.exposures.push_back(std::move(exposure));
    }
    for (std::size_t d = 0; d < point_.size(); ++d) {
      if (point_[d] >= 0) tell(d, exposed, act);
    }
    if (exposed) {
      case_.exposures.front().answers[std::size_t(vocabulary_.since)].given = true;
      const int cell = point_[std::size_t(program_.dimension_of(vocabulary_.since))];
      set_time(program_.time_cells[std::size_t(std::max(cell, 0))], day_, case_);
    }
    correct_readings(exposed);
    return std::move(case_);
  }

 private:
  Answer* answer_of(std::size_t d) {
    const auto fact = std::size_t(program_.dimensions[d].fact);
    if (vocabulary_.facts[fact].scope == Scope::person) return &case_.person[fact];
    return case_.exposures.empty() ? nullptr : &case_.exposures.front().answers[fact];
  }

  void tell(std::size_t d, bool exposed, int act) {
    const auto& dimension = program_.dimensions[d];
    const auto& fact = vocabulary_.facts[std::size_t(dimension.fact)];
    const int value = point_[d];
    const bool has_place = fact.scope == Scope::person || (exposed && engine::applies(fact, act));
    if (!has_place || fact.kind == FactKind::time) return;
    if (dimension.fact == vocabulary_.tested_positive) {
      if (value == 1) add_positive(dimension.flag);
      return;
    }
    if (dimension.fact == vocabulary_.treated) {
      if (value == 1) case_.treated.push_back({dimension.flag, day_ - days{7}});
      if (value == 1) case_.person[std::size_t(vocabulary_.treated)].given = true;
      return;
    }
    auto& answer = *answer_of(d);
    switch (fact.kind) {
      case FactKind::choice:
        if (value == fact.default_value) return;
        answer.given = true;
        answer.value = value;
        return;
      case FactKind::flags:
        if (value == 0) return;
        answer.given = true;
        answer.flags |= std::uint64_t{1} << dimension.flag;
        return;
      case FactKind::number:
        if (value == dimension.unknown) return;
        answer.given = true;
        answer.value = number_in(fact, dimension, value);
        return;
      default:
        return;
    }
  }

  void add_positive(int test) {
    case_.tests_taken.push_back({test, std::nullopt, day_ - days{1}, Result::positive});
    case_.person[std::size_t(vocabulary_.tests_taken)].given = true;
  }

  /// Tells what would otherwise be read differently.
  void correct_readings(bool exposed) {
    if (!exposed) return;
    const auto resolved = engine::resolve(vocabulary_, pack_.catalog, case_);
    for (const auto& assumption : resolved.assumed) {
      if (assumption.why != Assumption::Why::reading) continue;
      const auto& fact = vocabulary_.facts[std::size_t(assumption.fact)];
      const int flag = fact.kind == FactKind::flags ? assumption.value : -1;
      const int meant = point_[std::size_t(program_.dimension_of(assumption.fact, flag))];
      if (meant == (flag < 0 ? assumption.value : 1)) continue;
      auto& answer = case_.exposures.front().answers[std::size_t(assumption.fact)];
      answer.given = true;
      if (flag < 0) answer.value = meant;
    }
  }

  const Space& space_;
  const engine::Program& program_;
  const Pack& pack_;
  const Vocabulary& vocabulary_;
  Date day_;
  std::vector<int> point_;  ///< by dimension; -1 where the space has no variable for it
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
