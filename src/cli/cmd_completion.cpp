#include <CLI/CLI.hpp>
#include <algorithm>

#include "cli/commands.hpp"
#include "prove/target.hpp"
#include "report/completion.hpp"

namespace sti::cli {
namespace {

/// What each fact lets -p or -e say: `fact=value`, and the value alone where it belongs to one fact.
std::vector<std::string> tokens_of(const Vocabulary& vocabulary, Scope scope) {
  std::map<std::string, int> owners;
  std::vector<std::string> out;
  for (const auto& fact : vocabulary.facts) {
    if (fact.scope != scope || fact.derived) continue;
    for (const auto& value : fact.values) ++owners[value.id];
  }
  for (const auto& fact : vocabulary.facts) {
    if (fact.scope != scope || fact.derived || fact.kind == FactKind::tests) continue;
    if (fact.values.empty() || fact.kind == FactKind::treatments)
      out.push_back(fact.id + "=");
    else
      for (const auto& value : fact.values) out.push_back(owners[value.id] == 1 ? value.id : fact.id + "=" + value.id);
  }
  return out;
}

std::vector<std::string> ids_of_tests(const Catalog& catalog) {
  std::vector<std::string> out;
  for (const auto& test : catalog.tests) out.push_back(test.id + "=");
  return out;
}

report::CompletionOption option_of(const CLI::Option& option, const Pack& base, const std::vector<std::string>& packs) {
  report::CompletionOption out;
  for (const auto& name : option.get_snames()) out.names.push_back("-" + name);
  for (const auto& name : option.get_lnames()) out.names.push_back("--" + name);
  out.about = option.get_description();
  out.takes_value = option.get_type_size() != 0;
  const auto type = option.get_type_name();
  out.takes_file = type.find("FILE") != std::string::npos || type.find("DIR") != std::string::npos;
  const auto is = [&](std::string_view name) { return option.check_lname(std::string(name)); };
  if (is("person") || is("exposure")) {
    out.takes_tokens = true;
    out.values = tokens_of(base.vocabulary, is("person") ? Scope::person : Scope::exposure);
  } else if (is("test")) {
    out.values = ids_of_tests(base.catalog);
  } else if (is("why-not")) {
    out.values = prove::target_names(base);
  } else if (is("pack")) {
    out.values = packs;
  } else if (is("lang")) {
    out.values = {"en", "nb"};
  } else if (is("for")) {
    out.values = {"clinician", "patient"};
  } else if (is("titles")) {
    out.values = {"neutral", "full"};
  } else if (is("color")) {
    out.values = {"auto", "always", "never"};
  }
  return out;
}

/// `--format` of one command; for all of them together, what any of them takes.
report::CompletionOption with_formats(report::CompletionOption option, std::string_view command) {
  const auto add = [&](std::string_view name) {
    for (const auto& format : formats_of(name)) {
      if (std::find(option.values.begin(), option.values.end(), format) == option.values.end())
        option.values.push_back(format);
    }
  };
  if (!command.empty()) {
    add(command);
  } else {
    for (const auto& each : all_commands()) add(each.name);
  }
  return option;
}

/// Words that stand where a positional argument of this name is taken.
std::vector<std::string> words_for(std::string_view name, const Pack& base, const std::vector<std::string>& packs) {
  std::vector<std::string> out;
  if (name == "PACK" || name == "ID") return packs;
  if (name == "ACTION") return {"due", "stats", "forget", "cases", "export"};
  if (name == "SHELL") return {"bash", "zsh", "fish"};
  if (name == "WHAT") return {"case", "advice"};
  if (name == "INFECTION") {
    for (const auto& infection : base.catalog.infections) out.push_back(infection.id);
  }
  if (name == "TOPIC") {
    for (const auto& topic : base.topics) out.push_back(topic.id);
  }
  return out;
}

}  // namespace

Run bind_completion(CLI::App& app) {
  auto shell = std::make_shared<std::string>();
  app.add_option("SHELL", *shell, "bash, zsh or fish")->required()->check(CLI::IsMember({"bash", "zsh", "fish"}));
  return [shell](Session& session) {
    Diagnostics diagnostics;
    auto base = session.base(diagnostics);
    const auto* tree = session.rules(diagnostics);
    if (!base || tree == nullptr) {
      session.report(diagnostics);
      return int(exit_usage);
    }
    CLI::App whole;
    GlobalOptions globals;
    Run run;
    build_command_line(whole, globals, run);
    const auto packs = tree->pack_ids();
    if (const auto loaded = session.pack(diagnostics)) base->topics = loaded->pack.topics;
    report::CompletionTable table;
    report::CompletionOption format;
    for (const auto* option : whole.get_options()) {
      auto global = option_of(*option, *base, packs);
      if (option->check_lname("format")) global = with_formats(format = global, "");
      table.globals.push_back(std::move(global));
    }
    for (const auto* command : whole.get_subcommands({})) {
      report::CompletionCommand out{command->get_name(), command->get_description(), {}, {}, false};
      for (const auto* option : command->get_options()) {
        if (!option->get_positional()) {
          if (!option->check_lname("help")) out.options.push_back(option_of(*option, *base, packs));
          continue;
        }
        const auto name = option->get_name(true);
        const auto words = words_for(name, *base, packs);
        out.words.insert(out.words.end(), words.begin(), words.end());
        out.takes_files = out.takes_files || name == "FILE" || name == "PACK";
      }
      for (const auto* part : command->get_subcommands({})) {
        out.words.push_back(part->get_name());
        for (const auto* option : part->get_options()) {
          const auto words = words_for(option->get_name(true), *base, packs);
          if (option->get_positional()) out.words.insert(out.words.end(), words.begin(), words.end());
        }
      }
      if (!formats_of(out.name).empty()) out.options.push_back(with_formats(format, out.name));
      table.commands.push_back(std::move(out));
    }
    const auto script = *shell == "bash"  ? report::bash_completion(table)
                        : *shell == "zsh" ? report::zsh_completion(table)
                                          : report::fish_completion(table);
    return int(session.write(script) ? exit_done : exit_usage);
  };
}

}  // namespace sti::cli
