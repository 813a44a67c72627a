#include <algorithm>

#include "cli/commands.hpp"
#include "report/json/outputs.hpp"
#include "write/schema.hpp"

namespace sti::cli {
namespace {

struct SchemaOf {
  std::string_view name;
  std::string (*schema)(std::string_view name, const Pack& base);
};

/// What is read, then what is written.
std::vector<SchemaOf> all_schemas() {
  std::vector<SchemaOf> out = {{"case", [](std::string_view, const Pack& base) { return write::case_schema(base); }},
                               {"rules", [](std::string_view, const Pack& base) { return write::rules_schema(base); }}};
  for (const auto& [name, schema] : report::json_outputs()) out.push_back({name, schema});
  return out;
}

}  // namespace

CommandLine schema_command() {
  auto what = std::make_shared<std::string>();
  const auto known = all_schemas();
  std::vector<std::string> names;
  for (const auto& each : known) names.emplace_back(each.name);
  return {.name = "schema",
          .about = "JSON Schema of a case, of the files of a rule pack, or of what is written as JSON",
          .examples =
              "  sti schema case > case.schema.json\n"
              "  sti schema advice\n"
              "  sti schema rules > rules/rules.schema.json\n",
          .formats = {"json"},
          .options = {Option("WHAT", what.get(), "What it is the schema of",
                             {.choices = std::move(names), .required = true})},
          .run = [what, known](Session& session) {
            Diagnostics diagnostics;
            const auto base = session.base(diagnostics);
            if (!base) {
              session.report(diagnostics);
              return int(exit_usage);
            }
            const auto asked =
                std::find_if(known.begin(), known.end(), [&](const auto& each) { return each.name == *what; });
            return int(session.write(asked->schema(asked->name, *base)) ? exit_done : exit_usage);
          }};
}

}  // namespace sti::cli
