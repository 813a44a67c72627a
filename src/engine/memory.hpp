#pragma once

#include <optional>
#include <vector>

#include "base/date.hpp"
#include "model/levels.hpp"

namespace sti::engine {

// What samples already taken mean for a test at a site (contract.md §4, "What was already done counts"), as pure
// functions of days.

/// A sample that is at the laboratory, or came back negative.
struct Sample {
  Date on{};
  bool pending = false;
};

/// The days on which a sample says something new: an exposure becomes visible, an early look, the last day, a repeat.
struct CountingDays {
  std::vector<Date> visible;           ///< of each dating exposure: its window's own first day
  std::vector<Date> interim;           ///< early looks; they never make a sample wait for them
  std::vector<Date> repeat;            ///< the conclusive day, told or not confirmed, and those a pack asks for besides
  std::optional<int> every;            ///< days after which a test is asked for again, whatever the exposures
  std::optional<Date> first_exposure;  ///< of those that date the line; none: it is not dated
  std::optional<Date> last_exposure;   ///< of the case
};

/// What is left to do once earlier samples are heard.
struct Left {
  /// `now`: as if nothing had been taken.
  enum class Kind { now, wait, done } kind{};
  std::optional<Date> next;  ///< wait: the day
};

/// A sample may be told of that says nothing of this line: one from before its exposures.
bool speaks(const CountingDays& days, Date sample);

/// What is left after a negative sample. `on_sign`: a sign of today asks for the test, so that only a sample of today
/// or yesterday holds it back.
Left left_after(const CountingDays& days, Date negative, Date today, bool on_sign);

/// The days on which a negative sample stops saying what it said, whatever the exposures.
std::vector<Date> run_out_on(Date negative);

}  // namespace sti::engine
