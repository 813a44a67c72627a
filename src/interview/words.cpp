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

/// "18.11.2026" and "18.11.2026 23:30" in the order of a date that sorts; empty where it is none.
std::string day_first(const std::string& text) {
  const auto space = text.find_first_of(" t");
  const auto parts = split(std::string_view(text).substr(0, space), '.');
  if (parts.size() != 3 || !std::all_of(parts.begin(), parts.end(), all_digits)) return {};
  if (parts[0].size() > 2 || parts[1].size() > 2 || parts[2].size() != 4) return {};
  auto out = fmt::format("{}-{:0>2}-{:0>2}", parts[2], parts[1], parts[0]);
  if (space != std::string::npos) out += fmt::format("T{}", trim(std::string_view(text).substr(space + 1)));
  return out;
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

std::vector<std::string_view> words_of(const Phrases& phrases, PlainSentence name, Lang lang) {
  auto words = split(phrases.get(name, lang), ',');
  if (lang != Lang::en) {
    const auto english = split(phrases.get(name, Lang::en), ',');
    words.insert(words.end(), english.begin(), english.end());
  }
  for (auto& word : words) word = trim(word);
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
  std::vector<std::size_t> beginning;
  for (std::size_t i = 0; i < choices.size(); ++i) {
    if (folded(choices[i].id).starts_with(wanted) || folded(choices[i].label).starts_with(wanted))
      beginning.push_back(i);
  }
  if (beginning.size() == 1) out.chosen = beginning.front();
  if (beginning.size() > 1) {
    for (const auto i : beginning) out.could_be.push_back(choices[i].label);
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

std::string time_as_read(std::string_view text, const Phrases& phrases, Lang lang, Moment now) {
  const auto plain = folded(text);
  if (is_word(plain, phrases, "interview-word-today", lang)) return to_string(date_of(now));
  if (is_word(plain, phrases, "interview-word-yesterday", lang)) return to_string(date_of(now) - days{1});
  if (auto date = day_first(plain); !date.empty()) return date;
  auto [digits, rest] = counted(plain);
  if (digits.empty()) return std::string(trim(text));
  auto unit = split(rest, ' ');
  if (unit.size() == 2 && is_word(unit[1], phrases, "interview-word-ago", lang)) unit.pop_back();
  if (unit.size() == 1) {
    if (is_word(unit[0], phrases, "interview-word-hours", lang)) return digits + "h";
    if (is_word(unit[0], phrases, "interview-word-days", lang)) return digits + "d";
    if (is_word(unit[0], phrases, "interview-word-weeks", lang)) return digits + "w";
    if (is_word(unit[0], phrases, "interview-word-months", lang)) return digits + "m";  // refused, with the reason
  }
  return std::string(trim(text));
}

std::string hour_as_read(std::string_view text, const Phrases& phrases, Lang lang, Moment now, Date day) {
  auto plain = folded(text);
  const auto space = plain.find(' ');
  if (space != std::string::npos && is_word(plain.substr(0, space), phrases, "interview-word-at", lang))
    plain.erase(0, space + 1);
  if (const auto clock = clock_time(plain); !clock.empty()) return to_string(day) + "T" + clock;
  return time_as_read(text, phrases, lang, now);
}

}  // namespace sti::interview
