#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

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
  std::set<int> exposures;
  std::set<int> rules;  ///< that ordered it
  bool pending = false;
};

struct ByExposure {
  Level level{};
  std::optional<Moment> deadline;
};

struct VerdictLine {
  Level level{};
  std::optional<Moment> deadline, deadline_from;
  std::map<int, ByExposure> by_exposure;
  std::set<int> rules;  ///< that gave the winning level
};

struct VaccineLine {
  VaccineLevel level = VaccineLevel::not_indicated;
  std::optional<Moment> deadline, deadline_from;
  std::set<int> rules;
};

/// Indices are into the pack; maps are in the order of the catalog and the vocabulary.
struct Opinion {
  std::map<std::pair<int, int>, TestLine> tests;  ///< by (test, site)
  std::map<int, VerdictLine> verdicts;            ///< by slot
  std::map<int, VaccineLine> vaccines;            ///< by vaccine
  std::map<std::pair<int, int>, Date> follow_up;  ///< by (what, infection)
  std::set<std::string> notes;                    ///< "rule-id kind" of each note that is shown
};

Opinion judge(const Pack& pack, const Case& told);

}  // namespace sti::oracle
