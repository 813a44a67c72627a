#include <CLI/CLI.hpp>

#include "cli/commands.hpp"
#include "report/schema.hpp"

namespace sti::cli {

Run bind_schema(CLI::App& app) {
  auto what = std::make_shared<std::string>();
  app.add_option("WHAT", *what, "case, advice or rules")->required()->check(CLI::IsMember({"case", "advice", "rules"}));
  return [what](Session& session) {
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
