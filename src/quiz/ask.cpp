#include "quiz/ask.hpp"

#include <algorithm>

#include "engine/advise.hpp"
#include "quiz/cards.hpp"

namespace sti::quiz {
namespace {

constexpr int most_attempts = 120;

std::optional<QuizQuestion> ask(const Asking& asking) {
  switch (asking.card.kind) {
    case QuizTopicKind::tests:
      return ask_tests(asking);
    case QuizTopicKind::windows:
      return ask_window(asking);
    case QuizTopicKind::verdict:
      return ask_verdict(asking);
    case QuizTopicKind::samples:
      return ask_sites(asking);
    case QuizTopicKind::vaccines:
      return ask_vaccine(asking);
    case QuizTopicKind::changes:
      return ask_change(asking);
    case QuizTopicKind::sources:
      return ask_source(asking);
  }
  return std::nullopt;
}

/// Where a choice stands among the others; equal ones keep the order they were shuffled into.
struct Place {
  bool last = false;
  long at = 0;
  bool operator<(const Place& other) const { return last != other.last ? other.last : at < other.at; }
};

Place place_of(const QuizContent& content) {
  if (std::holds_alternative<NothingToday>(content)) return {true, 0};
  if (const auto* day = std::get_if<DayChoice>(&content))
    return {!day->on, day->on ? day->on->time_since_epoch().count() : 0};
  return {};
}

void add_window_days(const Pack& pack, Index<TestKind> test, std::vector<int>& out) {
  for (const auto& window : pack.windows) {
    if (!contains(window.tests, test)) continue;
    for (const auto* number : {&window.earliest, &window.conclusive}) {
      if (*number && !contains(out, (*number)->value)) out.push_back((*number)->value);
    }
  }
}

Focus focus_of(const Pack& pack, const QuizCard& card, Index<TestKind> test) {
  Focus out;
  const auto& rule = pack.rules[card.rule];
  if (card.kind == QuizTopicKind::windows) {
    for (const auto& effect : rule.effects) {
      const auto* given = std::get_if<WindowEffect>(&effect);
      if (given == nullptr) continue;
      const auto& window = pack.windows[given->window];
      for (const auto* number : {&window.earliest, &window.conclusive}) {
        if (*number && !contains(out.days, (*number)->value)) out.days.push_back((*number)->value);
      }
    }
  } else if (card.kind == QuizTopicKind::tests || card.kind == QuizTopicKind::samples) {
    add_window_days(pack, test, out.days);
  } else if (card.kind == QuizTopicKind::verdict || card.kind == QuizTopicKind::changes) {
    for (const auto& method : pack.methods) {
      if (method.slot == slot_of(card) && method.latest_hours) out.hours.push_back(method.latest_hours->value);
    }
  } else if (card.kind == QuizTopicKind::vaccines) {
    for (const auto& effect : rule.effects) {
      const auto* vaccine = std::get_if<VaccineEffect>(&effect);
      if (vaccine != nullptr && vaccine->latest_hours) out.hours.push_back(*vaccine->latest_hours);
    }
  }
  return out;
}

/// Rules that order the test, whatever they are about.
std::vector<Index<Rule>> orders_of(const Pack& pack, Index<TestKind> test) {
  std::vector<Index<Rule>> out;
  for (const auto rule : pack.rules.indices()) {
    const auto& effects = pack.rules[rule].effects;
    const bool orders = std::any_of(effects.begin(), effects.end(), [&](const Effect& effect) {
      const auto* order = std::get_if<OrderEffect>(&effect);
      return order != nullptr && order->test == test;
    });
    if (orders && !pack.rules[rule].draft) out.push_back(rule);
  }
  return out;
}

/// A test that the question can be about: one that the rule orders, windows or samples.
Index<TestKind> pick_test(const Pack& pack, const QuizCard& card, Random& random) {
  if (card.kind == QuizTopicKind::windows) return test_of(card);
  std::vector<Index<TestKind>> tests;
  for (const auto& effect : pack.rules[card.rule].effects) {
    if (const auto* order = std::get_if<OrderEffect>(&effect)) tests.push_back(order->test);
    const auto* specimen = std::get_if<SpecimenEffect>(&effect);
    if (specimen != nullptr && is_ordered(pack, specimen->test) && sites_used(pack, specimen->test).size() > 1)
      tests.push_back(specimen->test);
  }
  return tests.empty() ? Index<TestKind>() : random.pick(tests);
}

}  // namespace

QuizQuestion Asking::start(QuizAsk ask) const {
  QuizQuestion out;
  out.card = card;
  out.ask = ask;
  out.advice = advice;
  const auto& vocabulary = pack().vocabulary;
  for (const auto fact : facts_named(rule().when)) {
    if (!vocabulary.facts[fact].derived) out.deciding_facts.push_back(fact);
  }
  const bool timed = ask == QuizAsk::test_status || ask == QuizAsk::first_useful || ask == QuizAsk::conclusive;
  if (timed && !contains(out.deciding_facts, vocabulary.since)) out.deciding_facts.push_back(vocabulary.since);
  return out;
}

bool set_choices(QuizQuestion& question, const std::vector<QuizContent>& right, const std::vector<QuizContent>& wrong,
                 std::size_t most, std::size_t fewest_wrong, Random& random) {
  auto& choices = question.choices;
  choices.clear();
  const auto add = [&](const QuizContent& content, bool is_right) {
    const bool known =
        std::any_of(choices.begin(), choices.end(), [&](const QuizChoice& c) { return c.content == content; });
    if (!known && choices.size() < most) choices.push_back({content, is_right});
  };
  for (const auto& content : right) add(content, true);
  const auto rights = choices.size();
  for (const auto& content : wrong) {
    if (std::find(right.begin(), right.end(), content) == right.end()) add(content, false);
  }
  if (rights == 0 || choices.size() - rights < fewest_wrong) return false;
  random.shuffle(choices.items());
  std::stable_sort(choices.begin(), choices.end(),
                   [](const QuizChoice& a, const QuizChoice& b) { return place_of(a.content) < place_of(b.content); });
  return true;
}

const engine::Box& QuestionMaker::box_of(Index<Rule> rule, Random& random) const {
  static const engine::Box nowhere;
  const auto rows = drawer_.program().rows_of(rule);
  return rows.empty() ? nowhere : rows[random.below(rows.size())].box;
}

std::optional<Case> QuestionMaker::draw_for(const QuizCard& card, Random& random) const {
  const auto& pack = *drawer_.program().pack;
  const bool of_test =
      card.kind == QuizTopicKind::tests || card.kind == QuizTopicKind::windows || card.kind == QuizTopicKind::samples;
  const auto test = of_test ? pick_test(pack, card, random) : Index<TestKind>();
  engine::Box box = box_of(card.rule, random);
  if (card.kind == QuizTopicKind::windows || card.kind == QuizTopicKind::samples) {
    // The rule says how a test is taken; another rule has to order it.
    const auto orders = orders_of(pack, test);
    if (orders.empty()) return std::nullopt;
    auto both = engine::intersect(box, box_of(random.pick(orders), random));
    if (!both) return std::nullopt;
    box = std::move(*both);
  }
  return drawer_.draw(box, focus_of(pack, card, test), of_test, random);
}

/// A case that the rule does not decide, and that one change would bring under it.
std::optional<Case> QuestionMaker::draw_unlike(const QuizCard& card, Random& random) const {
  const auto& program = drawer_.program();
  const auto within = draw_for(card, random);
  if (!within) return std::nullopt;
  const auto advice = engine::advise(program, *within, {.questions = false});
  const auto slot = slot_of(card);
  if (!contains(advice.verdicts[slot].rules, card.rule)) return std::nullopt;
  auto changes = single_changes({drawer_, card, advice, random}, slot);
  random.shuffle(changes);
  for (const auto& change : changes) {
    auto outside = changed(*within, program.pack->vocabulary, change);
    const auto other = engine::advise(program, outside, {.questions = false});
    if (other.verdicts[slot].level != advice.verdicts[slot].level) return outside;
  }
  return std::nullopt;
}

std::optional<QuizQuestion> QuestionMaker::make_on(const QuizCard& card, const Advice& advice, Random& random) const {
  return ask({drawer_, card, advice, random});
}

std::optional<QuizQuestion> QuestionMaker::make(const QuizCard& card, Random& random) const {
  if (card.kind == QuizTopicKind::sources) return make_on(card, {}, random);
  for (int i = 0; i < most_attempts; ++i) {
    const auto asked = card.kind == QuizTopicKind::changes ? draw_unlike(card, random) : draw_for(card, random);
    if (!asked) continue;
    auto question = make_on(card, engine::advise(drawer_.program(), *asked, {.questions = false}), random);
    if (!question) continue;
    // The reasons name what an unanswered fact could change; that search is not worth it before there is a question.
    question->advice = engine::advise(drawer_.program(), *asked);
    return question;
  }
  return std::nullopt;
}

}  // namespace sti::quiz
