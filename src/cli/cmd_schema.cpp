#include "cli/commands.hpp"
#include "report/schema.hpp"

namespace sti::cli {

void bind_schema(CommandLine& command) {
  auto what = std::make_shared<std::string>();
  command.add({{.name = "WHAT",
                .holds = what.get(),
                .choices = {"case", "advice", "rules"},
                .required = true,
                .about = "case, advice or rules"}});
  command.run = [what](Session& session) {
    Diagnostics diagnostics;
    const auto base = session.base(diagnostics);
    if (!base) {
      session.report(diagnostics);
      return int(exit_usage);
    }
    const auto schema = *what == "case"     ? report::case_schema(*base)
                        : *what == "advice" ? report::advice_schema(*base)
                                            : report::rules_schema(*base);
    return int(session.write(schema) ? exit_done : exit_usage);
  };
}

}  // namespace sti::cli
