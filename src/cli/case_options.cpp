#include "cli/case_options.hpp"

#include <CLI/CLI.hpp>

#include "load/tree.hpp"

namespace sti::cli {

void bind_case(CLI::App& app, CaseOptions& options) {
  auto* person = app.add_option("-p,--person", options.arguments.person,
                                "Facts of the person: fact=value or a value alone, with commas; repeats and merges")
                     ->type_name("FACTS")
                     ->allow_extra_args(false);
  auto* exposure = app.add_option("-e,--exposure", options.arguments.exposures,
                                  "One exposure: act, role, condom, time since it, …; repeat for more")
                       ->type_name("FACTS")
                       ->allow_extra_args(false);
  auto* test = app.add_option("-t,--test", options.arguments.tests,
                              "A test already taken: TEST[@SITE]=DATE:RESULT; repeat for more")
                   ->type_name("TEST")
                   ->allow_extra_args(false);
  app.add_option("--case", options.case_file, "Read the case from a JSON or TOML file; - for standard input")
      ->type_name("FILE")
      ->excludes(person)
      ->excludes(exposure)
      ->excludes(test);
}

std::optional<Case> read_case(const CaseOptions& options, const Pack& pack, const load::Now& now,
                              Diagnostics& diagnostics) {
  if (options.has_arguments()) return load::read_case_arguments(pack, options.arguments, now, diagnostics);
  if (options.case_file.empty()) {
    add_usage_error(diagnostics, "", "there is no case",
                    "describe it with -p, -e and -t, or give --case FILE (- for standard input)");
    return std::nullopt;
  }
  SourceText source{options.case_file == "-" ? "<stdin>" : options.case_file, {}};
  if (options.case_file == "-") {
    source.text = read_stdin(load::max_case_bytes);
  } else {
    auto text = load::read_whole_file(options.case_file, load::max_case_bytes, diagnostics);
    if (!text) return std::nullopt;
    source.text = std::move(*text);
  }
  return load::read_case_text(pack, source, now, diagnostics);
}

}  // namespace sti::cli
