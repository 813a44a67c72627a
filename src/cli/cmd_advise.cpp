#include <unistd.h>

#include <CLI/CLI.hpp>

#include "cli/case_options.hpp"
#include "cli/commands.hpp"
#include "engine/advise.hpp"
#include "report/advice_json.hpp"
#include "report/advice_text.hpp"

namespace sti::cli {
namespace {

struct AdviseOptions {
  CaseOptions told;
  bool why = false;
};

int run_advise(Session& session, const AdviseOptions& options) {
  Diagnostics diagnostics;
  const auto lang = session.lang(diagnostics);
  const auto format = session.format({"text", "json"}, diagnostics);
  const auto now = session.now(diagnostics);
  if (!diagnostics.has_errors()) {
    const auto loaded = session.pack(diagnostics);
    const auto phrases = session.phrases(diagnostics);
    const auto asked = loaded && phrases ? read_case(options.told, loaded->pack, *now, diagnostics) : std::nullopt;
    if (asked) {
      const auto advice = engine::advise(loaded->program, *asked);
      std::string page;
      if (*format == "json") {
        page = report::advice_json(loaded->pack, *phrases, advice, *lang, {.fields = {}, .indent = 2}) + "\n";
      } else {
        page = report::advice_text(loaded->pack, *phrases, advice, *lang,
                                   {.why = options.why, .color = session.color_on(STDOUT_FILENO)});
      }
      return session.write(page) ? exit_done : exit_usage;
    }
  }
  session.report(diagnostics);
  return exit_usage;
}

}  // namespace

Run bind_advise(CLI::App& app) {
  auto options = std::make_shared<AdviseOptions>();
  bind_case(app, options->told);
  app.add_flag("--why", options->why, "Show rule, source and basis under each line");
  return [options](Session& session) { return run_advise(session, *options); };
}

}  // namespace sti::cli
