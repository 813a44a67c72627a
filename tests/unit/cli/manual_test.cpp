// The manual pages keep up with the program: every command, option, fact and diagnostic code is on them, and nothing
// that is no more.

#include <doctest/doctest.h>

#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "base/codes.hpp"
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

/// `.It Fl p , Fl -person Ar facts` as `-p` and `--person`.
std::set<std::string> flags_of(const std::string& line) {
  std::set<std::string> out;
  std::istringstream words(line);
  for (std::string word; words >> word;) {
    if (word == "Fl" && words >> word) out.insert("-" + word);
  }
  return out;
}

using Flags = std::map<std::string, std::set<std::string>>;

/// The options that sti.1 lists, by command; those of every command under "".
Flags flags_in_manual() {
  Flags out;
  std::string section, command;
  for (const auto& line : lines_of("man/sti.1")) {
    if (line.starts_with(".Sh ")) section = line.substr(4), command.clear();
    if (section == "COMMANDS" && line.starts_with(".Ss ")) out[command = line.substr(4)];
    const bool counts = section == "OPTIONS" || !command.empty();
    if (counts && line.starts_with(".It Fl ")) out[command].merge(flags_of(line));
  }
  return out;
}

std::set<std::string> flags_of(const cli::CommandLine& line) {
  std::set<std::string> out;
  for (const auto& row : line.options) {
    if (row.is_argument()) continue;
    out.emplace(row.name);
    if (row.letter != '\0') out.insert({'-', row.letter});
  }
  return out;
}

Flags flags_in_program() {
  cli::GlobalOptions globals;
  const auto line = cli::command_line(globals);
  Flags out;
  out[""] = flags_of(line);
  for (const auto& command : line.commands) out[std::string(command.name)] = flags_of(command);
  return out;
}

}  // namespace

TEST_SUITE("cli/manual") {
  TEST_CASE("sti.1 has every command and option, and no other") {
    const auto in_manual = flags_in_manual();
    const auto in_program = flags_in_program();
    for (const auto& each : in_program) {
      const auto& command = each.first;
      const auto& flags = each.second;
      CAPTURE(command);
      CHECK(in_manual.contains(command));
      if (!in_manual.contains(command)) continue;
      for (const auto& flag : flags) CHECK_MESSAGE(in_manual.at(command).contains(flag), flag, " is not in man/sti.1");
    }
    for (const auto& each : in_manual) {
      const auto& command = each.first;
      const auto& flags = each.second;
      CAPTURE(command);
      CHECK_MESSAGE(in_program.contains(command), "man/sti.1 has a command that the program has not");
      if (!in_program.contains(command)) continue;
      for (const auto& flag : flags)
        CHECK_MESSAGE(in_program.at(command).contains(flag), flag, " is in man/sti.1 and not in the program");
    }
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
