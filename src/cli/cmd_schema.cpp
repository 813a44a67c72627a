#include "cli/commands.hpp"
#include "report/json/outputs.hpp"
#include "write/schema.hpp"

namespace sti::cli {

CommandLine schema_command() {
  auto what = std::make_shared<std::string>();
  std::vector<std::string> names = {"case", "rules"};
  for (const auto& output : report::json_outputs()) names.emplace_back(output.name);
  return {.name = "schema",
          .about = "JSON Schema of a case, of the files of a rule pack, or of what is written as JSON",
          .examples =
              "  sti schema case > case.schema.json\n"
              "  sti schema advice\n"
              "  sti schema rules > rules/rules.schema.json\n",
          .formats = {"json"},
          .options = {Option("WHAT", what.get(), "What it is the schema of",
                             {.choices = std::move(names), .required = true})},
          .run = [what](Session& session) {
            Diagnostics diagnostics;
            const auto base = session.base(diagnostics);
            if (!base) {
              session.report(diagnostics);
              return int(exit_usage);
            }
            const auto schema = *what == "case"    ? write::case_schema(*base)
                                : *what == "rules" ? write::rules_schema(*base)
                                                   : report::output_schema(*what, *base);
            return int(session.write(schema) ? exit_done : exit_usage);
          }};
}

}  // namespace sti::cli
