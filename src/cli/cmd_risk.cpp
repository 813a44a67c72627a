#include "cli/case_options.hpp"
#include "cli/commands.hpp"
#include "engine/advise.hpp"
#include "report/risk/json.hpp"
#include "report/risk/page.hpp"

namespace sti::cli {
namespace {

struct RiskOptions {
  CaseOptions told;
  bool why = false;
};

int run_risk(Session& session, const RiskOptions& options) {
  Diagnostics diagnostics;
  const auto lang = session.lang(diagnostics);
  const auto& format = session.options().format;
  const auto now = session.now(diagnostics);
  if (!diagnostics.has_errors()) {
    const auto loaded = session.pack(diagnostics);
    const auto phrases = session.phrases(diagnostics);
    const auto asked =
        loaded && phrases ? read_case(session, options.told, loaded->pack, *now, diagnostics) : std::nullopt;
    if (asked) {
      const auto advice = engine::advise(loaded->program, *asked, {.questions = false});
      const report::View view{loaded->pack, *phrases, advice, *lang};
      const auto page =
          format == "json" ? report::risk_json(view) : session.laid_out(report::risk_page(view, options.why));
      return session.write(page) ? exit_done : exit_usage;
    }
  }
  session.report(diagnostics);
  return exit_usage;
}

}  // namespace

CommandLine risk_command() {
  auto options = std::make_shared<RiskOptions>();
  CommandLine command{.name = "risk",
                      .about = "Risk per exposure, and what a negative test leaves of it, with ranges and sources",
                      .examples =
                          "  sti risk -e vaginal,receptive,not-used,partner_hiv=positive,3w\n"
                          "  sti risk -e anal,receptive,not-used,28d -t hiv-lab=2026-11-23:negative --now 2026-11-23\n"
                          "  sti risk --case case.json --format json\n",
                      .formats = page_formats(),
                      .options = case_options(options->told),
                      .run = [options](Session& session) { return run_risk(session, *options); }};
  command.add({why_option(options->why)});
  return command;
}

}  // namespace sti::cli
