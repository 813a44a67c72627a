#include "quiz/memory.hpp"

#include <algorithm>

#include "quiz/cards.hpp"

namespace sti::quiz {
namespace {

constexpr std::size_t days_ahead = 14;

}  // namespace

QuizMemory measure_memory(const std::vector<QuizCard>& deck, const std::vector<StoredCard>& stored,
                          const std::vector<StoredReview>& reviews, const FsrsSettings& settings, Moment now) {
  QuizMemory out;
  out.answers = int(reviews.size());
  out.due_by_day.assign(days_ahead, 0);
  for (const auto& topic : topics_of(deck)) out.topics.push_back({.topic = topic});
  const auto of = [&](const std::string& topic) {
    return std::find_if(out.topics.begin(), out.topics.end(), [&](const auto& t) { return t.topic == topic; });
  };
  for (const auto& card : deck) ++of(card.topic)->cards;
  for (const auto& card : stored) {
    const auto in_deck =
        std::any_of(deck.begin(), deck.end(), [&](const QuizCard& other) { return other.id == card.id; });
    const auto topic = of(card.topic);
    if (!in_deck || topic == out.topics.end()) continue;
    ++topic->seen;
    // The curve starts at "known" after every answer, also a wrong one: a card that is not learned yet counts as not
    // known.
    if (card.memory.phase == Phase::review) topic->recall += retrievability(settings, card.memory, now);
    const bool is_due = card.memory.due <= now;
    if (is_due) ++topic->due;
    if (!is_due && (!out.next || card.memory.due < *out.next)) out.next = card.memory.due;
    const auto ahead = std::max<long>((date_of(card.memory.due) - date_of(now)).count(), 0);
    if (std::size_t(ahead) < days_ahead) ++out.due_by_day[std::size_t(ahead)];
  }
  for (const auto& review : reviews) {
    const auto topic = of(review.topic);
    if (topic == out.topics.end() || !review.of_review) continue;
    ++topic->reviews;
    if (review.grade != Grade::again) ++topic->kept;
  }
  return out;
}

}  // namespace sti::quiz
