#include "cli/commands.hpp"
#include "cli/completion.hpp"

namespace sti::cli {
namespace {

struct CompletionOptions {
  std::string shell;
  std::vector<std::string> words;
};

int run_completion(Session& session, const CompletionOptions& options) {
  if (options.words.empty()) return session.write(completion_script(options.shell)) ? exit_done : exit_usage;
  GlobalOptions globals;
  const auto program = command_line(globals);
  const auto completion = complete(program, globals, options.words);
  return session.write(completion_lines(completion)) ? exit_done : exit_usage;
}

}  // namespace

CommandLine completion_command() {
  auto options = std::make_shared<CompletionOptions>();
  return {
      .name = "completion",
      .about = "Shell completion script",
      .examples =
          "  sti completion bash > ~/.local/share/bash-completion/completions/sti\n"
          "  sti completion zsh > ~/.zfunc/_sti\n"
          "  sti completion fish > ~/.config/fish/completions/sti.fish\n"
          "  sti completion bash -- advise -p preg\n",
      .options = {Option("SHELL", &options->shell, "The shell", {.choices = {"bash", "zsh", "fish"}, .required = true}),
                  Option("WORD", &options->words,
                         "After --, the words of a command line: what the last of them can be, as the script asks")},
      .run = [options](Session& session) { return run_completion(session, *options); }};
}

}  // namespace sti::cli
