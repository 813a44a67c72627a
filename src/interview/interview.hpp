#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostics.hpp"
#include "engine/program.hpp"
#include "interview/questions.hpp"
#include "interview/words.hpp"
#include "load/case.hpp"
#include "model/phrases.hpp"

namespace sti::interview {

/// What an interview asks next.
struct Prompt {
  enum class Kind {
    path,  ///< the first question: when something happened, or which path to take
    when,  ///< when something happened: the first question of each exposure
    what,  ///< the acts of it; several are several exposures
    more,  ///< whether something else happened
    hour,  ///< the hour of a time that was told as a day, where a limit hangs on it
    fact,  ///< any other fact
    test,  ///< which test was taken; then `site`, `taken_on`, `result`, `more_tests`
    site,
    taken_on,
    result,
    more_tests,
    dated,  ///< which infection was treated, which vaccine given; then `dated_on`, `more_dated`
    dated_on,
    more_dated,
    go_on,  ///< whether to go on after the page is worth printing, or (`remaining` 0) nothing left to ask
  };
  Kind kind{};
  Index<Fact> fact;
  std::vector<Index<Exposure>> exposures;  ///< whom it is about; empty: the person
  std::vector<Choice> choices;             ///< numbered from 1
  bool several = false;                    ///< several may be chosen, or none
  std::vector<Subject> decides;            ///< what an answer can change
  std::size_t remaining = 0;               ///< go_on: questions that are left

  bool is_yes_no() const { return choices.size() == 2 && choices[0].id == "yes" && choices[1].id == "no"; }
};

/// Why an answer was not taken.
struct Refusal {
  std::string text;                      ///< what was not understood
  std::vector<std::string> could_be;     ///< labels, where it is the beginning of several
  std::optional<Diagnostic> diagnostic;  ///< from the case reader
  bool roughly = false;                  ///< a time that is not known, where a rough one is enough
};

/// An interview as a state machine: what was answered, and what to ask next. No streams, no clock: `answer` and `next`
/// depend on nothing but what was told. Every answer is read by the reader of `-p`, `-e` and `-t`.
class Interview {
 public:
  /// `start` may hold what is known already.
  Interview(const engine::Program& program, const Phrases& phrases, Lang lang, load::Now now,
            load::CaseArguments start);

  const Prompt& prompt() const { return prompt_; }
  /// Nothing left to ask, or the person at the keyboard has had enough.
  bool finished() const { return finished_; }

  /// Takes an answer to the prompt, or `fact=value` for any fact. Nothing changes where it is refused.
  std::optional<Refusal> answer(std::string_view text);
  /// Leaves the prompt unanswered: not known, no, nothing more.
  void skip();
  /// Leaves the prompt as it is: with the answer that was taken back, where one was; else skips.
  void keep();
  /// Takes again all that was taken back and still stands.
  void restore();
  /// Takes back the last answer; false at the first question.
  bool back();

  /// The answer that `keep` keeps, in words; empty where there is none.
  std::string kept() const;
  /// What was begun and never told, and what the advice leaves out: the time of an exposure, or the path that was
  /// chosen; empty where there is nothing.
  std::string left_out() const;
  /// Whether the prompt asks for a time that the chosen path cannot do without.
  bool needs_time() const;

  /// The act of the exposures that a prompt is about; none where they differ.
  Index<FactValue> act_of(const Prompt& prompt) const;

  /// What was told so far, as arguments of `sti advise`.
  const load::CaseArguments& arguments() const { return arguments_; }
  /// The advice on it.
  const Advice& advice() const { return advice_; }
  /// What the last answer was understood as, in words; empty after a skip.
  const std::string& noted() const { return noted_; }

 private:
  /// One answer that was taken.
  struct Step {
    Prompt prompt;
    std::vector<std::string> told;  ///< ids or values; empty: skipped
    std::string noted = {};         ///< what it was understood as, in words
    bool aside = false;             ///< `fact=value` in place of an answer
  };
  struct Time {
    std::string token;
    Occasion occasion;
  };
  /// What all steps together say.
  struct State {
    Index<Path> path{0};
    std::vector<std::string> person, tests;
    /// Infections treated, doses given: each with its day, or that there are none.
    struct Dated {
      std::vector<std::string> items;
      bool none = false;
    };
    std::map<Index<Fact>, Dated> dated;
    std::vector<Time> times;
    List<std::vector<std::string>, Exposure> exposures;  ///< tokens but the time
    std::string test, site, taken_on, thing;             ///< of the test, treatment or dose being told
    Asked asked;
    std::size_t questions = 0;  ///< answered or skipped
    bool may_be_more = false;   ///< whether there was something else is to be asked
    bool has_chosen = false;    ///< a path, and not at once a time
    bool has_asked_when = false;
    bool goes_on = false;  ///< beyond what weighs
  };

  const Vocabulary& vocabulary() const { return pack_.vocabulary; }
  const Fact& fact(Index<Fact> index) const { return vocabulary().facts[index]; }
  State replay() const;
  bool must_have_time(const State& state) const;
  void apply(State& state, const Step& step) const;
  void apply_aside(State& state, const Step& step) const;
  load::CaseArguments arguments_of(State state) const;
  load::CaseArguments plain_arguments(const State& state) const;
  /// What answers tell besides (`Vocabulary::implied`).
  void add_implied(const Case& told, State& state) const;

  /// Adds the step if the reader accepts what is then told.
  std::optional<Refusal> take(Step step, std::string_view typed, std::string noted);
  void proceed();
  Prompt next(const State& state) const;
  std::optional<Prompt> follow_up(const State& state, const Step& last) const;
  Prompt next_question(const State& state) const;
  Prompt fact_prompt(Index<Fact> fact, std::vector<Index<Exposure>> exposures, std::vector<Subject> decides) const;
  Prompt test_prompt(std::vector<Subject> decides) const;
  Prompt what_prompt(Index<Path> path) const;
  Prompt path_prompt() const;
  Prompt dated_prompt(Index<Fact> fact, std::vector<Subject> decides) const;
  std::vector<Choice> sites_of(const std::string& test) const;
  std::vector<Choice> yes_no() const;

  std::optional<Refusal> answer_unknown();
  std::optional<Refusal> answer_path(std::string_view text);
  std::optional<Refusal> answer_choice(std::string_view text);
  std::optional<Refusal> answer_several(std::string_view text);
  std::optional<Refusal> answer_free(std::string_view text);
  std::optional<Refusal> answer_aside(std::string_view text);

  const Pack& pack_;
  const engine::Program& program_;
  const Phrases& phrases_;
  Lang lang_;
  load::Now now_;
  load::CaseArguments start_;
  std::vector<Step> steps_;
  std::vector<Step> kept_;  ///< taken back, the next one last
  Prompt prompt_;
  bool finished_ = false;
  load::CaseArguments arguments_;
  Advice advice_;
  std::string noted_;
};

}  // namespace sti::interview
