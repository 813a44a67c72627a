#include "cli/ask_case.hpp"

#include "interview/talk.hpp"
#include "interview/text.hpp"
#include "write/command_line.hpp"

namespace sti::cli {
namespace {

constexpr std::size_t longest_answer = 4096;

}  // namespace

InterviewOutcome ask_case(Session& session, const LoadedPack& loaded, const Phrases& phrases, Lang lang,
                          const load::Now& now, const load::CaseArguments& start, const std::string& other_options,
                          Diagnostics& diagnostics) {
  InterviewOutcome out;
  const auto& pack = loaded.pack;
  if (!load::read_case_arguments(pack, start, now, diagnostics)) return out;
  interview::Interview asking(loaded.program, phrases, lang, now, start);
  auto in = session.input("-", diagnostics);
  if (!in) return out;
  const interview::Talk talk{[&](std::string_view text) { session.say(text); },
                             [&] {
                               std::string line;
                               return in->next_line(line, longest_answer) ? std::optional(std::move(line))
                                                                          : std::nullopt;
                             }};
  const auto ended = interview::hold_interview(asking, pack, phrases, lang, talk);
  auto told = asking.arguments();
  const bool is_empty = told.person.empty() && told.exposures.empty() && told.tests.empty();
  // An empty command line is an interview again: the one thing said about a case of which nothing is known.
  if (is_empty) told.person = {pack.vocabulary.facts[pack.vocabulary.age].id + "=unknown"};
  auto asked = load::read_case_arguments(pack, told, now, diagnostics);
  if (!asked) return out;
  const auto pack_name = session.pack_name();
  const auto command = write::command_line(pack, *asked, pack_name) + other_options + "\n";
  if (ended == interview::Ended::advice) {
    out.asked = std::move(asked);
    out.command = "\n" + phrases.get("interview-command", lang) + "\n" + command;
    return out;
  }
  const interview::InterviewText text(asking, pack, phrases, lang);
  session.say(is_empty ? text.paragraph_of("interview-nothing-told")
                       : text.paragraph_of("interview-command-so-far") + command);
  // Whoever types may stop; a script whose answers ended too early has no page and must notice.
  const bool is_person =
      ended == interview::Ended::quit || (ended == interview::Ended::input_ended && stdin_is_terminal());
  if (!is_person) add_usage_error(diagnostics, "", "the answers ended before the interview", "end them with `advice`");
  session.report(diagnostics);
  out.exit = is_person ? exit_done : exit_usage;
  return out;
}

}  // namespace sti::cli
