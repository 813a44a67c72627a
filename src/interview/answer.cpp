// How an interview takes an answer: a choice, several, a number or a time, or `fact=value` for any fact.

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "base/text.hpp"
#include "interview/interview.hpp"
#include "interview/times.hpp"
#include "report/wording/wording.hpp"

namespace sti::interview {
namespace {

using Kind = Prompt::Kind;

/// A text for the reader to judge as one token.
std::string one_token(std::string_view text) {
  std::string token(trim(text));
  std::replace(token.begin(), token.end(), ',', ' ');
  return token;
}

std::vector<std::string> labels_of(const std::vector<Choice>& choices) {
  std::vector<std::string> out;
  for (const auto& choice : choices) out.push_back(choice.label);
  return out;
}

std::string human(const ExposureTime& time, Lang lang) {
  return time.exact ? report::human(time.latest, lang) : report::human(date_of(time.latest), lang);
}

}  // namespace

std::optional<Refusal> Interview::answer(std::string_view text) {
  text = trim(text);
  const bool is_when = prompt_.kind == Kind::when || prompt_.kind == Kind::path;
  const bool is_time = is_when || prompt_.kind == Kind::hour;
  const bool takes_test =
      prompt_.kind == Kind::test || (prompt_.kind == Kind::fact && fact(prompt_.fact).kind == FactKind::tests);
  if (is_time && (text.starts_with("since=") || text.starts_with("on="))) text.remove_prefix(text.find('=') + 1);
  if (text.find('=') != std::string_view::npos) {
    if (!takes_test || text.find(':') == std::string_view::npos) return answer_aside(text);
    auto step = Step{fact_prompt(vocabulary().tests_taken, {}, prompt_.decides), {std::string(text)}};
    return take(std::move(step), text, std::string(text));
  }
  if (is_word(text, phrases_, "interview-word-unknown", lang_)) {
    if (is_when) return Refusal{std::string(text), {}, {}, true};
    return answer_unknown();
  }
  if (prompt_.kind == Kind::path) return answer_path(text);
  if (prompt_.several) return answer_several(text);
  return prompt_.choices.empty() ? answer_free(text) : answer_choice(text);
}

/// The choice that says so, or none.
std::optional<Refusal> Interview::answer_unknown() {
  const auto& choices = prompt_.choices;
  const auto known = std::find_if(choices.begin(), choices.end(), [&](const Choice& choice) {
    return is_word(choice.label, phrases_, "interview-word-unknown", lang_);
  });
  if (!prompt_.several && known != choices.end()) return take(Step{prompt_, {known->id}}, known->label, known->label);
  const bool is_number = prompt_.kind == Kind::fact && fact(prompt_.fact).kind == FactKind::number;
  if (is_number) return take(Step{prompt_, {"unknown"}}, {}, {});
  skip();
  return std::nullopt;
}

/// A path, or at once the time of an exposure of the ordinary one.
std::optional<Refusal> Interview::answer_path(std::string_view text) {
  const auto found = match_whole(text, prompt_.choices);
  if (found) {
    const auto& chosen = prompt_.choices[*found];
    return take(Step{prompt_, {chosen.id}}, text, chosen.label);
  }
  const auto path = prompt_;
  prompt_ = {Kind::when, vocabulary().since};
  auto refusal = answer_free(text);
  if (!refusal) return refusal;
  prompt_ = path;
  return refusal;
}

std::optional<Refusal> Interview::answer_choice(std::string_view text) {
  auto choices = prompt_.choices;
  auto found = match(text, choices);
  if (prompt_.kind == Kind::test && !found.chosen && found.could_be.empty()) {  // any test can have been taken
    choices.clear();
    for (const auto& test : pack_.catalog.tests) choices.push_back({test.id, test.label.in(lang_)});
    if (text.find_first_not_of("0123456789") != std::string_view::npos) found = match(text, choices);
  }
  const bool is_yes_no = prompt_.is_yes_no();
  const bool says_yes_no =
      is_word(text, phrases_, "interview-word-yes", lang_) || is_word(text, phrases_, "interview-word-no", lang_);
  if (says_yes_no && !is_yes_no && !match_whole(text, choices))  // a part of some label, by chance
    return Refusal{std::string(text), labels_of(choices), {}};
  if (!found.could_be.empty()) return Refusal{std::string(text), std::move(found.could_be), {}};
  if (!found.chosen) {
    if (is_yes_no) return Refusal{std::string(text), labels_of(choices), {}};
    return take(Step{prompt_, {one_token(text)}}, text, {});
  }
  const auto& chosen = choices[*found.chosen];
  if (prompt_.kind == Kind::go_on && chosen.id == "no") {
    finished_ = true;
    return std::nullopt;
  }
  return take(Step{prompt_, {chosen.id}}, text, is_yes_no ? std::string{} : chosen.label);
}

std::optional<Refusal> Interview::answer_several(std::string_view text) {
  const bool may_be_none = prompt_.kind != Kind::what;
  const bool is_none = is_word(text, phrases_, "interview-word-none", lang_) || text == "0" ||
                       is_word(text, phrases_, "interview-word-no", lang_);
  const bool is_of_other = prompt_.kind == Kind::fact && fact(prompt_.fact).per_occasion;
  if (is_of_other && is_word(text, phrases_, "interview-word-no", lang_)) return answer_unknown();  // told of none
  if (may_be_none && is_none) return take(Step{prompt_, {"none"}}, text, phrases_.get("none", lang_));
  std::string list(text);
  const auto joint = " " + phrases_.get("and", lang_) + " ";
  for (auto at = list.find(joint); at != std::string::npos; at = list.find(joint)) list.replace(at, joint.size(), ",");
  // A short word can begin one of many labels by chance, as "man" does.
  constexpr std::size_t least_of_flags = 5;
  auto found = match_several(list, prompt_.choices, may_be_none ? least_of_flags : 1);
  if (!found.could_be.empty()) return Refusal{found.unknown, std::move(found.could_be), {}};
  if (!found.unknown.empty() || found.chosen.empty())
    return take(Step{prompt_, {one_token(found.unknown.empty() ? text : found.unknown)}},
                found.unknown.empty() ? text : found.unknown, {});
  std::vector<std::string> ids, labels;
  for (const auto i : found.chosen) {
    ids.push_back(prompt_.choices[i].id);
    labels.push_back(prompt_.choices[i].label);
  }
  return take(Step{prompt_, std::move(ids)}, text, join(labels, ", "));
}

std::optional<Refusal> Interview::answer_free(std::string_view text) {
  switch (prompt_.kind) {
    case Kind::when:
    case Kind::hour: {
      auto time = prompt_.kind == Kind::when
                      ? time_as_read(text, phrases_, lang_, now_.at)
                      : hour_as_read(text, phrases_, lang_, now_.at,
                                     date_of(advice_.asked.exposures[prompt_.exposures.front()].time.latest));
      const bool is_date = time.size() > 4 && time[4] == '-';
      const auto token = fmt::format("{}={}", is_date ? "on" : fact(vocabulary().since).id, one_token(time));
      Diagnostics ignored;
      const auto& act = fact(vocabulary().act);
      const auto read = load::read_case_arguments(
          pack_, {{}, {fmt::format("{}={},{}", act.id, act.values.front().id, token)}, {}}, now_, ignored);
      return take(Step{prompt_, {token}}, text, read ? human(read->exposures.front().time, lang_) : std::string{});
    }
    case Kind::taken_on:
    case Kind::dated_on: {
      const auto day = one_token(time_as_read(text, phrases_, lang_, now_.at));
      const auto date = parse_date(day);
      return take(Step{prompt_, {day}}, text, date ? report::human(*date, lang_) : std::string{});
    }
    case Kind::go_on:
      if (!is_word(text, phrases_, "interview-word-yes", lang_)) return Refusal{std::string(text), {}, {}};
      finished_ = true;
      return std::nullopt;
    default:
      break;
  }
  const auto& asked = fact(prompt_.fact);
  if (asked.kind == FactKind::date) {
    const auto day = one_token(time_as_read(text, phrases_, lang_, now_.at));
    const auto date = parse_date(day);
    return take(Step{prompt_, {day}}, text, date ? report::human(*date, lang_) : std::string{});
  }
  const auto unit = asked.unit.in(lang_);
  auto number = one_token(text);
  if (!unit.empty() && number.ends_with(unit))
    number = std::string(trim(number.substr(0, number.size() - unit.size())));
  return take(Step{prompt_, {number}}, text, number + " " + unit);
}

std::optional<Refusal> Interview::answer_aside(std::string_view text) {
  for (const auto part : split(text, ',')) {
    auto token = std::string(trim(part));
    auto of = prompt_.exposures;
    const auto dot = token.find('.');
    std::size_t number = 0;
    const auto numbered = std::from_chars(token.data(), token.data() + token.size(), number);
    if (numbered.ec == std::errc{} && dot != std::string::npos && numbered.ptr == token.data() + dot) {
      if (number < 1 || number > arguments_.exposures.size()) return Refusal{token, {}, {}};
      of = {Index<Exposure>(number - 1)};
      token.erase(0, dot + 1);
    }
    const auto index = vocabulary().fact_index(token.substr(0, token.find('=')));
    if (!index || fact(index).scope == Scope::person) {
      of.clear();
    } else if (of.empty()) {
      if (arguments_.exposures.size() != 1) {
        Refusal refusal{token, {}, {}};
        for (std::size_t i = 0; i < arguments_.exposures.size(); ++i)
          refusal.could_be.push_back(fmt::format("{}.{}", i + 1, token));
        return refusal;
      }
      of = {Index<Exposure>(0)};
    }
    Step step{{Kind::fact, index, of}, {token}, {}, true};
    if (auto refusal = take(std::move(step), part, token)) return refusal;
  }
  return std::nullopt;
}

}  // namespace sti::interview
