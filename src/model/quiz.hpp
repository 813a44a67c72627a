#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "model/advice.hpp"
#include "model/condition.hpp"
#include "model/pack.hpp"
#include "model/subject.hpp"

namespace sti {

// --- what a pack gives a quiz: rules/quiz.toml and rules/<pack>/quiz.toml
// -------------------------------------------------

/// How often the values of a fact are met at a clinic, so that drawn cases look like its own.
struct QuizMix {
  struct Band {
    int from = 0, to = 0;  ///< both included
    double weight = 0;
  };
  Index<Fact> fact;
  Condition when;                   ///< holds for these exposures only
  List<double, FactValue> weights;  ///< choice: by value; 0 where it has none
  std::vector<Band> bands;          ///< number
  Evidence evidence;                ///< no source: values are merely taken in turn, no figure is meant
};

/// A case to talk through: how to meet the person, what to ask, and then the tests.
struct GuidedCase {
  std::string id;
  Text title, story;
  std::vector<Text> meet, ask, follow_up;
  std::vector<Index<TestKind>> window_tests;  ///< whose windows are asked about
  std::vector<Index<TestKind>> report_tests;  ///< those that its source lists
  Text about_tests;                           ///< how that list and the pack differ
  Text reflection;
  Case asked;
  Evidence evidence;
};

/// A day that another country publishes for a test: a mistake that lies near, and no advice.
struct ForeignFigure {
  Index<TestKind> test;
  int days = 0;
  Text where;
  std::string document;
  bool operator==(const ForeignFigure&) const = default;
};

struct QuizData {
  std::vector<QuizMix> mixes;          ///< the pack's own before the shared ones
  std::vector<Condition> implausible;  ///< combinations that no drawn case shall have
  std::vector<GuidedCase> guided;
  std::vector<ForeignFigure> abroad;
  std::vector<double> memory_weights;  ///< of the scheduler; empty: its defaults
  std::optional<double> retention;     ///< share of cards that shall be known when they come due
  Span memory_span;
  std::vector<SourcePtr> files;
};

// --- questions
// ------------------------------------------------------------------------------------------------------------

enum class QuizTopicKind { tests, windows, verdict, samples, vaccines, changes, sources };

/// A thing to remember: one rule of the pack, seen from one side.
struct QuizCard {
  std::string id;    ///< hash of the rule, its numbers and sources: another guideline is another card
  std::string name;  ///< `windows/hiv-lab/hiv-lab`: stays when the rule changes
  QuizTopicKind kind{};
  std::string topic;  ///< for people to choose by; a verdict's topic is its slot
  Index<Rule> rule;
  std::optional<Subject> subject;  ///< windows and their sources: a test; verdict, changes and limits: a slot; vaccines
};

/// What is asked. `today` is the day of the case.
enum class QuizAsk {
  tests_today,     ///< which of these are taken today
  test_status,     ///< what to do with one test today
  first_useful,    ///< from which day one test is worth taking
  conclusive,      ///< from which day its negative is conclusive
  verdict,         ///< a slot's level and how long it stays open
  sites,           ///< where the samples for one test are taken
  vaccine,         ///< a vaccine's level
  change_verdict,  ///< which single change would change a verdict
  window_source,   ///< what a day of a window rests on
  limit_source,    ///< what a method's time limit rests on
};

// What can be chosen. Values, not texts: report/quiz_text makes the sentences. A test to take is its subject.
struct NothingToday {
  bool operator==(const NothingToday&) const = default;
};
/// `on`: the first useful day (wait), or the day to repeat on; none where the pack gives no such day.
struct StatusChoice {
  Status status{};
  std::optional<Date> on;
  bool operator==(const StatusChoice&) const = default;
};
/// No day: the pack gives none.
struct DayChoice {
  std::optional<Date> on;
  bool operator==(const DayChoice&) const = default;
};
struct VerdictChoice {
  Level level{};
  std::optional<Moment> until;
  bool operator==(const VerdictChoice&) const = default;
};
struct VaccineChoice {
  VaccineLevel level{};
  std::optional<Moment> until;
  bool operator==(const VaccineChoice&) const = default;
};
struct SiteChoice {
  Index<Site> site;
  bool operator==(const SiteChoice&) const = default;
};
/// One fact told otherwise. `hours`: the time since the exposure, in place of a value.
struct ChangeChoice {
  Index<Fact> fact;
  Index<FactValue> value = {};  ///< choice: the value; flags: the flag
  std::optional<int> number = {};
  bool set = true;  ///< flags: told to hold, or not to
  std::optional<hours> since;
  bool operator==(const ChangeChoice&) const = default;
};
struct SourceChoice {
  Index<Source> source;
  bool operator==(const SourceChoice&) const = default;
};
using QuizContent = std::variant<NothingToday, TestSubject, StatusChoice, DayChoice, VerdictChoice, VaccineChoice,
                                 SiteChoice, ChangeChoice, SourceChoice>;
struct QuizChoice {
  QuizContent content;
  bool right = false;
  std::optional<Level> after = {};            ///< change_verdict: the level it would lead to
  std::vector<Index<Rule>> rules = {};        ///< change_verdict: the rules that would give it
  std::optional<ForeignFigure> foreign = {};  ///< a day that another country publishes
  bool operator==(const QuizChoice&) const = default;
};

/// A question with its key. The key is what the engine said of `advice.asked`.
struct QuizQuestion {
  QuizCard card;
  QuizAsk ask{};
  Advice advice;  ///< of the case; its exposures are empty and it is not shown where the question has no case
  bool has_case = true;
  std::optional<Subject> subject;  ///< what it is about; none: all tests of today
  Index<Window> window;            ///< window_source
  List<QuizChoice> choices;
  bool several = false;                     ///< more than one may be right
  std::vector<Index<Fact>> deciding_facts;  ///< those that the rule names, for a hint

  /// The subject, of the kind that `ask` speaks of.
  template <class Kind>
  const Kind& about() const {
    return std::get<Kind>(*subject);
  }
};

/// The number whose source is asked for, or nothing where the question is of another kind.
const Number* number_in_question(const Pack& pack, const QuizQuestion& question);

/// How an answer was marked.
struct QuizMark {
  std::vector<Index<QuizChoice>> chosen, missed, wrong;  ///< in order
  double score = 0;                                      ///< 0 … 1
};

/// A question, and what became of it.
struct QuizResult {
  QuizQuestion question;
  std::optional<QuizMark> mark;  ///< none: skipped, or not reached
  bool hinted = false;
  std::string grade;          ///< what it said about memory: again, hard, good; empty where it is not remembered
  std::optional<Moment> due;  ///< when it comes again
  std::string command;        ///< the line that looks further
};

struct QuizTopicScore {
  std::string topic;
  int asked = 0;
  double score = 0;  ///< sum of the scores of its questions
};

/// A session as a whole.
struct QuizSummary {
  int asked = 0, answered = 0, right = 0;
  double score = 0;                    ///< 0 … 1: the mean of what counts (in an exam, of all)
  std::vector<QuizTopicScore> topics;  ///< in the order they were first asked
  std::optional<int> pass_mark;        ///< percent
  bool passed = true;
  std::uint64_t seed = 0;
  bool exam = false;
};

/// A topic as it is remembered.
struct QuizTopicMemory {
  std::string topic;
  int cards = 0, seen = 0, due = 0;  ///< of the deck; met; due now
  int reviews = 0, kept = 0;         ///< answers to cards learned before; those that were known
  double recall = 0;                 ///< sum over seen cards of the probability that they are known now
};

/// What is remembered of a pack.
struct QuizMemory {
  std::vector<QuizTopicMemory> topics;
  std::vector<int> due_by_day;  ///< cards that come due on each day, from today on; overdue ones count today
  std::optional<Moment> next;   ///< when the next card is due, where none is now
  int answers = 0;
};

}  // namespace sti
