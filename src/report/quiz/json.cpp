#include "report/quiz/json.hpp"

#include "report/json/outputs.hpp"
#include "report/json/values.hpp"
#include "report/quiz/text.hpp"
#include "report/quiz/wording.hpp"

namespace sti::report {
namespace {

struct QuizSession {
  const std::vector<QuizResult>& results;
  const QuizSummary& summary;
};

std::optional<Share> share(double of, int all) { return all > 0 ? std::optional(Share{of / all}) : std::nullopt; }

}  // namespace

/// A question, in the view of its own advice, and what became of it.
template <class To>
void describe(To& to, const QuizResult& result) {
  const auto& question = result.question;
  const View view{to.view().pack, to.view().phrases, question.advice, to.view().lang};
  const auto* mark = result.mark ? &*result.mark : nullptr;
  to("card", question.card.id)("name", question.card.name)("topic", question.card.topic);
  to("question", [&] { return quiz_prompt(view, question); });
  to("case", question.has_case ? std::optional(question.advice.asked) : std::nullopt)("several", question.several);
  to.list("choices", question.choices, [&](auto& each, const QuizChoice& choice) {
    each("text", [&] { return quiz_choice(view, question, choice); })("right", choice.right);
  });
  to("right", right_ones(question))("answer", mark != nullptr ? std::optional(mark->chosen) : std::nullopt);
  to("score", mark != nullptr ? std::optional(Share{mark->score}) : std::nullopt)("hinted", result.hinted);
  to("grade", null_if_empty(result.grade))("due", result.due);
  to("why", [&] { return quiz_reasons(view, question, mark); })("rules", [&] { return quiz_rules(view, question); });
  to("sources", [&] { return quiz_sources(view, question); })("command", null_if_empty(result.command));
}

template <class To>
void describe(To& to, const QuizTopicScore& topic) {
  to("topic", topic.topic)("asked", topic.asked)("score", [&] { return Share{topic.score / topic.asked}; });
}

template <class To>
void describe(To& to, const QuizSession& session) {
  const auto& summary = session.summary;
  describe_own_pack(to.form("sti-quiz/1"));
  to("seed", summary.seed)("exam", summary.exam)("questions", session.results)("asked", summary.asked);
  to("answered", summary.answered)("right", summary.right)("score", Share{summary.score});
  to("pass_mark", summary.pass_mark);
  to("passed", summary.pass_mark ? std::optional(summary.passed) : std::nullopt);
  to("topics", summary.topics)("work_on", topics_to_work_on(summary));
}

template <class To>
void describe(To& to, const QuizTopicMemory& topic) {
  to("topic", topic.topic)("cards", topic.cards)("seen", topic.seen)("due", topic.due)("reviews", topic.reviews);
  to("retention", share(topic.kept, topic.reviews))("recall", share(topic.recall, topic.seen));
}

template <class To>
void describe(To& to, const QuizMemory& memory) {
  describe_own_pack(to.form("sti-quiz-memory/1"));
  to("answers", memory.answers)("topics", memory.topics)("due_by_day", memory.due_by_day)("next", memory.next);
}

const JsonOutput quiz_output{"quiz", [](FieldSchema& to) { describe(to, QuizSession{{}, {}}); }};
const JsonOutput quiz_memory_output{"quiz-memory", [](FieldSchema& to) { describe(to, QuizMemory{}); }};

std::string quiz_json(const View& view, const std::vector<QuizResult>& results, const QuizSummary& summary) {
  return json_document(QuizSession{results, summary}, &view);
}

std::string quiz_memory_json(const View& view, const QuizMemory& memory) { return json_document(memory, &view); }

}  // namespace sti::report
