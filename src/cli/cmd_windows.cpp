#include "cli/commands.hpp"
#include "cli/infection_option.hpp"
#include "report/compare/windows.hpp"

namespace sti::cli {
namespace {

struct WindowsOptions {
  std::string infection;
  bool all_sources = false;
};

int run_windows(Session& session, const WindowsOptions& options) {
  Diagnostics diagnostics;
  const auto lang = session.lang(diagnostics);
  const auto& format = session.options().format;
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
      const auto page = format == "json" ? report::windows_json(shown) : session.laid_out(report::windows_page(shown));
      return session.write(page) ? exit_done : exit_usage;
    }
  }
  session.report(diagnostics);
  return exit_usage;
}

}  // namespace

CommandLine windows_command() {
  auto options = std::make_shared<WindowsOptions>();
  return {.name = "windows",
          .about = "When each test is worth taking and when a negative is conclusive, with sources",
          .examples =
              "  sti windows\n"
              "  sti windows hiv --all-sources\n"
              "  sti windows syphilis --pack path/to/pack --format markdown\n",
          .formats = page_formats(),
          .options = {Option("INFECTION", &options->infection, "Only the tests of this infection, with remarks",
                             {.offers = offer_infections}),
                      Option("--all-sources", &options->all_sources, "Also the figures that were not chosen, and why")},
          .run = [options](Session& session) { return run_windows(session, *options); }};
}

}  // namespace sti::cli
