#include "cli/options.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cctype>
#include <set>
#include <sstream>
#include <type_traits>

#include "base/text.hpp"
#include "cli/version.hpp"

namespace sti::cli {
namespace {

using Path = std::vector<const CommandLine*>;

CLI::Option* declare(CLI::App& app, const Option& row) {
  const auto names = row.letter != '\0' ? fmt::format("-{},{}", row.letter, row.name) : std::string(row.name);
  return std::visit(
      [&](auto held) {
        using Type = decltype(held);
        if constexpr (std::is_same_v<Type, bool*>)
          return app.add_flag(names, *held);
        else if constexpr (!std::is_same_v<Type, Shows>)
          return app.add_option(names, *held);
        else if (held == Shows::help)
          return app.set_help_flag(names);
        else
          return app.set_version_flag(names, fmt::format("{} {}", app.get_name(), version));
      },
      row.holds);
}

/// The text of the help: what the option is for, its default, and what it does not go with.
std::string help_of(const Option& row, const std::string& initial) {
  const bool has_default = std::holds_alternative<std::string*>(row.holds) && !row.choices.empty() && !row.required;
  const auto taken = has_default ? row.choices.front() : initial;
  std::vector<std::string> more;
  if (row.bounds) more.push_back(fmt::format("{} to {}", row.bounds->least, row.bounds->most));
  if (!taken.empty()) more.push_back("default " + taken);
  if (!row.excludes.empty()) more.push_back("not with " + join(row.excludes, ", "));
  return more.empty() ? std::string(row.about) : fmt::format("{} ({})", row.about, join(more, "; "));
}

void add_option(CLI::App& app, const Option& row) {
  auto* option = declare(app, row);
  if (app.get_parent() == nullptr && row.takes_value()) option->group("Options for every command");
  if (row.shows_default) option->capture_default_str();
  option->description(help_of(row, option->get_default_str()));
  if (row.required) option->required();
  if (!row.takes_value()) return;
  const auto value = row.value_name();
  option->type_name(value);
  if (!value.empty()) option->option_text(row.is_list() ? value + " ..." : value);
  if (row.bounds) option->check(CLI::Range(row.bounds->least, row.bounds->most));
  // A named list takes one word each time it is named; what comes after that is an argument again.
  if (!row.is_argument() && row.is_list()) option->allow_extra_args(false);
}

void build(CLI::App& app, const CommandLine& line) {
  if (app.get_parent() == nullptr)
    app.footer(std::string(line.examples));
  else
    app.footer(fmt::format("Examples:\n{}\nOptions for every command: sti --help", line.examples));
  for (const auto& row : line.options) add_option(app, row);
  if (!line.run) app.require_subcommand(1);
  for (const auto& command : line.commands) {
    auto* sub = app.add_subcommand(std::string(command.name), std::string(command.about));
    sub->fallthrough();
    build(*sub, command);
  }
}

/// The commands that were named, from the program on.
Path path_in(const CommandLine& line, const CLI::App& app) {
  Path path = {&line};
  for (auto named = app.get_subcommands(); !named.empty(); named = named.front()->get_subcommands()) {
    const auto& below = path.back()->commands;
    const auto is_named = [&](const CommandLine& each) { return each.name == named.front()->get_name(); };
    path.push_back(&*std::find_if(below.begin(), below.end(), is_named));
  }
  return path;
}

std::string with_guess(std::string message, std::string_view guess) {
  return guess.empty() ? message : fmt::format("{}; did you mean `{}`?", message, guess);
}

/// What belongs to no option, as it is told, with the nearest option or command where one is misspelt.
std::string tell_extra(const Path& path, const std::vector<std::string>& extras) {
  const auto& below = path.back()->commands;
  const auto is_option = [](const std::string& word) { return word.starts_with("-"); };
  const auto option = std::find_if(extras.begin(), extras.end(), is_option);
  const auto word = std::find_if_not(extras.begin(), extras.end(), is_option);
  if (!below.empty() && word != extras.end() && (!path.back()->run || word < option)) {
    std::vector<std::string> names;
    names.reserve(below.size());
    for (const auto& command : below) names.emplace_back(command.name);
    return with_guess(fmt::format("no command `{}`", *word), nearest(*word, names));
  }
  if (!path.back()->run) return "a command is required";
  if (option == extras.end()) return extras.empty() ? "" : fmt::format("unexpected argument `{}`", extras.front());
  const auto name = option->substr(0, option->find('='));
  std::vector<std::string> known;
  for (const auto* line : path) {
    for (const auto& row : line->options) {
      if (!row.is_argument()) known.emplace_back(row.name);
    }
  }
  return with_guess(fmt::format("no option `{}`", name), nearest(name, known));
}

/// CLI11's own message in our manner, unless we know better.
std::string tell_mistake(const Path& path, const CLI::App& app, const CLI::ParseError& error) {
  std::string message = error.what();
  if (dynamic_cast<const CLI::ExtrasError*>(&error) != nullptr || message == "A subcommand is required")
    return tell_extra(path, app.remaining(true));
  if (message.size() > 1 && std::islower(static_cast<unsigned char>(message[1])) != 0)
    message[0] = char(std::tolower(static_cast<unsigned char>(message[0])));
  return message;
}

/// The text that a row holds, where it holds one and it was given.
const std::string* text_of(const Option& row) {
  if (const auto* text = std::get_if<std::string*>(&row.holds)) return (*text)->empty() ? nullptr : *text;
  if (const auto* text = std::get_if<std::optional<std::string>*>(&row.holds))
    return (*text)->has_value() ? &***text : nullptr;
  return nullptr;
}

/// A value that is empty where a text is meant, as of a variable of the shell that is not set.
std::optional<std::string> tell_empty(const Option& row) {
  const auto* text = std::get_if<std::string*>(&row.holds);
  if (text == nullptr || !(*text)->empty()) return std::nullopt;
  return fmt::format("{} is empty; give it a value or leave it out", row.name);
}

/// Takes apart what was given as one word. A name that is empty is a mistake.
std::optional<std::string> take_apart(const Option& row) {
  auto* const* list = std::get_if<std::vector<std::string>*>(&row.holds);
  if (list == nullptr || row.separator == '\0') return std::nullopt;
  std::vector<std::string> names;
  for (const auto& word : **list) {
    const auto parts = split(word, row.separator);
    for (std::size_t i = 0; i < parts.size(); ++i) {
      if (parts[i].empty()) return fmt::format("{}: name {} of `{}` is empty", row.name, i + 1, word);
      names.emplace_back(parts[i]);
    }
  }
  **list = std::move(names);
  return std::nullopt;
}

/// What is no mistake of CLI11's: what is empty, what does not go together, and what is no choice. Where nothing was
/// chosen, takes the first choice. A row of a command stands in place of one above it that has the same name.
std::optional<std::string> settle(const Path& path, const CLI::App& app) {
  std::vector<const CLI::App*> apps = {&app};
  while (apps.size() < path.size()) apps.push_back(apps.back()->get_subcommands().front());
  std::set<std::string_view> settled;
  for (std::size_t i = path.size(); i-- > 0;) {
    const auto is_given = [&](std::string_view name) { return apps[i]->get_option(std::string(name))->count() > 0; };
    for (const auto& row : path[i]->options) {
      if (!settled.insert(row.name).second) continue;
      for (const auto& other : row.excludes) {
        if (is_given(row.name) && is_given(other)) return fmt::format("{} excludes {}", row.name, other);
      }
      if (is_given(row.name)) {
        auto mistake = tell_empty(row);
        if (!mistake) mistake = take_apart(row);
        if (mistake) return mistake;
      }
      if (row.choices.empty()) continue;
      const auto* chosen = text_of(row);
      if (chosen != nullptr && std::find(row.choices.begin(), row.choices.end(), *chosen) == row.choices.end())
        return fmt::format("{} cannot be `{}`; it can be {}", row.name, *chosen, list_names(row.choices));
      if (auto* const* text = std::get_if<std::string*>(&row.holds); text != nullptr && chosen == nullptr)
        **text = row.choices.front();
    }
  }
  return std::nullopt;
}

}  // namespace

void Typed::list(char separator) {
  cut(separator);
  goes_on = true;
}

bool Typed::cut(char last) {
  const auto at = word.rfind(last);
  if (at == std::string::npos) return false;
  before += word.substr(0, at + 1);
  word.erase(0, at + 1);
  return true;
}

std::string Option::value_name() const { return !type.empty() ? std::string(type) : join(choices, "|"); }

void CommandLine::add(const std::vector<Option>& rows) { options.insert(options.end(), rows.begin(), rows.end()); }

Parsed parse(const CommandLine& line, int argc, char** argv) {
  CLI::App app(std::string(line.about), std::string(line.name));
  app.get_formatter()->column_width(34);
  build(app, line);
  Parsed out;
  try {
    app.parse(argc, argv);
    out.path = path_in(line, app);
    out.mistake = settle(out.path, app);
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
