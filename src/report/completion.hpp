#pragma once

#include <string>
#include <vector>

namespace sti::report {

/// An option as a shell completes it.
struct CompletionOption {
  std::vector<std::string> names;  ///< "-p", "--person"
  std::string about;
  bool takes_value = false;
  bool takes_file = false;
  bool takes_tokens = false;        ///< values are tokens joined by commas
  std::vector<std::string> values;  ///< what its value can be
};

struct CompletionCommand {
  std::string name, about;
  std::vector<CompletionOption> options;
  std::vector<std::string> words;  ///< positional words it takes
  bool takes_files = false;        ///< positional files
};

/// All that the scripts are written from.
struct CompletionTable {
  std::vector<CompletionCommand> commands;
  std::vector<CompletionOption> globals;
};

std::string bash_completion(const CompletionTable& table);
std::string zsh_completion(const CompletionTable& table);
std::string fish_completion(const CompletionTable& table);

}  // namespace sti::report
