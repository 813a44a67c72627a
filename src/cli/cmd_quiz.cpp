#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>

#include "base/text.hpp"
#include "cli/commands.hpp"
#include "cli/quiz.hpp"
#include "load/quiz.hpp"
#include "quiz/cards.hpp"
#include "quiz/plausible.hpp"
#include "report/quiz/wording.hpp"

namespace sti::cli {
namespace {

constexpr std::size_t most_changes_named = 8;

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
  add_usage_error(diagnostics, "--topic", fmt::format("this pack has no topic `{}`", options.topic),
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
  if (options.no_history || options.memory == QuizOptions::Memory::unused) return true;
  const auto folder = session.data_folder();
  auto why = quiz.phrase("quiz-no-home");
  if (folder) {
    auto opened = quiz::History::open(*folder / "sti" / "quiz.sqlite");
    if (opened.set_aside) {
      const auto page = page_on(session, quiz, STDERR_FILENO);
      session.say(page.paragraph(quiz.fill("quiz-set-aside", {{"path", opened.set_aside->string()}})));
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
  if (options.memory == QuizOptions::Memory::needed) {
    diagnostics.add_about(Code::unreadable, "quiz.sqlite", why);
    return false;
  }
  const auto page = page_on(session, quiz, STDERR_FILENO);
  session.say(page.paragraph(quiz.fill("quiz-not-kept", {{"why", std::string(why)}})));
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
  if (diagnostics.has_errors()) return nullptr;
  quiz->lang = *lang;
  quiz->now = *now;
  quiz->moment.asked.now = now->at;
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

namespace {

using Action = int (*)(Session&, Quiz&, const QuizOptions&);

Run running(const std::shared_ptr<QuizOptions>& options, Action action, QuizOptions::Memory memory) {
  return [=](Session& session) {
    options->memory = memory;
    Diagnostics diagnostics;
    const auto quiz = set_up_quiz(session, *options, diagnostics);
    session.report(diagnostics);
    return quiz ? action(session, *quiz, *options) : int(exit_usage);
  };
}

/// The topics of the cards that a pack gives.
std::vector<Offered> offer_quiz_topics(Session& session, Typed&) {
  return offered(quiz::topics_of(quiz::make_deck(known_pack(session))));
}

std::vector<Offered> offer_guided_cases(Session& session, Typed&) {
  Diagnostics ignored;
  const auto now = session.now(ignored);
  const auto pack = known_pack(session);
  const auto* rules = session.rules(ignored);
  const auto tree = session.tree_of(session.pack_name(), ignored);
  const auto data = tree && now ? load::load_quiz(pack, *rules, *tree, pack.id, *now, ignored) : std::nullopt;
  std::vector<Offered> out;
  if (data) {
    for (const auto& guided : data->guided) out.push_back({guided.id, guided.title.in(Lang::en)});
  }
  return out;
}

}  // namespace

CommandLine quiz_command() {
  using Memory = QuizOptions::Memory;
  auto options = std::make_shared<QuizOptions>();
  const Option count("--count", &options->count, "Number of questions",
                     {.type = "N", .bounds = Bounds{1, 1000}, .shows_default = true});
  const Option topic("--topic", &options->topic,
                     "Only this topic: tests, windows, samples, vaccines, changes, sources, pep, …",
                     {.type = "TOPIC", .offers = offer_quiz_topics});
  const Option seed("--seed", &options->seed, "Same seed, same questions, whatever was practised before",
                    {.type = "N"});
  CommandLine command{
      .name = "quiz",
      .about = "Practise on the pack: questions marked by the engine, with spaced repetition",
      .examples =
          "  sti quiz                                     ten questions, what is due first\n"
          "  sti quiz --topic pep --count 5               only one topic\n"
          "  sti quiz --exam --seed 7 --no-history        the same exam for everyone\n"
          "  sti quiz cases                               three people to meet, then the tests\n"
          "  sti quiz stats                               what is known, by topic\n"
          "  sti quiz export --format anki --count 200 --output sti.txt\n",
      .formats = {"text", "json"},
      .options = case_options(options->told),
      .commands = {{.name = "due",
                    .about = "How many cards are due, and when the next one is",
                    .examples = "  sti quiz due\n",
                    .formats = {"text", "json"},
                    .run = running(options, run_quiz_due, Memory::needed)},
                   {.name = "stats",
                    .about = "What is known by topic, and what comes due",
                    .examples = "  sti quiz stats --format json\n",
                    .formats = {"text", "json"},
                    .run = running(options, run_quiz_stats, Memory::needed)},
                   {.name = "forget",
                    .about = "Forget what was practised on this pack, or on one topic of it",
                    .examples = "  sti quiz forget --topic pep\n",
                    .formats = {"text"},
                    .options = {topic, Option("--yes", &options->yes, "Do not ask")},
                    .run = running(options, run_quiz_forget, Memory::needed)},
                   {.name = "cases",
                    .about = "Cases to talk through: how to meet the person, what to ask, then the tests",
                    .examples = "  sti quiz cases\n",
                    .formats = {"text", "json"},
                    .options = {Option("NAME", &options->name, "Only this one", {.offers = offer_guided_cases})},
                    .run = running(options, run_quiz_cases, Memory::unused)},
                   {.name = "export",
                    .about = "Questions to print, with the answers at the end, or for Anki",
                    .examples = "  sti quiz export --count 20 --output questions.md\n"
                                "  sti quiz export --format anki --count 200 --output sti.txt\n",
                    .formats = {"markdown", "anki"},
                    .options = {count, topic, seed},
                    .run = running(options, run_quiz_export, Memory::unused)}},
      .run = running(options, run_quiz_session, Memory::used)};
  command.add({
      count,
      topic,
      seed,
      Option("--exam", &options->exam, "No hints and no feedback until the end"),
      Option("--pass", &options->pass_mark, "Percent to reach; below it the exit code is 1 (an exam: 80)",
             {.type = "PERCENT", .bounds = Bounds{0, 100}}),
      Option("--answers", &options->answers, "Take the answers from a file, a line each", {.type = "FILE"}),
      Option("--no-history", &options->no_history, "Remember nothing, and use nothing that is remembered"),
      Option("--fuzz", &options->fuzz, "Spread the days of repetition a little"),
  });
  return command;
}

}  // namespace sti::cli
