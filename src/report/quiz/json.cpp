#include "report/quiz/json.hpp"

#include "report/json/outputs.hpp"
#include "report/json/values.hpp"
#include "report/quiz/text.hpp"
#include "report/quiz/wording.hpp"

namespace sti::report {
namespace {

/// A question as it was put, in the view of its own advice.
struct ToldResult {
  View view;
  const QuizResult& result;

  const QuizQuestion& question() const { return result.question; }
};
struct ToldChoice {
  const ToldResult& told;
  const QuizChoice& choice;
};
struct ToldSession {
  const std::vector<QuizResult>& results;
  const QuizSummary& summary;
};

using Choices = std::vector<Index<QuizChoice>>;

Choices right_ones(const ToldResult& told) {
  Choices out;
  for (const auto index : told.question().choices.indices()) {
    if (told.question().choices[index].right) out.push_back(index);
  }
  return out;
}

std::optional<std::string> unless_empty(const std::string& text) {
  return text.empty() ? std::nullopt : std::optional(text);
}

}  // namespace

template <>
constexpr std::array fields_of<ToldChoice> = {
    field("text", [](const ToldChoice& of) { return quiz_choice(of.told.view, of.told.question(), of.choice); }),
    field("right", [](const ToldChoice& of) { return of.choice.right; })};

template <>
constexpr std::array fields_of<ToldResult> = {
    field(
        "card", [](const ToldResult& told) -> const auto& { return told.question().card.id; }),
    field(
        "name", [](const ToldResult& told) -> const auto& { return told.question().card.name; }),
    field(
        "topic", [](const ToldResult& told) -> const auto& { return told.question().card.topic; }),
    field("question", [](const ToldResult& told) { return quiz_prompt(told.view, told.question()); }),
    field("case",
          [](const ToldResult& told) {
            return told.question().has_case ? std::optional(told.view.advice.asked) : std::nullopt;
          }),
    field("several", [](const ToldResult& told) { return told.question().several; }),
    field("choices", [](const ToldResult& told) { return each_of<ToldChoice>(told.question().choices, told); }),
    field<right_ones>("right"),
    field("answer",
          [](const ToldResult& told) {
            return told.result.mark ? std::optional(told.result.mark->chosen) : std::nullopt;
          }),
    field("score",
          [](const ToldResult& told) {
            return told.result.mark ? std::optional(Share{told.result.mark->score}) : std::nullopt;
          }),
    field("hinted", [](const ToldResult& told) { return told.result.hinted; }),
    field("grade", [](const ToldResult& told) { return unless_empty(told.result.grade); }),
    field("due", [](const ToldResult& told) { return told.result.due; }),
    field("why",
          [](const ToldResult& told) {
            return quiz_reasons(told.view, told.question(), told.result.mark ? &*told.result.mark : nullptr);
          }),
    field("rules", [](const ToldResult& told) { return quiz_rules(told.view, told.question()); }),
    field("sources", [](const ToldResult& told) { return quiz_sources(told.view, told.question()); }),
    field("command", [](const ToldResult& told) { return unless_empty(told.result.command); })};

template <>
constexpr std::array fields_of<QuizTopicScore> = {
    field<&QuizTopicScore::topic>("topic"), field<&QuizTopicScore::asked>("asked"),
    field("score", [](const QuizTopicScore& topic) { return Share{topic.score / topic.asked}; })};

template <>
constexpr std::array fields_of<ToldSession> = {
    form<ToldSession>("sti-quiz/1"),
    pack_field<ToldSession>,
    field("seed", [](const ToldSession& told) { return told.summary.seed; }),
    field("exam", [](const ToldSession& told) { return told.summary.exam; }),
    field("questions",
          [](const View& view, const ToldSession& told) {
            std::vector<ToldResult> out;
            for (const auto& result : told.results)
              out.push_back({{view.pack, view.phrases, result.question.advice, view.lang}, result});
            return out;
          }),
    field("asked", [](const ToldSession& told) { return told.summary.asked; }),
    field("answered", [](const ToldSession& told) { return told.summary.answered; }),
    field("right", [](const ToldSession& told) { return told.summary.right; }),
    field("score", [](const ToldSession& told) { return Share{told.summary.score}; }),
    field("pass_mark", [](const ToldSession& told) { return told.summary.pass_mark; }),
    field("passed",
          [](const ToldSession& told) {
            return told.summary.pass_mark ? std::optional(told.summary.passed) : std::nullopt;
          }),
    field(
        "topics", [](const ToldSession& told) -> const auto& { return told.summary.topics; }),
    field("work_on", [](const ToldSession& told) { return topics_to_work_on(told.summary); })};

template <>
constexpr std::array fields_of<QuizTopicMemory> = {
    field<&QuizTopicMemory::topic>("topic"),
    field<&QuizTopicMemory::cards>("cards"),
    field<&QuizTopicMemory::seen>("seen"),
    field<&QuizTopicMemory::due>("due"),
    field<&QuizTopicMemory::reviews>("reviews"),
    field("retention",
          [](const QuizTopicMemory& topic) {
            return topic.reviews > 0 ? std::optional(Share{double(topic.kept) / topic.reviews}) : std::nullopt;
          }),
    field("recall", [](const QuizTopicMemory& topic) {
      return topic.seen > 0 ? std::optional(Share{topic.recall / topic.seen}) : std::nullopt;
    })};

template <>
constexpr std::array fields_of<QuizMemory> = {
    form<QuizMemory>("sti-quiz-memory/1"),        pack_field<QuizMemory>,
    field<&QuizMemory::answers>("answers"),       field<&QuizMemory::topics>("topics"),
    field<&QuizMemory::due_by_day>("due_by_day"), field<&QuizMemory::next>("next")};

const JsonOutput quiz_output{"quiz", document_schema<ToldSession>};
const JsonOutput quiz_memory_output{"quiz-memory", document_schema<QuizMemory>};

std::string quiz_json(const Pack& pack, const Phrases& phrases, Lang lang, const std::vector<QuizResult>& results,
                      const QuizSummary& summary) {
  const Advice none;
  const View view{pack, phrases, none, lang};
  return json_document(ToldSession{results, summary}, &view);
}

std::string quiz_memory_json(const Pack& pack, const Phrases& phrases, const QuizMemory& memory) {
  const Advice none;
  const View view{pack, phrases, none, Lang::en};
  return json_document(memory, &view);
}

}  // namespace sti::report
