#include <unistd.h>

#include "cli/case_options.hpp"
#include "cli/commands.hpp"
#include "engine/advise.hpp"
#include "report/risk_json.hpp"
#include "report/risk_page.hpp"

namespace sti::cli {
namespace {

struct RiskOptions {
  CaseOptions told;
  bool why = false;
};

int run_risk(Session& session, const RiskOptions& options) {
  Diagnostics diagnostics;
  const auto lang = session.lang(diagnostics);
  const auto format = session.format(formats_of("risk"), diagnostics);
  const auto now = session.now(diagnostics);
  if (!diagnostics.has_errors()) {
    const auto loaded = session.pack(diagnostics);
    const auto phrases = session.phrases(diagnostics);
    const auto asked =
        loaded && phrases ? read_case(session, options.told, loaded->pack, *now, diagnostics) : std::nullopt;
    if (asked) {
      const auto advice = engine::advise(loaded->program, *asked, {.questions = false});
      const report::View view{loaded->pack, *phrases, advice, *lang};
      std::string page;
      if (*format == "json")
        page = report::risk_json(view) + "\n";
      else if (*format == "markdown")
        page = report::document_markdown(report::risk_page(view, options.why));
      else
        page = report::document_text(report::risk_page(view, options.why), session.color_on(STDOUT_FILENO));
      return session.write(page) ? exit_done : exit_usage;
    }
  }
  session.report(diagnostics);
  return exit_usage;
}

}  // namespace

void bind_risk(CommandLine& command) {
  auto options = std::make_shared<RiskOptions>();
  command.add(case_options(options->told));
  command.add({{.name = "--why", .holds = &options->why, .about = "Show rule, source and basis under each line"}});
  command.run = [options](Session& session) { return run_risk(session, *options); };
}

}  // namespace sti::cli
