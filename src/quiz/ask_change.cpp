// What would change a verdict: one thing told otherwise.

#include <algorithm>

#include "engine/advise.hpp"
#include "engine/resolve.hpp"
#include "model/clock.hpp"
#include "quiz/ask.hpp"
#include "quiz/cards.hpp"

namespace sti::quiz {
namespace {

constexpr std::size_t most_right_changes = 2, most_wrong_changes = 3;

/// Facts that a rule of the slot, or one that overrides such a rule, names.
std::vector<Index<Fact>> facts_of_slot(const Pack& pack, Index<Slot> slot) {
  std::vector<Index<Fact>> out;
  for (const auto& rule : pack.rules) {
    const bool decides = std::any_of(rule.effects.begin(), rule.effects.end(), [&](const Effect& effect) {
      const auto* verdict = std::get_if<VerdictEffect>(&effect);
      return verdict != nullptr && verdict->slot == slot;
    });
    if (!decides || rule.draft) continue;
    for (const auto fact : facts_named(rule.when)) {
      if (!contains(out, fact)) out.push_back(fact);
    }
  }
  std::sort(out.begin(), out.end());
  return out;
}

void add_choices(Index<Fact> index, const Answer& answer, const Vocabulary& vocabulary,
                 std::vector<ChangeChoice>& out) {
  const auto& fact = vocabulary.facts[index];
  const auto current = answer.given ? answer.value : fact.default_value;
  for (const auto value : fact.values.indices()) {
    const bool unclear =
        index == vocabulary.role && (value == vocabulary.role_both || value == vocabulary.role_unknown);
    // "Not told" is no change that someone could make; a default that is a plain no is an answer like others.
    const bool untold = value == fact.default_value && fact.values[value].id != "no";
    if (value != current && !untold && !unclear) out.push_back({.fact = index, .value = value});
  }
}

}  // namespace

Case changed(const Case& asked, const Vocabulary& vocabulary, const ChangeChoice& change) {
  auto out = asked;
  const auto& fact = vocabulary.facts[change.fact];
  if (change.since) {
    for (auto& exposure : out.exposures) exposure.time = time_ago(out, *change.since);
    return out;
  }
  const auto tell = [&](Answer& answer) {
    answer.given = true;
    if (fact.kind != FactKind::flags) {
      answer.value = change.value;
      answer.number = change.number;
    } else {
      answer.flags.set(change.value, change.set);
    }
  };
  if (fact.scope == Scope::person)
    tell(out.person[change.fact]);
  else
    tell(out.exposures.front().answers[change.fact]);
  return out;
}

std::vector<ChangeChoice> single_changes(const Asking& asking, Index<Slot> slot) {
  const auto& pack = asking.pack();
  const auto& vocabulary = pack.vocabulary;
  const auto& asked = asking.advice.asked;
  std::vector<ChangeChoice> all;
  if (asked.exposures.size() > 1) return all;
  const auto* exposure = asked.exposures.empty() ? nullptr : &asked.exposures.front();
  const auto act = exposure == nullptr ? Index<FactValue>() : exposure->answers[vocabulary.act].value;
  for (const auto index : facts_of_slot(pack, slot)) {
    const auto& fact = vocabulary.facts[index];
    const bool of_exposure = fact.scope == Scope::exposure;
    // Another act would make other facts of the exposure apply or not: more than one thing would change.
    if (fact.derived || index == vocabulary.act) continue;
    if (of_exposure && (exposure == nullptr || !engine::applies(fact, act))) continue;
    const auto& answer = (of_exposure ? exposure->answers : asked.person)[index];
    if (fact.kind == FactKind::choice) add_choices(index, answer, vocabulary, all);
    if (fact.kind == FactKind::flags) {
      for (const auto flag : fact.values.indices())
        all.push_back({.fact = index, .value = flag, .set = !answer.flags[flag]});
    }
    if (fact.kind == FactKind::number && answer.given && answer.number) {
      for (const auto start : asking.program().dimensions[asking.program().dimension_of(index)].starts) {
        const auto across = *answer.number < start ? start : start - 1;
        if (across >= fact.min) all.push_back({.fact = index, .number = int(across)});
      }
    }
  }
  if (exposure != nullptr && exposure->time.exact) {
    const auto passed = std::chrono::floor<hours>(passed_since(asked, exposure->time));
    for (const auto& method : pack.methods) {
      if (method.slot != slot || !method.latest_hours) continue;
      const hours limit{method.latest_hours->value};
      all.push_back({.fact = vocabulary.since, .since = passed > limit ? limit - hours{1} : limit + hours{1}});
    }
  }
  std::vector<ChangeChoice> out;
  for (const auto& change : all) {
    const bool known = std::find(out.begin(), out.end(), change) != out.end();
    if (!known && asking.drawer.is_plausible(changed(asked, vocabulary, change))) out.push_back(change);
  }
  return out;
}

std::optional<QuizQuestion> ask_change(const Asking& asking) {
  const auto slot = slot_of(asking.card);
  const auto level = asking.advice.verdicts[slot].level;
  auto question = asking.start(QuizAsk::change_verdict);
  question.subject = VerdictSubject{slot};
  question.several = true;
  std::vector<QuizContent> of_rule, right, wrong;
  for (const auto& change : single_changes(asking, slot)) {
    const auto other = changed(asking.advice.asked, asking.pack().vocabulary, change);
    const auto advice = engine::advise(asking.program(), other, {.questions = false});
    const auto& verdict = advice.verdicts[slot];
    const auto is_no = [](Level l) { return l == Level::not_indicated || l == Level::not_applicable; };
    if (verdict.level == level)
      wrong.push_back(change);
    else if (!is_no(verdict.level) || !is_no(level))  // from one "no" to the other is neither right nor wrong
      (contains(verdict.rules, asking.card.rule) ? of_rule : right).push_back(change);
  }
  if (of_rule.empty()) return std::nullopt;
  asking.random.shuffle(of_rule);
  asking.random.shuffle(right);
  asking.random.shuffle(wrong);
  of_rule.insert(of_rule.end(), right.begin(), right.end());
  const auto rights = std::min(of_rule.size(), 1 + asking.random.below(most_right_changes));
  of_rule.resize(rights);
  if (wrong.size() > most_wrong_changes) wrong.resize(most_wrong_changes);
  if (!set_choices(question, of_rule, wrong, rights + most_wrong_changes, 2, asking.random)) return std::nullopt;
  for (auto& choice : question.choices) {
    const auto other = changed(asking.advice.asked, asking.pack().vocabulary, std::get<ChangeChoice>(choice.content));
    const auto advice = engine::advise(asking.program(), other, {.questions = false});
    choice.after = advice.verdicts[slot].level;
    choice.rules = advice.verdicts[slot].rules;
  }
  return question;
}

}  // namespace sti::quiz
