#pragma once

#include <map>
#include <set>
#include <string>

#include "base/date.hpp"
#include "model/advice.hpp"

namespace sti {

/// What the advice of an earlier visit said, as far as a later page speaks of it.
struct EarlierAdvice {
  Moment now{};
  std::string pack, version, sha256;  ///< of the rules it was made with
  std::map<TestSubject, Status> tests;
  std::map<Index<Slot>, Level> verdicts;
  std::map<Index<VaccineKind>, VaccineLevel> vaccines;
  std::set<Date> visits;
};

}  // namespace sti
