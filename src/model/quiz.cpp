#include "model/quiz.hpp"

namespace sti {

const Number* number_in_question(const Pack& pack, const QuizQuestion& question) {
  if (question.ask == QuizAsk::window_source)
    return pack.windows[question.window].single(question.about<WindowSubject>().number);
  if (question.ask != QuizAsk::limit_source) return nullptr;
  const auto& latest = pack.methods[question.about<MethodSubject>().method].latest_hours;
  return latest ? &*latest : nullptr;
}

}  // namespace sti
