#pragma once

#include <rapidcheck.h>

#include <cstdint>
#include <iosfwd>
#include <nlohmann/json.hpp>

#include "model/pack.hpp"

namespace sti::oracle {

/// A case as a JSON document, printed so that a failure can be run again as it stands.
struct RandomCase {
  nlohmann::ordered_json json;
  std::string text() const { return json.dump(); }
};
std::ostream& operator<<(std::ostream& out, const RandomCase& random);

/// Hours and days at which a rule of the pack changes, with their neighbours.
struct Thresholds {
  std::vector<std::int64_t> hours, days;
};
Thresholds thresholds_of(const Pack& pack);

struct CaseShape {
  int min_exposures = 0, max_exposures = 3;
  bool tests_taken = true;
};

/// Any case that a vocabulary allows. Facts are left out often; times fall near the pack's thresholds.
rc::Gen<RandomCase> random_case(const Pack& pack, CaseShape shape = {});
/// One exposure of such a case, `now` being that of the random cases.
rc::Gen<nlohmann::ordered_json> random_exposure(const Pack& pack, std::string now);

}  // namespace sti::oracle
