#include "report/quiz/export.hpp"

#include <fmt/format.h>

#include "base/text.hpp"
#include "report/quiz/wording.hpp"
#include "report/wording/case_words.hpp"

namespace sti::report {
namespace {

std::string escaped_html(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

/// A text that Markdown takes as it stands.
std::string escaped_markdown(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (std::string_view("\\`*_[]<>#|~").find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  return out;
}

std::string quoted_field(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) out += c == '"' ? std::string("\"\"") : std::string(1, c);
  return out + "\"";
}

std::vector<std::string> case_lines(const QuizPage& page, const QuizQuestion& question) {
  std::vector<std::string> out;
  if (!question.has_case) return out;
  const auto view = view_of(page, question);
  out.push_back(page.fill("quiz-today", {{"date", human(question.advice.asked.now, page.lang)}}));
  out.push_back(person_summary(view));
  for (const auto exposure : question.advice.asked.exposures.indices()) out.push_back(exposure_summary(view, exposure));
  return out;
}

std::string prompt_of(const QuizPage& page, const QuizQuestion& question) {
  auto out = quiz_prompt(view_of(page, question), question);
  if (question.several) out += " " + page.phrase("quiz-several");
  return out;
}

std::string html_list(const std::vector<std::string>& items) {
  std::string out = "<ol>";
  for (const auto& item : items) out += "<li>" + escaped_html(item) + "</li>";
  return out + "</ol>";
}

std::string anki_front(const QuizPage& page, const QuizQuestion& question) {
  std::string out;
  for (const auto& line : case_lines(page, question)) out += escaped_html(line) + "<br>";
  out += "<p><b>" + escaped_html(prompt_of(page, question)) + "</b></p>";
  std::vector<std::string> choices;
  for (const auto& choice : question.choices) choices.push_back(quiz_choice(view_of(page, question), question, choice));
  return out + html_list(choices);
}

std::string anki_back(const QuizPage& page, const QuizResult& result) {
  const auto& question = result.question;
  const auto view = view_of(page, question);
  std::string out;
  for (const auto index : question.choices.indices()) {
    const auto& choice = question.choices[index];
    if (choice.right)
      out += fmt::format("<b>{}) {}</b><br>", index.place() + 1, escaped_html(quiz_choice(view, question, choice)));
  }
  for (const auto& reason : quiz_reasons(view, question, nullptr)) out += "<p>" + escaped_html(reason) + "</p>";
  for (const auto& key : quiz_sources(view, question)) {
    if (const auto line = quiz_source_line(view, key); !line.empty())
      out += "<small>" + escaped_html(line) + "</small><br>";
  }
  if (!result.command.empty()) out += "<code>" + escaped_html(result.command) + "</code>";
  return out;
}

}  // namespace

std::string quiz_anki(const QuizPage& page, const std::vector<QuizResult>& questions) {
  std::string out =
      "#separator:tab\n#html:true\n#notetype:Basic\n#guid column:1\n#tags column:4\n#columns:guid\tFront\tBack\tTags\n";
  out += fmt::format("#deck:sti {}\n", page.pack.id);
  for (const auto& result : questions) {
    const auto& card = result.question.card;
    const auto tags = fmt::format("sti sti::pack::{} sti::topic::{}", page.pack.id, card.topic);
    // The language is part of the id: the same card in two languages is two notes.
    const auto guid = fmt::format("sti-{}-{}", card.id, lang_ids[page.lang]);
    out += fmt::format("{}\t{}\t{}\t{}\n", quoted_field(guid), quoted_field(anki_front(page, result.question)),
                       quoted_field(anki_back(page, result)), quoted_field(tags));
  }
  return out;
}

std::string quiz_markdown(const QuizPage& page, const std::vector<QuizResult>& questions, std::uint64_t seed) {
  auto out = fmt::format("# {}\n\n{}\n", page.phrase("quiz-handout-title"),
                         escaped_markdown(page.fill("quiz-handout-about", {{"pack", page.pack.title.in(page.lang)},
                                                                           {"version", page.pack.version},
                                                                           {"seed", fmt::format("{}", seed)}})));
  for (std::size_t i = 0; i < questions.size(); ++i) {
    const auto& question = questions[i].question;
    out += fmt::format("\n## {}. {}\n\n", i + 1,
                       capitalised(quiz_topic(page.pack, page.phrases, page.lang, question.card.topic)));
    const auto lines = case_lines(page, question);
    for (std::size_t line = 0; line < lines.size(); ++line)
      out += (line < 2 ? "" : "- ") + escaped_markdown(lines[line]) + (line < 2 ? "\n\n" : "\n");
    if (lines.size() > 2) out += "\n";
    out += fmt::format("**{}**\n\n", escaped_markdown(prompt_of(page, question)));
    for (const auto index : question.choices.indices())
      out += fmt::format("{}. {}\n", index.place() + 1,
                         escaped_markdown(quiz_choice(view_of(page, question), question, question.choices[index])));
  }
  out += fmt::format("\n---\n\n# {}\n", page.phrase("quiz-handout-answers"));
  for (std::size_t i = 0; i < questions.size(); ++i) {
    const auto& question = questions[i].question;
    const auto view = view_of(page, question);
    std::vector<std::string> right;
    for (const auto index : question.choices.indices()) {
      const auto& choice = question.choices[index];
      if (choice.right) right.push_back(fmt::format("{}) {}", index.place() + 1, quiz_choice(view, question, choice)));
    }
    out += fmt::format("\n**{}.** {}\n", i + 1, escaped_markdown(join(right, "; ")));
    for (const auto& reason : quiz_reasons(view, question, nullptr))
      out += fmt::format("\n{}\n", escaped_markdown(reason));
    std::vector<std::string> sources;
    for (const auto& key : quiz_sources(view, question)) {
      if (auto line = quiz_source_line(view, key); !line.empty()) sources.push_back(std::move(line));
    }
    if (!sources.empty()) out += "\n";
    for (const auto& source : sources) out += fmt::format("- {}\n", escaped_markdown(source));
    if (!questions[i].command.empty()) out += fmt::format("\n`{}`\n", questions[i].command);
  }
  return out;
}

}  // namespace sti::report
