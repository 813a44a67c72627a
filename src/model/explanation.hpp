#pragma once

#include <compare>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "model/advice.hpp"
#include "model/condition.hpp"
#include "model/property.hpp"

namespace sti {

/// A line of an advice, by what it is about.
struct LineName {
  enum class Kind { verdict, test, vaccine, follow_up, note };
  Kind kind{};
  int subject = -1;  ///< slot, test, vaccine or kind of follow-up; note: the first rule of the pack that gives it
  int detail = -1;   ///< test: site; follow-up: infection, or -1; note: the effect of the rule
  auto operator<=>(const LineName&) const = default;
};

// What a line says, as far as an answer can change it.
struct SaidVerdict {
  Level level{};
  std::optional<Moment> deadline;
  bool operator==(const SaidVerdict&) const = default;
};
struct SaidTest {
  Status status{};
  Date take_on{};
  std::optional<Date> conclusive_on;
  std::vector<Date> repeat_on;
  bool operator==(const SaidTest&) const = default;
};
struct SaidNote {
  bool operator==(const SaidNote&) const = default;
};
using SaidLine = std::variant<SaidVerdict, SaidTest, VaccineLevel, Date, SaidNote>;
using SaidLines = std::map<LineName, SaidLine>;

/// A rule that stands behind a line.
struct Ground {
  enum class Role { gives, dates, offers };  ///< gives the line; the days of a test; a method of a verdict
  Role role{};
  int rule = -1;
  std::vector<int> exposures;  ///< for which it holds; empty: for the person
  Condition holds;             ///< the part of its condition that made it hold, narrowed to the values of the case
};

struct LineReasons {
  LineName name;
  std::vector<Ground> grounds;
};

/// What keeps a rule from bringing a line.
struct Blocked {
  enum class By {
    condition,  ///< `missing` does not hold
    override,   ///< it holds, and `others` override it
    limit,      ///< it holds, and the time limit has passed
    stronger,   ///< it holds, and a stronger answer of `others` stands
    site,       ///< it holds, and the sample is not taken from there
  };
  By by{};
  int rule = -1;
  std::optional<int> exposure;
  Condition missing;
  std::vector<int> others;
  bool late = false;  ///< besides, the time limit has passed
};

/// An answer that differs between two cases.
struct FactChange {
  int fact = -1;
  std::optional<int> exposure;
};

/// Why a line is not there, and the smallest change of the case that brings it.
struct WhyNot {
  enum class Answer {
    there,       ///< it is there
    change,      ///< `changed` has it
    never,       ///< no case has it
    not_proved,  ///< the work budget ran out before an answer
  };
  PropertyOutput target;
  Answer answer{};
  std::vector<Ground> grounds;  ///< of a line that is there
  std::vector<Blocked> blocks;  ///< the nearest rules first
  std::optional<Case> changed;
  std::vector<FactChange> changes;
  bool adds_exposure = false;  ///< the case has none, and `changed` has one
};

/// What a line says before and after; empty where it is not there.
struct LineChange {
  LineName name;
  std::optional<SaidLine> before, after;
  bool operator==(const LineChange&) const = default;
};

/// What one fact that is not told would change.
struct WhatIf {
  struct Reply {
    Answer answer;
    int last = -1;  ///< number: the last of the range that begins with `answer.value`
    std::optional<ExposureTime> time;
  };
  struct Effect {
    std::vector<Reply> replies;  ///< all of which change the same
    std::vector<LineChange> changes;
  };
  int fact = -1;
  std::optional<int> exposure;
  std::vector<Effect> effects;       ///< those that change something, then those that do not
  std::vector<std::string> decides;  ///< dates and lists, whose answers are not tried one by one: what they move
  bool matters() const { return !decides.empty() || (!effects.empty() && !effects.front().changes.empty()); }
};

/// Why an advice is what it is.
struct Explanation {
  std::vector<LineReasons> lines;
  std::vector<WhyNot> why_not;
  std::vector<WhatIf> what_if;
  SaidLines said;
};

}  // namespace sti
