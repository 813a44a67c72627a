// What a question promises: its key is what the engine says, and nothing else that it offers is true in the pack.

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "base/text.hpp"
#include "engine/advise.hpp"
#include "load/case.hpp"
#include "quiz/mark.hpp"
#include "quiz/plan.hpp"
#include "report/advice/json.hpp"
#include "report/quiz/text.hpp"
#include "report/quiz/wording.hpp"
#include "unit/quiz/quiz_pack.hpp"
#include "write/command_line.hpp"

using namespace sti;
using sti::test::QuizPack;

namespace {

constexpr std::size_t questions_a_topic = 150;
constexpr std::uint64_t most_seeds = 20;

bool is_taken_today(Status status) {
  return status == Status::now || status == Status::now_and_repeat || status == Status::baseline;
}

/// Whether a choice is true, read from an advice that is computed here. Knows nothing of how questions are made.
struct Truth {
  const QuizPack& quiz;
  const QuizQuestion& question;
  const Advice& advice;

  const TestAdvice* line(Index<TestKind> test, Index<Site> site) const {
    for (const auto& each : advice.tests) {
      if (each.test == test && each.site == site) return &each;
    }
    return nullptr;
  }
  const TestAdvice& asked_line() const {
    const auto& [test, site] = question.about<TestSubject>();
    return *line(test, site);
  }
  Index<Slot> slot() const { return question.about<VerdictSubject>().slot; }

  bool operator()(const NothingToday&) const {
    return std::none_of(question.choices.begin(), question.choices.end(), [&](const QuizChoice& choice) {
      const auto* content = std::get_if<TestSubject>(&choice.content);
      return content != nullptr && (*this)(*content);
    });
  }
  bool operator()(const TestSubject& c) const {
    const auto* each = line(c.test, c.site);
    return each != nullptr && is_taken_today(each->status);
  }
  bool operator()(const StatusChoice& c) const {
    const auto& each = asked_line();
    if (each.status != c.status) return false;
    if (c.status == Status::now) return true;
    return c.on == (c.status == Status::wait ? std::optional(each.take_on) : each.conclusive_on);
  }
  bool operator()(const DayChoice& c) const {
    const auto& each = asked_line();
    return question.ask == QuizAsk::first_useful ? c.on == each.take_on : c.on == each.conclusive_on;
  }
  bool operator()(const VerdictChoice& c) const {
    const auto& verdict = advice.verdicts[slot()];
    return verdict.level == c.level && (!c.until || c.until == verdict.deadline);
  }
  bool operator()(const VaccineChoice& c) const {
    const auto vaccine = question.about<VaccineSubject>().vaccine;
    return std::any_of(advice.vaccines.begin(), advice.vaccines.end(), [&](const VaccineAdvice& each) {
      return each.vaccine == vaccine && each.level == c.level && (!c.until || c.until == each.deadline);
    });
  }
  bool operator()(const SiteChoice& c) const { return line(question.about<TestSubject>().test, c.site) != nullptr; }
  bool operator()(const ChangeChoice& c) const {
    const auto other = engine::advise(quiz.ready->program, quiz::changed(advice.asked, quiz.pack().vocabulary, c),
                                      {.questions = false});
    return other.verdicts[slot()].level != advice.verdicts[slot()].level;
  }
  bool operator()(const SourceChoice& c) const {
    const auto* number = number_in_question(quiz.pack(), question);
    const auto& sources = number->evidence.sources;
    return std::find(sources.begin(), sources.end(), c.source) != sources.end();
  }
};

/// What is wrong with a question, or "".
std::string fault_of(const QuizPack& quiz, const QuizQuestion& question) {
  Advice advice;
  if (question.has_case) advice = engine::advise(quiz.ready->program, question.advice.asked, {.questions = false});
  const Truth truth{quiz, question, advice};
  std::size_t right = 0;
  for (const auto& choice : question.choices) {
    if (std::visit(truth, choice.content) != choice.right) return "a choice is marked otherwise than the engine says";
    right += choice.right ? 1 : 0;
  }
  if (right == 0) return "no choice is right";
  if (right > 1 && !question.several) return "several choices are right and one is asked for";
  if (question.choices.size() - right < 2) return "fewer than two choices are wrong";
  if (question.choices.size() > quiz::most_choices) return "there are too many choices";
  for (const auto lang : {Lang::en, Lang::nb}) {
    const report::View view{quiz.pack(), quiz.phrases, question.advice, lang};
    std::vector<std::string> texts = {report::quiz_prompt(view, question), report::quiz_hint(view, question)};
    for (const auto& reason : report::quiz_reasons(view, question, nullptr)) texts.push_back(reason);
    std::set<std::string> choices;
    for (const auto& choice : question.choices) {
      texts.push_back(report::quiz_choice(view, question, choice));
      if (!choices.insert(texts.back()).second) return "two choices read the same: " + texts.back();
    }
    for (const auto& text : texts) {
      if (text.empty() || text == "?" || text.find('{') != std::string::npos)
        return "a text is incomplete: `" + text + "` of " + texts.front();
    }
    if (report::quiz_sources(view, question).empty()) return "nothing is cited";
  }
  return {};
}

/// The command that shows the case of a question; none where it has no case.
std::string line_of(const QuizPack& quiz, const QuizQuestion& question) {
  return question.has_case ? write::command_line(quiz.pack(), question.advice.asked, quiz.pack().id) : std::string{};
}

void check_topics(const std::string& name) {
  const QuizPack quiz(name);
  for (const auto& topic : quiz::topics_of(quiz.deck)) {
    CAPTURE(topic);
    std::size_t made = 0, faults = 0;
    for (std::uint64_t seed = 1; made < questions_a_topic && seed <= questions_a_topic; ++seed) {
      for (const auto& question :
           quiz::plan_session(quiz.maker, quiz.deck, {seed, questions_a_topic - made, topic}, {})) {
        ++made;
        const auto fault = fault_of(quiz, question);
        if (fault.empty() || ++faults > 3) continue;
        FAIL_CHECK(question.card.name << ": " << fault << "\n" << line_of(quiz, question));
      }
    }
    CHECK(made == questions_a_topic);
    CHECK(faults == 0);
  }
}

/// Every card is asked sooner or later, and its key is the engine's.
void check_cards(const std::string& name) {
  const QuizPack quiz(name);
  std::size_t made = 0;
  for (const auto& card : quiz.deck) {
    std::optional<QuizQuestion> question;
    for (std::uint64_t seed = 1; !question && seed <= most_seeds; ++seed) {
      quiz::Random random(seed, card.id);
      question = quiz.maker.make(card, random);
    }
    if (!question) {
      FAIL_CHECK("no question is ever made of " << card.name);
      continue;
    }
    ++made;
    const auto fault = fault_of(quiz, *question);
    if (!fault.empty()) FAIL_CHECK(card.name << ": " << fault << "\n" << line_of(quiz, *question));
  }
  CHECK(made == quiz.deck.size());
}

/// Lines that a text takes on a terminal of 80 columns.
std::size_t lines_on_screen(const std::string& text) {
  std::size_t out = 0;
  for (const auto line : split(text, '\n')) out += line.empty() ? 1 : (display_width(line) + 79) / 80;
  return out - 1;  // what follows the last break
}

/// The words of a command line as `shell_word` writes them.
std::vector<std::string> words_of(const std::string& line) {
  std::vector<std::string> out;
  std::string word;
  bool quoted = false;
  for (const char c : line + " ") {
    if (c == '\'')
      quoted = !quoted;
    else if (c == ' ' && !quoted)
      out.push_back(std::exchange(word, {}));
    else
      word += c;
  }
  return out;
}

}  // namespace

TEST_SUITE("quiz/questions") {
  TEST_CASE("questions of every Norwegian topic have one right set, and texts in both languages") {
    check_topics("no");
  }

  TEST_CASE("questions of every British topic have one right set, and texts in both languages") {
    check_topics(test::fixture("rules/uk"));
  }

  TEST_CASE("every card of the Norwegian pack is asked") { check_cards("no"); }

  TEST_CASE("every card of the British pack is asked") { check_cards(test::fixture("rules/uk")); }

  TEST_CASE("a question fits on a screen, and so does what is said of its answer") {
    const QuizPack quiz("no");
    for (const auto& card : quiz.deck) {
      quiz::Random random(1, card.id);
      const auto question = quiz.maker.make(card, random);
      if (!question) continue;
      for (const auto lang : {Lang::en, Lang::nb}) {
        const report::QuizPage page{quiz.pack(), quiz.phrases, lang, 80, false};
        CAPTURE(card.name);
        CAPTURE(lang_ids[lang]);
        const auto asked = report::quiz_question(page, *question, 10, 10);
        CAPTURE(asked);
        CHECK(lines_on_screen(asked) <= 22);  // the answer is typed below
        for (const auto chosen : question->choices.indices()) {
          const QuizResult result{*question, quiz::mark(*question, {chosen}), false,
                                  "again",   QuizPack::now + days{3},         line_of(quiz, *question)};
          const auto said = report::quiz_feedback(page, result);
          CAPTURE(said);
          CHECK(lines_on_screen(said) <= 13);  // ten, where the names of what was missed are short
        }
      }
    }
  }

  TEST_CASE("a given case is asked about as the engine sees it") {
    const QuizPack quiz("no");
    for (const auto& guided : quiz.data.guided) {
      const auto questions = quiz::plan_case(quiz.maker, quiz.deck, guided.asked, {1, 40, ""});
      CHECK(questions.size() > 5);
      for (const auto& question : questions) {
        const auto fault = fault_of(quiz, question);
        if (!fault.empty()) FAIL_CHECK(guided.id << " " << question.card.name << ": " << fault);
      }
    }
  }

  TEST_CASE("days of other countries are offered, are wrong here, and are named when they are chosen") {
    const QuizPack quiz("no");
    int offered = 0;
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
      for (const auto& question : quiz::plan_session(quiz.maker, quiz.deck, {seed, 100, "windows"}, {})) {
        for (const auto i : question.choices.indices()) {
          const auto& choice = question.choices[i];
          if (!choice.foreign) continue;
          ++offered;
          CHECK_FALSE(choice.right);
          const auto mark = quiz::mark(question, {i});
          const report::View view{quiz.pack(), quiz.phrases, question.advice, Lang::en};
          CHECK(report::quiz_reasons(view, question, &mark).front().find(choice.foreign->document) !=
                std::string::npos);
        }
      }
    }
    CHECK(offered > 20);
  }

  TEST_CASE("the same seed gives the same questions, and another seed others") {
    const QuizPack quiz("no");
    const auto names = [&](std::uint64_t seed) {
      std::string out;
      for (const auto& question : quiz::plan_session(quiz.maker, quiz.deck, {seed, 20, ""}, {})) {
        const report::View view{quiz.pack(), quiz.phrases, question.advice, Lang::en};
        out += question.card.id + line_of(quiz, question);
        for (const auto& choice : question.choices) out += report::quiz_choice(view, question, choice);
      }
      return out;
    };
    CHECK(names(5) == names(5));
    CHECK(names(5) != names(6));
  }

  TEST_CASE("the line under a question gives the same advice as the question rests on") {
    const QuizPack quiz("no");
    for (const auto& question : quiz::plan_session(quiz.maker, quiz.deck, {11, 150, ""}, {})) {
      if (!question.has_case) continue;
      const auto line = write::command_line(quiz.pack(), question.advice.asked, "");
      CAPTURE(line);
      load::CaseArguments arguments;
      load::Now now;
      Diagnostics diagnostics;
      const auto words = words_of(line);
      for (std::size_t i = 0; i + 1 < words.size(); ++i) {
        if (words[i] == "-p") arguments.person.push_back(words[i + 1]);
        if (words[i] == "-e") arguments.exposures.push_back(words[i + 1]);
        if (words[i] == "-t") arguments.tests.push_back(words[i + 1]);
        if (words[i] == "--now") now = *load::read_now({"--now", words[i + 1]}, diagnostics);
      }
      const auto asked = load::read_case_arguments(quiz.pack(), arguments, now, diagnostics);
      CHECK(asked.has_value());
      if (!asked) continue;
      const auto again = engine::advise(quiz.ready->program, *asked);
      CHECK(report::advice_json(quiz.pack(), quiz.phrases, again, Lang::en) ==
            report::advice_json(quiz.pack(), quiz.phrases, question.advice, Lang::en));
    }
  }

  TEST_CASE("drawn cases are plausible, and follow the clinic's figures") {
    const QuizPack quiz("no");
    const auto& vocabulary = quiz.pack().vocabulary;
    const auto condom = vocabulary.fact_index("condom");
    const auto vaginal = vocabulary.facts[vocabulary.act].value_index("vaginal");
    const auto used = vocabulary.facts[condom].value_index("used");
    quiz::Random random(1);
    int of_act = 0, with_condom = 0;
    for (int i = 0; i < 20000; ++i) {
      const auto asked = quiz.drawer.draw_from_mix(random);
      if (!asked || asked->exposures.empty()) continue;
      if (!quiz.drawer.is_plausible(*asked)) FAIL("a drawn case is implausible");
      const auto& answers = asked->exposures.front().answers;
      if (answers[vocabulary.act].value != vaginal) continue;
      ++of_act;
      if (answers[condom].value == used) ++with_condom;
    }
    // 49 of 99 in the report's figures
    CHECK(std::abs(100.0 * with_condom / of_act - 49.5) < 2.5);
  }
}
