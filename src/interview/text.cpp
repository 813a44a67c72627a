#include "interview/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "base/text.hpp"
#include "report/layout/paragraph.hpp"
#include "report/wording/case_words.hpp"

namespace sti::interview {
namespace {

using Kind = Prompt::Kind;

/// Why an answer is not taken, where there is more to say than that it is none of the answers.
struct Refused {
  Code code;
  Sentence sentence;
};
constexpr Refused refusals[] = {
    {Code::invalid_utf8, "interview-refused-invalid-utf8"},
    {Code::control_character, "interview-refused-control-character"},
    {Code::case_unknown_token, "interview-refused-case-unknown-token"},
    {Code::case_bad_time, "interview-refused-case-bad-time"},
    {Code::case_future, "interview-refused-case-future"},
    {Code::case_before_birth, "interview-refused-case-before-birth"},
    {Code::case_conflict, "interview-refused-case-conflict"},
    {Code::case_too_many, "interview-refused-case-too-many"},
    {Code::case_unit_month, "interview-refused-case-unit-month"},
};

Sentence refused(Code code) {
  for (const auto& row : refusals) {
    if (row.code == code) return row.sentence;
  }
  return "interview-not-understood";
}

constexpr std::size_t decisions_in_help = 6;
constexpr std::size_t decisions_in_pause = 3;

/// Wrapped text: the first line after `start`, the others as far in.
std::string paragraph(const std::string& text, const std::string& start = {}) {
  return text.empty() ? std::string{} : report::paragraph(start, text, display_width(start));
}

}  // namespace

std::string InterviewText::with_words(Sentence name) const {
  const auto shown = [&](PlainSentence of) { return word(phrases_, of, lang_); };
  // The first question of the list that has answers to choose from, and that is about nothing delicate.
  const auto& facts = pack_.vocabulary.facts;
  const auto& shown_fact = *std::find_if(facts.begin(), std::prev(facts.end()), [](const Fact& each) {
    return each.kind == FactKind::choice && !each.derived && !each.is_private;
  });
  return phrases_.fill_from(
      name, lang_,
      {{"skip", shown("interview-word-skip")},
       {"back", shown("interview-word-back")},
       {"help", shown("interview-word-help")},
       {"advice", shown("interview-word-advice")},
       {"quit", shown("interview-word-quit")},
       {"example", shown_fact.id + "=" + (shown_fact.values.empty() ? "" : shown_fact.values.front().id)}});
}

std::string InterviewText::paragraph_of(PlainSentence name) const { return paragraph(phrase(name)); }

std::string InterviewText::intro() const {
  return paragraph_of("interview-intro") + paragraph(with_words("interview-how"));
}

std::string InterviewText::noted() const {
  const auto& what = interview_.noted();
  return what.empty() ? std::string{} : paragraph(phrases_.fill("interview-noted", lang_, {{"what", what}}));
}

std::string InterviewText::left_out() const {
  const auto what = interview_.left_out();
  if (what.empty()) return {};
  return paragraph(interview_.prompt().kind == Kind::what
                       ? phrases_.fill("interview-unfinished", lang_, {{"when", what}})
                       : phrases_.fill("interview-unfinished-path", lang_, {{"what", what}}));
}

/// The exposures that a prompt is about, where it is not about all there are.
std::string InterviewText::subject(const Prompt& prompt) const {
  const auto& advice = interview_.advice();
  std::string out;
  if (prompt.exposures.size() == advice.asked.exposures.size()) return out;
  const report::View view{pack_, phrases_, advice, lang_};
  for (const auto exposure : prompt.exposures)
    out += paragraph(report::exposure_summary(view, exposure), fmt::format("{}. ", exposure.place() + 1));
  return out;
}

std::string InterviewText::prompt() const {
  const auto& prompt = interview_.prompt();
  auto out = "\n" + subject(prompt);
  auto asked = question(prompt);
  if (prompt.is_yes_no()) {
    asked += fmt::format(" ({}/{})", prompt.choices[0].label, prompt.choices[1].label);
    return out + paragraph(asked) + enter(prompt);
  }
  out += paragraph(asked);
  const auto hint = paragraph(forms(prompt));
  if (prompt.kind == Kind::path) out += hint + paragraph(phrase("interview-path"));
  for (std::size_t i = 0; i < prompt.choices.size(); ++i)
    out += paragraph(prompt.choices[i].label, fmt::format("{:>4}. ", i + 1));
  if (prompt.kind != Kind::path) out += hint;
  return out + enter(prompt);
}

/// What Enter does, where it is more than to leave a question open.
std::string InterviewText::enter(const Prompt& prompt) const {
  if (const auto kept = interview_.kept(); !kept.empty())
    return paragraph(phrases_.fill("interview-keeps", lang_, {{"what", kept}}));
  const bool is_first = prompt.kind == Kind::path || prompt.kind == Kind::when;
  if (is_first && interview_.arguments().exposures.empty()) return paragraph(phrase("interview-no-exposure"));
  return {};
}

std::string InterviewText::help() const {
  const auto& prompt = interview_.prompt();
  std::string out;
  if (prompt.fact && prompt.kind != Kind::hour) out += paragraph(fact(prompt.fact).help.in(lang_));
  if (const auto what = decisions(prompt, decisions_in_help); !what.empty())
    out += paragraph(phrases_.fill("interview-help-decides", lang_, {{"what", what}}));
  return out + paragraph(with_words("interview-help-commands")) + this->prompt();
}

std::string InterviewText::question(const Prompt& prompt) const {
  switch (prompt.kind) {
    case Kind::path:
    case Kind::when:
    case Kind::what:
    case Kind::fact:
      return fact(prompt.fact).ask_of(interview_.act_of(prompt)).in(lang_);
    case Kind::more:
      return phrase("interview-more");
    case Kind::hour:
      return phrase("interview-hour");
    case Kind::test:
      return phrase("interview-test");
    case Kind::site:
      return phrase("interview-site");
    case Kind::taken_on:
      return phrase("interview-taken-on");
    case Kind::result:
      return phrase("interview-result");
    case Kind::more_tests:
      return phrase("interview-more-tests");
    case Kind::dated:
      return phrase(is_of_doses(prompt) ? PlainSentence("interview-vaccine") : "interview-infection");
    case Kind::dated_on:
      return phrase(is_of_doses(prompt) ? PlainSentence("interview-dose-on") : "interview-treated-on");
    case Kind::more_dated:
      return phrase(is_of_doses(prompt) ? PlainSentence("interview-more-doses") : "interview-more-treated");
    case Kind::go_on:
      break;
  }
  if (prompt.remaining == 0) return phrase("interview-nothing-left");
  return phrases_.fill("interview-go-on", lang_,
                       {{"count", std::to_string(prompt.remaining)}, {"what", decisions(prompt, decisions_in_pause)}});
}

/// How an answer can be written, where that is not evident.
std::string InterviewText::forms(const Prompt& prompt) const {
  switch (prompt.kind) {
    case Kind::path:
    case Kind::when:
      return phrase("interview-time-forms");
    case Kind::what:
      return phrase("interview-several-acts");
    case Kind::hour:
      return phrase("interview-hour-forms");
    case Kind::taken_on:
    case Kind::dated_on:
      return phrase("interview-date-forms");
    case Kind::fact:
      switch (fact(prompt.fact).kind) {
        case FactKind::flags:
          return phrase("interview-several");
        case FactKind::date:
          return phrase("interview-date-forms");
        default:
          return {};
      }
    default:
      return {};
  }
}

/// What an answer can change, in words.
std::string InterviewText::decisions(const Prompt& prompt, std::size_t most) const {
  std::vector<std::string> names;
  const report::View view{pack_, phrases_, interview_.advice(), lang_};
  for (const auto& what : prompt.decides) {
    if (!std::holds_alternative<FollowUpSubject>(what))
      report::add_once(names, std::holds_alternative<NoteSubject>(what) ? report::decided_label(view, what)
                                                                        : report::label_of(view, what));
  }
  if (names.size() > most) {
    const auto more = std::to_string(names.size() - most);
    names.resize(most);
    names.push_back(phrases_.fill("interview-and-more", lang_, {{"count", more}}));
  }
  return join(names, ", ");
}

std::string InterviewText::number_range(const Fact& of) const {
  return phrases_.fill("interview-number-range", lang_,
                       {{"min", std::to_string(of.min)}, {"max", std::to_string(of.max)}});
}

/// The answer that a slip of the fingers may have meant.
std::string InterviewText::guess(const std::string& text) const {
  std::vector<std::string> known;
  const auto equals = text.find('=');
  if (equals == std::string::npos) {
    for (const auto& choice : interview_.prompt().choices) known.insert(known.end(), {choice.id, choice.label});
    return std::string(nearest(text, known));
  }
  const auto index = pack_.vocabulary.fact_index(text.substr(0, equals));
  if (!index) {
    for (const auto& other : pack_.vocabulary.facts) {
      if (!other.derived) known.push_back(other.id);
    }
    return std::string(nearest(text.substr(0, equals), known));
  }
  for (const auto& value : fact(index).values) known.push_back(value.id);
  return std::string(nearest(text.substr(equals + 1), known));
}

std::string InterviewText::refusal(const Refusal& refusal) const {
  const auto text = printable(refusal.text);
  if (!refusal.could_be.empty()) {
    return paragraph(
        phrases_.fill("interview-could-be", lang_, {{"text", text}, {"candidates", join(refusal.could_be, "; ")}}));
  }
  if (refusal.roughly) return paragraph(phrase("interview-roughly"));
  const auto& prompt = interview_.prompt();
  const auto code = refusal.diagnostic ? refusal.diagnostic->code : Code::case_bad_value;
  const bool is_number = prompt.kind == Kind::fact && fact(prompt.fact).kind == FactKind::number;
  if (is_number && (code == Code::case_wrong_type || code == Code::case_bad_value))
    return paragraph(number_range(fact(prompt.fact)));
  auto said = phrases_.fill_from(refused(code), lang_,
                                 {{"text", text},
                                  {"now", report::human(interview_.advice().asked.now, lang_)},
                                  {"back", word(phrases_, "interview-word-back", lang_)}});
  if (code == Code::case_bad_time) said += " " + forms(prompt);
  if (const auto meant = guess(refusal.text); !meant.empty())
    said += " " + phrases_.fill("interview-meant", lang_, {{"guess", meant}});
  return paragraph(said);
}

}  // namespace sti::interview
