#include <fmt/format.h>

#include "base/text.hpp"
#include "cli/commands.hpp"
#include "cli/explain_case.hpp"
#include "load/code_texts.hpp"
#include "report/explain/codes.hpp"

namespace sti::cli {
namespace {

struct ExplainOptions {
  ExplainCase about;  ///< its `lines` are the code where there is no case
  bool list = false;
};

/// A line of an advice, or a code.
std::vector<Offered> offer_names(Session& session, Typed& typed) {
  auto out = offer_subjects(session, typed);
  if (!typed.before.empty()) return out;
  for (auto& code : offer_codes(session, typed)) out.push_back(std::move(code));
  return out;
}

int run_explain(Session& session, const ExplainOptions& options) {
  Diagnostics diagnostics;
  if (options.about.is_asked() && !options.list) return explain_case(session, options.about);
  const auto& names = options.about.lines;
  std::optional<Code> code;
  if (options.list && (options.about.is_asked() || !names.empty()))
    add_usage_error(diagnostics, "--list", "this lists every code, and explains none", "leave it out, or all else");
  if (!options.list) {
    if (names.empty())
      add_usage_error(diagnostics, "sti explain", "there is nothing to explain",
                      "describe a case with -p and -e, or give --case FILE; or name a diagnostic code, as STI-0203");
    else if (names.size() > 1)
      add_usage_error(diagnostics, "sti explain", "one diagnostic code at a time, or a case to explain");
    else if (std::string nearest; !(code = find_code(names.front(), nearest)))
      add_usage_error(diagnostics, names.front(), fmt::format("no diagnostic code `{}`", names.front()),
                      nearest.empty() ? "`sti explain --list` shows all" : did_you_mean(nearest));
  }
  if (diagnostics.has_errors()) {
    session.report(diagnostics);
    return exit_usage;
  }
  const auto texts = load::load_code_texts();
  const bool is_json = session.options().format == "json";
  const auto page =
      code ? (is_json ? report::code_json(texts, *code) : session.laid_out(report::code_page(texts, *code)))
           : (is_json ? report::code_list_json(texts) : session.laid_out(report::code_list_page()));
  return session.write(page) ? exit_done : exit_usage;
}

}  // namespace

CommandLine explain_command() {
  auto options = std::make_shared<ExplainOptions>();
  CommandLine command{
      .name = "explain",
      .about = "Why a line of advice is there or not, and what would change it; what a code means",
      .examples =
          "  sti explain -p age=24,anatomy=penis -e oral,insertive,not-used,5d\n"
          "  sti explain --case case.json --why-not hiv-rapid,pep\n"
          "  sti explain gonorrhoea-naat@throat --case case.json --lang nb\n"
          "  sti explain STI-0203\n"
          "  sti explain --list\n",
      .formats = page_formats(),
      .options = {Option("NAME", &options->about.lines,
                         "With a case: only these lines of the advice, or why they are not there. Else a diagnostic "
                         "code, by number (STI-0203) or name (unknown-fact)",
                         {.offers = offer_names})},
      .run = [options](Session& session) { return run_explain(session, *options); }};
  command.add(case_options(options->about.told));
  command.add({
      Option("--why-not", &options->about.why_not,
             "Why this is not in the advice, and the smallest change of the case that brings it: a test (TEST or "
             "TEST@SITE), an infection (its tests), a slot, a vaccine (either also =LEVEL), follow-up/ID, a rule that "
             "gives a note",
             {.type = "NAMES", .offers = offer_subjects, .separator = ','}),
      Option("--list", &options->list, "List every diagnostic code", {.excludes = {"--case", "--why-not"}}),
  });
  return command;
}

}  // namespace sti::cli
