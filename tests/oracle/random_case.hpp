#pragma once

#include <rapidcheck.h>

#include <cstdint>
#include <iosfwd>
#include <memory>
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

/// What a cheap property looks at in one run of rapidcheck: 2,000 cases as the suite is run, 10^5 with
/// RC_PARAMS="max_success=20000".
inline constexpr int cases_a_run = 5;

struct CaseShape {
  int min_exposures = 0, max_exposures = 3;
  bool tests_taken = true;  ///< and what else was done before: treatments, doses, a course of PEP
  bool any_moment = false;  ///< any hour of two years besides moments at which something is special
};

/// Any case that a vocabulary allows, all states of earlier results, treatments, doses and PEP among them. Facts are
/// left out often; times fall near the pack's thresholds.
rc::Gen<RandomCase> random_case(const Pack& pack, CaseShape shape = {});
/// The same of a pack that the test lets go of: a failure is shrunk after that.
rc::Gen<RandomCase> random_case(std::shared_ptr<const Pack> pack, CaseShape shape = {});
/// One exposure of such a case, `now` being that of the random cases.
rc::Gen<nlohmann::ordered_json> random_exposure(const Pack& pack, std::string now);
/// A further result for such a case: of a test that the pack asks for, on a day near those of the case.
rc::Gen<nlohmann::ordered_json> random_result(const Pack& pack, const RandomCase& random);

}  // namespace sti::oracle
