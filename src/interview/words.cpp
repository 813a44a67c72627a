#include "interview/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "base/text.hpp"

namespace sti::interview {
namespace {

/// Small letters: those of ASCII and, of the others, the Latin-1 letters that Norwegian needs.
std::string folded(std::string_view text) {
  std::string out(trim(text));
  for (std::size_t i = 0; i < out.size(); ++i) {
    if (out[i] >= 'A' && out[i] <= 'Z') out[i] = char(out[i] - 'A' + 'a');
    const auto before = i > 0 ? std::uint8_t(out[i - 1]) : 0;
    const auto byte = std::uint8_t(out[i]);
    if (before == 0xC3 && byte >= 0x80 && byte <= 0x9E && byte != 0x97) out[i] = char(byte + 0x20);
  }
  return out;
}

bool all_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// The number at the front of a text, and what follows it.
struct Counted {
  std::string digits, rest;
};
Counted counted(const std::string& text) {
  const auto end = std::find_if(text.begin(), text.end(), [](char c) { return c < '0' || c > '9'; });
  return {std::string(text.begin(), end), std::string(trim(std::string_view(text).substr(end - text.begin())))};
}

/// "14", "14:30" or "14.30" as `14:30`; empty where it is none.
std::string clock_time(const std::string& text) {
  const auto [hour, rest] = counted(text);
  if (hour.empty() || hour.size() > 2) return {};
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

std::vector<std::string_view> split_trimmed(std::string_view text) {
  auto out = split(text, ',');
  for (auto& word : out) word = trim(word);
  return out;
}

std::vector<std::string_view> words_of(const Phrases& phrases, PlainSentence name, Lang lang) {
  auto words = split_trimmed(phrases.get(name, lang));
  if (lang != Lang::en) {
    const auto english = split_trimmed(phrases.get(name, Lang::en));
    words.insert(words.end(), english.begin(), english.end());
  }
  return words;
}

}  // namespace

Match match(std::string_view text, const std::vector<Choice>& choices) {
  Match out;
  const auto wanted = folded(text);
  if (all_digits(wanted)) {
    std::size_t number = 0;
    std::from_chars(wanted.data(), wanted.data() + wanted.size(), number);
    if (number >= 1 && number <= choices.size()) out.chosen = number - 1;
    return out;
  }
  if (wanted.empty()) return out;
  for (std::size_t i = 0; i < choices.size(); ++i) {
    if (folded(choices[i].id) == wanted || folded(choices[i].label) == wanted) {
      out.chosen = i;
      return out;
    }
  }
  std::vector<std::size_t> fitting;
  for (std::size_t i = 0; i < choices.size(); ++i) {
    const auto fits = [&](const std::string& name) {
      const auto at = folded(name).find(wanted);
      return at == 0 || (at != std::string::npos && wanted.size() > 2);
    };
    if (fits(choices[i].id) || fits(choices[i].label)) fitting.push_back(i);
  }
  if (fitting.size() == 1) out.chosen = fitting.front();
  if (fitting.size() > 1) {
    for (const auto i : fitting) out.could_be.push_back(choices[i].label);
  }
  return out;
}

Matches match_several(std::string_view text, const std::vector<Choice>& choices) {
  Matches out;
  const auto choose = [&](std::string_view part) {
    const auto found = match(part, choices);
    if (!found.chosen) {
      out.unknown = std::string(trim(part));
      out.could_be = found.could_be;
      return false;
    }
    if (std::find(out.chosen.begin(), out.chosen.end(), *found.chosen) == out.chosen.end())
      out.chosen.push_back(*found.chosen);
    return true;
  };
  std::string parts(text);
  std::replace(parts.begin(), parts.end(), '+', ',');
  for (const auto part : split(parts, ',')) {
    if (trim(part).empty()) continue;
    if (match(part, choices).chosen || trim(part).find(' ') == std::string_view::npos) {  // a label may have spaces
      if (!choose(part)) return out;
      continue;
    }
    for (const auto piece : split(trim(part), ' ')) {
      if (!piece.empty() && !choose(piece)) return out;
    }
  }
  return out;
}

bool is_word(std::string_view text, const Phrases& phrases, PlainSentence name, Lang lang) {
  const auto wanted = folded(text);
  const auto words = words_of(phrases, name, lang);
  return std::find(words.begin(), words.end(), wanted) != words.end();
}

bool begins_word(std::string_view text, const Phrases& phrases, PlainSentence name, Lang lang) {
  const auto wanted = folded(text);
  const auto words = words_of(phrases, name, lang);
  return wanted.size() >= 2 &&
         std::any_of(words.begin(), words.end(), [&](std::string_view word) { return word.starts_with(wanted); });
}

std::string word(const Phrases& phrases, PlainSentence name, Lang lang) {
  return std::string(split(phrases.get(name, lang), ',').front());
}

namespace {

/// A day told in words or figures, and what follows it.
struct DayRead {
  Date day{};
  std::string rest;
};

/// Reads times as people say them, in the language of the interview and in English.
class TimeReader {
 public:
  TimeReader(const Phrases& phrases, Lang lang, Moment now) : phrases_(phrases), lang_(lang), now_(now) {}

  /// Empty where it is none.
  std::string read(const std::string& text) const {
    const auto plain = without(text, "interview-word-last");
    for (const auto& day : {named_day(text), weekday(plain), figures(plain), month_name(plain)}) {
      if (!day) continue;
      const auto rest = without(without(day->rest, "interview-word-part-of-day"), "interview-word-at");
      if (rest.empty()) return to_string(day->day);
      const auto clock = clock_time(rest);
      return clock.empty() ? std::string{} : to_string(day->day) + "T" + clock;
    }
    return ago(text);
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

  std::optional<DayRead> named_day(const std::string& text) const {
    if (auto rest = without(text, "interview-word-last-night"); rest != text) {
      const auto clock = clock_time(without(rest, "interview-word-at"));
      const bool is_morning = !clock.empty() && clock < "12:00";
      return DayRead{today() - days{is_morning ? 0 : 1}, std::move(rest)};
    }
    if (auto rest = without(text, "interview-word-day-before"); rest != text)
      return DayRead{today() - days{2}, std::move(rest)};
    if (auto rest = without(text, "interview-word-yesterday"); rest != text)
      return DayRead{today() - days{1}, std::move(rest)};
    if (auto rest = without(text, "interview-word-today"); rest != text) return DayRead{today(), std::move(rest)};
    return std::nullopt;
  }

  /// The latest before today.
  std::optional<DayRead> weekday(const std::string& text) const {
    const auto space = std::min(text.find(' '), text.size());
    for (const auto lang : {lang_, Lang::en}) {
      const auto names = split_trimmed(phrases_.get("interview-word-weekdays", lang));
      const auto place = place_of(std::string_view(text).substr(0, space), names);
      if (!place) continue;
      const auto now = std::chrono::weekday(today()).iso_encoding() - 1;
      const auto passed = (now + 7 - unsigned(*place) - 1) % 7 + 1;
      return DayRead{today() - days{passed}, std::string(trim(std::string_view(text).substr(space)))};
    }
    return std::nullopt;
  }

  /// "18.11.2026", "18.11" and "18.11.".
  std::optional<DayRead> figures(const std::string& text) const {
    const auto space = std::min(text.find_first_of(" t"), text.size());
    auto parts = split(std::string_view(text).substr(0, space), '.');
    if (parts.size() == 3 && parts[2].empty()) parts.pop_back();
    if (parts.size() < 2 || parts.size() > 3 || !std::all_of(parts.begin(), parts.end(), all_digits)) return {};
    if (parts[0].size() > 2 || parts[1].size() > 2 || (parts.size() == 3 && parts[2].size() != 4)) return {};
    const auto rest = std::string(trim(std::string_view(text).substr(std::min(space + 1, text.size()))));
    return dated(parts[0], fmt::format("{:0>2}", parts[1]), parts.size() == 3 ? parts[2] : "", rest);
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

  /// Without a year, the latest such day that is not ahead.
  std::optional<DayRead> dated(std::string_view day, std::string_view month, std::string_view year,
                               std::string rest) const {
    const auto this_year = int(std::chrono::year_month_day(today()).year());
    for (const int y : {this_year, this_year - 1}) {
      const auto date = parse_date(fmt::format("{}-{}-{:0>2}", year.empty() ? std::to_string(y) : year, month, day));
      if (date && (!year.empty() || *date <= today())) return DayRead{*date, std::move(rest)};
    }
    return std::nullopt;
  }

  /// "5 days ago" as `5d`.
  std::string ago(const std::string& text) const {
    const auto [digits, rest] = counted(text);
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
