#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/date.hpp"
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

/// When an exposure was.
struct ExposureTime {
  std::string written;  ///< as given: "5d", "2026-11-18"
  bool as_duration = false;
  Moment earliest{}, latest{};
  bool exact = false;  ///< told to the hour or the minute; a day can mean any moment from `earliest` to `latest`
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
  List<Answer, Fact> person;
  std::vector<TakenTest> tests_taken;
  std::vector<Treatment> treated;
  List<Exposure> exposures;
};

}  // namespace sti
