#include <fmt/format.h>

#include <cerrno>
#include <csignal>
#include <cstring>
#include <exception>
#include <set>

#include "base/text.hpp"
#include "cli/commands.hpp"

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

/// "sti pack new".
std::string name_of(const Parsed& parsed) {
  std::string out;
  for (const auto* line : parsed.path) out += (out.empty() ? "" : " ") + std::string(line->name);
  return out;
}

int report_usage(const Parsed& parsed, const Session& session) {
  Diagnostics usage;
  add_usage_error(usage, "sti", *parsed.mistake, fmt::format("see `{} --help`", name_of(parsed)));
  session.report(usage);
  return exit_usage;
}

/// The row of --format of each command that has formats. They are the command's own; before its name the option is that
/// of the program, which holds the same.
void add_formats(CommandLine& line, GlobalOptions& globals) {
  if (!line.formats.empty())
    line.add({Option("--format", &globals.format, "Form of the result", {.choices = line.formats})});
  for (auto& command : line.commands) add_formats(command, globals);
}

/// What any command can give: which it is may not be known yet.
std::vector<Offered> offer_formats(Session&, Typed&) {
  GlobalOptions globals;
  std::set<std::string> formats;
  for (const auto& command : command_line(globals).commands)
    formats.insert(command.formats.begin(), command.formats.end());
  return offered(formats);
}

}  // namespace

CommandLine command_line(GlobalOptions& globals) {
  CommandLine line{.name = "sti", .about = program_about, .examples = footer};
  line.add({
      Option("--version", Shows::version, "Display program version information and exit"),
      Option("--help", Shows::help, "Show this help and exit", {.letter = 'h'}),
      Option("--pack", &globals.pack, "Rule pack: an id or a folder (else STI_PACK, else no)",
             {.type = "ID|DIR", .offers = offer_packs}),
      Option("--rules", &globals.rules, "A rules tree in place of the built-in one", {.type = "DIR"}),
      Option("--lang", &globals.lang, "Language: en or nb (else STI_LANG and the locale)",
             {.type = "LANG", .offers = offer_languages}),
      Option("--now", &globals.now, "The moment to judge at, local time (else the clock)", {.type = "DATE[THH:MM]"}),
      Option("--format", &globals.format, "Form of the result; see the command",
             {.type = "FORMAT", .offers = offer_formats}),
      Option("--output", &globals.output, "Write the result to a file", {.type = "FILE"}),
      Option("--color", &globals.color, "Colour; NO_COLOR is respected", {.choices = {"auto", "always", "never"}}),
  });
  line.commands = {advise_command(),   batch_command(),   windows_command(), talk_command(),   explain_command(),
                   validate_command(), risk_command(),    test_command(),    pack_command(),   verify_command(),
                   diff_command(),     compare_command(), quiz_command(),    schema_command(), completion_command()};
  for (auto& command : line.commands) add_formats(command, globals);
  return line;
}

int run_program(int argc, char** argv) {
  std::signal(SIGPIPE, SIG_IGN);
  hold_standard_streams();
  try {
    GlobalOptions globals;
    const auto line = command_line(globals);
    auto parsed = parse(line, argc, argv);
    if (parsed.text) return print_help(*parsed.text);
    if (!parsed.mistake && !globals.format.empty() && parsed.command().formats.empty())
      parsed.mistake = fmt::format("`{}` has only one form and takes no --format", name_of(parsed));
    Session session(std::move(globals));
    if (parsed.mistake) return report_usage(parsed, session);
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
