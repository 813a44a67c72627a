#pragma once

#include <functional>
#include <string>
#include <vector>

#include "model/pack.hpp"

namespace sti::prove {

/// One small change of a pack, such as a slip of the hand would make.
struct Mutant {
  std::string what;  ///< "`age` from 25 becomes from 26 in `rule`"
  Span place;
  std::vector<Index<Rule>> rules;      ///< that are changed
  std::vector<Index<Window>> windows;  ///< that are changed
  std::vector<Index<Method>> methods;  ///< that are changed
  bool changes_condition = false;      ///< of its rules; else what they give, or what they override
  Index<Rule> overridden;              ///< the rule that is not overridden any more
  std::function<void(Pack&)> apply;
};

/// Every mutant of a pack: each threshold one unit up and down, each value dropped from or added to a list, each
/// condition removed, each effect removed or its level changed, each override cut. What is written once and used in
/// several rules is changed in all of them. What no example can expect (an optional early look, a schedule, a price) is
/// left as it is. Drafts have none.
std::vector<Mutant> mutants_of(const Pack& pack);

}  // namespace sti::prove
