#include "cli/options.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cctype>
#include <sstream>
#include <type_traits>

#include "base/text.hpp"
#include "cli/version.hpp"

namespace sti::cli {
namespace {

CLI::Option* declare(CLI::App& app, const Option& row) {
  const auto names = row.letter != '\0' ? fmt::format("-{},{}", row.letter, row.name) : std::string(row.name);
  const std::string about(row.about);
  return std::visit(
      [&](auto held) {
        using Type = decltype(held);
        if constexpr (std::is_same_v<Type, bool*>)
          return app.add_flag(names, *held, about);
        else if constexpr (!std::is_same_v<Type, Shows>)
          return app.add_option(names, *held, about);
        else if (held == Shows::help)
          return app.set_help_flag(names, about);
        else
          return app.set_version_flag(names, fmt::format("{} {}", app.get_name(), version), about);
      },
      row.holds);
}

/// The help says INT or UINT, after what holds the number.
CLI::Range range_of(const Option& row) {
  const auto [least, most] = *row.bounds;
  const bool is_signed =
      std::holds_alternative<int*>(row.holds) || std::holds_alternative<std::optional<int>*>(row.holds);
  return is_signed ? CLI::Range(int(least), int(most)) : CLI::Range(least, most);
}

void add_option(CLI::App& app, const Option& row) {
  auto* option = declare(app, row)->group(std::string(row.heading));
  if (!row.type.empty()) option->type_name(std::string(row.type));
  if (!row.choices.empty())
    option->check(CLI::IsMember(std::vector<std::string>(row.choices.begin(), row.choices.end())));
  if (row.bounds) option->check(range_of(row));
  if (row.separator != '\0') option->delimiter(row.separator);
  // A named list takes one word each time it is named; what comes after that is an argument again.
  if (!row.is_argument() && std::holds_alternative<std::vector<std::string>*>(row.holds))
    option->allow_extra_args(false);
  if (row.required) option->required();
  if (row.shows_default) option->capture_default_str();
}

void build(CLI::App& app, const CommandLine& line) {
  if (!line.footer.empty()) app.footer(line.footer);
  for (const auto& row : line.options) add_option(app, row);
  for (const auto& row : line.options) {
    for (const auto other : row.excludes) app.get_option(std::string(row.name))->excludes(std::string(other));
  }
  if (!line.commands.empty()) app.require_subcommand(1);
  for (const auto& command : line.commands) {
    auto* sub = app.add_subcommand(std::string(command.name), std::string(command.about));
    sub->fallthrough();
    build(*sub, command);
  }
}

/// The commands that were named, from the program on.
std::vector<const CommandLine*> path_in(const CommandLine& line, const CLI::App& app) {
  std::vector<const CommandLine*> path = {&line};
  for (auto named = app.get_subcommands(); !named.empty(); named = named.front()->get_subcommands()) {
    const auto& below = path.back()->commands;
    const auto is_named = [&](const CommandLine& each) { return each.name == named.front()->get_name(); };
    path.push_back(&*std::find_if(below.begin(), below.end(), is_named));
  }
  return path;
}

/// What belongs to no option, as it is told, with the nearest option where one is misspelt.
std::string tell_extra(const std::vector<const CommandLine*>& path, const std::vector<std::string>& extras) {
  const auto option =
      std::find_if(extras.begin(), extras.end(), [](const auto& word) { return word.starts_with("-"); });
  if (option == extras.end())
    return extras.empty() ? "" : fmt::format("unexpected argument `{}`", printable(extras.front()));
  const auto name = option->substr(0, option->find('='));
  std::vector<std::string> known;
  for (const auto* line : path) {
    for (const auto& row : line->options) {
      if (!row.is_argument()) known.emplace_back(row.name);
    }
  }
  auto message = fmt::format("no option `{}`", printable(name));
  if (const auto guess = nearest(name, known); !guess.empty()) message += fmt::format("; did you mean `{}`?", guess);
  return message;
}

/// No command where one is needed: the word that stands there, and the nearest command.
std::string tell_no_command(const CommandLine& line, const std::vector<std::string>& extras) {
  const auto word = std::find_if(extras.begin(), extras.end(), [](const auto& each) { return !each.starts_with("-"); });
  if (word == extras.end()) return "a command is required";
  std::vector<std::string> names;
  for (const auto& command : line.commands) names.emplace_back(command.name);
  auto message = fmt::format("no command `{}`", printable(*word));
  if (const auto guess = nearest(*word, names); !guess.empty()) message += fmt::format("; did you mean `{}`?", guess);
  return message;
}

/// CLI11's own message in our manner, unless we know better.
std::string tell_mistake(const std::vector<const CommandLine*>& path, const CLI::App& app,
                         const CLI::ParseError& error) {
  const auto extras = app.remaining(true);
  if (dynamic_cast<const CLI::ExtrasError*>(&error) != nullptr)
    return path.size() == 1 ? tell_no_command(*path.back(), extras) : tell_extra(path, extras);
  std::string message = error.what();
  if (message.size() > 1 && std::islower(static_cast<unsigned char>(message[1])) != 0)
    message[0] = char(std::tolower(static_cast<unsigned char>(message[0])));
  if (message == "A subcommand is required") return tell_no_command(*path.back(), extras);
  return message;
}

}  // namespace

void CommandLine::add(const std::vector<Option>& rows) { options.insert(options.end(), rows.begin(), rows.end()); }

Parsed parse(const CommandLine& line, int argc, char** argv) {
  CLI::App app(std::string(line.about), std::string(line.name));
  app.get_formatter()->column_width(34);
  build(app, line);
  Parsed out;
  try {
    app.parse(argc, argv);
    out.path = path_in(line, app);
  } catch (const CLI::ParseError& error) {
    out.path = path_in(line, app);
    if (error.get_exit_code() == 0) {
      std::ostringstream text;
      app.exit(error, text, text);
      out.text = text.str();
    } else {
      out.mistake = tell_mistake(out.path, app, error);
    }
  }
  return out;
}

}  // namespace sti::cli
