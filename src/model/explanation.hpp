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
#include "model/subject.hpp"

namespace sti {

// What a line says, as far as an answer can change it.
struct SaidVerdict {
  Level level{};
  std::optional<Moment> deadline;
  std::optional<Moment> deadline_from;  ///< when it may have passed, where that is not known to the hour
  bool operator==(const SaidVerdict&) const = default;
};
struct SaidTest {
  Status status{};
  std::optional<Date> take_on;
  std::optional<Date> conclusive_on;
  std::vector<Date> repeat_on;
  bool operator==(const SaidTest&) const = default;
};
struct SaidNote {
  bool operator==(const SaidNote&) const = default;
};
using SaidLine = std::variant<SaidVerdict, SaidTest, VaccineLevel, Date, SaidNote>;
/// By the subject of each line.
using SaidLines = std::map<Subject, SaidLine>;

/// A rule that stands behind a line.
struct Ground {
  enum class Role { gives, dates, offers };  ///< gives the line; the days of a test; a method of a verdict
  Role role{};
  Index<Rule> rule;
  std::vector<Index<Exposure>> exposures;  ///< for which it holds; empty: for the person
  Condition holds;  ///< the part of its condition that made it hold, narrowed to the values of the case
};

struct LineReasons {
  Subject subject;
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
  Index<Rule> rule;
  Index<Exposure> exposure;
  Condition missing;
  std::vector<Index<Rule>> others;
  bool late = false;  ///< besides, the time limit has passed
};

/// An answer that differs between two cases.
struct FactChange {
  Index<Fact> fact;
  Index<Exposure> exposure;  ///< none: of the person
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
  Subject subject;
  std::optional<SaidLine> before, after;
  bool operator==(const LineChange&) const = default;
};

/// What one fact that is not told would change.
struct WhatIf {
  struct Reply {
    Answer answer;
    std::optional<int> last;  ///< number: the last of the range that begins with `answer.number`
    std::optional<ExposureTime> time;
  };
  struct Effect {
    std::vector<Reply> replies;  ///< all of which change the same
    std::vector<LineChange> changes;
  };
  Index<Fact> fact;
  Index<Exposure> exposure;      ///< none: of the person
  std::vector<Effect> effects;   ///< those that change something, then those that do not
  std::vector<Subject> decides;  ///< dates and lists, whose answers are not tried one by one: what they move
  bool matters() const { return !decides.empty() || (!effects.empty() && !effects.front().changes.empty()); }
};

/// Why an advice is what it is.
struct Explanation {
  std::vector<LineReasons> lines;
  std::vector<WhyNot> why_not;
  std::vector<WhatIf> what_if;
  std::size_t untried = 0;  ///< facts, of an exposure each, that `what_if` leaves out: the case is too large
  SaidLines said;
};

}  // namespace sti
