#include "report/completion.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.hpp"

namespace sti::report {
namespace {

/// A text inside single quotes of a shell.
std::string in_quotes(std::string_view text) {
  std::string out = "'";
  for (const char c : text) {
    if (c == '\'')
      out += "'\\''";
    else
      out += c;
  }
  return out + "'";
}

/// Whether a command has an option of its own with the names of a global one.
bool has_own(const CompletionCommand& command, const CompletionOption& global) {
  return std::any_of(command.options.begin(), command.options.end(),
                     [&](const CompletionOption& option) { return option.names == global.names; });
}

std::string option_names(const CompletionCommand& command, const CompletionTable& table) {
  std::vector<std::string> names;
  for (const auto& option : command.options) names.insert(names.end(), option.names.begin(), option.names.end());
  for (const auto& option : table.globals) {
    if (!has_own(command, option)) names.insert(names.end(), option.names.begin(), option.names.end());
  }
  return join(names, " ");
}

/// Cases of the word before the cursor, for bash.
std::string bash_values(const std::vector<CompletionOption>& options, std::string_view indent) {
  std::string out;
  for (const auto& option : options) {
    if (!option.takes_value) continue;
    const auto names = join(option.names, "|");
    if (option.takes_tokens)
      out += fmt::format("{}{}) _sti_tokens {}; return ;;\n", indent, names, in_quotes(join(option.values, " ")));
    else if (!option.values.empty())
      out += fmt::format("{}{}) COMPREPLY=($(compgen -W {} -- \"$cur\")); return ;;\n", indent, names,
                         in_quotes(join(option.values, " ")));
    else if (option.takes_file)
      out += fmt::format("{}{}) compopt -o default; COMPREPLY=(); return ;;\n", indent, names);
    else
      out += fmt::format("{}{}) COMPREPLY=(); return ;;\n", indent, names);
  }
  return out;
}

}  // namespace

std::string bash_completion(const CompletionTable& table) {
  std::vector<std::string> commands;
  for (const auto& command : table.commands) commands.push_back(command.name);
  std::string out =
      "# bash completion for sti; written by `sti completion bash`\n"
      "_sti_tokens() {\n"
      "  # Completes the last of several tokens joined by commas.\n"
      "  local done=\"\" last=\"$cur\"\n"
      "  if [[ $cur == *,* ]]; then done=\"${cur%,*},\"; last=\"${cur##*,}\"; fi\n"
      "  local word\n"
      "  COMPREPLY=()\n"
      "  for word in $(compgen -W \"$1\" -- \"$last\"); do COMPREPLY+=(\"$done$word\"); done\n"
      "  compopt -o nospace\n"
      "}\n\n"
      "_sti() {\n"
      "  local cur prev words cword command=\"\" word\n"
      "  COMPREPLY=()\n"
      "  if declare -F _get_comp_words_by_ref >/dev/null; then _get_comp_words_by_ref -n '=:@' cur prev words cword\n"
      "  else cur=\"${COMP_WORDS[COMP_CWORD]}\" prev=\"${COMP_WORDS[COMP_CWORD-1]}\" words=(\"${COMP_WORDS[@]}\") "
      "cword=$COMP_CWORD; fi\n"
      "  for word in \"${words[@]:1:cword-1}\"; do\n"
      "    case \"$word\" in " +
      join(commands, "|") + ") command=\"$word\"; break ;; esac\n  done\n";
  out += "  case \"$command\" in\n";
  for (const auto& command : table.commands) {
    if (const auto values = bash_values(command.options, "        "); !values.empty())
      out += fmt::format("    {})\n      case \"$prev\" in\n{}      esac ;;\n", command.name, values);
  }
  out += "  esac\n  case \"$prev\" in\n" + bash_values(table.globals, "    ") + "  esac\n  case \"$command\" in\n";
  for (const auto& command : table.commands) {
    out += fmt::format("    {})\n", command.name);
    out += fmt::format("      if [[ $cur == -* ]]; then COMPREPLY=($(compgen -W {} -- \"$cur\")); return; fi\n",
                       in_quotes(option_names(command, table)));
    if (!command.words.empty())
      out += fmt::format("      COMPREPLY=($(compgen -W {} -- \"$cur\"))\n", in_quotes(join(command.words, " ")));
    if (command.takes_files) out += "      compopt -o default\n";
    out += "      ;;\n";
  }
  out += fmt::format(
      "    *)\n      if [[ $cur == -* ]]; then COMPREPLY=($(compgen -W {} -- \"$cur\")); else COMPREPLY=($(compgen -W "
      "{} -- \"$cur\")); fi\n      ;;\n  esac\n}}\ncomplete -F _sti sti\n",
      in_quotes(option_names({}, table) + " --version"), in_quotes(join(commands, " ")));
  return out;
}

namespace {

std::string zsh_option(const CompletionOption& option) {
  std::string about;
  for (const char c : option.about) {
    if (c == '[' || c == ']' || c == ':') about += '\\';
    about += c;
  }
  std::string action;
  if (option.takes_tokens)
    action = fmt::format(":facts:_sequence -s , compadd - {}", join(option.values, " "));
  else if (!option.values.empty())
    action = fmt::format(":value:({})", join(option.values, " "));
  else if (option.takes_file)
    action = ":file:_files";
  else if (option.takes_value)
    action = ":value: ";
  std::string out;
  for (const auto& name : option.names)
    out += fmt::format("        {} \\\n", in_quotes(fmt::format("*{}[{}]{}", name, about, action)));
  return out;
}

}  // namespace

std::string zsh_completion(const CompletionTable& table) {
  std::string out =
      "#compdef sti\n# zsh completion for sti; written by `sti completion zsh`\n\n_sti() {\n  local context state "
      "state_descr line\n  typeset -A opt_args\n  local -a commands\n  commands=(\n";
  for (const auto& command : table.commands)
    out += fmt::format("    {}\n", in_quotes(command.name + ":" + command.about));
  out += "  )\n  _arguments -C \\\n";
  for (const auto& option : table.globals) out += zsh_option(option);
  out +=
      "        '1:command:->command' '*::argument:->argument'\n  case $state in\n    command) _describe command "
      "commands ;;\n    argument)\n      case $words[1] in\n";
  for (const auto& command : table.commands) {
    out += fmt::format("        {})\n      _arguments \\\n", command.name);
    for (const auto& option : command.options) out += zsh_option(option);
    for (const auto& option : table.globals) {
      if (!has_own(command, option)) out += zsh_option(option);
    }
    if (!command.words.empty() && command.takes_files)
      out += fmt::format("        '*:word:{{compadd {}; _files}}'\n", join(command.words, " "));
    else if (!command.words.empty())
      out += fmt::format("        '*:word:({})'\n", join(command.words, " "));
    else if (command.takes_files)
      out += "        '*:file:_files'\n";
    else
      out += "        ''\n";
    out += "        ;;\n";
  }
  out += "      esac\n      ;;\n  esac\n}\n\n_sti \"$@\"\n";
  return out;
}

namespace {

std::string fish_option(const CompletionOption& option, std::string_view condition) {
  std::string out = "complete -c sti";
  if (!condition.empty()) out += fmt::format(" -n {}", in_quotes(condition));
  for (const auto& name : option.names)
    out += name.starts_with("--") ? " -l " + name.substr(2) : " -s " + name.substr(1);
  if (option.takes_tokens)
    out += fmt::format(" -x -a {}", in_quotes("(__sti_tokens " + join(option.values, " ") + ")"));
  else if (!option.values.empty())
    out += " -x -a " + in_quotes(join(option.values, " "));
  else if (option.takes_file)
    out += " -r -F";
  else if (option.takes_value)
    out += " -x";
  return out + " -d " + in_quotes(option.about) + "\n";
}

}  // namespace

std::string fish_completion(const CompletionTable& table) {
  std::string out =
      "# fish completion for sti; written by `sti completion fish`\n"
      "function __sti_tokens\n"
      "  # The last of several tokens joined by commas.\n"
      "  set -l current (commandline -ct)\n"
      "  set -l before (string match -r '.*,' -- $current)\n"
      "  for word in $argv\n"
      "    echo $before$word\n"
      "  end\n"
      "end\n\n"
      "complete -c sti -f\n";
  for (const auto& option : table.globals) {
    const bool replaced = std::any_of(table.commands.begin(), table.commands.end(),
                                      [&](const CompletionCommand& command) { return has_own(command, option); });
    out += fish_option(option, replaced ? "__fish_use_subcommand" : "");
  }
  for (const auto& command : table.commands) {
    out +=
        fmt::format("complete -c sti -n __fish_use_subcommand -a {} -d {}\n", command.name, in_quotes(command.about));
    const auto condition = "__fish_seen_subcommand_from " + command.name;
    for (const auto& option : command.options) out += fish_option(option, condition);
    if (!command.words.empty())
      out += fmt::format("complete -c sti -n {} -a {}\n", in_quotes(condition), in_quotes(join(command.words, " ")));
    if (command.takes_files) out += fmt::format("complete -c sti -n {} -F\n", in_quotes(condition));
  }
  return out;
}

}  // namespace sti::report
