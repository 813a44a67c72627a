#include "report/quiz/stats.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/text.hpp"
#include "report/layout/table_text.hpp"
#include "report/quiz/wording.hpp"
#include "report/wording/wording.hpp"

namespace sti::report {
namespace {

constexpr std::size_t widest_bar = 20, narrowest_bar = 4;

std::string right_aligned(const std::string& text, std::size_t width) {
  const auto used = display_width(text);
  return used < width ? std::string(width - used, ' ') + text : text;
}

/// Filled in `#`, which every terminal has.
std::string share_bar(double share, std::size_t width) {
  const auto filled = std::size_t(std::lround(std::clamp(share, 0.0, 1.0) * double(width)));
  return std::string(filled, '#') + std::string(width - filled, '.');
}

std::string percent_or_dash(double part, int whole) {
  return whole == 0 ? "-" : fmt::format("{} %", std::lround(100 * part / whole));
}

int total(const QuizMemory& memory, int QuizTopicMemory::*count) {
  int out = 0;
  for (const auto& topic : memory.topics) out += topic.*count;
  return out;
}

std::string due_sentence(const QuizPage& page, const QuizMemory& memory) {
  const int due = total(memory, &QuizTopicMemory::due);
  if (due > 0) return page.fill("quiz-due-now", {{"count", number_text(due)}});
  auto out = page.phrase("quiz-due-none");
  if (memory.next) out += " " + page.fill("quiz-due-next", {{"date", human(*memory.next, page.lang)}});
  return out;
}

}  // namespace

std::string quiz_due(const QuizPage& page, const QuizMemory& memory) {
  auto out = page.paragraph(due_sentence(page, memory));
  for (const auto& topic : memory.topics) {
    if (topic.due == 0) continue;
    out += fmt::format("  {} {}\n", right_aligned(number_text(topic.due), 4),
                       quiz_topic(page.pack, page.phrases, page.lang, topic.topic));
  }
  const int unseen = total(memory, &QuizTopicMemory::cards) - total(memory, &QuizTopicMemory::seen);
  return out + page.paragraph(page.fill("quiz-due-unseen", {{"count", number_text(unseen)}}));
}

std::string quiz_stats(const QuizPage& page, const QuizMemory& memory, Date today) {
  auto out = page.bold(page.fill("quiz-stats-title",
                                 {{"pack", page.pack.title.in(page.lang)}, {"answers", number_text(memory.answers)}})) +
             "\n\n";
  if (total(memory, &QuizTopicMemory::seen) == 0) return out + page.paragraph(due_sentence(page, memory));
  std::size_t name_width = 0;
  for (const auto& topic : memory.topics) {
    if (topic.seen > 0)
      name_width = std::max(name_width, display_width(quiz_topic(page.pack, page.phrases, page.lang, topic.topic)));
  }
  const std::size_t beside = name_width + 34;  // the other columns, and the percentage
  const auto bar_width = std::clamp(page.width - std::min(page.width, beside), narrowest_bar, widest_bar);
  Table table{.columns = {{page.phrase("quiz-stats-topic")},
                          {page.phrase("quiz-stats-seen"), 8, true},
                          {page.phrase("quiz-stats-due"), 6, true},
                          {page.phrase("quiz-stats-kept"), 8, true},
                          {page.phrase("quiz-stats-recall")}}};
  for (const auto& topic : memory.topics) {
    if (topic.seen == 0) continue;
    const double recall = topic.recall / topic.seen;
    table.rows.push_back(
        {{quiz_topic(page.pack, page.phrases, page.lang, topic.topic), fmt::format("{}/{}", topic.seen, topic.cards),
          number_text(topic.due), percent_or_dash(topic.kept, topic.reviews),
          fmt::format("{} {}", share_bar(recall, bar_width), percent_or_dash(topic.recall, topic.seen))}});
  }
  out += table_text(table, 0, page.color);
  const int most =
      memory.due_by_day.empty() ? 0 : *std::max_element(memory.due_by_day.begin(), memory.due_by_day.end());
  if (most > 0) out += "\n" + page.phrase("quiz-stats-coming") + "\n";
  for (std::size_t day = 0; day < memory.due_by_day.size(); ++day) {
    const int count = memory.due_by_day[day];
    if (count == 0) continue;
    const auto filled = std::max<long>(std::lround(double(count) * 40 / std::max(most, 40)), 1);
    out += fmt::format("  {}  {} {}\n", padded(human(today + days{long(day)}, page.lang), 18),
                       right_aligned(number_text(count), 3), std::string(std::size_t(filled), '#'));
  }
  out += "\n" + page.paragraph(due_sentence(page, memory));
  return out + page.paragraph(page.phrase("quiz-stats-legend"));
}

}  // namespace sti::report
