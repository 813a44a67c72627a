#pragma once

#include <string>
#include <variant>
#include <vector>

#include "model/pack.hpp"
#include "model/quiz.hpp"

namespace sti::quiz {

/// All that a pack gives to remember, in the order of its rules. Drafts give nothing; neither does a rule that no
/// question can be made of (a window of a test that is never ordered, a test that is only ever taken from one site).
std::vector<QuizCard> make_deck(const Pack& pack);

/// Topics of a deck, each once, in the order of the kinds.
std::vector<std::string> topics_of(const std::vector<QuizCard>& deck);

// What a card is about, where it is one of a slot or of a test.
inline Index<Slot> slot_of(const QuizCard& card) { return std::get<VerdictSubject>(*card.subject).slot; }
inline Index<TestKind> test_of(const QuizCard& card) { return std::get<TestSubject>(*card.subject).test; }

/// Facts that a condition names, in order of first mention.
std::vector<Index<Fact>> facts_named(const Condition& condition);

/// Whether some rule that advises orders the test.
bool is_ordered(const Pack& pack, Index<TestKind> test);

/// Sites that the pack takes a test from, in any case at all.
std::vector<Index<Site>> sites_used(const Pack& pack, Index<TestKind> test);

}  // namespace sti::quiz
