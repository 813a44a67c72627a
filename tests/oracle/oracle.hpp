#pragma once

#include <compare>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "model/advice.hpp"
#include "model/case.hpp"
#include "model/pack.hpp"

// A slow, obvious second opinion: what contract.md §2 and §4 and rules/README.md say, worked out on the conditions as
// they are written. No boxes, no indices, no code shared with the engine. Where the two differ, one of them is wrong.

namespace sti::oracle {

struct TestLine {
  Status status{};
  std::optional<Date> take_on, conclusive_on;
  std::set<Date> interim_on, repeat_on;
  std::optional<Date> all_useful_on;  ///< every exposure that dates it is worth a sample; none where nothing dates it
  std::optional<Date> check_on;       ///< of the regular check that takes over its later days
  std::set<Index<Exposure>> exposures;
  std::set<Index<Rule>> rules;       ///< that ordered it
  std::set<Index<TakenTest>> taken;  ///< what the case tells of it
  std::optional<Basis> basis;
  bool answer_late = false;
};

struct ByExposure {
  Level level{};
  std::optional<Moment> deadline;
};

struct VerdictLine {
  Level level{};
  std::optional<Moment> deadline, deadline_from;
  std::map<Index<Exposure>, ByExposure> by_exposure;
  std::set<Index<Rule>> rules;  ///< that gave the winning level
};

struct VaccineLine {
  VaccineLevel level = VaccineLevel::not_stated;
  std::optional<Moment> deadline, deadline_from;
  std::set<Index<Rule>> rules;
  std::vector<int> schedule_days;
  bool by_doses = false;  ///< the level follows from their number
};

/// What one line asks for on one day of the plan.
struct PlanItem {
  std::string of;   ///< the name of the line
  std::string day;  ///< its kind, of a dose its number; and the first and last day on which it can be done
  auto operator<=>(const PlanItem&) const = default;
};

using TestKey = std::pair<Index<TestKind>, Index<Site>>;

/// Maps are in the order of the catalog and the vocabulary.
struct Opinion {
  std::map<TestKey, TestLine> tests;
  std::map<Index<Slot>, VerdictLine> verdicts;
  std::map<Index<VaccineKind>, VaccineLine> vaccines;
  std::map<std::pair<Index<FollowUpKind>, Index<Infection>>, std::set<Date>> follow_up;  ///< of no infection: none
  std::map<Index<Infection>, Date> contacts;
  std::map<Date, std::set<PlanItem>> visits;
  std::set<std::string> notes;  ///< "rule-id kind" of each note of a rule that is shown, "kind what" of the others
};

Opinion judge(const Pack& pack, const Case& told);

}  // namespace sti::oracle
