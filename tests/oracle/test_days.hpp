#pragma once

#include <optional>
#include <vector>

#include "oracle/course.hpp"

namespace sti::oracle {

/// Days of one test for one exposure in one role, counted out to dates.
struct Dates {
  Index<Exposure> exposure;
  Date exposed_on{};
  Date earliest{};      ///< the window's own first useful day
  Date first_useful{};  ///< the same, or in its place the one of a rule that orders the test
  std::optional<Date> interim, conclusive;
  bool is_sure = false;  ///< the conclusive day is known and not unverified
  std::vector<Date> repeat;
  std::optional<Basis> basis;  ///< the weakest of the numbers
};

/// Which exposures date a test at a site, and by what days.
class TestDays {
 public:
  TestDays(const Stage& stage, const Voice& voice, const Course& course)
      : stage_(stage), voice_(voice), course_(course) {}

  /// Sites a test is taken from in a scene.
  std::set<Index<Site>> sites_of(Index<TestKind> test, const Scene& scene) const;
  /// The exposure can have brought the infection of the test to the site.
  bool reaches(Index<TestKind> test, Index<Site> site, const Scene& scene) const;
  /// Nothing where no window with a day covers the scene.
  std::optional<Dates> of(Index<TestKind> test, const Scene& scene) const;

 private:
  bool gives(const WindowEffect& effect, WindowNumber number) const;
  /// What the windows that speak give under this name.
  std::vector<const Number*> numbers(Index<TestKind> test, const Scene& scene, WindowNumber number,
                                     bool& after_last_dose) const;

  const Stage& stage_;
  const Voice& voice_;
  const Course& course_;
};

}  // namespace sti::oracle
