#include "base/zone.hpp"

#include <charconv>

namespace sti {
namespace {

using std::chrono::year;

/// Reads a POSIX rule from left to right.
class RuleReader {
 public:
  explicit RuleReader(std::string_view text) : rest_(text) {}

  bool at_end() const { return rest_.empty(); }
  bool take(char wanted) {
    if (rest_.empty() || rest_.front() != wanted) return false;
    rest_.remove_prefix(1);
    return true;
  }
  /// `CET` or `<+0330>`.
  bool name() {
    const bool quoted = take('<');
    std::size_t length = 0;
    const auto is_of_name = [&](char c) {
      const bool letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
      return letter || (quoted && ((c >= '0' && c <= '9') || c == '+' || c == '-'));
    };
    while (length < rest_.size() && is_of_name(rest_[length])) ++length;
    rest_.remove_prefix(length);
    return length >= 3 && (!quoted || take('>'));
  }
  std::optional<int> number(int low, int high) {
    int value = 0;
    const auto [stop, error] = std::from_chars(rest_.data(), rest_.data() + rest_.size(), value);
    if (error != std::errc{} || rest_.front() == '-' || value < low || value > high) return std::nullopt;
    rest_.remove_prefix(std::size_t(stop - rest_.data()));
    return value;
  }
  /// `[+-]hh[:mm[:ss]]`; seconds other than 0 are refused, since the clock here has none.
  std::optional<minutes> time(int most_hours) {
    const bool negative = take('-');
    if (!negative) take('+');
    const auto h = rest_.empty() ? std::nullopt : number(0, most_hours);
    if (!h) return std::nullopt;
    std::optional<int> m = 0, s = 0;
    if (take(':')) m = number(0, 59);
    if (m && take(':')) s = number(0, 0);
    if (!m || !s) return std::nullopt;
    const minutes out{*h * 60 + *m};
    return negative ? -out : out;
  }

 private:
  std::string_view rest_;
};

}  // namespace

Moment TimeZone::Change::in(year of) const {
  using namespace std::chrono;
  if (form == Form::month_week_day) {
    const month in_month{unsigned(numbers[0])};
    const weekday on_day{unsigned(numbers[2])};
    const Date day =
        numbers[1] == 5 ? Date{of / in_month / on_day[last]} : Date{of / in_month / on_day[unsigned(numbers[1])]};
    return day + at;
  }
  const Date first{of / January / 1};
  if (form == Form::day_of_year) return first + days{numbers[0]} + at;
  const bool after_leap_day = of.is_leap() && numbers[0] >= 60;  // counted without 29 February
  return first + days{numbers[0] - 1 + (after_leap_day ? 1 : 0)} + at;
}

std::optional<TimeZone> TimeZone::parse(std::string_view rule) {
  RuleReader reader(rule);
  TimeZone out;
  out.rule_ = rule;
  if (!reader.name()) return std::nullopt;
  const auto west = reader.time(24);
  if (!west) return std::nullopt;
  out.offset_ = -*west;
  if (reader.at_end()) return out;
  Summer summer;
  summer.offset = out.offset_ + hours{1};
  if (!reader.name()) return std::nullopt;
  if (!reader.take(',')) {
    const auto summer_west = reader.time(24);
    if (!summer_west || !reader.take(',')) return std::nullopt;
    summer.offset = -*summer_west;
  }
  const auto change = [&]() -> std::optional<Change> {
    Change read;
    std::optional<int> first;
    if (reader.take('M')) {
      first = reader.number(1, 12);
      const auto week = first && reader.take('.') ? reader.number(1, 5) : std::nullopt;
      const auto day = week && reader.take('.') ? reader.number(0, 6) : std::nullopt;
      if (!day) return std::nullopt;
      read.numbers = {*first, *week, *day};
    } else {
      read.form = reader.take('J') ? Change::Form::day_without_leap : Change::Form::day_of_year;
      first = read.form == Change::Form::day_of_year ? reader.number(0, 365) : reader.number(1, 365);
      if (!first) return std::nullopt;
      read.numbers = {*first, 0, 0};
    }
    if (reader.take('/')) {
      const auto at = reader.time(167);
      if (!at) return std::nullopt;
      read.at = *at;
    }
    return read;
  };
  const auto start = change();
  if (!start || !reader.take(',')) return std::nullopt;
  const auto end = change();
  if (!end || !reader.at_end() || summer.offset <= out.offset_) return std::nullopt;
  summer.start = *start;
  summer.end = *end;
  out.summer_ = summer;
  return out;
}

bool TimeZone::is_summer(Instant instant) const {
  if (!summer_) return false;
  const Moment standard{instant.time_since_epoch() + offset_};
  const auto of = std::chrono::year_month_day{date_of(standard)}.year();
  const auto start = summer_->start.in(of);
  const auto end = summer_->end.in(of)-jump();  // told in summer time
  return start < end ? standard >= start && standard < end : standard >= start || standard < end;
}

Moment TimeZone::local_of(Instant instant) const {
  return Moment{instant.time_since_epoch() + (is_summer(instant) ? summer_->offset : offset_)};
}

Instant TimeZone::instant_of(Moment local) const {
  const Instant winter{local.time_since_epoch() - offset_};
  if (!summer_) return winter;
  const Instant summer{local.time_since_epoch() - summer_->offset};
  // Both readings hold in the hour that comes twice, neither in the one that is left out: the later one then.
  return is_summer(summer) && is_summer(winter) ? summer : winter;
}

Instant TimeZone::last_instant_of(Date day) const {
  auto out = instant_of(Moment{day} + hours{24} - minutes{1});
  while (date_of(local_of(out)) > day) out -= minutes{1};  // a jump over midnight
  return out;
}

Instant TimeZone::earliest_instant_of(Moment local) const {
  if (!summer_) return instant_of(local);
  const Instant summer{local.time_since_epoch() - summer_->offset};
  return is_summer(summer) ? summer : instant_of(local);
}

}  // namespace sti
