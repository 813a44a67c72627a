#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "model/case.hpp"
#include "model/pack.hpp"

// A slow, obvious second opinion: what contract.md §4 and rules/README.md say, worked out on the conditions as they are
// written. No boxes, no indices, no code shared with the engine. Where the two differ, one of them is wrong.

namespace sti::oracle {

struct TestLine {
  Status status{};
  Date take_on{};
  std::optional<Date> conclusive_on, interim_on;
  std::set<Date> repeat_on;
  std::set<Index<Exposure>> exposures;
  std::set<Index<Rule>> rules;  ///< that ordered it
  bool pending = false;
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
  VaccineLevel level = VaccineLevel::not_indicated;
  std::optional<Moment> deadline, deadline_from;
  std::set<Index<Rule>> rules;
};

/// Maps are in the order of the catalog and the vocabulary.
struct Opinion {
  std::map<std::pair<Index<TestKind>, Index<Site>>, TestLine> tests;
  std::map<Index<Slot>, VerdictLine> verdicts;
  std::map<Index<VaccineKind>, VaccineLine> vaccines;
  std::map<std::pair<Index<FollowUpKind>, Index<Infection>>, Date> follow_up;  ///< of no infection: none
  std::set<std::string> notes;  ///< "rule-id kind" of each note that is shown
};

Opinion judge(const Pack& pack, const Case& told);

}  // namespace sti::oracle
