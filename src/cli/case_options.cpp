#include "cli/case_options.hpp"

#include "cli/offers.hpp"
#include "load/tree.hpp"

namespace sti::cli {

std::vector<Option> case_options(CaseOptions& told) {
  return {
      Option("--person", &told.arguments.person,
             "Facts of the person: fact=value or a value alone, with commas; repeats and merges",
             {.letter = 'p', .type = "FACTS", .offers = offer_person}),
      Option("--exposure", &told.arguments.exposures,
             "One exposure: act, role, condom, time since it, …; repeat for more",
             {.letter = 'e', .type = "FACTS", .offers = offer_exposure}),
      Option("--test", &told.arguments.tests,
             "A test already taken: TEST[@SITE]=DATE:RESULT; repeat for more; adds to --case",
             {.letter = 't', .type = "TEST", .offers = offer_tests_taken}),
      Option("--case", &told.case_file,
             "Read the case from a JSON or TOML file, or from an advice in JSON; - for standard input",
             {.type = "FILE", .excludes = {"--person", "--exposure"}}),
  };
}

std::optional<Case> read_case(const CaseOptions& options, const Pack& pack, const load::Now& now,
                              Diagnostics& diagnostics) {
  if (options.case_file.empty()) {
    if (options.has_arguments()) return load::read_case_arguments(pack, options.arguments, now, diagnostics);
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
  return load::read_case_text(pack, source, now, diagnostics, options.arguments.tests);
}

}  // namespace sti::cli
