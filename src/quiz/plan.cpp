#include "quiz/plan.hpp"

#include <algorithm>
#include <map>

#include "engine/advise.hpp"
#include "quiz/cards.hpp"

namespace sti::quiz {
namespace {

/// A test wherever it is taken: of one test, not each site is asked for.
std::optional<Subject> at_any_site(std::optional<Subject> subject) {
  if (!subject) return subject;
  if (auto* test = std::get_if<TestSubject>(&*subject)) test->site = {};
  return subject;
}

constexpr double share_from_mix = 0.5;
constexpr int most_draws = 20;
constexpr double weight_of_limited_slot = 4;  // a slot that closes is asked for more often than one that does not

class Planner {
 public:
  Planner(const QuestionMaker& maker, const std::vector<QuizCard>& deck, const PlanOptions& options,
          const Progress& progress)
      : maker_(maker), options_(options), progress_(progress), random_(options.seed, options.topic) {
    for (const auto& card : deck) {
      by_id_[card.id] = &card;
      if (!options.topic.empty() && card.topic != options.topic) continue;
      if (progress.seen.count(card.id) == 0) unseen_[card.topic].push_back(&card);
    }
    for (auto& [topic, cards] : unseen_) random_.shuffle(cards);
  }

  std::vector<QuizQuestion> run() {
    add_known(progress_.due);
    while (out_.size() < options_.count && add_new()) {
    }
    add_known(progress_.ahead);
    return std::move(out_);
  }

 private:
  void add(std::optional<QuizQuestion> question) {
    if (question && used_.insert(question->card.id).second) out_.push_back(std::move(*question));
  }

  /// A card's own stream of numbers: its question is the same whatever else is asked.
  Random stream_of(const QuizCard& card) const { return {options_.seed, card.id}; }

  void add_known(const std::vector<std::string>& ids) {
    for (const auto& id : ids) {
      const auto found = by_id_.find(id);
      if (out_.size() >= options_.count) return;
      if (found == by_id_.end() || used_.count(id) != 0) continue;
      if (!options_.topic.empty() && found->second->topic != options_.topic) continue;
      auto random = stream_of(*found->second);
      add(maker_.make(*found->second, random));
    }
  }

  /// Asks about a card that was never seen. False when there is none left.
  bool add_new() {
    while (true) {
      const auto topic = next_topic();
      if (topic.empty()) return false;
      auto& cards = unseen_[topic];
      if (random_.chance(share_from_mix)) {
        if (add_from_mix(cards)) return true;
      }
      const auto* card = cards.back();
      cards.pop_back();
      auto random = stream_of(*card);
      const auto before = out_.size();
      add(maker_.make(*card, random));
      if (out_.size() > before) return true;
    }
  }

  bool add_from_mix(std::vector<const QuizCard*>& cards) {
    const auto kind = cards.front()->kind;
    if (kind == QuizTopicKind::sources || kind == QuizTopicKind::changes) return false;
    std::optional<Case> asked;
    for (int i = 0; i < most_draws && !asked; ++i) asked = maker_.drawer().draw_from_mix(random_);
    if (!asked) return false;
    const auto advice = engine::advise(maker_.drawer().program(), *asked);
    for (auto card = cards.begin(); card != cards.end(); ++card) {
      auto question = maker_.make_on(**card, advice, random_);
      if (!question) continue;
      add(std::move(question));
      cards.erase(card);
      return true;
    }
    return false;
  }

  /// Kinds in turn, in an order that is drawn anew for every round; among slots one is drawn.
  std::string next_topic() {
    std::erase_if(unseen_, [](const auto& entry) { return entry.second.empty(); });
    if (unseen_.empty()) return {};
    while (true) {
      if (round_.empty()) {
        for (const auto& [topic, cards] : unseen_) {
          const auto kind = cards.front()->kind;
          if (std::find(round_.begin(), round_.end(), kind) == round_.end()) round_.push_back(kind);
        }
        random_.shuffle(round_);
      }
      const auto kind = round_.back();
      round_.pop_back();
      std::vector<std::string> topics;
      std::vector<double> weights;
      for (const auto& [topic, cards] : unseen_) {
        if (cards.front()->kind != kind) continue;
        topics.push_back(topic);
        weights.push_back(weight_of(*cards.front()));
      }
      if (!topics.empty()) return topics[random_.weighted(weights)];
    }
  }

  double weight_of(const QuizCard& card) const {
    const auto& methods = maker_.drawer().program().pack->methods;
    const bool closes =
        card.kind == QuizTopicKind::verdict && std::any_of(methods.begin(), methods.end(), [&](const Method& method) {
          return method.slot == slot_of(card) && method.latest_hours;
        });
    return closes ? weight_of_limited_slot : 1;
  }

  const QuestionMaker& maker_;
  const PlanOptions& options_;
  const Progress& progress_;
  Random random_;
  std::map<std::string, const QuizCard*> by_id_;
  std::map<std::string, std::vector<const QuizCard*>> unseen_;  ///< by topic
  std::vector<QuizTopicKind> round_;
  std::set<std::string> used_;
  std::vector<QuizQuestion> out_;
};

}  // namespace

std::vector<QuizQuestion> plan_session(const QuestionMaker& maker, const std::vector<QuizCard>& deck,
                                       const PlanOptions& options, const Progress& progress) {
  return Planner(maker, deck, options, progress).run();
}

std::vector<QuizQuestion> plan_case(const QuestionMaker& maker, const std::vector<QuizCard>& deck, const Case& asked,
                                    const PlanOptions& options) {
  Random random(options.seed, options.topic);
  const auto advice = engine::advise(maker.drawer().program(), asked);
  std::map<QuizTopicKind, std::vector<QuizQuestion>> by_kind;
  for (const auto& card : deck) {
    if (card.kind == QuizTopicKind::sources || (!options.topic.empty() && card.topic != options.topic)) continue;
    if (auto question = maker.make_on(card, advice, random)) by_kind[card.kind].push_back(std::move(*question));
  }
  std::vector<QuizQuestion> out;
  for (auto& [kind, questions] : by_kind) random.shuffle(questions);
  for (bool any = true; any && out.size() < options.count;) {  // kinds in turn
    any = false;
    for (auto& of_kind : by_kind) {
      auto& questions = of_kind.second;
      if (questions.empty() || out.size() >= options.count) continue;
      any = true;
      const auto same = [&](const QuizQuestion& other) {
        return other.ask == questions.back().ask && at_any_site(other.subject) == at_any_site(questions.back().subject);
      };
      // Several rules can stand behind one line: the same thing is not asked twice of one case.
      if (std::none_of(out.begin(), out.end(), same)) out.push_back(std::move(questions.back()));
      questions.pop_back();
    }
  }
  return out;
}

}  // namespace sti::quiz
