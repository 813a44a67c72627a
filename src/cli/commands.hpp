#pragma once

#include "cli/offers.hpp"
#include "cli/options.hpp"
#include "cli/session.hpp"

namespace sti::cli {

// The commands, one a file, cmd_<name>.cpp: name, help, examples, formats, rows, and what runs.
CommandLine advise_command();
CommandLine batch_command();
CommandLine compare_command();
CommandLine completion_command();
CommandLine diff_command();
CommandLine explain_command();
CommandLine pack_command();
CommandLine quiz_command();
CommandLine risk_command();
CommandLine schema_command();
CommandLine talk_command();
CommandLine test_command();
CommandLine validate_command();
CommandLine verify_command();
CommandLine windows_command();

// Rows that several commands have.

/// A pack, or several, by id or folder.
inline Option pack_argument(std::string_view name, Held holds, std::string_view about) {
  return {name, holds, about, {.type = "ID|DIR", .offers = offer_packs, .required = true}};
}

/// Of commands that end with findings.
inline Option fail_level_option(std::string& level) {
  return {"--fail-level", &level, "The weakest finding that makes the exit code 1", {.choices = {"error", "warning"}}};
}

inline Option jobs_option(unsigned& jobs, std::string_view about = "Threads; all cores where not given") {
  return {"--jobs", &jobs, about, {.type = "N", .bounds = Bounds{1, 1024}}};
}

/// Of proofs.
inline Option budget_option(std::size_t& budget) {
  return {"--budget",
          &budget,
          "Work allowed for a proof, in nodes; beyond it the finding is \"not proved\"",
          {.type = "NODES", .bounds = Bounds{16, 1 << 28}, .shows_default = true}};
}

inline Option why_option(bool& why) { return {"--why", &why, "Show rule, source and basis under each line"}; }

/// The whole command line. `globals` must live until it is parsed.
CommandLine command_line(GlobalOptions& globals);

/// The program: parses arguments, runs the command, returns the exit code.
int run_program(int argc, char** argv);

}  // namespace sti::cli
