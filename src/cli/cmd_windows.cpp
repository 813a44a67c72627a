#include <unistd.h>

#include "cli/commands.hpp"
#include "cli/infection.hpp"
#include "report/windows_table.hpp"

namespace sti::cli {
namespace {

struct WindowsOptions {
  std::string infection;
  bool all_sources = false;
};

int run_windows(Session& session, const WindowsOptions& options) {
  Diagnostics diagnostics;
  const auto lang = session.lang(diagnostics);
  const auto format = session.format(formats_of("windows"), diagnostics);
  const auto now = session.now(diagnostics);
  const auto loaded = diagnostics.has_errors() ? nullptr : session.pack(diagnostics);
  const auto phrases = loaded ? session.phrases(diagnostics) : std::nullopt;
  if (phrases) {
    Advice moment;
    moment.asked.now = now->at;
    const report::View view{loaded->pack, *phrases, moment, *lang};
    Index<Infection> infection;
    if (!options.infection.empty())
      infection = find_infection(loaded->pack.catalog, options.infection, "INFECTION", diagnostics);
    const report::WindowsShown shown{view, infection, options.all_sources};
    if (!diagnostics.has_errors()) {
      const auto page = *format == "json" ? report::windows_json(shown)
                        : *format == "markdown"
                            ? report::windows_markdown(shown)
                            : report::windows_text(shown, {.color = session.color_on(STDOUT_FILENO)});
      return session.write(page) ? exit_done : exit_usage;
    }
  }
  session.report(diagnostics);
  return exit_usage;
}

}  // namespace

void bind_windows(CommandLine& command) {
  auto options = std::make_shared<WindowsOptions>();
  command.add({
      {.name = "INFECTION", .holds = &options->infection, .about = "Only the tests of this infection, with remarks"},
      {.name = "--all-sources",
       .holds = &options->all_sources,
       .about = "Also the figures that were not chosen, and why"},
  });
  command.run = [options](Session& session) { return run_windows(session, *options); };
}

}  // namespace sti::cli
