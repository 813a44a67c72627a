#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>

#include "base/text.hpp"
#include "cli/commands.hpp"
#include "cli/quiz.hpp"
#include "load/quiz.hpp"
#include "quiz/cards.hpp"
#include "quiz/plausible.hpp"
#include "report/quiz_wording.hpp"

namespace sti::cli {
namespace {

constexpr std::size_t most_changes_named = 8;

bool is_about_history(const std::string& action) { return action == "due" || action == "stats" || action == "forget"; }

bool take_memory_settings(const QuizData& data, quiz::FsrsSettings& settings, Diagnostics& diagnostics) {
  if (data.retention) settings.retention = *data.retention;
  if (data.memory_weights.empty()) return true;
  if (data.memory_weights.size() != quiz::n_weights) {
    diagnostics.add(
        Code::out_of_range, data.memory_span,
        fmt::format("`weights` holds {} numbers; the scheduler has {}", data.memory_weights.size(), quiz::n_weights));
    return false;
  }
  std::copy(data.memory_weights.begin(), data.memory_weights.end(), settings.weights.begin());
  const auto bad = quiz::first_bad_weight(settings.weights);
  if (bad)
    diagnostics.add(Code::out_of_range, data.memory_span,
                    fmt::format("`weights` number {} is {}, outside its bounds", *bad, settings.weights[*bad]));
  return !bad;
}

bool check_topic(const QuizOptions& options, const Quiz& quiz, Diagnostics& diagnostics) {
  if (options.topic.empty()) return true;
  const auto topics = quiz::topics_of(quiz.deck);
  if (std::find(topics.begin(), topics.end(), options.topic) != topics.end()) return true;
  auto hint = did_you_mean(nearest(options.topic, topics));
  add_usage_error(diagnostics, "--topic", fmt::format("this pack has no topic `{}`", printable(options.topic)),
                  hint.empty() ? "it can be " + list_names(topics) : hint);
  return false;
}

/// Cards that are stored and that the deck no longer has: their rule changed, or is gone. Told once.
void tell_changes(const Session& session, Quiz& quiz) {
  std::vector<std::string> ended;
  std::vector<std::string> changed;  // in words; two cards can read the same
  int gone = 0;
  for (const auto& card : quiz.stored) {
    const auto same_id = [&](const QuizCard& other) { return other.id == card.id; };
    const auto same_name = [&](const QuizCard& other) { return other.name == card.name; };
    if (card.retired || std::any_of(quiz.deck.begin(), quiz.deck.end(), same_id)) continue;
    ended.push_back(card.id);
    const auto now = std::find_if(quiz.deck.begin(), quiz.deck.end(), same_name);
    if (now == quiz.deck.end()) {
      ++gone;
      continue;
    }
    auto title = report::quiz_card_title(quiz.pack(), quiz.phrases, quiz.lang, *now);
    if (std::find(changed.begin(), changed.end(), title) == changed.end()) changed.push_back(std::move(title));
  }
  if (ended.empty()) return;
  const auto page = page_on(session, quiz, STDERR_FILENO);
  std::string text;
  if (!changed.empty()) {
    text += page.paragraph(quiz.phrase("quiz-changed"));
    const auto shown = std::min(changed.size(), most_changes_named);
    for (std::size_t i = 0; i < shown; ++i) text += page.paragraph(changed[i], "  - ", 4);
    if (shown < changed.size())
      text += page.paragraph(quiz.fill("quiz-more-changed", {{"count", fmt::format("{}", changed.size() - shown)}}),
                             "  ", 2);
  }
  if (gone > 0) text += page.paragraph(quiz.fill("quiz-gone", {{"count", fmt::format("{}", gone)}}));
  session.say(text + "\n");
  quiz.history->retire(quiz.pack().id, ended);
}

/// False where the command cannot go on without the history.
bool open_history(const Session& session, Quiz& quiz, const QuizOptions& options, Diagnostics& diagnostics) {
  if (options.no_history || options.action == "export" || options.action == "cases") return true;
  const auto folder = session.data_folder();
  auto why = quiz.phrase("quiz-no-home");
  if (folder) {
    auto opened = quiz::History::open(*folder / "sti" / "quiz.sqlite");
    if (opened.set_aside) {
      const auto page = page_on(session, quiz, STDERR_FILENO);
      session.say(page.paragraph(quiz.fill("quiz-set-aside", {{"path", printable(opened.set_aside->string())}})));
    }
    quiz.history = std::move(opened.history);
    why = opened.error;
  }
  if (quiz.history) {
    if (auto cards = quiz.history->cards(quiz.pack().id))
      quiz.stored = std::move(*cards);
    else
      why = quiz.history->error(), quiz.history.reset();
  }
  if (quiz.history) {
    tell_changes(session, quiz);
    return true;
  }
  if (is_about_history(options.action)) {
    diagnostics.add_about(Code::unreadable, "quiz.sqlite", why);
    return false;
  }
  const auto page = page_on(session, quiz, STDERR_FILENO);
  session.say(page.paragraph(quiz.fill("quiz-not-kept", {{"why", printable(why)}})));
  return true;
}

}  // namespace

report::QuizPage page_on(const Session& session, const Quiz& quiz, int fd) {
  return {quiz.pack(), quiz.phrases, quiz.lang, session.width(fd), session.color_on(fd)};
}

std::unique_ptr<Quiz> set_up_quiz(Session& session, const QuizOptions& options, Diagnostics& diagnostics) {
  auto quiz = std::make_unique<Quiz>();
  const auto lang = session.lang(diagnostics);
  const auto now = session.now(diagnostics);
  if (!options.name.empty() && options.action != "cases")
    add_usage_error(diagnostics, options.action, fmt::format("`{}` takes no name", options.action));
  if (diagnostics.has_errors()) return nullptr;
  quiz->lang = *lang;
  quiz->now = *now;
  quiz->loaded = session.pack(diagnostics);
  auto phrases = session.phrases(diagnostics);
  const auto tree = quiz->loaded ? session.tree_of(session.pack_name(), diagnostics) : std::nullopt;
  if (!phrases || !tree) return nullptr;
  quiz->phrases = std::move(*phrases);
  // Every case is of the same hour, so that a seed gives the same questions all day.
  const load::Now of_cases{Moment{date_of(now->at)} + hours{10}, true};
  auto data = load::load_quiz(quiz->pack(), *session.rules(diagnostics), *tree, quiz->pack().id, of_cases, diagnostics);
  if (!data) return nullptr;
  quiz->data = std::move(*data);
  if (!take_memory_settings(quiz->data, quiz->settings, diagnostics)) return nullptr;
  quiz->settings.fuzz = options.fuzz;
  quiz->deck = quiz::make_deck(quiz->pack());
  quiz::drop_implausible(quiz->deck, quiz->loaded->program, quiz->data);
  if (!check_topic(options, *quiz, diagnostics)) return nullptr;
  if (!open_history(session, *quiz, options, diagnostics)) return nullptr;
  return quiz;
}

void bind_quiz(CommandLine& command) {
  auto options = std::make_shared<QuizOptions>();
  command.add({
      {.name = "ACTION",
       .holds = &options->action,
       .choices = {"due", "stats", "forget", "cases", "export"},
       .about = "due, stats or forget what was practised; cases to talk through; export to print or to Anki"},
      {.name = "NAME", .holds = &options->name, .about = "With cases: which one"},
  });
  command.add(case_options(options->told));
  command.add({
      {.name = "--count",
       .holds = &options->count,
       .type = "N",
       .bounds = Bounds{1, 1000},
       .about = "Number of questions (default 10)"},
      {.name = "--topic",
       .holds = &options->topic,
       .type = "TOPIC",
       .about = "Only this topic: tests, windows, samples, vaccines, changes, sources, pep, …"},
      {.name = "--seed",
       .holds = &options->seed,
       .type = "N",
       .about = "Same seed, same questions, whatever was practised before"},
      {.name = "--exam", .holds = &options->exam, .about = "No hints and no feedback until the end"},
      {.name = "--pass",
       .holds = &options->pass_mark,
       .type = "PERCENT",
       .bounds = Bounds{0, 100},
       .about = "Percent to reach; below it the exit code is 1 (an exam: 80)"},
      {.name = "--answers",
       .holds = &options->answers,
       .type = "FILE",
       .about = "Take the answers from a file, a line each"},
      {.name = "--no-history",
       .holds = &options->no_history,
       .about = "Remember nothing, and use nothing that is remembered"},
      {.name = "--fuzz", .holds = &options->fuzz, .about = "Spread the days of repetition a little"},
      {.name = "--yes", .holds = &options->yes, .about = "With forget: do not ask"},
  });
  command.run = [options](Session& session) {
    Diagnostics diagnostics;
    const auto quiz = set_up_quiz(session, *options, diagnostics);
    session.report(diagnostics);
    if (!quiz) return int(exit_usage);
    if (options->action == "due") return run_quiz_due(session, *quiz);
    if (options->action == "stats") return run_quiz_stats(session, *quiz);
    if (options->action == "forget") return run_quiz_forget(session, *quiz, *options);
    if (options->action == "cases") return run_quiz_cases(session, *quiz, *options);
    if (options->action == "export") return run_quiz_export(session, *quiz, *options);
    return run_quiz_session(session, *quiz, *options);
  };
}

}  // namespace sti::cli
