#pragma once

#include <map>
#include <optional>
#include <vector>

#include "model/case.hpp"
#include "model/pack.hpp"

namespace sti::oracle {

/// What the case tells of results and treatments, before any rule is looked at.
class Record {
 public:
  Record(const Pack& pack, const Case& told) : pack_(pack), told_(told) {}

  /// The latest treatment of the infection that the test looks for.
  std::optional<Date> treated_on(Index<TestKind> test) const;
  /// The first day after that treatment on which the test means something again; the latest that a row of the pack
  /// says.
  std::optional<Date> means_something_from(Index<TestKind> test) const;

  /// Its infection was treated on its day or later: it is settled.
  bool is_history(const TakenTest& positive) const;
  /// So soon after treatment that it can be what is left of it.
  bool is_too_early(const TakenTest& positive) const;
  /// A positive that stands.
  bool is_found(const TakenTest& taken) const;
  /// All of them, in the order told.
  std::vector<Index<TakenTest>> found() const;

 private:
  std::optional<Date> last_treatment_until(Index<Infection> infection, Date day) const;
  std::optional<int> not_before(Index<TestKind> test) const;

  const Pack& pack_;
  const Case& told_;
};

}  // namespace sti::oracle
