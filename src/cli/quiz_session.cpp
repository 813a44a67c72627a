// A session: questions asked one after another, or an exam.

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <set>

#include "base/sha256.hpp"
#include "cli/quiz.hpp"
#include "quiz/mark.hpp"
#include "quiz/plan.hpp"
#include "report/quiz/json.hpp"
#include "write/command_line.hpp"

namespace sti::cli {
namespace {

constexpr int default_pass_mark = 80;
constexpr std::uint64_t seeds = 100'000;  // short enough to be told to someone

/// A seed that is another one after every answer, and follows from what is known: no run depends on chance.
std::uint64_t seed_of(const Quiz& quiz) {
  std::string text = to_string(quiz.now.at);
  for (const auto& card : quiz.stored) text += card.id + to_string(card.memory.due);
  std::uint64_t out = 0;
  for (const char c : sha256_hex(text).substr(0, 12)) out = out * 16 + std::uint64_t(c <= '9' ? c - '0' : c - 'a' + 10);
  return out % seeds;
}

quiz::Progress progress_of(const Quiz& quiz) {
  quiz::Progress out;
  std::vector<std::pair<double, std::string>> due;
  for (const auto& card : quiz.stored) {  // in order of due
    out.seen.insert(card.id);
    if (card.memory.due <= quiz.now.at)
      due.emplace_back(quiz::retrievability(quiz.settings, card.memory, quiz.now.at), card.id);
    else
      out.ahead.push_back(card.id);
  }
  std::sort(due.begin(), due.end());
  for (auto& [recall, id] : due) out.due.push_back(std::move(id));
  return out;
}

class QuizSession {
 public:
  QuizSession(Session& session, Quiz& quiz, const QuizOptions& options, AnswerLines& lines)
      : session_(session), quiz_(quiz), options_(options), lines_(lines) {}

  int run(std::vector<QuizQuestion> questions, std::size_t due, std::uint64_t seed, bool json) {
    if (questions.empty()) {
      session_.say(page().paragraph(quiz_.phrase("quiz-none")));
      return exit_usage;
    }
    say(report::quiz_intro(page(), questions.size(), due, options_.exam));
    for (auto& question : questions) {
      results_.push_back({std::move(question), {}, false, {}, {}, {}});
      results_.back().command = look_further(session_, quiz_, results_.back().question);
    }
    std::size_t reached = 0;
    while (reached < results_.size() && ask(reached)) ++reached;
    if (!options_.exam) results_.resize(std::min(reached, results_.size()));
    return finish(seed, json);
  }

 private:
  report::QuizPage page() const { return page_on(session_, quiz_, STDERR_FILENO); }
  /// Talk is for people: a scripted run has none.
  void say(const std::string& text) const {
    if (!lines_.is_file()) session_.say(text);
  }

  /// False when the session is to end before this question.
  bool ask(std::size_t index) {
    auto& result = results_[index];
    say("\n" + report::quiz_question(page(), result.question, index + 1, results_.size()));
    const auto asked = ask_question(session_, quiz_, result, lines_, options_.exam);
    if (asked == QuizAnswered::quit) return false;
    if (asked == QuizAnswered::skipped) return true;
    remember(session_, quiz_, result, options_.fuzz);
    if (options_.exam) return true;
    say("\n" + report::quiz_feedback(page(), result));
    const bool last = index + 1 == results_.size();
    if (last || !lines_.is_live()) return true;
    // What was said would scroll away under the next question.
    say("\n" + page().paragraph(quiz_.phrase("quiz-go-on")) + "> ");
    const auto line = lines_.next();
    if (line && !is_quiz_word(quiz_, *line, "quiz-word-quit")) return true;
    results_.resize(index + 1);
    return true;
  }

  int finish(std::uint64_t seed, bool json) {
    std::optional<int> pass_mark = options_.pass_mark;
    if (options_.exam && !pass_mark) pass_mark = default_pass_mark;
    auto summary = quiz::summarize(results_, options_.exam, pass_mark);
    summary.seed = seed;
    std::string text;
    if (json) {
      text = report::quiz_json(quiz_.view(), results_, summary);
    } else {
      const auto out = page_on(session_, quiz_, STDOUT_FILENO);
      if (options_.exam || lines_.is_file()) text = report::quiz_review(out, results_);
      text += report::quiz_summary(out, summary, again(seed));
    }
    say("\n");
    if (!session_.write(text)) return exit_usage;
    return summary.passed ? exit_done : exit_findings;
  }

  /// The command that asks the same questions again; empty where the case came from outside.
  std::string again(std::uint64_t seed) const {
    if (options_.told.has_case()) return {};
    std::string out = "sti quiz";
    if (session_.pack_name() != "no") out += " --pack " + write::shell_word(session_.pack_name());
    out += fmt::format(" --seed {} --count {}", seed, options_.count);
    if (options_.exam) out += " --exam";
    if (options_.pass_mark) out += fmt::format(" --pass {}", *options_.pass_mark);
    if (options_.no_history) out += " --no-history";
    if (!options_.topic.empty()) out += " --topic " + options_.topic;
    if (!session_.options().now.empty()) out += " --now " + write::shell_word(session_.options().now);
    return out + session_.shared_options();
  }

  Session& session_;
  Quiz& quiz_;
  const QuizOptions& options_;
  AnswerLines& lines_;
  std::vector<QuizResult> results_;
};

}  // namespace

int run_quiz_session(Session& session, Quiz& quiz, const QuizOptions& options) {
  Diagnostics diagnostics;
  const auto seed = options.seed.value_or(seed_of(quiz));
  const quiz::PlanOptions plan{seed, std::size_t(options.count), options.topic};
  Moment moment = Moment{date_of(quiz.now.at)} + hours{10};
  std::optional<Case> asked;
  if (options.told.has_case() && !diagnostics.has_errors()) {
    asked = read_case(session, options.told, quiz.pack(), quiz.now, diagnostics);
    if (asked) moment = asked->now;
  }
  auto lines = AnswerLines::open(session, options.answers, diagnostics);
  if (diagnostics.has_errors()) {
    session.report(diagnostics);
    return exit_usage;
  }
  const quiz::CaseDrawer drawer(quiz.loaded->program, quiz.data, moment);
  const quiz::QuestionMaker maker(drawer);
  // A seed promises the same questions to everyone, so what was practised before does not count.
  const auto progress = options.seed ? quiz::Progress{} : progress_of(quiz);
  auto questions =
      asked ? quiz::plan_case(maker, quiz.deck, *asked, plan) : quiz::plan_session(maker, quiz.deck, plan, progress);
  const std::set<std::string> due(progress.due.begin(), progress.due.end());
  const auto due_count = std::count_if(questions.begin(), questions.end(),
                                       [&](const QuizQuestion& question) { return due.count(question.card.id) > 0; });
  return QuizSession(session, quiz, options, *lines)
      .run(std::move(questions), std::size_t(due_count), seed, session.options().format == "json");
}

}  // namespace sti::cli
