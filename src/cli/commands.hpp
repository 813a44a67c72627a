#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cli/options.hpp"
#include "cli/session.hpp"

namespace sti::cli {

/// A subcommand. One row a command: help, completion and manual walk the table.
struct Command {
  std::string_view name;
  std::string_view about;
  std::string_view examples;                        ///< lines, shown under its help
  void (*bind)(CommandLine&);                       ///< adds its options, and what runs with them
  std::vector<std::string> (*formats)() = nullptr;  ///< what --format can be, the default first
};

std::span<const Command> all_commands();
/// What --format can be with this command; empty where it has no formats.
std::vector<std::string> formats_of(std::string_view command);

/// The option of commands that end with findings; it begins as what `level` holds.
inline Option fail_level_option(std::string& level) {
  return {.name = "--fail-level",
          .holds = &level,
          .type = "LEVEL",
          .choices = {"error", "warning"},
          .shows_default = true,
          .about = "Findings that make the exit code 1: error or warning"};
}

// One a file, cmd_<name>.cpp.
void bind_advise(CommandLine& command);
void bind_batch(CommandLine& command);
void bind_explain(CommandLine& command);
void bind_test(CommandLine& command);
void bind_validate(CommandLine& command);
void bind_verify(CommandLine& command);
void bind_diff(CommandLine& command);
void bind_risk(CommandLine& command);
void bind_quiz(CommandLine& command);
void bind_windows(CommandLine& command);
void bind_pack(CommandLine& command);
void bind_talk(CommandLine& command);
void bind_schema(CommandLine& command);
void bind_compare(CommandLine& command);
void bind_completion(CommandLine& command);

/// The whole command line. `globals` must live until it is parsed.
CommandLine command_line(GlobalOptions& globals);

/// The program: parses arguments, runs the command, returns the exit code.
int run_program(int argc, char** argv);

}  // namespace sti::cli
