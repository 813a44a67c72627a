#include "cli/case_options.hpp"

#include "cli/offers.hpp"

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

std::optional<SourceText> case_text(Session& session, const CaseOptions& options, Diagnostics& diagnostics) {
  if (!options.has_case()) {
    add_usage_error(diagnostics, "", "there is no case",
                    "describe it with -p, -e and -t, or give --case FILE (- for standard input)");
    return std::nullopt;
  }
  if (!options.case_file) return SourceText{};
  auto in = session.input(*options.case_file, diagnostics);
  auto text = in ? in->rest(load::max_case_bytes, diagnostics) : std::nullopt;
  return text ? std::optional(SourceText{in->name(), std::move(*text)}) : std::nullopt;
}

std::optional<Case> read_case(const CaseOptions& options, const SourceText& text, const Pack& pack,
                              const load::Now& now, Diagnostics& diagnostics) {
  return options.case_file ? load::read_case_text(pack, text, now, diagnostics, options.arguments.tests)
                           : load::read_case_arguments(pack, options.arguments, now, diagnostics);
}

std::optional<Case> read_case(Session& session, const CaseOptions& options, const Pack& pack, const load::Now& now,
                              Diagnostics& diagnostics) {
  const auto text = case_text(session, options, diagnostics);
  return text ? read_case(options, *text, pack, now, diagnostics) : std::nullopt;
}

}  // namespace sti::cli
