#include <fmt/format.h>
#include <unistd.h>

#include "base/text.hpp"
#include "cli/ask_case.hpp"
#include "cli/case_options.hpp"
#include "cli/commands.hpp"
#include "engine/advise.hpp"
#include "load/earlier.hpp"
#include "report/advice/formats.hpp"
#include "write/command_line.hpp"

namespace sti::cli {
namespace {

struct AdviseOptions {
  CaseOptions told;
  bool interview = false;
  bool full = false;
  bool why = false;
  bool talk = false;
  bool timeline = false;
  bool ascii = false;
  bool discreet = false;
  std::optional<std::string> since;  ///< the file of an earlier advice
  std::string reader;
  std::optional<std::string> titles;  ///< neutral unless given

  bool for_patient() const { return reader == "patient"; }
  bool full_titles() const { return titles == "full"; }
  /// Asked for, or no case where there is somebody to ask.
  bool wants_interview() const { return interview || (!told.has_case() && !since && stdin_is_terminal()); }
};

/// What the printed command needs besides the case, so that it gives the same bytes.
std::string other_options(const Session& session, const AdviseOptions& options) {
  auto out = session.shared_options();
  const auto& format = session.options().format;
  if (format != report::advice_formats().front().name) out += " --format " + write::shell_word(format);
  if (options.full) out += " --full";
  if (options.why) out += " --why";
  if (options.talk) out += " --talk";
  if (options.timeline) out += " --timeline";
  if (options.ascii) out += " --ascii";
  if (options.for_patient()) out += " --for patient";
  if (options.discreet) out += " --discreet";
  if (options.full_titles()) out += " --titles full";
  if (options.since) out += " --since " + write::shell_word(*options.since);
  return out;
}

/// Adds an error for options that do not go together.
void check_together(const AdviseOptions& options, const std::string& format, Diagnostics& diagnostics) {
  if (options.titles && format != "ics")
    add_usage_error(diagnostics, "--titles", "there are titles only in a calendar", "it goes with `--format ics`");
  if (options.discreet && !options.for_patient())
    add_usage_error(diagnostics, "--discreet", "only a leaflet can be discreet", "it goes with `--for patient`");
  if (options.since && (options.for_patient() || report::find_advice_format(format)->leaflet == nullptr))
    add_usage_error(diagnostics, "--since", "what has changed is a line on the clinician's page",
                    "leave it out, or choose `--format text`, `markdown` or `html`, and no leaflet");
  if (options.since && !options.told.case_file && !options.told.arguments.person.empty() &&
      options.told.arguments.exposures.empty())
    add_usage_error(diagnostics, "--person", "the earlier advice holds the case, and facts are not added to it",
                    "tell the whole case with -p and -e, or leave out -p; -t adds a test");
  if (!options.for_patient()) return;
  if (options.full || options.why || options.talk)
    add_usage_error(diagnostics,
                    options.full  ? "--full"
                    : options.why ? "--why"
                                  : "--talk",
                    "this is for the clinician, not for a leaflet", "leave it out, or leave out `--for patient`");
  if (report::find_advice_format(format)->leaflet != nullptr) return;
  std::vector<std::string> known;
  for (const auto& each : report::advice_formats()) {
    if (each.leaflet != nullptr) known.emplace_back(each.name);
  }
  add_usage_error(diagnostics, "--format", fmt::format("a leaflet for the person has no format `{}`", format),
                  "it can be " + list_names(known));
}

/// How the case is told: where only an earlier advice is named, by that.
CaseOptions told_case(const AdviseOptions& options) {
  auto out = options.told;
  if (!out.case_file && out.arguments.person.empty() && out.arguments.exposures.empty()) out.case_file = options.since;
  return out;
}

/// The case, and the advice of an earlier visit where one is named.
struct Visit {
  std::optional<Case> asked;
  std::optional<EarlierAdvice> earlier;
};

/// Reads both; the case is empty after an error.
Visit read_visit(Session& session, const AdviseOptions& options, const Pack& pack, const load::Now& now,
                 Diagnostics& diagnostics) {
  Visit out;
  const auto told = told_case(options);
  if (!options.since) return {read_case(session, told, pack, now, diagnostics), {}};
  const auto earlier = case_text(session, {.case_file = options.since}, diagnostics);
  if (!earlier) return out;
  out.earlier = load::read_earlier(pack, *earlier, diagnostics);
  if (!out.earlier) return out;
  out.asked = told.case_file == options.since ? read_case(told, *earlier, pack, now, diagnostics)
                                              : read_case(session, told, pack, now, diagnostics);
  if (out.asked && out.earlier->now > out.asked->now) {
    add_usage_error(diagnostics, "--since", "that advice was given after this visit",
                    fmt::format("it is of {}: say when this visit is with `--now`", to_string(out.earlier->now)));
    out.asked.reset();
  }
  return out;
}

int run_advise(Session& session, const AdviseOptions& options) {
  Diagnostics diagnostics;
  const auto lang = session.lang(diagnostics);
  const auto& format = session.options().format;
  const auto now = session.now(diagnostics);
  check_together(options, format, diagnostics);
  if (!diagnostics.has_errors()) {
    const auto loaded = session.pack(diagnostics);
    const auto phrases = loaded ? session.phrases(diagnostics) : std::nullopt;
    Visit visit;
    auto& asked = visit.asked;
    std::string command;
    if (loaded && phrases && options.wants_interview()) {
      const auto other = other_options(session, options);
      auto outcome = ask_case(session, *loaded, *phrases, *lang, *now, options.told.arguments, other, diagnostics);
      if (outcome.exit) return *outcome.exit;
      asked = std::move(outcome.asked);
      command = std::move(outcome.command);
    } else if (loaded && phrases) {
      visit = read_visit(session, options, loaded->pack, *now, diagnostics);
    }
    if (asked) {
      const auto advice = engine::advise(loaded->program, *asked);
      const report::View view{loaded->pack, *phrases, advice, *lang};
      const auto* form = report::find_advice_format(format);
      const auto page = (options.for_patient() ? form->leaflet : form->render)(
          view, {.full = options.full,
                 .why = options.why,
                 .talk = options.talk,
                 .color = session.color_on(STDOUT_FILENO),
                 .timeline = options.timeline || options.ascii,
                 .ascii = options.ascii || session.lacks_unicode(STDOUT_FILENO),
                 .full_titles = options.full_titles(),
                 .discreet = options.discreet,
                 .since = visit.earlier ? &*visit.earlier : nullptr});
      const bool written = session.write(page);
      session.say(command);
      return written ? exit_done : exit_usage;
    }
  }
  session.report(diagnostics);
  return exit_usage;
}

}  // namespace

CommandLine advise_command() {
  auto options = std::make_shared<AdviseOptions>();
  CommandLine command{
      .name = "advise",
      .about = "Advice for one case: tests, windows, PEP, vaccines, what to talk about",
      .examples =
          "  sti advise -p age=24,anatomy=penis,buys-sex -e oral,insertive,not-used,5d\n"
          "  sti advise -e anal,receptive,not-used,positive,36h --why\n"
          "  sti advise --case case.json --format json --lang nb\n"
          "  sti advise --case case.json -t hiv-lab=2026-11-20:negative\n"
          "  sti advise --since first-visit.json -t hiv-lab=2026-12-10:negative\n"
          "  sti advise -p treated=gonorrhoea@2026-11-02 -t gonorrhoea-naat@throat=2026-11-01:positive\n"
          "  sti advise -e anal,receptive,not-used,positive,36h --timeline\n"
          "  sti advise --case case.json --format html --output page.html\n"
          "  sti advise --case case.json --format note\n"
          "  sti advise --case case.json --for patient --format html --output leaflet.html\n"
          "  sti advise --case case.json --format ics --output plan.ics\n",
      .options = case_options(options->told),
      .run = [options](Session& session) { return run_advise(session, *options); }};
  for (const auto& format : report::advice_formats()) command.formats.emplace_back(format.name);
  command.add({
      Option("--interview", &options->interview,
             "Ask for what is not told, one question at a time; so it does on a terminal where no case is given",
             {.excludes = {"--case"}}),
      Option("--full", &options->full, "All notes, questions and answers of no, where the page is short"),
      why_option(options->why),
      Option("--since", &options->since,
             "Say in one line what has changed since an earlier visit: its advice in JSON, which holds the case too",
             {.type = "FILE", .excludes = {"--interview"}}),
      Option("--talk", &options->talk, "Support for the conversation in full"),
      Option("--timeline", &options->timeline, "Draw when which test says what, and the limits that run"),
      Option("--ascii", &options->ascii, "Draw the timeline with ASCII characters only"),
      Option("--for", &options->reader, "Whom it is for: the clinician, or the person, as a leaflet in plain words",
             {.choices = {"clinician", "patient"}}),
      Option("--discreet", &options->discreet,
             "Leaflet without the name of a service that tells what happened; tests and advice stay"),
      Option("--titles", &options->titles, "Titles in a calendar: such as tell nothing, or in full",
             {.choices = {"neutral", "full"}}),
  });
  return command;
}

}  // namespace sti::cli
