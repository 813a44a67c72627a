#include "quiz/mark.hpp"

#include <algorithm>
#include <cmath>

#include "base/text.hpp"

namespace sti::quiz {
namespace {

constexpr double nearly_all = 0.75;

}  // namespace

std::optional<std::vector<Index<QuizChoice>>> read_answer(std::string_view text, std::size_t choices) {
  std::vector<Index<QuizChoice>> out;
  for (const char c : text) {
    if (c == ',' || c == ' ' || c == '\t' || c == ';' || c == '.') continue;
    Index<QuizChoice> index;
    if (c >= '1' && c <= '9') index = Index<QuizChoice>(c - '1');
    if (c >= 'a' && c <= 'z') index = Index<QuizChoice>(c - 'a');
    if (c >= 'A' && c <= 'Z') index = Index<QuizChoice>(c - 'A');
    if (!index || index.place() >= choices) return std::nullopt;
    if (std::find(out.begin(), out.end(), index) == out.end()) out.push_back(index);
  }
  if (out.empty()) return std::nullopt;
  std::sort(out.begin(), out.end());
  return out;
}

QuizMark mark(const QuizQuestion& question, std::vector<Index<QuizChoice>> chosen) {
  QuizMark out;
  int right = 0, found = 0;
  for (const auto index : question.choices.indices()) {
    const bool is_right = question.choices[index].right;
    const bool is_chosen = std::find(chosen.begin(), chosen.end(), index) != chosen.end();
    right += is_right ? 1 : 0;
    found += is_right && is_chosen ? 1 : 0;
    if (is_right && !is_chosen) out.missed.push_back(index);
    if (!is_right && is_chosen) out.wrong.push_back(index);
  }
  out.chosen = std::move(chosen);
  out.score = std::max(0.0, double(found - int(out.wrong.size())) / double(right));
  return out;
}

Grade grade_of(const QuizMark& mark, bool hinted) {
  if (mark.score >= 1) return hinted ? Grade::hard : Grade::good;
  return mark.score >= nearly_all ? Grade::hard : Grade::again;
}

QuizSummary summarize(const std::vector<QuizResult>& results, bool exam, std::optional<int> pass_mark) {
  QuizSummary out;
  out.exam = exam;
  out.pass_mark = pass_mark;
  out.asked = int(results.size());
  double sum = 0;
  int counted = 0;
  for (const auto& result : results) {
    if (result.mark) {
      ++out.answered;
      if (result.mark->score >= 1) ++out.right;
    }
    if (!result.mark && !exam) continue;
    const double score = result.mark ? result.mark->score : 0;
    ++counted;
    sum += score;
    const auto& topic = result.question.card.topic;
    auto found = std::find_if(out.topics.begin(), out.topics.end(), [&](const auto& t) { return t.topic == topic; });
    if (found == out.topics.end()) found = out.topics.insert(found, {topic, 0, 0});
    ++found->asked;
    found->score += score;
  }
  out.score = counted == 0 ? 0 : sum / counted;
  // Compared in thousandths of a percent: 0.8 is reached by four of five, whatever the sum of fractions came to.
  out.passed = !pass_mark || std::llround(out.score * 1e5) >= 1000LL * *pass_mark;
  return out;
}

}  // namespace sti::quiz
