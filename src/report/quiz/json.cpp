#include "report/quiz/json.hpp"

#include "base/json_writer.hpp"
#include "report/quiz/text.hpp"
#include "report/quiz/wording.hpp"
#include "write/case_json.hpp"

namespace sti::report {
namespace {

void write_pack(JsonWriter& json, const Pack& pack) {
  json.key("pack").begin_object().key("id").string(pack.id).key("version").string(pack.version);
  json.key("sha256").string(pack.sha256).end_object();
}

void write_indices(JsonWriter& json, std::string_view key, const std::vector<Index<QuizChoice>>& indices) {
  json.key(key).begin_array();
  for (const auto index : indices) json.number(std::int64_t(index.place()));
  json.end_array();
}

void write_result(JsonWriter& json, const Pack& pack, const Phrases& phrases, Lang lang, const QuizResult& result) {
  const auto& question = result.question;
  const View view{pack, phrases, question.advice, lang};
  json.begin_object();
  json.key("card").string(question.card.id).key("name").string(question.card.name);
  json.key("topic").string(question.card.topic).key("question").string(quiz_prompt(view, question));
  json.key("case");
  if (question.has_case)
    write::write_case(json, pack, question.advice.asked);
  else
    json.null();
  json.key("several").boolean(question.several).key("choices").begin_array();
  std::vector<Index<QuizChoice>> right;
  for (const auto index : question.choices.indices()) {
    const auto& choice = question.choices[index];
    json.begin_object().key("text").string(quiz_choice(view, question, choice));
    json.key("right").boolean(choice.right).end_object();
    if (choice.right) right.push_back(index);
  }
  json.end_array();
  write_indices(json, "right", right);
  if (result.mark) {
    write_indices(json, "answer", result.mark->chosen);
    json.key("score").real(result.mark->score);
  } else {
    json.key("answer").null().key("score").null();
  }
  json.key("hinted").boolean(result.hinted).key("grade");
  result.grade.empty() ? json.null() : json.string(result.grade);
  json.key("due");
  result.due ? json.string(to_string(*result.due)) : json.null();
  json.strings("why", quiz_reasons(view, question, result.mark ? &*result.mark : nullptr));
  json.strings("rules", quiz_rules(view, question));
  json.strings("sources", quiz_sources(view, question));
  json.key("command");
  result.command.empty() ? json.null() : json.string(result.command);
  json.end_object();
}

}  // namespace

std::string quiz_json(const Pack& pack, const Phrases& phrases, Lang lang, const std::vector<QuizResult>& results,
                      const QuizSummary& summary) {
  JsonWriter json(2);
  json.begin_object().key("schema").string("sti-quiz/1");
  write_pack(json, pack);
  json.key("seed").number(std::int64_t(summary.seed)).key("exam").boolean(summary.exam);
  json.key("questions").begin_array();
  for (const auto& result : results) write_result(json, pack, phrases, lang, result);
  json.end_array();
  json.key("asked").number(summary.asked).key("answered").number(summary.answered).key("right").number(summary.right);
  json.key("score").real(summary.score).key("pass_mark");
  summary.pass_mark ? json.number(*summary.pass_mark) : json.null();
  json.key("passed");
  summary.pass_mark ? json.boolean(summary.passed) : json.null();
  json.key("topics").begin_array();
  for (const auto& topic : summary.topics) {
    json.begin_object().key("topic").string(topic.topic).key("asked").number(topic.asked);
    json.key("score").real(topic.score / topic.asked).end_object();
  }
  json.end_array();
  json.strings("work_on", topics_to_work_on(summary));
  return json.end_object().take() + "\n";
}

std::string quiz_memory_json(const Pack& pack, const QuizMemory& memory) {
  JsonWriter json(2);
  json.begin_object().key("schema").string("sti-quiz-memory/1");
  write_pack(json, pack);
  json.key("answers").number(memory.answers).key("topics").begin_array();
  for (const auto& topic : memory.topics) {
    json.begin_object().key("topic").string(topic.topic).key("cards").number(topic.cards);
    json.key("seen").number(topic.seen).key("due").number(topic.due).key("reviews").number(topic.reviews);
    json.key("retention");
    topic.reviews == 0 ? json.null() : json.real(double(topic.kept) / topic.reviews);
    json.key("recall");
    topic.seen == 0 ? json.null() : json.real(topic.recall / topic.seen);
    json.end_object();
  }
  json.end_array().key("due_by_day").begin_array();
  for (const int count : memory.due_by_day) json.number(count);
  json.end_array().key("next");
  memory.next ? json.string(to_string(*memory.next)) : json.null();
  return json.end_object().take() + "\n";
}

}  // namespace sti::report
