#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cli/session.hpp"

namespace CLI {
class App;
}

namespace sti::cli {

/// What a bound command does once its arguments are known. Returns the exit code.
using Run = std::function<int(Session&)>;

/// A subcommand. One row a command: help, completion and manual walk the table.
struct Command {
  std::string_view name;
  std::string_view about;
  std::string_view examples;                        ///< lines, shown under its help
  Run (*bind)(CLI::App&);                           ///< declares its options; the returned function reads them
  std::vector<std::string> (*formats)() = nullptr;  ///< what --format can be, the default first
};

std::span<const Command> all_commands();
/// What --format can be with this command; empty where it has no formats.
std::vector<std::string> formats_of(std::string_view command);

// One a file, cmd_<name>.cpp.
Run bind_advise(CLI::App& app);
Run bind_batch(CLI::App& app);
Run bind_explain(CLI::App& app);
Run bind_test(CLI::App& app);
Run bind_validate(CLI::App& app);
Run bind_verify(CLI::App& app);
Run bind_diff(CLI::App& app);
Run bind_risk(CLI::App& app);
Run bind_quiz(CLI::App& app);
Run bind_windows(CLI::App& app);
Run bind_pack(CLI::App& app);
Run bind_talk(CLI::App& app);
Run bind_schema(CLI::App& app);
Run bind_compare(CLI::App& app);
Run bind_completion(CLI::App& app);

/// Builds the whole command line onto `app`. `run` becomes the command chosen, with its options.
void build_command_line(CLI::App& app, GlobalOptions& globals, Run& run);

/// The program: parses arguments, runs the command, returns the exit code.
int run_program(int argc, char** argv);

}  // namespace sti::cli
