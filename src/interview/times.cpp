#include "interview/times.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <vector>

#include "base/text.hpp"
#include "interview/words.hpp"

namespace sti::interview {
namespace {

/// The number at the front of a text, and what follows it.
struct Counted {
  std::string digits, rest;
};
Counted counted(const std::string& text) {
  const auto end = std::find_if(text.begin(), text.end(), [](char c) { return c < '0' || c > '9'; });
  return {std::string(text.begin(), end), std::string(trim(std::string_view(text).substr(end - text.begin())))};
}

/// "14", "14:30", "14.30" or "2pm" as `14:30`; empty where it is none.
std::string clock_time(const std::string& text) {
  const auto [hour, rest] = counted(text);
  if (hour.empty() || hour.size() > 2) return {};
  const int number = hour.size() == 2 ? (hour[0] - '0') * 10 + hour[1] - '0' : hour[0] - '0';
  if ((rest == "am" || rest == "pm") && number >= 1 && number <= 12)
    return fmt::format("{:02}:00", number % 12 + (rest == "pm" ? 12 : 0));
  if (rest.empty()) return fmt::format("{:0>2}:00", hour);
  const auto minute = std::string_view(rest).substr(1);
  if ((rest[0] != ':' && rest[0] != '.') || minute.size() != 2 || !all_digits(minute)) return {};
  return fmt::format("{:0>2}:{}", hour, minute);
}

/// A phrase of several words of which one is meant by its place: the days of the week, the months.
std::optional<std::size_t> place_of(std::string_view text, const std::vector<std::string_view>& names) {
  for (std::size_t i = 0; i < names.size(); ++i) {
    const bool is_short = text.size() >= 3 && names[i].starts_with(text);
    if (text == names[i] || is_short) return i;
  }
  return std::nullopt;
}

/// A day told in words or figures, and what follows it.
struct DayRead {
  Date day{};
  std::string rest;
};

/// Reads times as people say them, in the language of the interview and in English.
class TimeReader {
 public:
  TimeReader(const Phrases& phrases, Lang lang, Moment now) : phrases_(phrases), lang_(lang), now_(now) {}

  /// Empty where it is none, or could be two.
  std::string read(const std::string& text) const {
    if (auto night = last_night(text)) return *night;
    const auto plain = without(text, "interview-word-last");
    for (const auto& day : {named_day(text), weekday(plain), figures(plain), month_name(plain)}) {
      if (!day) continue;
      const auto evening = without(day->rest, "interview-word-evening");
      const auto afternoon = without(day->rest, "interview-word-afternoon");
      const bool is_evening = evening != day->rest, is_afternoon = afternoon != day->rest;
      const auto rest = is_evening     ? evening
                        : is_afternoon ? afternoon
                                       : without(day->rest, "interview-word-part-of-day");
      if (rest.empty()) return to_string(day->day);
      const auto at = without(rest, "interview-word-at");
      const bool is_clock = at != rest || rest.find_first_of(":.m") != std::string::npos;  // "23" alone may be a day
      auto clock = is_clock ? clock_time(at) : std::string{};
      if (is_evening) clock = within(clock, 17, 23);
      if (is_afternoon) clock = within(clock, 12, 18);
      if (clock.empty()) return {};
      return to_string(day->day) + "T" + clock;
    }
    return ago(without(text, "interview-word-for"));
  }

  /// Without a word of the list at its beginning.
  std::string without(const std::string& text, PlainSentence list) const {
    const auto words = words_of(phrases_, list, lang_);
    const auto found = std::max_element(words.begin(), words.end(), [&](std::string_view a, std::string_view b) {
      return length_of(text, a) < length_of(text, b);
    });
    return std::string(trim(std::string_view(text).substr(length_of(text, *found))));
  }

 private:
  Date today() const { return date_of(now_); }
  bool is(std::string_view text, PlainSentence list) const { return is_word(text, phrases_, list, lang_); }

  /// How much of the text the word takes: none where the text does not begin with it as a whole word.
  static std::size_t length_of(std::string_view text, std::string_view word) {
    const bool begins = text.starts_with(word) && (text.size() == word.size() || text[word.size()] == ' ');
    return begins ? word.size() : 0;
  }

  /// The hour of that part of the day, told by twelve hours or by 24; empty where neither lies in it.
  static std::string within(const std::string& clock, int first, int last) {
    if (clock.empty()) return {};
    for (const int hour : {std::stoi(clock), std::stoi(clock) + 12}) {
      if (hour >= first && hour <= last) return fmt::format("{:02}{}", hour, clock.substr(2));
    }
    return {};
  }

  /// The night between two dates: its hour says which. None where the text is not about it; empty without an hour.
  std::optional<std::string> last_night(const std::string& text) const {
    const auto rest = without(text, "interview-word-last-night");
    if (rest == text) return std::nullopt;
    const auto clock = clock_time(without(rest, "interview-word-at"));
    if (clock.empty()) return std::string{};
    if (clock < "06:00") return to_string(today()) + "T" + clock;
    return clock < "20:00" ? std::string{} : to_string(today() - days{1}) + "T" + clock;
  }

  std::optional<DayRead> named_day(const std::string& text) const {
    if (auto rest = without(text, "interview-word-day-before"); rest != text)
      return DayRead{today() - days{2}, std::move(rest)};
    if (auto rest = without(text, "interview-word-yesterday"); rest != text)
      return DayRead{today() - days{1}, std::move(rest)};
    if (auto rest = without(text, "interview-word-today"); rest != text) return DayRead{today(), std::move(rest)};
    return std::nullopt;
  }

  /// The latest before today, or the date that follows it; today's own name could be today or a week ago.
  std::optional<DayRead> weekday(const std::string& text) const {
    const DayRead refused{today(), "?"};
    const auto space = std::min(text.find(' '), text.size());
    for (const auto lang : {lang_, Lang::en}) {
      const auto names = split_trimmed(phrases_.get("interview-word-weekdays", lang));
      const auto place = place_of(std::string_view(text).substr(0, space), names);
      if (!place) continue;
      const std::string rest(trim(std::string_view(text).substr(space)));
      auto told = figures(rest);
      if (!told) told = month_name(rest);
      if (told) return weekday_of(told->day) == *place ? told : refused;
      if (weekday_of(today()) == *place) return refused;
      return DayRead{today() - days{(weekday_of(today()) + 7 - *place) % 7}, rest};
    }
    return std::nullopt;
  }
  static std::size_t weekday_of(Date day) { return std::chrono::weekday(day).iso_encoding() - 1; }

  /// "18.11.2026", "18.11" and "18.11.".
  std::optional<DayRead> figures(const std::string& text) const {
    const auto space = std::min(text.find_first_of(" t"), text.size());
    auto date = text.substr(0, space);
    std::replace(date.begin(), date.end(), '/', '.');
    auto parts = split(date, '.');
    if (parts.size() == 3 && parts[2].empty()) parts.pop_back();
    if (parts.size() < 2 || parts.size() > 3 || !std::all_of(parts.begin(), parts.end(), all_digits)) return {};
    std::string year(parts.size() == 3 ? parts[2] : "");
    if (year.size() == 2) year.insert(0, "20");
    if (parts[0].size() > 2 || parts[1].size() > 2 || (!year.empty() && year.size() != 4)) return {};
    const auto rest = std::string(trim(std::string_view(text).substr(std::min(space + 1, text.size()))));
    return dated(parts[0], fmt::format("{:0>2}", parts[1]), year, rest);
  }

  /// "18 November", "18. november 2026" and "18 nov".
  std::optional<DayRead> month_name(const std::string& text) const {
    auto [day, rest] = counted(text);
    if (day.empty() || day.size() > 2) return {};
    if (rest.starts_with('.')) rest = std::string(trim(std::string_view(rest).substr(1)));
    const auto space = std::min(rest.find(' '), rest.size());
    for (const auto lang : {lang_, Lang::en}) {
      const auto place = place_of(std::string_view(rest).substr(0, space),
                                  split_trimmed(phrases_.get("interview-word-month-names", lang)));
      if (!place) continue;
      auto [year, after] = counted(std::string(trim(std::string_view(rest).substr(space))));
      if (year.size() != 4) return dated(day, fmt::format("{:02}", *place + 1), "", year + after);
      return dated(day, fmt::format("{:02}", *place + 1), year, after);
    }
    return std::nullopt;
  }

  /// Without a year, that of the last half year, else of this year: a slip is not a date of last year.
  std::optional<DayRead> dated(std::string_view day, std::string_view month, std::string_view year,
                               std::string rest) const {
    const auto of = [&](std::string_view y) { return parse_date(fmt::format("{}-{}-{:0>2}", y, month, day)); };
    const auto this_year = int(std::chrono::year_month_day(today()).year());
    auto date = of(year.empty() ? std::to_string(this_year) : std::string(year));
    if (year.empty() && (!date || *date > today())) {
      const auto before = of(std::to_string(this_year - 1));
      if (before && today() - *before < days{183}) date = before;
    }
    return date ? std::optional(DayRead{*date, std::move(rest)}) : std::nullopt;
  }

  /// "5 days ago" as `5d`.
  std::string ago(const std::string& text) const {
    auto [digits, rest] = counted(text);
    for (const auto lang : {lang_, Lang::en}) {  // a number in words
      const auto names = split_trimmed(phrases_.get("interview-word-numbers", lang));
      const auto space = std::min(text.find(' '), text.size());
      const auto place = std::find(names.begin(), names.end(), std::string_view(text).substr(0, space));
      if (!digits.empty() || place == names.end()) continue;
      digits = std::to_string(place - names.begin() + 1);
      rest = std::string(trim(std::string_view(text).substr(space)));
    }
    auto unit = split(rest, ' ');
    if (unit.size() == 2 && is(unit[1], "interview-word-ago")) unit.pop_back();
    if (digits.empty() || unit.size() != 1) return {};
    if (is(unit[0], "interview-word-hours")) return digits + "h";
    if (is(unit[0], "interview-word-days")) return digits + "d";
    if (is(unit[0], "interview-word-weeks")) return digits + "w";
    if (is(unit[0], "interview-word-months")) return digits + "m";  // refused, with the reason
    return {};
  }

  const Phrases& phrases_;
  Lang lang_;
  Moment now_;
};

}  // namespace

std::string time_as_read(std::string_view text, const Phrases& phrases, Lang lang, Moment now) {
  auto out = TimeReader(phrases, lang, now).read(folded(text));
  return out.empty() ? std::string(trim(text)) : out;
}

std::string hour_as_read(std::string_view text, const Phrases& phrases, Lang lang, Moment now, Date day) {
  const auto plain = TimeReader(phrases, lang, now).without(folded(text), "interview-word-at");
  if (const auto clock = clock_time(plain); !clock.empty()) return to_string(day) + "T" + clock;
  return time_as_read(text, phrases, lang, now);
}

}  // namespace sti::interview
