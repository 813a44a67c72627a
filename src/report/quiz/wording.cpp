#include "report/quiz/wording.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/by_enum.hpp"
#include "base/text.hpp"
#include "report/wording/conditions.hpp"
#include "report/wording/sentence_families.hpp"

namespace sti::report {
namespace {

/// Topics that are no slot.
constexpr auto topic_sentences = family(
    "quiz-topic-", std::array<std::string_view, 6>{"tests", "windows", "samples", "vaccines", "changes", "sources"});

/// The day of an exposure that a test's days are counted from; the latest that dates it.
std::optional<Date> counted_from(const View& v, const QuizQuestion& question) {
  const auto* line = line_of(v, question.about<TestSubject>());
  if (line == nullptr || line->exposures.empty()) return std::nullopt;
  Date from{};
  for (const auto exposure : line->exposures)
    from = std::max(from, date_of(v.advice.asked.exposures[exposure].time.latest));
  return from;
}

/// "Wed 2 Dec 2026 (day 21)".
std::string day_text(const View& v, const QuizQuestion& question, Date day) {
  const auto from = counted_from(v, question);
  if (!from) return human(day, v.lang);
  return v.fill("quiz-day", {{"date", human(day, v.lang)}, {"day", number_text((day - *from).count())}});
}

std::string limited(const View& v, const std::string& level, const std::optional<Moment>& until) {
  if (!until) return level;
  return v.fill("quiz-until", {{"level", level}, {"until", human(*until, v.lang)}});
}

std::string change_text(const View& v, const ChangeChoice& change) {
  const auto& fact = v.pack.vocabulary.facts[change.fact];
  if (change.since) return v.fill("quiz-change-since", {{"hours", number_text(change.since->count())}});
  const auto& name = fact_label(v, change.fact);
  if (fact.kind == FactKind::number)
    return v.fill("quiz-change", {{"fact", name}, {"value", fmt::format("{} {}", *change.number, v.label(fact.unit))}});
  const auto& value = v.label(fact.values[change.value].label);
  return v.fill(change.set ? SentenceOf<2>("quiz-change") : "quiz-change-not", {{"fact", name}, {"value", value}});
}

struct ChoiceText {
  const View& v;
  const QuizQuestion& question;

  std::string operator()(const NothingToday&) const { return v.phrase("quiz-nothing-today"); }
  std::string operator()(const TestSubject& c) const { return label_of(v, c); }
  std::string operator()(const StatusChoice& c) const {
    if (c.status == Status::wait && c.on) return v.fill("quiz-status-wait", {{"date", day_text(v, question, *c.on)}});
    const bool repeats = c.status == Status::now_and_repeat || c.status == Status::baseline;
    if (!repeats) return v.phrase("quiz-status-now");
    const bool baseline = c.status == Status::baseline;
    if (!c.on)
      return v.phrase(baseline ? PlainSentence("quiz-status-baseline-undated") : "quiz-status-now-and-repeat-undated");
    return v.fill(baseline ? SentenceOf<1>("quiz-status-baseline") : "quiz-status-now-and-repeat",
                  {{"date", day_text(v, question, *c.on)}});
  }
  std::string operator()(const DayChoice& c) const {
    return c.on ? day_text(v, question, *c.on) : v.phrase("quiz-no-such-day");
  }
  std::string operator()(const VerdictChoice& c) const { return limited(v, level_text(v, c.level), c.until); }
  std::string operator()(const VaccineChoice& c) const {
    return limited(v, v.phrase(vaccine_sentences[c.level]), c.until);
  }
  std::string operator()(const SiteChoice& c) const { return site_label(v, c.site); }
  std::string operator()(const ChangeChoice& c) const { return change_text(v, c); }
  std::string operator()(const SourceChoice& c) const {
    const auto& source = v.pack.sources[c.source];
    return fmt::format("{}: {} ({})", source.issuer, source.title, year_of(v, source.date));
  }
};

}  // namespace

std::string number_text(std::int64_t n) { return fmt::format("{}", n); }
const std::string& level_text(const View& v, Level level) { return v.phrase(level_sentences[level]); }

const TestAdvice* line_of(const View& v, const TestSubject& subject) {
  const auto& tests = v.advice.tests;
  const auto found = std::find_if(tests.begin(), tests.end(), [&](const auto& line) {
    return TestSubject{line.test, line.site} == subject;
  });
  return found == tests.end() ? nullptr : &*found;
}

std::string quiz_topic(const Pack& pack, const Phrases& phrases, Lang lang, std::string_view topic) {
  if (const auto slot = pack.vocabulary.slot_index(topic)) return pack.vocabulary.slots[slot].label.in(lang);
  return phrases.get(topic_sentences.at(topic), lang);
}

std::string quiz_card_title(const Pack& pack, const Phrases& phrases, Lang lang, const QuizCard& card) {
  const Advice none;
  const View view{pack, phrases, none, lang};
  auto out = quiz_topic(pack, phrases, lang, card.topic);
  const bool says_subject = card.kind == QuizTopicKind::windows || card.kind == QuizTopicKind::vaccines ||
                            card.kind == QuizTopicKind::changes;
  if (says_subject && card.subject) out += ", " + label_of(view, *card.subject);
  const auto reason = first_sentence(view.rule(card.rule).why.in(lang));
  return reason.empty() ? out : out + ": " + reason;
}

std::string quiz_prompt(const View& v, const QuizQuestion& question) {
  const auto of_test = [&](Sentence sentence) {
    const auto& [test, site] = question.about<TestSubject>();
    return capitalised(
        v.fill_from(sentence, {{"test", test_label(v, test)}, {"site", site ? site_label(v, site) : ""}}));
  };
  switch (question.ask) {
    case QuizAsk::tests_today:
      return v.phrase("quiz-ask-tests");
    case QuizAsk::test_status:
      return of_test("quiz-ask-status");
    case QuizAsk::first_useful:
      return of_test("quiz-ask-first-useful");
    case QuizAsk::conclusive:
      return of_test("quiz-ask-conclusive");
    case QuizAsk::sites:
      return of_test("quiz-ask-sites");
    case QuizAsk::verdict: {
      const bool dated = std::any_of(question.choices.begin(), question.choices.end(), [](const QuizChoice& c) {
        const auto* verdict = std::get_if<VerdictChoice>(&c.content);
        return verdict != nullptr && verdict->until;
      });
      return capitalised(v.fill(dated ? SentenceOf<1>("quiz-ask-verdict-until") : "quiz-ask-verdict",
                                {{"what", label_of(v, *question.subject)}}));
    }
    case QuizAsk::vaccine:
      return capitalised(v.fill("quiz-ask-verdict", {{"what", label_of(v, *question.subject)}}));
    case QuizAsk::change_verdict: {
      const auto& verdict = v.advice.verdicts[question.about<VerdictSubject>().slot];
      return capitalised(v.fill("quiz-ask-change",
                                {{"what", label_of(v, *question.subject)}, {"level", level_text(v, verdict.level)}}));
    }
    case QuizAsk::window_source: {
      constexpr ByEnum<WindowNumber, SentenceOf<2>, 3> names = {"quiz-ask-source-earliest", "quiz-ask-source-interim",
                                                                "quiz-ask-source-conclusive"};
      const auto& [test, number] = question.about<WindowSubject>();
      auto name = test_label(v, test);
      const auto when = words(v.pack, v.phrases, v.rule(question.card.rule).when, v.lang);
      if (!when.empty()) name += ", " + v.fill("window-when", {{"when", when}});
      return capitalised(
          v.fill(names[number], {{"test", name}, {"days", number_text(number_in_question(v.pack, question)->value)}}));
    }
    case QuizAsk::limit_source:
      return capitalised(v.fill("quiz-ask-source-limit",
                                {{"what", v.label(v.pack.methods[question.about<MethodSubject>().method].label)},
                                 {"hours", number_text(number_in_question(v.pack, question)->value)}}));
  }
  return {};
}

std::string quiz_choice(const View& v, const QuizQuestion& question, const QuizChoice& choice) {
  return std::visit(ChoiceText{v, question}, choice.content);
}

std::string quiz_hint(const View& v, const QuizQuestion& question) {
  std::vector<std::string> parts;
  if (question.several) {
    const auto count =
        std::count_if(question.choices.begin(), question.choices.end(), [](const auto& c) { return c.right; });
    parts.push_back(v.fill("quiz-hint-count", {{"count", number_text(count)}}));
  }
  std::vector<std::string> facts;
  for (const auto fact : question.deciding_facts) facts.push_back(fact_label(v, fact));
  if (!facts.empty() && question.has_case) parts.push_back(v.fill("quiz-hint-facts", {{"facts", join(facts, ", ")}}));
  if (parts.empty()) {
    if (const auto wrong = question.choices.find_if([](const QuizChoice& choice) { return !choice.right; }))
      parts.push_back(v.fill("quiz-hint-not", {{"number", number_text(std::int64_t(wrong.place() + 1))}}));
  }
  return join(parts, " ");
}

std::vector<Index<QuizChoice>> right_ones(const QuizQuestion& question) {
  std::vector<Index<QuizChoice>> out;
  for (const auto index : question.choices.indices()) {
    if (question.choices[index].right) out.push_back(index);
  }
  return out;
}

}  // namespace sti::report
