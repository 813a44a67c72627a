#include "model/privacy.hpp"

#include <algorithm>

namespace sti {

bool names_private(const Vocabulary& vocabulary, const Condition& condition) {
  if (condition.op == Condition::Op::test) return vocabulary.facts[condition.test.fact].is_private;
  return std::any_of(condition.parts.begin(), condition.parts.end(),
                     [&](const Condition& part) { return names_private(vocabulary, part); });
}

bool rests_on_private(const Pack& pack, const Rule& rule) { return names_private(pack.vocabulary, rule.when); }

bool rests_on_private(const Pack& pack, const Note& note) {
  if (note.from == Note::From::no_consent) return true;
  return std::any_of(note.rules.begin(), note.rules.end(),
                     [&](Index<Rule> rule) { return rests_on_private(pack, pack.rules[rule]); });
}

}  // namespace sti
