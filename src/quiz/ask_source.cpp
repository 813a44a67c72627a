// What a number of the pack rests on.

#include <algorithm>

#include "quiz/ask.hpp"
#include "quiz/cards.hpp"

namespace sti::quiz {
namespace {

constexpr std::size_t most_sources = 4;

using Sources = std::vector<Index<Source>>;

void add_once(Sources& list, const Sources& sources) {
  for (const auto source : sources) {
    if (!contains(list, source)) list.push_back(source);
  }
}

std::vector<const Number*> numbers_of(const Window& window) {
  std::vector<const Number*> out;
  for (const auto number : all_window_numbers) {
    for (const auto* given : window.all(number)) out.push_back(given);
  }
  return out;
}

bool reads_the_same(const Source& a, const Source& b) { return a.issuer == b.issuer && a.title == b.title; }

/// One right source and others that the pack cites, but not for this. `excluded`: cited close by, and so arguable.
bool set_sources(const Asking& asking, QuizQuestion& question, const Sources& right, const Sources& excluded,
                 const Sources& tempting) {
  if (right.empty()) return false;
  const auto& sources = asking.pack().sources;
  auto taken = excluded;
  add_once(taken, right);
  std::vector<QuizContent> wrong;
  for (const auto source : tempting) {
    const bool same = std::any_of(taken.begin(), taken.end(),
                                  [&](Index<Source> other) { return reads_the_same(sources[source], sources[other]); });
    if (same) continue;
    taken.push_back(source);
    wrong.push_back(SourceChoice{source});
  }
  return set_choices(question, {SourceChoice{asking.random.pick(right)}}, wrong, most_sources, 2, asking.random);
}

/// Sources of every window, in random order.
Sources cited_by_windows(const Asking& asking) {
  Sources out;
  for (const auto& window : asking.pack().windows) {
    for (const auto* number : numbers_of(window)) add_once(out, number->evidence.sources);
  }
  asking.random.shuffle(out);
  return out;
}

/// Sources of every time limit, in random order.
Sources cited_by_limits(const Asking& asking) {
  Sources out;
  for (const auto& method : asking.pack().methods) {
    if (method.latest_hours) add_once(out, method.latest_hours->evidence.sources);
  }
  asking.random.shuffle(out);
  return out;
}

std::optional<QuizQuestion> ask_window_source(const Asking& asking, Index<Window> index) {
  const auto& pack = asking.pack();
  const auto& window = pack.windows[index];
  std::vector<std::pair<WindowNumber, const Number*>> days;
  for (const auto day : all_window_numbers) {
    if (const auto* number = window.single(day)) days.emplace_back(day, number);
  }
  if (days.empty()) return std::nullopt;
  const auto [day, number] = asking.random.pick(days);
  auto question = asking.start(QuizAsk::window_source);
  question.has_case = false;
  question.window = index;
  question.subject = WindowSubject{test_of(asking.card), day};
  Sources near, lost;
  for (const auto& w : pack.windows) {
    const bool same_test =
        std::any_of(w.tests.begin(), w.tests.end(), [&](Index<TestKind> t) { return contains(window.tests, t); });
    if (!same_test) continue;
    for (const auto* other : numbers_of(w)) add_once(near, other->evidence.sources);
    for (const auto& other : w.other) add_once(lost, other.figure.evidence.sources);
  }
  asking.random.shuffle(lost);
  add_once(lost, cited_by_windows(asking));
  add_once(lost, cited_by_limits(asking));
  if (!set_sources(asking, question, number->evidence.sources, near, lost)) return std::nullopt;
  return question;
}

std::optional<QuizQuestion> ask_limit_source(const Asking& asking, Index<Method> index) {
  const auto& pack = asking.pack();
  const auto& method = pack.methods[index];
  auto question = asking.start(QuizAsk::limit_source);
  question.has_case = false;
  question.subject = MethodSubject{method.slot, index};
  Sources near;
  for (const auto& other : pack.methods) {
    if (other.slot != method.slot) continue;
    for (const auto* number : {&other.latest_hours, &other.best_hours, &other.course_days}) {
      if (*number) add_once(near, (*number)->evidence.sources);
    }
  }
  auto tempting = cited_by_limits(asking);
  add_once(tempting, cited_by_windows(asking));
  if (!set_sources(asking, question, method.latest_hours->evidence.sources, near, tempting)) return std::nullopt;
  return question;
}

}  // namespace

std::optional<QuizQuestion> ask_source(const Asking& asking) {
  for (const auto& effect : asking.rule().effects) {
    if (const auto* window = std::get_if<WindowEffect>(&effect)) return ask_window_source(asking, window->window);
    const auto* method = std::get_if<MethodEffect>(&effect);
    if (method != nullptr && asking.pack().methods[method->method].latest_hours)
      return ask_limit_source(asking, method->method);
  }
  return std::nullopt;
}

}  // namespace sti::quiz
