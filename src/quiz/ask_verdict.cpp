// A verdict's or a vaccine's level, and how long it stays open.

#include <algorithm>

#include "model/clock.hpp"
#include "quiz/ask.hpp"
#include "quiz/cards.hpp"

namespace sti::quiz {
namespace {

constexpr std::size_t most_levels = 4;

void add_hours(std::vector<int>& list, const std::optional<Number>& number) {
  if (number && !contains(list, number->value)) list.push_back(number->value);
}

/// Limits that someone could mix up with those of the slot: its own methods', their best times, other slots'. Without a
/// slot, those of all.
std::vector<int> tempting_hours(const Pack& pack, Index<Slot> slot) {
  std::vector<int> out;
  for (const bool own : {true, false}) {
    for (const auto& method : pack.methods) {
      if ((method.slot == slot) == own) add_hours(out, method.latest_hours);
    }
    for (const auto& method : pack.methods) {
      if ((method.slot == slot) == own) add_hours(out, method.best_hours);
    }
  }
  return out;
}

}  // namespace

std::optional<QuizQuestion> ask_verdict(const Asking& asking) {
  const auto& pack = asking.pack();
  const auto slot = slot_of(asking.card);
  const auto& verdict = asking.advice.verdicts[slot];
  if (!contains(verdict.rules, asking.card.rule)) return std::nullopt;
  auto question = asking.start(QuizAsk::verdict);
  question.subject = VerdictSubject{slot};
  const auto& asked = asking.advice.asked;
  const bool has_limit = std::any_of(pack.methods.begin(), pack.methods.end(),
                                     [&](const Method& m) { return m.slot == slot && m.latest_hours; });
  // A time known to the day only leaves the limit open: then only the level is asked for.
  const bool exact = std::all_of(asked.exposures.begin(), asked.exposures.end(),
                                 [](const Exposure& exposure) { return exposure.time.exact; });
  const bool dated =
      has_limit && exact && !asked.exposures.empty() && (!is_offer(verdict.level) || verdict.deadline.has_value());
  if (has_limit && !dated && is_offer(verdict.level) && exact) return std::nullopt;
  VerdictChoice right{verdict.level, dated && is_offer(verdict.level) ? verdict.deadline : std::nullopt};

  std::vector<std::optional<Moment>> ends = {std::nullopt};
  if (dated) {
    ends.clear();
    const auto& time = asked.exposures.front().time;
    if (right.until) ends.push_back(right.until);
    for (const int limit : tempting_hours(pack, slot)) {
      if (passed_since(asked, time) <= hours{limit}) ends.push_back(limit_of(asked, time, hours{limit}));
    }
    if (ends.empty()) ends.push_back(limit_of(asked, time, hours{2 * tempting_hours(pack, slot).front()}));
  }
  std::vector<QuizContent> wrong;
  for (const auto level : {Level::recommended, Level::consider}) {
    if (level != right.level) wrong.push_back(VerdictChoice{level, ends.front()});
  }
  if (has_limit) wrong.push_back(VerdictChoice{Level::too_late, std::nullopt});
  // The two ways of "no" are not offered against each other: which of them is a fine point of words.
  const bool is_no = right.level == Level::not_indicated || right.level == Level::not_applicable;
  if (!is_no) wrong.push_back(VerdictChoice{Level::not_indicated, std::nullopt});
  asking.random.shuffle(wrong);
  std::vector<QuizContent> dates;  // the right level with a wrong end
  for (std::size_t i = 1; i < ends.size() && right.until; ++i) dates.push_back(VerdictChoice{right.level, ends[i]});
  asking.random.shuffle(dates);
  if (!dates.empty()) wrong.insert(wrong.begin(), dates.front());
  if (!set_choices(question, {right}, wrong, most_levels, 2, asking.random)) return std::nullopt;
  return question;
}

std::optional<QuizQuestion> ask_vaccine(const Asking& asking) {
  const auto vaccine = std::get<VaccineSubject>(*asking.card.subject).vaccine;
  const auto found = std::find_if(asking.advice.vaccines.begin(), asking.advice.vaccines.end(),
                                  [&](const VaccineAdvice& v) { return v.vaccine == vaccine; });
  if (found == asking.advice.vaccines.end() || !contains(found->rules, asking.card.rule)) return std::nullopt;
  auto question = asking.start(QuizAsk::vaccine);
  question.subject = VaccineSubject{vaccine};
  const bool dated = found->deadline && !found->deadline_from;
  const VaccineChoice right{found->level, dated ? found->deadline : std::nullopt};
  std::vector<QuizContent> wrong;
  for (std::size_t i = 0; i < vaccine_level_ids.size(); ++i) {
    const auto level = VaccineLevel(i);
    const auto is_no = [](VaccineLevel l) { return l == VaccineLevel::not_needed || l == VaccineLevel::not_indicated; };
    if (level == right.level || (is_no(level) && is_no(right.level))) continue;
    wrong.push_back(VaccineChoice{level, std::nullopt});
  }
  asking.random.shuffle(wrong);
  if (right.until) {
    const auto& asked = asking.advice.asked;
    const auto& time = asked.exposures.front().time;
    for (const int limit : tempting_hours(asking.pack(), {})) {
      const auto end = limit_of(asked, time, hours{limit});
      if (end != *right.until && passed_since(asked, time) <= hours{limit}) {
        wrong.insert(wrong.begin(), VaccineChoice{right.level, end});
        break;
      }
    }
  }
  if (!set_choices(question, {right}, wrong, most_levels, 2, asking.random)) return std::nullopt;
  return question;
}

}  // namespace sti::quiz
