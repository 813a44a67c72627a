#include "cli/commands.hpp"
#include "write/schema.hpp"

namespace sti::cli {

CommandLine schema_command() {
  auto what = std::make_shared<std::string>();
  return {.name = "schema",
          .about = "JSON Schema of a case, an advice, or the files of a rule pack",
          .examples =
              "  sti schema case > case.schema.json\n"
              "  sti schema advice\n"
              "  sti schema rules > rules/rules.schema.json\n",
          .formats = {"json"},
          .options = {Option("WHAT", what.get(), "What it is the schema of",
                             {.choices = {"case", "advice", "rules"}, .required = true})},
          .run = [what](Session& session) {
            Diagnostics diagnostics;
            const auto base = session.base(diagnostics);
            if (!base) {
              session.report(diagnostics);
              return int(exit_usage);
            }
            const auto schema = *what == "case"     ? write::case_schema(*base)
                                : *what == "advice" ? write::advice_schema(*base)
                                                    : write::rules_schema(*base);
            return int(session.write(schema) ? exit_done : exit_usage);
          }};
}

}  // namespace sti::cli
