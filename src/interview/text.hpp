#pragma once

#include <string>

#include "interview/interview.hpp"

namespace sti::interview {

/// The texts of an interview: lines of at most 80 columns that a screen reader can follow, in one language.
class InterviewText {
 public:
  InterviewText(const Interview& interview, const Pack& pack, const Phrases& phrases, Lang lang)
      : interview_(interview), pack_(pack), phrases_(phrases), lang_(lang) {}

  /// What an interview is and which words can be typed.
  std::string intro() const;
  /// The question, what it is about, the answers to choose from, and how an answer can be written.
  std::string prompt() const;
  /// What the question means, what its answer can change, and which words can be typed; then the prompt again.
  std::string help() const;
  /// Why an answer was not taken.
  std::string refusal(const Refusal& refusal) const;
  /// What the last answer was understood as; empty where that is evident.
  std::string noted() const;
  /// That the advice leaves out an exposure of which only the time was told; empty where there is none.
  std::string left_out() const;
  /// A phrase as a paragraph.
  std::string paragraph_of(PlainSentence phrase) const;

 private:
  const Fact& fact(Index<Fact> index) const { return pack_.vocabulary.facts[index]; }
  /// Whether it asks for doses of a vaccine, and not for what was treated.
  bool is_of_doses(const Prompt& prompt) const { return fact(prompt.fact).kind == FactKind::doses; }
  const std::string& phrase(PlainSentence name) const { return phrases_.get(name, lang_); }
  std::string with_words(Sentence name) const;
  std::string subject(const Prompt& prompt) const;
  std::string question(const Prompt& prompt) const;
  std::string forms(const Prompt& prompt) const;
  std::string enter(const Prompt& prompt) const;
  std::string decisions(const Prompt& prompt, std::size_t most) const;
  std::string number_range(const Fact& of) const;
  std::string guess(const std::string& text) const;

  const Interview& interview_;
  const Pack& pack_;
  const Phrases& phrases_;
  Lang lang_;
};

}  // namespace sti::interview
