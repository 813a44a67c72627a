// What a number of the pack rests on.

#include <algorithm>

#include "quiz/ask.hpp"

namespace sti::quiz {
namespace {

constexpr std::size_t most_sources = 4;

void add_each_once(std::vector<int>& list, const std::vector<int>& values) {
  for (const int value : values) {
    if (!contains(list, value)) list.push_back(value);
  }
}

std::vector<const Number*> numbers_of(const Window& window) {
  std::vector<const Number*> out;
  for (const auto* number : {&window.earliest, &window.interim, &window.conclusive}) {
    if (*number) out.push_back(&**number);
  }
  for (const auto& number : window.repeat) out.push_back(&number);
  return out;
}

bool reads_the_same(const Source& a, const Source& b) { return a.issuer == b.issuer && a.title == b.title; }

/// One right source and others that the pack cites, but not for this. `excluded`: cited close by, and so arguable.
bool set_sources(const Asking& asking, QuizQuestion& question, const std::vector<int>& right,
                 const std::vector<int>& excluded, const std::vector<int>& tempting) {
  if (right.empty()) return false;
  const auto& sources = asking.pack().sources;
  std::vector<int> taken = excluded;
  add_each_once(taken, right);
  std::vector<QuizContent> wrong;
  for (const int source : tempting) {
    const bool same = std::any_of(taken.begin(), taken.end(), [&](int other) {
      return reads_the_same(sources[std::size_t(source)], sources[std::size_t(other)]);
    });
    if (same) continue;
    taken.push_back(source);
    wrong.push_back(SourceChoice{source});
  }
  return set_choices(question, {SourceChoice{asking.random.pick(right)}}, wrong, most_sources, 2, asking.random);
}

/// Sources of every window, in random order.
std::vector<int> cited_by_windows(const Asking& asking) {
  std::vector<int> out;
  for (const auto& window : asking.pack().windows) {
    for (const auto* number : numbers_of(window)) add_each_once(out, number->evidence.sources);
  }
  asking.random.shuffle(out);
  return out;
}

/// Sources of every time limit, in random order.
std::vector<int> cited_by_limits(const Asking& asking) {
  std::vector<int> out;
  for (const auto& method : asking.pack().methods) {
    if (method.latest_hours) add_each_once(out, method.latest_hours->evidence.sources);
  }
  asking.random.shuffle(out);
  return out;
}

std::optional<QuizQuestion> ask_window_source(const Asking& asking, int index) {
  using Day = QuizQuestion::WindowDay;
  const auto& pack = asking.pack();
  const auto& window = pack.windows[std::size_t(index)];
  std::vector<std::pair<Day, const Number*>> days;
  if (window.earliest) days.emplace_back(Day::earliest, &*window.earliest);
  if (window.interim) days.emplace_back(Day::interim, &*window.interim);
  if (window.conclusive) days.emplace_back(Day::conclusive, &*window.conclusive);
  if (days.empty()) return std::nullopt;
  const auto [day, number] = asking.random.pick(days);
  auto question = asking.start(QuizAsk::window_source);
  question.has_case = false;
  question.window = index;
  question.day = day;
  question.test = asking.card.subject;
  std::vector<int> near, lost;
  for (const auto& w : pack.windows) {
    const bool same_test =
        std::any_of(w.tests.begin(), w.tests.end(), [&](int t) { return contains(window.tests, t); });
    if (!same_test) continue;
    for (const auto* other : numbers_of(w)) add_each_once(near, other->evidence.sources);
    for (const auto& other : w.other) add_each_once(lost, other.figure.evidence.sources);
  }
  asking.random.shuffle(lost);
  add_each_once(lost, cited_by_windows(asking));
  add_each_once(lost, cited_by_limits(asking));
  if (!set_sources(asking, question, number->evidence.sources, near, lost)) return std::nullopt;
  return question;
}

std::optional<QuizQuestion> ask_limit_source(const Asking& asking, int index) {
  const auto& pack = asking.pack();
  const auto& method = pack.methods[std::size_t(index)];
  auto question = asking.start(QuizAsk::limit_source);
  question.has_case = false;
  question.method = index;
  question.slot = method.slot;
  std::vector<int> near;
  for (const auto& other : pack.methods) {
    if (other.slot != method.slot) continue;
    for (const auto* number : {&other.latest_hours, &other.best_hours, &other.course_days}) {
      if (*number) add_each_once(near, (*number)->evidence.sources);
    }
  }
  auto tempting = cited_by_limits(asking);
  add_each_once(tempting, cited_by_windows(asking));
  if (!set_sources(asking, question, method.latest_hours->evidence.sources, near, tempting)) return std::nullopt;
  return question;
}

}  // namespace

std::optional<QuizQuestion> ask_source(const Asking& asking) {
  for (const auto& effect : asking.rule().effects) {
    if (const auto* window = std::get_if<WindowEffect>(&effect)) return ask_window_source(asking, window->window);
    const auto* method = std::get_if<MethodEffect>(&effect);
    if (method != nullptr && asking.pack().methods[std::size_t(method->method)].latest_hours)
      return ask_limit_source(asking, method->method);
  }
  return std::nullopt;
}

}  // namespace sti::quiz
