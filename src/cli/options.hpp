#pragma once

// The command line as a table. What the program takes stands in plain rows; parsing, help, completion and the test of
// the manual read the same rows. Only options.cpp knows the library that parses.

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace sti::cli {

class Session;

/// What a command does once its arguments are known. Returns the exit code.
using Run = std::function<int(Session&)>;

/// In place of holding something: an option that shows a text and ends the program.
enum class Shows { help, version };

/// Where what is given for an option goes; what is there before is the default. A `bool` is a flag, a vector takes its
/// option as often as it comes, an optional tells whether it came.
using Held = std::variant<Shows, bool*, int*, unsigned*, std::size_t*, std::string*, std::optional<int>*,
                          std::optional<std::uint64_t>*, std::optional<std::string>*, std::vector<std::string>*>;

/// Least and greatest of a number, both included.
struct Bounds {
  std::size_t least = 0, most = 0;
};

/// One row: an option, or an argument where the name has no dashes. Texts are literals.
struct Option {
  std::string_view name;  ///< "--person", or "PACK"
  char letter = '\0';     ///< 'p' for -p
  Held holds;
  std::string_view type;                   ///< stands for the value in the help: FILE, N
  std::vector<std::string_view> choices;   ///< all that it can be; empty: anything
  std::optional<Bounds> bounds;            ///< of a number
  char separator = '\0';                   ///< parts one word into several of a list
  bool required = false;                   ///< of an argument
  bool shows_default = false;              ///< in the help
  std::vector<std::string_view> excludes;  ///< options of the same command that it does not go with
  std::string_view about;
  std::string_view heading = "Options";  ///< it stands under this in the help

  bool is_argument() const { return !name.starts_with('-'); }
};

/// The program, a command, or a part of one: its rows, and the commands below it, of which one must be named. What the
/// rows hold must live until the arguments are read.
struct CommandLine {
  std::string_view name, about;
  std::string footer;  ///< below the help; empty: that of the command above
  std::vector<Option> options;
  std::vector<CommandLine> commands;
  Run run;  ///< empty where there are commands below

  void add(const std::vector<Option>& rows);
};

/// What came of reading the arguments: the command to run, unless there is a text to show or a mistake to tell.
struct Parsed {
  std::vector<const CommandLine*> path;  ///< the program, the command, its part, as far as they were named
  std::optional<std::string> text;       ///< asked for with --help or --version
  std::optional<std::string> mistake;    ///< one line, not yet fit for a terminal

  const CommandLine& command() const { return *path.back(); }
};

/// Reads the arguments into what the rows hold. Keeps pointers into `line`.
Parsed parse(const CommandLine& line, int argc, char** argv);

}  // namespace sti::cli
