#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "model/quiz.hpp"
#include "report/wording/wording.hpp"

namespace sti::report {

// The sentences of a quiz, without layout. A `View` is of the question's own advice.

/// The line of a test at a site, or null where the advice has none.
const TestAdvice* line_of(const View& view, const TestSubject& subject);

/// A whole number in digits.
std::string number_text(std::int64_t n);
const std::string& level_text(const View& view, Level level);

/// What a topic is called: a phrase, or the label of its slot.
std::string quiz_topic(const Pack& pack, const Phrases& phrases, Lang lang, std::string_view topic);

/// A card as a trainee knows it: its topic, what it is about, and its rule's reason in a sentence.
std::string quiz_card_title(const Pack& pack, const Phrases& phrases, Lang lang, const QuizCard& card);

/// "Which of these tests are taken today?"
std::string quiz_prompt(const View& view, const QuizQuestion& question);

/// A choice as a sentence part; two choices of one question never read the same.
std::string quiz_choice(const View& view, const QuizQuestion& question, const QuizChoice& choice);

std::vector<Index<QuizChoice>> right_ones(const QuizQuestion& question);

/// What a hint says: the facts that decide, and how many choices are right where several may be.
std::string quiz_hint(const View& view, const QuizQuestion& question);

/// Why the right ones are right, and what speaks against those chosen wrongly; one a paragraph. `mark` may be null.
std::vector<std::string> quiz_reasons(const View& view, const QuizQuestion& question, const QuizMark* mark);

/// Keys of the sources behind the key, in order of first mention.
std::vector<std::string> quiz_sources(const View& view, const QuizQuestion& question);

/// Ids of the rules behind the key.
std::vector<std::string> quiz_rules(const View& view, const QuizQuestion& question);

/// "KEY: issuer: title (date)", or "" for a key that is none.
std::string quiz_source_line(const View& view, std::string_view key);

}  // namespace sti::report
