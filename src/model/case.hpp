#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/date.hpp"
#include "base/zone.hpp"
#include "model/catalog.hpp"
#include "model/index.hpp"
#include "model/index_set.hpp"
#include "model/levels.hpp"
#include "model/vocabulary.hpp"

namespace sti {

/// The answer to one fact. Which member counts follows from the fact's kind.
struct Answer {
  bool given = false;
  Index<FactValue> value;     ///< choice; none where not known
  std::optional<int> number;  ///< number; empty where not known
  IndexSet<FactValue> flags;  ///< flags: those that are set
  std::optional<Date> date;
  bool applies = true;  ///< false once it is found that the fact does not apply to the act

  bool operator==(const Answer&) const = default;
};

struct TakenTest {
  Index<TestKind> test;
  Index<Site> site;  ///< none: not told
  Date on{};
  Result result{};
};

struct Treatment {
  Index<Infection> infection;
  Date on{};
};

/// A dose of a vaccine that was given.
struct Dose {
  Index<VaccineKind> vaccine;
  Date on{};
};

/// When an exposure was; `model/clock.hpp` makes it. The clock can show a moment twice, so hours count between the
/// instants beside the moments.
struct ExposureTime {
  std::string written;  ///< as given: "5d", "2026-11-18"
  bool as_duration = false;
  Moment earliest{}, latest{};
  Instant earliest_instant{}, latest_instant{};
  bool exact = false;  ///< told to the hour or the minute; a day can mean any moment from `earliest` to `latest`

  /// Whether it can have been at more than one moment: a day was told, or a time that the clock showed twice.
  bool is_unsure() const { return !exact || earliest_instant != latest_instant; }
};

struct Exposure {
  List<Answer, Fact> answers;
  ExposureTime time;
};

/// One person and what happened, as it was told: defaults and readings are not filled in.
struct Case {
  std::optional<std::string> id;
  Moment now{};
  bool now_has_time = true;
  bool now_is_first = false;  ///< the first of two instants at which the clock shows `now`; it is told as the second
  const TimeZone* zone = nullptr;  ///< of the clock, of the pack it was read against, which outlives it; null: UTC
  List<Answer, Fact> person;
  List<TakenTest> tests_taken;
  std::vector<Treatment> treated;
  std::vector<Dose> vaccines_taken;
  List<Exposure> exposures;
};

}  // namespace sti
