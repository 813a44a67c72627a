#pragma once

#include <optional>
#include <string>
#include <vector>

#include "report/layout/document.hpp"

namespace sti::report {

inline constexpr std::size_t shown_clocks = 8;  ///< time limits that a picture has room for

/// An advice as a picture: when which test says what, which limits run, and when to come back. The only days it names
/// are those of the plan. All that is drawn is
/// here; text and SVG only scale it.
struct Timeline {
  enum class Phase { too_early, informative, conclusive };

  /// One test with the samples that share its dates.
  struct Test {
    std::vector<const TestAdvice*> lines;  ///< of the advice
    std::optional<Date> begin;             ///< first of the exposures that date it; empty where none does
    std::optional<Date> useful_from, conclusive_on;
    std::vector<Date> take;             ///< today and later
    std::optional<Moment> asked_until;  ///< the picture says nothing of later days: a new page will
    /// What stands in place of dates, or beside the name of a test that has them.
    enum class Mark { none, settled, recent, found, to_confirm, awaited, control } mark{};

    /// Whether nothing is taken any more: the mark is all there is to say.
    bool is_over() const {
      return mark == Mark::settled || mark == Mark::recent || mark == Mark::found || mark == Mark::to_confirm;
    }
    /// What a negative taken on that day says of the exposures told; empty before them, for a test that none dates, and
    /// on days that begin when it is asked for no longer.
    std::optional<Phase> phase_on(Date day) const;
  };

  /// A time limit that still runs: of one method of a verdict, or of a vaccine.
  struct Clock {
    Subject what;                            ///< a method or a vaccine
    std::vector<Index<Exposure>> exposures;  ///< whose limit it is; empty for a vaccine
    Moment begin{};                          ///< the earliest moment the exposure can have been
    std::optional<Moment> end_from;          ///< the earliest moment it may have closed, where only the day is known
    Moment end{};                            ///< inclusive
  };

  struct Doses {
    Index<VaccineKind> vaccine;
    std::vector<Date> on;
  };

  Date today{}, first{}, last{};  ///< what the picture of days covers
  std::vector<Date> exposures;    ///< one a day
  std::vector<Test> tests;
  std::vector<Clock> clocks;
  std::vector<Doses> doses;

  /// Whether it shows more than what is done today.
  bool has_days_ahead() const;
  bool empty() const { return tests.empty() && clocks.empty() && doses.empty(); }
};

Timeline make_timeline(const View& view);

/// At most 80 columns, with a legend in words. `ascii`: drawn with ASCII characters only.
std::string timeline_text(const View& view, const Timeline& timeline, bool ascii);
/// A figure for `html_page`: the picture as SVG, and its legend.
std::string timeline_html(const View& view, const Timeline& timeline);
/// The same in words, for those who do not see it.
Table timeline_table(const View& view, const Timeline& timeline);

// Names of the rows, the same in text and SVG.
std::string test_name(const View& view, const Timeline::Test& test);
/// "settled", "found": what is said in place of dates, where `is_over`.
const std::string& mark_words(const View& view, const Timeline::Test& test);
std::string clock_name(const View& view, const Timeline::Clock& clock);
/// "at the latest Fri 27 Nov 10:00"; of a limit that is not known to the hour, from when it may have passed.
std::string clock_limit(const View& view, const Timeline::Clock& clock);
std::string doses_name(const View& view, const Timeline::Doses& doses);
/// The day of the visit that a follow-up belongs to.
Date visit_day(const View& view, const FollowUp& follow_up);
std::string follow_up_name(const View& view, const FollowUp& follow_up);
/// "2 Dec, 10 Feb 27".
std::string short_dates(const View& view, const std::vector<Date>& dates);
/// The days of a test's visits after today; "today", or what is said in their place.
std::string visits_of(const View& view, const Timeline::Test& test);

}  // namespace sti::report
