#pragma once

#include "load/phrases.hpp"
#include "load/quiz.hpp"
#include "quiz/ask.hpp"
#include "quiz/cards.hpp"
#include "quiz/plausible.hpp"
#include "unit/packs.hpp"

namespace sti::test {

/// A pack with all that a quiz is made from, its cases on 23 November 2026 at 10:00. Not movable: parts point at one
/// another.
struct QuizPack {
  static constexpr Moment now = Moment{Date{std::chrono::year{2026} / 11 / 23}} + hours{10};

  explicit QuizPack(const std::string& name) : ready(load_test_pack(name)) {
    Diagnostics diagnostics;
    const auto& base = load::built_in_tree();
    std::optional<load::RuleTree> folder;
    if (base.find(name + "/pack.toml") == nullptr) folder = load::read_pack_folder(name, diagnostics);
    auto read = load::load_quiz(ready->pack, base, folder ? *folder : base, ready->pack.id, {now, true}, diagnostics);
    if (!read) throw std::runtime_error("the quiz data of " + name + " does not load");
    data = std::move(*read);
    phrases = Phrases{*load::load_phrases(base, diagnostics)};
    deck = quiz::make_deck(ready->pack);
    quiz::drop_implausible(deck, ready->program, data);
  }
  const Pack& pack() const { return ready->pack; }

  std::unique_ptr<TestPack> ready;
  QuizData data;
  Phrases phrases;
  std::vector<QuizCard> deck;
  quiz::CaseDrawer drawer{ready->program, data, now};
  quiz::QuestionMaker maker{drawer};
};

}  // namespace sti::test
