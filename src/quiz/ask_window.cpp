// What to do with one test today, from which day it is worth taking, and from which day a negative is conclusive.

#include <algorithm>
#include <cstdlib>

#include "quiz/ask.hpp"
#include "quiz/cards.hpp"

namespace sti::quiz {
namespace {

/// Days that someone could take for the right one, the likeliest first: the figures that lost and those of other
/// countries, the other numbers of the window, those of the same test in other circumstances, those of other tests.
std::vector<int> tempting_days(const Asking& asking, const Window& window, Index<TestKind> test,
                               std::optional<int> right) {
  const auto& pack = asking.pack();
  auto& random = asking.random;
  std::vector<int> lost, own, same_test, others;
  const auto add = [&](std::vector<int>& list, int value) {
    const bool known =
        contains(lost, value) || contains(own, value) || contains(same_test, value) || contains(others, value);
    if (value != right && value > 0 && !known) list.push_back(value);
  };
  const auto numbers_of = [](const Window& w) {
    std::vector<int> out;
    for (const auto number : all_window_numbers) {
      for (const auto* given : w.all(number)) out.push_back(given->value);
    }
    return out;
  };
  for (const auto& other : window.other) add(lost, other.figure.value);
  for (const auto& figure : asking.drawer.data().abroad) {
    if (figure.test == test) add(lost, figure.days);
  }
  for (const int value : numbers_of(window)) add(own, value);
  for (const auto& w : pack.windows) {
    if (!contains(w.tests, test)) continue;
    for (const auto& other : w.other) add(same_test, other.figure.value);
    for (const int value : numbers_of(w)) add(same_test, value);
  }
  for (const auto& w : pack.windows) {
    for (const int value : numbers_of(w)) add(others, value);
  }
  random.shuffle(lost);
  random.shuffle(own);
  random.shuffle(same_test);
  const int near = right.value_or(0);
  std::stable_sort(others.begin(), others.end(), [&](int a, int b) { return std::abs(a - near) < std::abs(b - near); });
  std::vector<int> out;
  for (const auto* list : {&lost, &own, &same_test, &others}) out.insert(out.end(), list->begin(), list->end());
  return out;
}

struct WindowQuestion {
  const Asking& asking;
  const TestAdvice& line;
  const Window& window;
  Date from;  ///< the day that days are counted from

  QuizQuestion start(QuizAsk ask) const {
    auto question = asking.start(ask);
    question.subject = TestSubject{line.test, line.site};
    return question;
  }

  std::vector<int> tempting(std::optional<int> right) const { return tempting_days(asking, window, line.test, right); }

  std::optional<QuizQuestion> first_useful() const {
    const auto& number = window.earliest ? window.earliest : window.conclusive;
    if (line.status != Status::wait || !number || line.take_on != from + days{number->value}) return std::nullopt;
    return days_question(QuizAsk::first_useful, line.take_on, number->value);
  }

  std::optional<QuizQuestion> conclusive() const {
    if (!line.conclusive_on || !window.conclusive) return std::nullopt;
    if (*line.conclusive_on != from + days{window.conclusive->value}) return std::nullopt;
    return days_question(QuizAsk::conclusive, line.conclusive_on, window.conclusive->value);
  }

  std::optional<QuizQuestion> never_conclusive() const {
    if (line.conclusive_on || line.status == Status::now || !window.earliest) return std::nullopt;
    return days_question(QuizAsk::conclusive, std::nullopt, std::nullopt);
  }

  std::optional<QuizQuestion> days_question(QuizAsk ask, std::optional<Date> right, std::optional<int> number) const {
    auto question = start(ask);
    std::vector<QuizContent> wrong;
    for (const int day : tempting(number)) wrong.push_back(DayChoice{from + days{day}});
    if (!set_choices(question, {DayChoice{right}}, wrong, 4, 2, asking.random)) return std::nullopt;
    name_foreign(question);
    return question;
  }

  std::optional<QuizQuestion> status() const {
    auto question = start(QuizAsk::test_status);
    const auto today = date_of(asking.advice.asked.now);
    StatusChoice right{line.status, std::nullopt};
    if (line.status == Status::wait) right.on = line.take_on;
    if (line.status == Status::now_and_repeat || line.status == Status::baseline) right.on = line.conclusive_on;
    std::vector<QuizContent> wrong;
    const auto add = [&](Status status, std::optional<Date> on) {
      // A baseline is taken today and repeated too: the two are not offered against each other.
      const bool both_repeat = (status == Status::now_and_repeat && line.status == Status::baseline) ||
                               (status == Status::baseline && line.status == Status::now_and_repeat);
      if (!both_repeat && (!on || *on > today)) wrong.push_back(StatusChoice{status, on});
    };
    add(Status::now, std::nullopt);
    if (line.conclusive_on) add(Status::now_and_repeat, line.conclusive_on);
    if (line.conclusive_on) add(Status::wait, line.conclusive_on);
    asking.random.shuffle(wrong);
    for (const int day : tempting(std::nullopt)) add(Status::wait, from + days{day});
    if (!set_choices(question, {right}, wrong, 4, 2, asking.random)) return std::nullopt;
    name_foreign(question);
    return question;
  }

  /// Whoever chose another country's day is told so.
  void name_foreign(QuizQuestion& question) const {
    for (auto& choice : question.choices) {
      std::optional<Date> on;
      if (const auto* day = std::get_if<DayChoice>(&choice.content)) on = day->on;
      if (const auto* status = std::get_if<StatusChoice>(&choice.content)) on = status->on;
      for (const auto& figure : asking.drawer.data().abroad) {
        if (!choice.right && figure.test == line.test && on == from + days{figure.days}) choice.foreign = figure;
      }
    }
  }
};

}  // namespace

namespace {

/// Only of a line whose days are the window's own: nothing was taken or treated that moves them.
bool can_be_asked(const TestAdvice& line) {
  return line.taken.empty() && !line.control_of && line.take_on && !line.exposures.empty();
}

}  // namespace

std::optional<QuizQuestion> ask_window(const Asking& asking) {
  std::vector<const TestAdvice*> lines;
  for (const auto& line : asking.advice.tests) {
    const bool fits =
        line.test == test_of(asking.card) && contains(line.windows, asking.card.rule) && can_be_asked(line);
    if (fits) lines.push_back(&line);
  }
  if (lines.empty()) return std::nullopt;
  const auto& line = *asking.random.pick(lines);
  const auto& effects = asking.rule().effects;
  const auto given = effects.find_if([&](const Effect& effect) {
    const auto* window = std::get_if<WindowEffect>(&effect);
    return window != nullptr && window->test == line.test;
  });
  const auto& window = asking.pack().windows[std::get<WindowEffect>(effects[given]).window];
  Date from{};
  for (const auto exposure : line.exposures)
    from = std::max(from, date_of(asking.advice.asked.exposures[exposure].time.latest));
  if (window.from == Window::From::pep_last_dose && line.conclusive_on && window.conclusive)
    from = *line.conclusive_on - days{window.conclusive->value};
  const WindowQuestion about{asking, line, window, from};
  std::vector<std::optional<QuizQuestion>> made;
  for (auto& question : {about.status(), about.first_useful(), about.conclusive(), about.never_conclusive()}) {
    if (question) made.push_back(question);
  }
  if (made.empty()) return std::nullopt;
  return asking.random.pick(made);
}

}  // namespace sti::quiz
