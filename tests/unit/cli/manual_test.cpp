// The manual pages keep up with the program: every command, option, fact and diagnostic code is on them, and nothing
// that is no more.

#include <doctest/doctest.h>

#include <cctype>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <map>
#include <set>
#include <sstream>

#include "base/codes.hpp"
#include "base/text.hpp"
#include "cli/commands.hpp"

using namespace sti;

namespace {

std::vector<std::string> lines_of(const std::string& path) {
  std::ifstream file(std::string(STI_SOURCE_DIR) + "/" + path);
  REQUIRE_MESSAGE(file, path);
  std::vector<std::string> lines;
  for (std::string line; std::getline(file, line);) lines.push_back(line);
  return lines;
}

std::string lower(std::string text) {
  for (auto& c : text) c = char(std::tolower(static_cast<unsigned char>(c)));
  return text;
}

/// ` Ar file`, ` Ar id | dir`, ` Cm text | json`; empty for a flag.
std::string value_of(const cli::Option& row) {
  const auto value = row.is_argument() && row.choices.empty() ? std::string(row.name) : row.value_name();
  if (value.empty()) return {};
  return (row.choices.empty() ? " Ar " : " Cm ") + lower(replaced(value, "|", " | "));
}

/// `.It Fl p , Fl -person Ar facts`.
std::string item_of(const cli::Option& row) {
  const auto letter = row.letter == '\0' ? std::string() : std::string("Fl ") + row.letter + " , ";
  return ".It " + letter + "Fl " + std::string(row.name.substr(1)) + value_of(row);
}

/// `.Op Fl p Ar facts`, `.Ar pack ...`.
std::string in_synopsis(const cli::Option& row) {
  if (row.is_argument()) {
    const auto value = value_of(row).substr(1) + (row.is_list() ? " ..." : "");
    return (row.required ? "." : ".Op ") + value;
  }
  return ".Op Fl " + (row.letter == '\0' ? std::string(row.name.substr(1)) : std::string(1, row.letter)) +
         value_of(row);
}

/// A command and its parts as the manual shows how they are written.
std::vector<std::string> synopsis_of(const cli::CommandLine& line, const std::string& name) {
  std::vector<std::string> out;
  if (line.run) {
    out = {".Nm", ".Cm " + name};
    for (const bool argument : {false, true}) {
      for (const auto& row : line.options) {
        if (row.is_argument() == argument) out.push_back(in_synopsis(row));
      }
    }
  }
  for (const auto& part : line.commands) {
    const auto below = synopsis_of(part, name + " " + std::string(part.name));
    out.insert(out.end(), below.begin(), below.end());
  }
  return out;
}

/// What is listed of a row: options, save the formats of a command, which its synopsis has.
void list_items(const cli::CommandLine& line, std::set<std::string>& out) {
  for (const auto& row : line.options) {
    if (!row.is_argument() && (row.name != "--format" || line.formats.empty())) out.insert(lower(item_of(row)));
  }
}

/// What sti.1 has of a command; OPTIONS are those of every command.
struct Section {
  std::vector<std::string> synopsis;  ///< the lines before the first paragraph
  std::set<std::string> items;
};

std::map<std::string, Section> sections_of(const std::vector<std::string>& lines) {
  std::map<std::string, Section> out;
  Section* section = nullptr;
  bool in_commands = false, in_head = false;
  for (const auto& line : lines) {
    if (line.starts_with(".Sh ")) in_commands = line == ".Sh COMMANDS", section = nullptr;
    if (line == ".Sh OPTIONS") section = &out[""];
    in_head = in_head && line != ".Pp";
    if (section != nullptr && in_head) section->synopsis.push_back(line);
    if (section != nullptr && line.starts_with(".It Fl ")) section->items.insert(lower(line));
    if (in_commands && line.starts_with(".Ss ")) section = &out[line.substr(4)], in_head = true;
  }
  return out;
}

/// The manual with the synopsis that the rows give.
std::vector<std::string> rewritten(const std::vector<std::string>& lines, const cli::CommandLine& program) {
  std::vector<std::string> out;
  bool in_head = false;
  for (const auto& line : lines) {
    in_head = in_head && line != ".Pp" && !line.starts_with(".S");
    if (!in_head) out.push_back(line);
    for (const auto& command : program.commands) {
      if (line != ".Ss " + std::string(command.name)) continue;
      const auto synopsis = synopsis_of(command, std::string(command.name));
      out.insert(out.end(), synopsis.begin(), synopsis.end());
      in_head = true;
    }
  }
  return out;
}

}  // namespace

TEST_SUITE("cli/manual") {
  TEST_CASE("sti.1 has every command, and each with its options, their values and choices, and no other") {
    cli::GlobalOptions globals;
    const auto program = cli::command_line(globals);
    const auto lines = lines_of("man/sti.1");
    if (std::getenv("UPDATE_GOLDEN") != nullptr) {
      std::ofstream file(STI_SOURCE_DIR "/man/sti.1");
      for (const auto& line : rewritten(lines, program)) file << line << '\n';
      return;
    }
    auto in_manual = sections_of(lines);
    std::map<std::string, Section> in_program;
    list_items(program, in_program[""].items);
    for (const auto& command : program.commands) {
      auto& section = in_program[std::string(command.name)];
      section.synopsis = synopsis_of(command, std::string(command.name));
      list_items(command, section.items);
      for (const auto& part : command.commands) list_items(part, section.items);
    }
    for (const auto& [name, section] : in_program)
      CHECK_MESSAGE(in_manual.contains(name), name, " is not in man/sti.1");
    for (const auto& [name, section] : in_manual) {
      CAPTURE(name);
      CHECK_MESSAGE(in_program.contains(name), "man/sti.1 has a command that the program has not");
      CHECK_MESSAGE(join(section.synopsis, "\n") == join(in_program[name].synopsis, "\n"),
                    "UPDATE_GOLDEN=1 writes what the rows say");
      for (const auto& item : in_program[name].items)
        CHECK_MESSAGE(section.items.contains(item), item, " is not in man/sti.1");
      for (const auto& item : section.items)
        CHECK_MESSAGE(in_program[name].items.contains(item), item, " is in man/sti.1 and not in the program");
    }
  }

  TEST_CASE("the help of every command and part has an example that it can be tried with") {
    cli::GlobalOptions globals;
    const auto program = cli::command_line(globals);
    const std::function<void(const cli::CommandLine&, const std::string&)> check = [&](const auto& line,
                                                                                       const std::string& name) {
      CAPTURE(name);
      CHECK(line.examples.find(name + (line.run ? "" : " ")) != std::string_view::npos);
      for (const auto& part : line.commands) check(part, name + " " + std::string(part.name));
    };
    check(program, "sti");
  }

  TEST_CASE("sti.1 names every fact of a case") {
    std::set<std::string> words;
    for (const auto& line : lines_of("man/sti.1")) {
      if (!line.starts_with(".Cm ")) continue;
      std::istringstream text(line.substr(4));
      for (std::string word; text >> word;) words.insert(word);
    }
    Diagnostics diagnostics;
    cli::Session session({});
    const auto base = session.base(diagnostics);
    REQUIRE(base);
    for (const auto& fact : base->vocabulary.facts) {
      if (!fact.derived) CHECK_MESSAGE(words.contains(fact.id), fact.id, " is not in THE CASE of man/sti.1");
    }
  }

  TEST_CASE("sti-rules.5 lists every diagnostic code") {
    std::set<std::string> listed;
    for (const auto& line : lines_of("man/sti-rules.5")) {
      if (line.starts_with(".It STI-")) listed.insert(line.substr(4));
    }
    std::set<std::string> known;
    for (const auto& code : all_codes()) known.insert(label(code.code) + " " + std::string(code.name));
    for (const auto& code : known) CHECK_MESSAGE(listed.contains(code), code, " is not in man/sti-rules.5");
    for (const auto& code : listed) CHECK_MESSAGE(known.contains(code), code, " is no code of the program");
  }
}
