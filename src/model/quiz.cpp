#include "model/quiz.hpp"

namespace sti {

const Number* number_in_question(const Pack& pack, const QuizQuestion& question) {
  const auto pointer = [](const std::optional<Number>& number) { return number ? &*number : nullptr; };
  if (question.ask == QuizAsk::limit_source) return pointer(pack.methods[std::size_t(question.method)].latest_hours);
  if (question.ask != QuizAsk::window_source) return nullptr;
  const auto& window = pack.windows[std::size_t(question.window)];
  switch (question.day) {
    case QuizQuestion::WindowDay::earliest:
      return pointer(window.earliest);
    case QuizQuestion::WindowDay::interim:
      return pointer(window.interim);
    case QuizQuestion::WindowDay::conclusive:
      return pointer(window.conclusive);
  }
  return nullptr;
}

}  // namespace sti
