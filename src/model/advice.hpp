#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/date.hpp"
#include "model/case.hpp"
#include "model/levels.hpp"
#include "model/risk.hpp"

namespace sti {

// Advice holds indices (rules, tests, exposures) and dates, no texts: a renderer looks those up in the pack.

/// A fact that was not given and what it was taken to be.
struct Assumption {
  enum class Why { by_default, reading, latest_moment };
  int fact = -1;
  std::optional<int> exposure;
  int value = -1;  ///< choice, or the flag that a reading sets; -1: none, not known
  Why why{};
};

struct TestAdvice {
  int test = -1;
  int site = -1;
  Status status{};
  Date take_on{};
  std::optional<Date> useful_from;  ///< first day it is worth taking; empty where no exposure dates it
  std::optional<Date> conclusive_on;
  std::optional<Date> interim_on;     ///< optional early look, still ahead
  std::vector<Date> repeat_on;        ///< days still ahead
  std::vector<int> exposures;         ///< those that date it, else those that ordered it
  std::vector<int> rules;             ///< that ordered it
  std::vector<int> windows;           ///< rules that gave its numbers
  bool pending = false;               ///< a result is awaited
  std::optional<Moment> asked_until;  ///< the last moment at which a rule asks for it; empty while nothing ends that
};

struct Specimen {
  int site = -1;
  std::vector<int> tests;
  Date on{};
};

struct ExposureVerdict {
  int exposure = -1;
  Level level{};
  std::optional<Moment> deadline;
};

/// The limit of one method for one exposure.
struct MethodLimit {
  int method_rule = -1;  ///< the rule that gives the method
  int method = -1;
  int exposure = -1;
  Moment at{};
};

struct Verdict {
  int slot = -1;
  Level level{};
  std::optional<Moment> deadline, deadline_from;
  std::vector<int> exposures;  ///< at the winning level, where that is an offer or too late
  std::vector<ExposureVerdict> by_exposure;
  std::vector<int> rules;           ///< that gave the winning level
  std::vector<int> method_rules;    ///< that gave its methods
  std::vector<MethodLimit> limits;  ///< still open, of every exposure at an offering level
  std::vector<int> raised_by;       ///< not indicated: unanswered facts that could raise it
};

struct VaccineAdvice {
  int vaccine = -1;
  VaccineLevel level{};
  std::optional<Moment> deadline, deadline_from;
  std::vector<int> schedule_days;
  std::optional<bool> free;
  std::vector<int> rules;
};

struct FollowUp {
  int what = -1;
  int infection = -1;
  Date on{};
  std::vector<int> rules;
};

/// A note of a rule, or one that the engine owes: the deadline of a verdict or vaccine.
struct Note {
  enum class From { rule, verdict_deadline, vaccine_deadline, not_applicable_fact, overdue_pack, gap };
  From from{};
  NoteKind kind{};
  int rule = -1, effect = -1;  ///< From::rule: where its text is
  std::vector<int> rules;      ///< From::rule: all that say it
  int subject = -1;            ///< slot, vaccine or fact of the other kinds
  std::optional<int> exposure;
};

struct Question {
  int fact = -1;
  std::optional<int> exposure;
  std::vector<std::string> decides;  ///< slots, tests, vaccines by id
};

struct Expiry {
  Moment at{};
  std::string what;
};

/// The risk that one exposure passes one infection on.
struct RiskAdvice {
  int infection = -1;
  int exposure = -1;
  int figure = -1;                     ///< of `Pack::risks`; -1: nothing is published
  std::optional<Range> per_act;        ///< to this person, if the source has it and can pass it on
  std::optional<Range> source_chance;  ///< that it has; empty: not known
  std::optional<Range> overall;        ///< both together, where both are known
  bool from_role = false;              ///< the role is not known: this is the one with the higher figure
  std::vector<int> rules;              ///< figure, modifiers, chance
};

/// What a negative test leaves of a risk, day by day.
struct Residual {
  /// A day on which a test is, or could be, taken.
  struct Look {
    enum class Why { taken, today, useful, interim, conclusive };
    Date on{};
    Why why{};
    long days = 0;       ///< since the latest of the exposures
    Range found;         ///< share of infections that the curve says the test finds on that day
    Range left;          ///< probability of an infection after a negative
    bool counts = true;  ///< of the tests taken: the one that says most; negatives of one person are not multiplied
  };
  /// Another published statement, and what the curve says on the same day.
  struct Claim {
    int claim = -1;  ///< of `Detection::claims`
    Range found;
    bool agrees = false;
  };
  int test = -1;
  int infection = -1;
  int rule = -1;       ///< that gave the curve or refuses it; -1: no curve is published
  int detection = -1;  ///< of `Pack::detections`
  bool refused = false;
  std::vector<int> exposures;     ///< that count
  std::optional<int> beyond;      ///< of `Pack::act_limits`: more exposures than their sum is good for
  bool if_source_has_it = false;  ///< the chance of some source is not known: all hold if it has the infection
  Range before;
  std::vector<Look> looks;  ///< in order of date
  std::vector<Claim> claims;
  std::optional<long> cap_day;        ///< first day on which the curve claims the most it is allowed to
  std::optional<Date> conclusive_on;  ///< the guideline's
  bool settled = false;               ///< a negative was taken on or after it
};

/// What `sti` says about one case.
struct Advice {
  Case asked;
  std::vector<Assumption> assumed;
  std::vector<TestAdvice> tests;
  std::vector<Specimen> specimens;
  std::vector<Verdict> verdicts;  ///< one a slot, in the vocabulary's order
  std::vector<VaccineAdvice> vaccines;
  std::vector<FollowUp> follow_up;
  std::vector<Note> notes;
  std::vector<int> topics;  ///< of conversation that fit
  std::vector<RiskAdvice> risk;
  std::vector<Residual> residuals;  ///< one a test with a curve, or that was negative
  std::vector<Question> questions;
  std::vector<Expiry> expires;
};

}  // namespace sti
