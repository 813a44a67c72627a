#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/reflect.hpp"
#include "model/pack.hpp"

namespace sti {

// What a unit is told, as values that can be compared across packs: contents, never indices of rules.

struct MethodValue {
  std::string id;
  std::optional<int> latest_hours, best_hours, course_days;
  bool operator==(const MethodValue&) const = default;
  friend bool operator<(const MethodValue& a, const MethodValue& b) { return less_by_fields(a, b); }
};

/// A slot of which some rule spoke.
struct VerdictValue {
  Level level{};
  std::vector<MethodValue> open;  ///< where the level is an offer: the methods that can still be used
  bool operator==(const VerdictValue&) const = default;
  friend bool operator<(const VerdictValue& a, const VerdictValue& b) { return less_by_fields(a, b); }
};

struct VaccineValue {
  VaccineLevel level{};
  std::optional<bool> free;
  std::vector<int> schedule_days;
  std::optional<int> latest_hours;
  bool operator==(const VaccineValue&) const = default;
  friend bool operator<(const VaccineValue& a, const VaccineValue& b) { return less_by_fields(a, b); }
};

/// A test at a site that is ordered. Days are counted from the exposure, or from the last dose of PEP.
struct LineValue {
  bool dated = false;
  std::optional<Status> status;                      ///< where the days are counted from the exposure
  std::optional<int> earliest, interim, conclusive;  ///< as far as the page shows them
  std::vector<int> repeat;
  bool baseline = false;       ///< where the status is open: also worth taking before `earliest`
  std::optional<int> course;   ///< counted from the last dose: days of the course
  bool own_days = false;       ///< with `course`: `earliest` counts from the exposure all the same
  std::optional<int> visible;  ///< before the day is known: the windows' own first day
  bool confirmed = true;       ///< false: `conclusive` rests on a number that nobody could confirm
  bool operator==(const LineValue&) const = default;
  friend bool operator<(const LineValue& a, const LineValue& b) { return less_by_fields(a, b); }
};

/// Days from each start that some rule asks for, rising.
struct FollowUpValue {
  std::map<FollowUpEffect::From, std::vector<int>> days;
  std::optional<int> course;  ///< from the last dose of PEP: days of the course, where the dose is not told
  bool operator==(const FollowUpValue&) const = default;
  friend bool operator<(const FollowUpValue& a, const FollowUpValue& b) { return less_by_fields(a, b); }
};

}  // namespace sti
