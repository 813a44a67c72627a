#pragma once

#include <vector>

#include "base/zone.hpp"
#include "model/case.hpp"
#include "model/pack.hpp"
#include "oracle/record.hpp"

namespace sti::oracle {

/// What rules look at: the person alone, or with one exposure seen in one role.
struct Scene {
  Index<Exposure> exposure;  ///< none: the person alone
  Index<FactValue> role;     ///< receptive or insertive; none where the act has no role
};

/// A case with defaults, readings and derived facts filled in, and the conditions that hold in it.
class Stage {
 public:
  Stage(const Pack& pack, const Case& told);

  /// One a role that each exposure is tried in.
  std::vector<Scene> exposure_scenes() const;
  bool holds(const Condition& condition, const Scene& scene) const;
  /// Not a draft, its condition holds, and it does not need an exposure that the scene lacks.
  bool fires(const Rule& rule, const Scene& scene) const;

  Date today() const { return date_of(told.now); }
  Instant now() const {
    return told.now_is_first ? pack.zone.earliest_instant_of(told.now) : pack.zone.instant_of(told.now);
  }
  Date day_of(Index<Exposure> exposure) const { return date_of(told.exposures[exposure].time.latest); }
  Index<FactValue> act_of(Index<Exposure> exposure) const { return exposures_[exposure][pack.vocabulary.act].value; }
  const Answer& person(Index<Fact> fact) const { return person_[fact]; }

  // What a contradiction, and a derived fact that rests on rules, are read as.
  void read_as(Index<Fact> fact, Index<FactValue> value) { person_[fact].value = value; }
  void read_as(Index<Fact> fact, Date date);
  void derive(Index<Exposure> exposure, Index<Fact> fact, Index<FactValue> value) {
    exposures_[exposure][fact].value = value;
  }

  const Pack& pack;
  const Case& told;
  const Record record;
  /// The person is below the age at which anybody can consent.
  bool is_below_consent() const;
  /// Some exposure is of a kind that can be consented to.
  bool has_contact_to_consent_to() const;

 private:
  bool test_holds(const FactTest& test, const Scene& scene) const;
  bool applies(const Fact& fact, Index<Exposure> exposure) const;
  void fill_defaults(List<Answer, Fact>& answers, Scope scope) const;
  void derive_person();
  void read();

  List<Answer, Fact> person_;
  List<List<Answer, Fact>, Exposure> exposures_;
};

}  // namespace sti::oracle
