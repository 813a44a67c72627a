#include <unistd.h>

#include <CLI/CLI.hpp>

#include "cli/commands.hpp"
#include "engine/advise.hpp"
#include "report/advice_json.hpp"
#include "report/advice_text.hpp"

namespace sti::cli {
namespace {

struct AdviseOptions {
  load::CaseArguments arguments;
  std::string case_file;
  bool why = false;
};

std::optional<Case> read_case(const AdviseOptions& options, const Pack& pack, const load::Now& now,
                              Diagnostics& diagnostics) {
  const auto& arguments = options.arguments;
  const bool has_arguments = !arguments.person.empty() || !arguments.exposures.empty() || !arguments.tests.empty();
  if (has_arguments) return load::read_case_arguments(pack, arguments, now, diagnostics);
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

int run_advise(Session& session, const AdviseOptions& options) {
  Diagnostics diagnostics;
  const auto lang = session.lang(diagnostics);
  const auto format = session.format({"text", "json"}, diagnostics);
  const auto now = session.now(diagnostics);
  if (!diagnostics.has_errors()) {
    const auto loaded = session.pack(diagnostics);
    const auto phrases = session.phrases(diagnostics);
    const auto asked = loaded && phrases ? read_case(options, loaded->pack, *now, diagnostics) : std::nullopt;
    if (asked) {
      const auto advice = engine::advise(loaded->program, *asked);
      std::string page;
      if (*format == "json") {
        page = report::advice_json(loaded->pack, *phrases, advice, *lang, {.fields = {}, .indent = 2}) + "\n";
      } else {
        page = report::advice_text(loaded->pack, *phrases, advice, *lang,
                                   {.why = options.why, .color = session.color_on(STDOUT_FILENO)});
      }
      return session.write(page) ? exit_done : exit_usage;
    }
  }
  session.report(diagnostics);
  return exit_usage;
}

}  // namespace

Run bind_advise(CLI::App& app) {
  auto options = std::make_shared<AdviseOptions>();
  auto* person = app.add_option("-p,--person", options->arguments.person,
                                "Facts of the person: fact=value or a value alone, with commas; repeats and merges")
                     ->type_name("FACTS")
                     ->allow_extra_args(false);
  auto* exposure = app.add_option("-e,--exposure", options->arguments.exposures,
                                  "One exposure: act, role, condom, time since it, …; repeat for more")
                       ->type_name("FACTS")
                       ->allow_extra_args(false);
  auto* test = app.add_option("-t,--test", options->arguments.tests,
                              "A test already taken: TEST[@SITE]=DATE:RESULT; repeat for more")
                   ->type_name("TEST")
                   ->allow_extra_args(false);
  auto* file =
      app.add_option("--case", options->case_file, "Read the case from a JSON or TOML file; - for standard input")
          ->type_name("FILE");
  file->excludes(person)->excludes(exposure)->excludes(test);
  app.add_flag("--why", options->why, "Show rule, source and basis under each line");
  return [options](Session& session) { return run_advise(session, *options); };
}

}  // namespace sti::cli
