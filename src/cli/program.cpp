#include <fmt/format.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <exception>

#include "base/text.hpp"
#include "cli/commands.hpp"
#include "report/findings.hpp"
#include "report/formats.hpp"
#include "report/test_run.hpp"

namespace sti::cli {
namespace {

constexpr std::string_view program_about =
    "STI tests, windows and prevention after an exposure: which tests today, which to wait with, whether PEP is still "
    "open, and "
    "why, each line with its source. Supports a clinician's decision; does not replace it.";

constexpr std::string_view footer =
    "Exit codes: 0 done; 1 done, with findings; 2 bad usage or input; 70 internal error.\n"
    "Example: sti advise -p age=24,anatomy=penis,buys-sex -e oral,insertive,not-used,5d\n"
    "`sti COMMAND --help` shows the options and examples of a command; `man sti` has more.";

/// Help or version: to standard output. A reader that has gone is a quiet end.
int print_help(const std::string& text) {
  if (write_all(STDOUT_FILENO, text) || errno == EPIPE) return exit_done;
  write_all(STDERR_FILENO, fmt::format("sti: cannot write the help: {}\n", std::strerror(errno)));
  return exit_usage;
}

int report_usage(const Parsed& parsed) {
  const auto help =
      parsed.path.size() > 1 ? fmt::format("sti {} --help", parsed.path[1]->name) : std::string("sti --help");
  write_all(STDERR_FILENO, fmt::format("sti: error[STI-0001]: {}\n   = see `{}`\n", printable(*parsed.mistake), help));
  return exit_usage;
}

std::vector<std::string> formats_of_advice() {
  std::vector<std::string> out;
  for (const auto& format : report::advice_formats()) out.emplace_back(format.name);
  return out;
}
std::vector<std::string> formats_of_batch() { return {"ndjson", "json"}; }
std::vector<std::string> formats_of_tables() { return {"text", "json", "markdown"}; }
std::vector<std::string> formats_of_packs() { return {"text", "json"}; }
std::vector<std::string> formats_of_quiz() { return {"text", "json", "markdown", "anki"}; }
std::vector<std::string> formats_of_test() {
  std::vector<std::string> out;
  for (const auto& format : report::test_run_formats()) out.emplace_back(format.name);
  return out;
}

/// Under the help of a command.
std::string footer_of(const Command& command) {
  std::string out;
  if (command.formats != nullptr && command.formats().size() > 1)
    out += "Formats: " + join(command.formats(), ", ") + "\n\n";
  return out + "Examples:\n" + std::string(command.examples) + "\nOptions for every command: sti --help";
}

}  // namespace

std::span<const Command> all_commands() {
  static constexpr std::array commands = {
      Command{"advise", "Advice for one case: tests, windows, PEP, vaccines, what to talk about",
              "  sti advise -p age=24,anatomy=penis,buys-sex -e oral,insertive,not-used,5d\n"
              "  sti advise -e anal,receptive,not-used,positive,36h --why\n"
              "  sti advise --case case.json --format json --lang nb\n"
              "  sti advise --case case.json -t hiv-lab=2026-11-20:negative\n"
              "  sti advise -p treated=gonorrhoea@2026-11-02 -t gonorrhoea-naat@throat=2026-11-01:positive\n"
              "  sti advise -e anal,receptive,not-used,positive,36h --timeline\n"
              "  sti advise --case case.json --format html --output page.html\n"
              "  sti advise --case case.json --format note\n"
              "  sti advise --case case.json --for patient --format html --output leaflet.html\n"
              "  sti advise --case case.json --format ics --output plan.ics\n",
              bind_advise, formats_of_advice},
      Command{"batch", "Cases as NDJSON in, advice as NDJSON out, in the same order",
              "  sti batch cases.ndjson > advice.ndjson\n"
              "  zcat cases.gz | sti batch --fields tests,verdicts --no-text -\n",
              bind_batch, formats_of_batch},
      Command{"windows", "When each test is worth taking and when a negative is conclusive, with sources",
              "  sti windows\n"
              "  sti windows hiv --all-sources\n"
              "  sti windows syphilis --pack path/to/pack --format markdown\n",
              bind_windows, formats_of_tables},
      Command{"talk", "Support for conversations: which topics there are, and one in full",
              "  sti talk\n"
              "  sti talk worry-and-guilt --lang nb\n",
              bind_talk, formats_of_tables},
      Command{"explain", "Why a line of advice is there or not, and what would change it; what a code means",
              "  sti explain -p age=24,anatomy=penis -e oral,insertive,not-used,5d\n"
              "  sti explain --case case.json --why-not hiv-rapid,pep\n"
              "  sti explain gonorrhoea-naat@throat --case case.json --lang nb\n"
              "  sti explain STI-0203\n"
              "  sti explain --list\n",
              bind_explain, formats_of_packs},
      Command{"validate", "Check rule files and packs: syntax, schema, references, sources, meaning",
              "  sti validate rules\n"
              "  sti validate my-pack/testing.toml --format github\n"
              "  git diff --name-only -- '*.toml' | sti validate --fail-level warning -\n"
              "  sti validate rules --write-baseline known.json; sti validate rules --baseline known.json\n",
              bind_validate, report::findings_format_names},
      Command{"risk", "Risk per exposure, and what a negative test leaves of it, with ranges and sources",
              "  sti risk -e vaginal,receptive,not-used,partner_hiv=positive,3w\n"
              "  sti risk -e anal,receptive,not-used,28d -t hiv-lab=2026-11-23:negative --now 2026-11-23\n"
              "  sti risk --case case.json --format json\n",
              bind_risk, formats_of_tables},
      Command{"test", "Run the example cases of a pack",
              "  sti test no\n"
              "  sti test path/to/pack --filter pep\n"
              "  sti test path/to/pack --mutate --suggest\n",
              bind_test, formats_of_test},
      Command{"pack", "Rule packs: which there are, what stands behind one, a new one, one on disk",
              "  sti pack list\n"
              "  sti pack show no\n"
              "  sti pack new my-clinic\n"
              "  sti pack export no rules-of-my-own\n",
              bind_pack, formats_of_packs},
      Command{"verify", "Prove a pack over its whole case space: gaps, overlaps, dead rules, properties",
              "  sti verify no\n"
              "  sti verify path/to/pack --stats\n",
              bind_verify, report::findings_format_names},
      Command{"diff", "What a change of rules does to patients, not to text",
              "  sti diff no path/to/changed/no\n"
              "  sti diff old/no new/no --fail-on pep-lost,test-dropped\n",
              bind_diff, formats_of_packs},
      Command{"compare", "The same case, or the windows, under several packs side by side",
              "  sti compare no path/to/pack -e anal,receptive,not-used,36h\n"
              "  sti compare no path/to/pack --infection hiv\n"
              "  sti compare old/no new/no --case case.json --differences\n",
              bind_compare, formats_of_tables},
      Command{"quiz", "Practise on the pack: questions marked by the engine, with spaced repetition",
              "  sti quiz                                     ten questions, what is due first\n"
              "  sti quiz --topic pep --count 5               only one topic\n"
              "  sti quiz --exam --seed 7 --no-history        the same exam for everyone\n"
              "  sti quiz cases                               three people to meet, then the tests\n"
              "  sti quiz stats                               what is known, by topic\n"
              "  sti quiz export --format anki --count 200 --output sti.txt\n",
              bind_quiz, formats_of_quiz},
      Command{"schema", "JSON Schema of a case, an advice, or the files of a rule pack",
              "  sti schema case > case.schema.json\n"
              "  sti schema advice\n"
              "  sti schema rules > rules/rules.schema.json\n",
              bind_schema},
      Command{"completion", "Shell completion script",
              "  sti completion bash > ~/.local/share/bash-completion/completions/sti\n"
              "  sti completion fish > ~/.config/fish/completions/sti.fish\n",
              bind_completion},
  };
  return commands;
}

std::vector<std::string> formats_of(std::string_view name) {
  for (const auto& command : all_commands()) {
    if (command.name == name && command.formats != nullptr) return command.formats();
  }
  return {};
}

CommandLine command_line(GlobalOptions& globals) {
  constexpr std::string_view for_all = "Options for every command";
  CommandLine line{.name = "sti", .about = program_about, .footer = std::string(footer)};
  line.add({
      {.name = "--version", .holds = Shows::version, .about = "Display program version information and exit"},
      {.name = "--help", .letter = 'h', .holds = Shows::help, .about = "Show this help and exit"},
      {.name = "--pack",
       .holds = &globals.pack,
       .type = "ID|DIR",
       .about = "Rule pack: an id or a folder (else STI_PACK, else no)",
       .heading = for_all},
      {.name = "--rules",
       .holds = &globals.rules,
       .type = "DIR",
       .about = "A rules tree in place of the built-in one",
       .heading = for_all},
      {.name = "--lang",
       .holds = &globals.lang,
       .type = "LANG",
       .about = "Language: en or nb (else STI_LANG and the locale)",
       .heading = for_all},
      {.name = "--now",
       .holds = &globals.now,
       .type = "DATE[THH:MM]",
       .about = "The moment to judge at, local time (else the clock)",
       .heading = for_all},
      {.name = "--format",
       .holds = &globals.format,
       .type = "FORMAT",
       .about = "Form of the result; see the command",
       .heading = for_all},
      {.name = "--output",
       .holds = &globals.output,
       .type = "FILE",
       .about = "Write the result to a file",
       .heading = for_all},
      {.name = "--color",
       .holds = &globals.color,
       .type = "WHEN",
       .choices = {"auto", "always", "never"},
       .about = "auto, always or never (NO_COLOR is respected)",
       .heading = for_all},
  });
  for (const auto& command : all_commands()) {
    CommandLine below{.name = command.name, .about = command.about, .footer = footer_of(command)};
    command.bind(below);
    line.commands.push_back(std::move(below));
  }
  return line;
}

int run_program(int argc, char** argv) {
  std::signal(SIGPIPE, SIG_IGN);
  hold_standard_streams();
  try {
    GlobalOptions globals;
    const auto line = command_line(globals);
    const auto parsed = parse(line, argc, argv);
    if (parsed.text) return print_help(*parsed.text);
    if (parsed.mistake) return report_usage(parsed);
    Session session(std::move(globals));
    return session.open_output() ? parsed.command().run(session) : int(exit_usage);
  } catch (const std::exception& error) {
    write_all(STDERR_FILENO,
              fmt::format("sti: internal error: {}\n   = this is a mistake in sti; please report it with "
                          "the command you ran\n",
                          printable(error.what())));
    return exit_internal;
  }
}

}  // namespace sti::cli
