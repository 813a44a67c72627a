#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/date.hpp"
#include "model/levels.hpp"
#include "model/vocabulary.hpp"

namespace sti {

/// The answer to one fact. Which member counts follows from the fact's kind.
struct Answer {
  bool given = false;
  int value = -1;           ///< choice: index; number: the number; -1 where not known
  std::uint64_t flags = 0;  ///< flags: bit i is `values[i]`
  std::optional<Date> date;
};

struct TakenTest {
  int test = -1;
  std::optional<int> site;
  Date on{};
  Result result{};
};

struct Treatment {
  int infection = -1;
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
  std::vector<Answer> answers;  ///< by fact index
  ExposureTime time;
};

/// One person and what happened, as it was told: defaults and readings are not filled in.
struct Case {
  std::optional<std::string> id;
  Moment now{};
  bool now_has_time = true;
  std::vector<Answer> person;  ///< by fact index
  std::vector<TakenTest> tests_taken;
  std::vector<Treatment> treated;
  std::vector<Exposure> exposures;
};

}  // namespace sti
