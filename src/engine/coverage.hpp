#pragma once

#include <string>
#include <vector>

#include "engine/program.hpp"
#include "model/case.hpp"
#include "model/coverage.hpp"

namespace sti::engine {

/// Something that example cases can reach.
struct CoverageItem {
  CoverageKind kind{};
  Index<Rule> rule;
  WindowNumber number{};            ///< of a number
  std::string what;                 ///< value, exclusion: the part as written, "act = oral"
  std::vector<Condition> wanted;    ///< the cases that reach it: all of these hold,
  std::vector<Condition> excluded;  ///< and none of these
  bool needs_exposure = false;
  bool reached = false;
};

/// What the examples of a pack reach.
class Coverage {
 public:
  /// Everything there is to reach in a pack. Drafts, methods, topics and numbers of risk are not counted.
  explicit Coverage(const Program& program);

  /// Marks what a case reaches.
  void add(const Case& asked);

  const List<CoverageItem>& items() const { return items_; }

 private:
  void add_rule(Index<Rule> rule);
  void add_values(Index<Rule> rule, const Condition& part, const std::vector<const Condition*>& within);
  void add_exclusions(Index<Rule> rule);
  void add_item(CoverageItem item);

  /// The same as the conditions of an item, as boxes: a case is inside where every union of boxes holds it.
  struct Boxes {
    std::vector<std::vector<Box>> wanted, excluded;
  };
  bool is_inside(Index<CoverageItem> item, const Point& point) const;

  const Program& program_;
  List<CoverageItem> items_;
  List<Boxes, CoverageItem> boxes_;
  std::vector<std::string> seen_names_;  ///< named conditions whose values are counted
};

/// A part of a condition as a rule file would write it, in short: "act = oral", "age < 25".
std::string describe(const Condition& condition, const Vocabulary& vocabulary);

}  // namespace sti::engine
