#include "model/visit_rules.hpp"

#include <algorithm>

namespace sti {

Date easter_sunday(int year) {
  const int golden = year % 19, century = year / 100, of_century = year % 100;
  const int epact = (19 * golden + century - century / 4 - (century - (century + 8) / 25 + 1) / 3 + 15) % 30;
  const int weekday = (32 + 2 * (century % 4) + 2 * (of_century / 4) - epact - of_century % 4) % 7;
  const int shift = (golden + 11 * epact + 22 * weekday) / 451;
  const int days_of_march = epact + weekday - 7 * shift + 114;
  return Date{std::chrono::year{year} / (days_of_march / 31) / (days_of_march % 31 + 1)};
}

bool VisitRules::is_open(Date day) const {
  const std::chrono::year_month_day date{day};
  const auto weekday = int(std::chrono::weekday{day}.c_encoding());
  if (std::find(open_weekdays.begin(), open_weekdays.end(), weekday) == open_weekdays.end()) return false;
  const bool is_closed = std::any_of(closed.begin(), closed.end(), [&](const YearDay& each) {
    return each.month == unsigned(date.month()) && each.day == unsigned(date.day());
  });
  if (is_closed) return false;
  if (closed_from_easter.empty()) return true;
  const auto from_easter = (day - easter_sunday(int(date.year()))).count();
  return std::find(closed_from_easter.begin(), closed_from_easter.end(), from_easter) == closed_from_easter.end();
}

Date VisitRules::open_from(Date day) const {
  while (!is_open(day)) day += days{1};
  return day;
}

Date VisitRules::open_until(Date day) const {
  while (!is_open(day)) day -= days{1};
  return day;
}

}  // namespace sti
