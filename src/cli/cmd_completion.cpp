#include <algorithm>
#include <map>

#include "cli/commands.hpp"
#include "model/subject.hpp"
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

report::CompletionOption option_of(const Option& row, const Pack& base, const std::vector<std::string>& packs) {
  report::CompletionOption out;
  if (row.letter != '\0') out.names.push_back({'-', row.letter});
  out.names.emplace_back(row.name);
  out.about = row.about;
  out.takes_value = true;  // of a flag too, as the scripts have always had it
  out.takes_file = row.type.find("FILE") != std::string_view::npos || row.type.find("DIR") != std::string_view::npos;
  const auto is = [&](std::string_view name) { return row.name == name; };
  if (is("--person") || is("--exposure")) {
    out.takes_tokens = true;
    out.values = tokens_of(base.vocabulary, is("--person") ? Scope::person : Scope::exposure);
  } else if (is("--test")) {
    out.values = ids_of_tests(base.catalog);
  } else if (is("--why-not")) {
    out.values = subject_names(base);
  } else if (is("--pack")) {
    out.values = packs;
  } else if (is("--lang")) {
    out.values = {"en", "nb"};
  } else if (is("--for")) {
    out.values = {"clinician", "patient"};
  } else if (is("--titles")) {
    out.values = {"neutral", "full"};
  } else if (is("--color")) {
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

void bind_completion(CommandLine& command) {
  auto shell = std::make_shared<std::string>();
  command.add({{.name = "SHELL",
                .holds = shell.get(),
                .choices = {"bash", "zsh", "fish"},
                .required = true,
                .about = "bash, zsh or fish"}});
  command.run = [shell](Session& session) {
    Diagnostics diagnostics;
    auto base = session.base(diagnostics);
    const auto* tree = session.rules(diagnostics);
    if (!base || tree == nullptr) {
      session.report(diagnostics);
      return int(exit_usage);
    }
    GlobalOptions globals;
    const auto whole = command_line(globals);
    const auto packs = tree->pack_ids();
    if (const auto loaded = session.pack(diagnostics)) base->topics = loaded->pack.topics;
    report::CompletionTable table;
    report::CompletionOption format;
    for (const auto& row : whole.options) {
      auto global = option_of(row, *base, packs);
      if (row.name == "--format") global = with_formats(format = global, "");
      table.globals.push_back(std::move(global));
    }
    for (const auto& each : whole.commands) {
      report::CompletionCommand out{std::string(each.name), std::string(each.about), {}, {}, false};
      const auto add_words = [&](const Option& row) {
        const auto words = words_for(row.name, *base, packs);
        out.words.insert(out.words.end(), words.begin(), words.end());
      };
      for (const auto& row : each.options) {
        if (!row.is_argument()) {
          out.options.push_back(option_of(row, *base, packs));
          continue;
        }
        add_words(row);
        out.takes_files = out.takes_files || row.name == "FILE" || row.name == "PACK";
      }
      for (const auto& part : each.commands) {
        out.words.emplace_back(part.name);
        for (const auto& row : part.options) add_words(row);
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
