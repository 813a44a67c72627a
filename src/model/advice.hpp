#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/date.hpp"
#include "model/case.hpp"
#include "model/levels.hpp"

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
  std::optional<Date> conclusive_on;
  std::optional<Date> interim_on;  ///< optional early look, still ahead
  std::vector<Date> repeat_on;
  std::vector<int> exposures;  ///< those that date it, else those that ordered it
  std::vector<int> rules;      ///< that ordered it
  std::vector<int> windows;    ///< rules that gave its numbers
  bool pending = false;        ///< a result is awaited
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
  int rule = -1, effect = -1;  ///< From::rule
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
  std::vector<Question> questions;
  std::vector<Expiry> expires;
};

}  // namespace sti
