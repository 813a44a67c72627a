// What stands in a row reaches the help and the completion, for every command there is.

#include <doctest/doctest.h>

#include <functional>
#include <set>

#include "base/text.hpp"
#include "cli/commands.hpp"
#include "cli/completion.hpp"

using namespace sti;
using namespace sti::cli;

namespace {

using Words = std::vector<std::string>;
using Visit = std::function<void(const CommandLine& line, const Words& named)>;

/// The program, its commands and their parts, with the words that name them.
void walk(const CommandLine& line, const Words& named, const Visit& visit) {
  visit(line, named);
  for (const auto& command : line.commands) {
    auto below = named;
    below.emplace_back(command.name);
    walk(command, below, visit);
  }
}

struct Program {
  GlobalOptions globals;
  CommandLine line = command_line(globals);
};

std::string help_of(const Words& named) {
  Program program;
  auto words = named;
  words.insert(words.begin(), "sti");
  words.emplace_back("--help");
  std::vector<char*> arguments;
  for (auto& word : words) arguments.push_back(word.data());
  return parse(program.line, int(arguments.size()), arguments.data()).text.value_or("");
}

Completion completed(Words words, const std::string& last) {
  Program program;
  words.push_back(last);
  return complete(program.line, program.globals, words);
}

Words words_of(const Completion& completion) {
  Words out;
  for (const auto& offered : completion.words) out.push_back(offered.word);
  return out;
}

Words with(Words words, const std::string& last) {
  words.push_back(last);
  return words;
}

}  // namespace

TEST_SUITE("cli/options") {
  TEST_CASE("the help of a command shows each row with what it takes") {
    Program program;
    walk(program.line, {}, [](const CommandLine& line, const Words& named) {
      const auto help = help_of(named);
      CAPTURE(join(named, " "));
      for (const auto& row : line.options) {
        CAPTURE(row.name);
        const auto value = row.value_name();
        CHECK(!row.about.empty());
        CHECK(help.find(std::string(row.name) + (value.empty() ? "" : " " + value)) != std::string::npos);
      }
    });
  }

  TEST_CASE("completion offers each row, then its choices, after a blank and after an equals sign") {
    Program program;
    walk(program.line, {}, [](const CommandLine& line, const Words& named) {
      CAPTURE(join(named, " "));
      const auto options = words_of(completed(named, "-"));
      for (const auto& row : line.options) {
        CAPTURE(row.name);
        const std::string name(row.name);
        if (row.is_argument() && !row.choices.empty()) CHECK(words_of(completed(named, "")) == row.choices);
        if (row.is_argument()) continue;
        CHECK(std::find(options.begin(), options.end(), name) != options.end());
        if (!row.choices.empty()) {
          CHECK(words_of(completed(with(named, name), "")) == row.choices);
          CHECK(words_of(completed(named, name + "=")) == row.choices);
          CHECK(completed(named, name + "=").last.before == name + "=");
        }
        if (!row.takes_value()) CHECK(words_of(completed(with(named, name), "")) == words_of(completed(named, "")));
      }
    });
  }

  TEST_CASE("what can be given once is not offered again") {
    CHECK(words_of(completed({"advise", "--why", "-p", "age=24"}, "-")).front() == "--person");
    const auto options = words_of(completed({"advise", "--why", "--format=json"}, "-"));
    CHECK(std::count(options.begin(), options.end(), "--why") == 0);
    CHECK(std::count(options.begin(), options.end(), "--format") == 0);
  }
}
