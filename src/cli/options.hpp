#pragma once

// The command line as a table. What the program takes stands in plain rows; parsing, help, completion and the manual
// follow from them. Only options.cpp knows the library that parses.

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
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

/// A word that completion offers, and what it is.
struct Offered {
  std::string word, about;
};

/// A word that is being typed: `before` stays as it is, and what is offered takes the place of `word`.
struct Typed {
  std::string before, word;
  bool goes_on = false;  ///< another may follow in the same word: no space after what is offered

  /// Offers only what follows the last `separator`; whatever is offered may be followed by another.
  void list(char separator);
  /// Whether the word holds this character; offers only what follows the last of them, if so.
  bool cut(char last);
};

/// What can stand in place of a word, where a pack or a list inside the program says so. It need not begin with the
/// word: the shell chooses.
using Offers = std::vector<Offered> (*)(Session&, Typed&);

/// What only some rows have.
struct Traits {
  char letter = '\0';                 ///< 'p' for -p
  std::string_view type;              ///< stands for the value: FILE, N; empty: its choices
  std::vector<std::string> choices;   ///< all that it can be, the default first; empty: anything
  Offers offers = nullptr;            ///< for completion, where it is no choice of the program's
  std::optional<Bounds> bounds;       ///< of a number
  char separator = '\0';              ///< parts one word into several of a list
  bool required = false;              ///< of an argument
  bool shows_default = false;         ///< of a number, in the help
  std::vector<std::string> excludes;  ///< options of the same command that it does not go with
};

/// One row: an option, or an argument where the name has no dashes. Names, types and texts are literals.
struct Option : Traits {
  Option(std::string_view the_name, Held held, std::string_view help, Traits traits = {})
      : Traits(std::move(traits)), name(the_name), holds(held), about(help) {}

  std::string_view name;  ///< "--person", or "PACK"
  Held holds;
  std::string_view about;

  bool is_argument() const { return !name.starts_with('-'); }
  bool is_list() const { return std::holds_alternative<std::vector<std::string>*>(holds); }
  bool takes_value() const { return !std::holds_alternative<Shows>(holds) && !std::holds_alternative<bool*>(holds); }
  /// What stands for its value: FILE, N, text|json; empty for a flag, and for an argument that its name tells.
  std::string value_name() const;
};

/// The program, a command, or a part of one: its rows, and the commands below it. What the rows hold must live until
/// the arguments are read.
struct CommandLine {
  std::string_view name, about;
  std::string_view examples;         ///< lines below the help
  std::vector<std::string> formats;  ///< what --format can be, the default first; empty: it is not taken
  std::vector<Option> options;
  std::vector<CommandLine> commands;
  Run run;  ///< empty where one of the commands below must be named

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
