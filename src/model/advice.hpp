#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/by_enum.hpp"
#include "base/date.hpp"
#include "model/case.hpp"
#include "model/levels.hpp"
#include "model/pack.hpp"
#include "model/risk.hpp"
#include "model/subject.hpp"

namespace sti {

// Advice holds indices (rules, tests, exposures) and dates, no texts: a renderer looks those up in the pack.

/// A fact that was not given and what it was taken to be.
struct Assumption {
  enum class Why { by_default, reading, conflict, latest_moment };
  Index<Fact> fact;
  Index<Exposure> exposure;  ///< none: of the person
  Index<FactValue> value;    ///< choice, or the flag that a reading sets; none: not known
  Why why{};
};

struct FollowUp;

struct TestAdvice {
  Index<TestKind> test;
  Index<Site> site;
  Status status{};
  std::optional<Date> take_on;          ///< today, or the day it is next taken; empty where it is not
  std::optional<Date> useful_from;      ///< first day it is worth taking; empty where no exposure dates it
  std::optional<Date> all_useful_from;  ///< by the windows alone: every exposure that dates it is visible
  std::optional<Date> conclusive_on;
  std::vector<Date> interim_on;      ///< optional early looks of the latest exposure, still ahead
  std::vector<Date> repeat_on;       ///< days still ahead
  std::optional<Date> status_until;  ///< the first day ahead on which its own days change its status; see `expires`
  std::vector<Index<Exposure>> exposures;  ///< those that date it, else those that ordered it
  std::vector<Index<Rule>> rules;          ///< that ordered it
  std::vector<Index<Rule>> windows;        ///< rules that gave its numbers
  std::optional<Basis> basis;              ///< the weakest behind its days; empty where nothing is behind it
  std::vector<Index<TakenTest>> taken;     ///< what the case tells of it
  std::optional<Date> control_of;          ///< status control: the day of the treatment
  bool answer_late = false;                ///< an answer is overdue: the sample counts as not taken
  Index<FollowUp> at_check;                ///< a regular check that takes over its later days
  std::optional<Moment> asked_until;  ///< the last moment at which a rule asks for it; empty while nothing ends that
};

struct Specimen {
  Index<Site> site;
  std::vector<Index<TestKind>> tests;
  Date on{};
};

struct ExposureVerdict {
  Index<Exposure> exposure;
  Level level{};
  std::optional<Moment> deadline;
};

/// The limit of one method for one exposure.
struct MethodLimit {
  Index<Rule> method_rule;  ///< the rule that gives the method
  Index<Method> method;
  Index<Exposure> exposure;
  Moment at{};
};

struct Verdict {
  Index<Slot> slot;
  Level level{};
  std::optional<Moment> deadline, deadline_from;
  std::vector<Index<Exposure>> exposures;  ///< at the winning level, where that is an offer or too late
  std::vector<ExposureVerdict> by_exposure;
  std::vector<Index<Rule>> rules;         ///< that gave the winning level
  std::vector<Index<Rule>> method_rules;  ///< that gave its methods
  std::vector<MethodLimit> limits;        ///< still open, of every exposure at an offering level
  std::vector<Index<Fact>> raised_by;     ///< not indicated: unanswered facts that could raise it
};

struct VaccineAdvice {
  Index<VaccineKind> vaccine;
  VaccineLevel level{};
  std::optional<Moment> deadline, deadline_from;
  std::vector<int> schedule_days;
  std::optional<bool> free;
  std::vector<Date> doses;  ///< given, in order
  bool by_doses = false;    ///< the level follows from their number
  std::vector<Index<Rule>> rules;
};

struct FollowUp {
  Index<FollowUpKind> what;
  Index<Infection> infection;
  Date on{};
  std::vector<Index<Rule>> rules;
};

/// A line of the advice that visits are for: a test, a vaccine or a follow-up, by its place there.
using VisitLine = std::variant<Index<TestAdvice>, Index<VaccineAdvice>, Index<FollowUp>>;

/// What a line asks for on one day.
struct VisitItem {
  VisitLine of;
  VisitDay day{};
  std::optional<int> dose;  ///< its number, from 1
  Date from{}, until{};
  Date due{};  ///< the day of its own, which may be no open day
};

/// A day to come, and for what.
struct Visit {
  Date on{}, from{}, until{};
  std::vector<VisitItem> items;
};

/// Since when partners are told of an infection that was found.
struct Contact {
  Index<Infection> infection;
  Date since{};
  std::vector<Index<Rule>> rules;
};

/// A note of a rule, or one that the engine owes.
struct Note {
  enum class From {
    rule,
    found,  ///< a positive: `about` is the test at its site
    verdict_deadline,
    vaccine_deadline,
    not_stated,            ///< the pack says nothing on a slot that addresses the case
    no_consent,            ///< the person is too young to consent
    pep_restart,           ///< PEP was stopped, and a limit still runs
    pep_stopped,           ///< PEP was stopped, and the course would still go on
    conflict,              ///< `conflict`
    negative_after_found,  ///< a later negative does not take the finding away
    positive_too_early,    ///< so soon after treatment that it can be what is left
    lifelong,              ///< stays positive after cure
    not_applicable_fact,
    overdue_pack
  };
  From from{};
  NoteKind kind{};
  bool first = false;  ///< stands before all others
  Index<Rule> rule;    ///< From::rule: where its text is
  EffectIndex effect;
  std::vector<Index<Rule>> rules;  ///< From::rule: all that say it
  std::optional<Subject> about;    ///< the line it is of, where it is of one
  Index<Fact> fact;                ///< not_applicable_fact
  std::size_t conflict = 0;        ///< of `Vocabulary::conflicts`
  std::optional<Date> on;          ///< found, positive_too_early: of the sample
  std::optional<Date> again_from;  ///< positive_too_early: from when a sample says something
  Index<Exposure> exposure;
};

struct Question {
  Index<Fact> fact;
  Index<Exposure> exposure;      ///< none: of the person
  std::vector<Subject> decides;  ///< verdicts, tests at whatever site, vaccines, follow-ups
};

struct Expiry {
  Moment at{};
  Subject what;
};

/// The risk that one exposure passes one infection on.
struct RiskAdvice {
  Index<Infection> infection;
  Index<Exposure> exposure;
  Index<RiskFigure> figure;            ///< none: nothing is published
  std::optional<Range> per_act;        ///< to this person, if the source has it and can pass it on
  std::optional<Range> source_chance;  ///< that it has; empty: not known
  std::optional<Range> overall;        ///< both together, where both are known
  bool from_role = false;              ///< the role is not known: this is the one with the higher figure
  std::vector<Index<Rule>> rules;      ///< figure, modifiers, chance
};

/// What a negative test leaves of a risk, day by day.
struct Residual {
  /// A day on which a test is, or could be, taken.
  struct Look {
    enum class Why { taken, today, useful, interim, conclusive };
    Date on{};
    Why why{};
    std::int64_t days = 0;  ///< since the latest of the exposures
    Range found;            ///< share of infections that the curve says the test finds on that day
    Range left;             ///< probability of an infection after a negative
    bool counts = true;     ///< of the tests taken: the one that says most; negatives of one person are not multiplied
  };
  /// Another published statement, and what the curve says on the same day.
  struct Claim {
    Index<Detection::Claim> claim;
    Range found;
    bool agrees = false;
  };
  Index<TestKind> test;
  Index<Infection> infection;
  Index<Rule> rule;  ///< that gave the curve or refuses it; none: no curve is published
  Index<Detection> detection;
  bool refused = false;
  std::vector<Index<Exposure>> exposures;  ///< that count
  Index<ActLimit> beyond;                  ///< more exposures than their sum is good for
  bool if_source_has_it = false;           ///< the chance of some source is not known: all hold if it has the infection
  Range before;
  std::vector<Look> looks;  ///< in order of date
  std::vector<Claim> claims;
  std::optional<std::int64_t> cap_day;  ///< first day on which the curve claims the most it is allowed to
  std::optional<Date> conclusive_on;    ///< the guideline's
  bool has_line = false;                ///< the advice has a line of the test
  bool settled = false;                 ///< a negative was taken on or after it
};

/// What `sti` says about one case.
struct Advice {
  Case asked;
  std::vector<Assumption> assumed;
  std::vector<TestAdvice> tests;
  std::vector<Visit> visits;  ///< in time order, one a day
  std::vector<Contact> contacts;
  std::vector<Specimen> specimens;
  List<Verdict, Slot> verdicts;  ///< one a slot
  std::vector<VaccineAdvice> vaccines;
  std::vector<FollowUp> follow_up;
  std::vector<Note> notes;
  std::vector<Index<Topic>> topics;  ///< of conversation that fit
  std::vector<RiskAdvice> risk;
  std::vector<Residual> residuals;  ///< one a test with a curve, or that was negative
  std::vector<Question> questions;
  std::vector<Expiry> expires;
};

}  // namespace sti
