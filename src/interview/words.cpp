#include "interview/words.hpp"

#include <algorithm>
#include <charconv>

#include "base/text.hpp"

namespace sti::interview {

bool all_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::string folded(std::string_view text) {
  std::string out(trim(text));
  constexpr std::string_view curly = "\u2019";
  for (auto at = out.find(curly); at != std::string::npos; at = out.find(curly)) out.replace(at, curly.size(), "'");
  for (std::size_t i = 0; i < out.size(); ++i) {
    if (out[i] >= 'A' && out[i] <= 'Z') out[i] = char(out[i] - 'A' + 'a');
    const auto before = i > 0 ? std::uint8_t(out[i - 1]) : 0;
    const auto byte = std::uint8_t(out[i]);
    if (before == 0xC3 && byte >= 0x80 && byte <= 0x9E && byte != 0x97) out[i] = char(byte + 0x20);
  }
  return out;
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

std::optional<std::size_t> match_whole(std::string_view text, const std::vector<Choice>& choices) {
  const auto wanted = folded(text);
  std::size_t number = 0;
  if (all_digits(wanted)) {
    std::from_chars(wanted.data(), wanted.data() + wanted.size(), number);
    return number >= 1 && number <= choices.size() ? std::optional(number - 1) : std::nullopt;
  }
  for (std::size_t i = 0; i < choices.size() && !wanted.empty(); ++i) {
    const auto words = split_trimmed(choices[i].words);
    if (folded(choices[i].id) == wanted || folded(choices[i].label) == wanted ||
        std::find(words.begin(), words.end(), wanted) != words.end())
      return i;
  }
  return std::nullopt;
}

Match match(std::string_view text, const std::vector<Choice>& choices, std::size_t least, bool at_beginning) {
  Match out;
  const auto wanted = folded(text);
  out.chosen = match_whole(text, choices);
  if (out.chosen || wanted.size() < least || all_digits(wanted)) return out;
  std::vector<std::size_t> fitting;
  bool begins_word = false;
  for (std::size_t i = 0; i < choices.size(); ++i) {
    const auto label = folded(choices[i].label);
    const auto at = label.find(wanted);
    const bool begins = at == 0 || (at != std::string::npos && label.find(" " + wanted) != std::string::npos);
    if (at != 0 && (at == std::string::npos || wanted.size() < 3)) continue;
    fitting.push_back(i);
    begins_word = begins_word || (begins && (at == 0 || !at_beginning));
  }
  if (fitting.size() == 1 && begins_word) out.chosen = fitting.front();
  if (fitting.size() > 1) {
    for (const auto i : fitting) out.could_be.push_back(choices[i].label);
  }
  return out;
}

Matches match_several(std::string_view text, const std::vector<Choice>& choices, std::size_t least) {
  Matches out;
  const auto choose = [&](std::string_view part) {
    const auto found = match(part, choices, least, least > 1);
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
    if (match(part, choices, least, least > 1).chosen ||
        trim(part).find(' ') == std::string_view::npos) {  // a label may have spaces
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

}  // namespace sti::interview
