#include <fmt/format.h>
#include <unistd.h>

#include "base/text.hpp"
#include "cli/case_options.hpp"
#include "cli/commands.hpp"
#include "cli/interview_talk.hpp"
#include "engine/advise.hpp"
#include "report/case_arguments.hpp"
#include "report/formats.hpp"

namespace sti::cli {
namespace {

struct AdviseOptions {
  CaseOptions told;
  bool interview = false;
  bool why = false;
  bool talk = false;
  bool timeline = false;
  bool ascii = false;
  bool discreet = false;
  std::string reader = "clinician";
  std::optional<std::string> titles;  ///< neutral unless given

  bool for_patient() const { return reader == "patient"; }
  bool full_titles() const { return titles == "full"; }
  /// Asked for, or no case where there is somebody to ask.
  bool wants_interview() const { return interview || (!told.has_case() && stdin_is_terminal()); }
};

/// What the printed command needs besides the case, so that it gives the same bytes.
std::string other_options(const Session& session, const AdviseOptions& options, Lang lang) {
  const auto& globals = session.options();
  std::string out;
  if (!globals.rules.empty()) out += " --rules " + report::shell_word(globals.rules);
  if (lang != Lang::en || !globals.lang.empty()) out += fmt::format(" --lang {}", lang_ids[lang]);
  if (!globals.format.empty()) out += " --format " + report::shell_word(globals.format);
  if (options.why) out += " --why";
  if (options.talk) out += " --talk";
  if (options.timeline) out += " --timeline";
  if (options.ascii) out += " --ascii";
  if (options.for_patient()) out += " --for patient";
  if (options.discreet) out += " --discreet";
  if (options.full_titles()) out += " --titles full";
  return out;
}

/// Adds an error for options that do not go together.
void check_together(const AdviseOptions& options, const std::string& format, Diagnostics& diagnostics) {
  if (options.titles && format != "ics")
    add_usage_error(diagnostics, "--titles", "there are titles only in a calendar", "it goes with `--format ics`");
  if (options.discreet && !options.for_patient())
    add_usage_error(diagnostics, "--discreet", "only a leaflet can be discreet", "it goes with `--for patient`");
  if (!options.for_patient()) return;
  if (options.why || options.talk)
    add_usage_error(diagnostics, options.why ? "--why" : "--talk", "this is for the clinician, not for a leaflet",
                    "leave it out, or leave out `--for patient`");
  if (report::find_advice_format(format)->leaflet != nullptr) return;
  std::vector<std::string> known;
  for (const auto& each : report::advice_formats()) {
    if (each.leaflet != nullptr) known.emplace_back(each.name);
  }
  add_usage_error(diagnostics, "--format", fmt::format("a leaflet for the person has no format `{}`", format),
                  "it can be " + list_names(known));
}

int run_advise(Session& session, const AdviseOptions& options) {
  Diagnostics diagnostics;
  const auto lang = session.lang(diagnostics);
  const auto format = session.format(formats_of("advise"), diagnostics);
  const auto now = session.now(diagnostics);
  if (format) check_together(options, *format, diagnostics);
  if (!diagnostics.has_errors()) {
    const auto loaded = session.pack(diagnostics);
    const auto phrases = loaded ? session.phrases(diagnostics) : std::nullopt;
    std::optional<Case> asked;
    std::string command;
    if (loaded && phrases && options.wants_interview()) {
      const auto other = other_options(session, options, *lang);
      auto outcome = interview(session, *loaded, *phrases, *lang, *now, options.told.arguments, other, diagnostics);
      if (outcome.exit) return *outcome.exit;
      asked = std::move(outcome.asked);
      command = std::move(outcome.command);
    } else if (loaded && phrases) {
      asked = read_case(session, options.told, loaded->pack, *now, diagnostics);
    }
    if (asked) {
      const auto advice = engine::advise(loaded->program, *asked);
      const report::View view{loaded->pack, *phrases, advice, *lang};
      const auto* form = report::find_advice_format(*format);
      const auto page = (options.for_patient() ? form->leaflet : form->render)(
          view, {.why = options.why,
                 .talk = options.talk,
                 .color = session.color_on(STDOUT_FILENO),
                 .timeline = options.timeline || options.ascii,
                 .ascii = options.ascii || session.lacks_unicode(STDOUT_FILENO),
                 .full_titles = options.full_titles(),
                 .discreet = options.discreet});
      const bool written = session.write(page);
      session.say(command);
      return written ? exit_done : exit_usage;
    }
  }
  session.report(diagnostics);
  return exit_usage;
}

}  // namespace

void bind_advise(CommandLine& command) {
  auto options = std::make_shared<AdviseOptions>();
  command.add(case_options(options->told));
  command.add({
      {.name = "--interview",
       .holds = &options->interview,
       .excludes = {"--case"},
       .about = "Ask for what is not told, one question at a time; so it does on a terminal where no case is given"},
      {.name = "--why", .holds = &options->why, .about = "Show rule, source and basis under each line"},
      {.name = "--talk", .holds = &options->talk, .about = "Support for the conversation in full"},
      {.name = "--timeline",
       .holds = &options->timeline,
       .about = "Draw when which test says what, and the limits that run"},
      {.name = "--ascii", .holds = &options->ascii, .about = "Draw the timeline with ASCII characters only"},
      {.name = "--for",
       .holds = &options->reader,
       .type = "clinician|patient",
       .choices = {"clinician", "patient"},
       .about = "Whom it is for: the clinician, or the person, as a leaflet in plain words"},
      {.name = "--discreet",
       .holds = &options->discreet,
       .about = "Leaflet without the name of a service that tells what happened; tests and advice stay"},
      {.name = "--titles",
       .holds = &options->titles,
       .type = "neutral|full",
       .choices = {"neutral", "full"},
       .about = "Titles in a calendar: such as tell nothing, or in full"},
  });
  command.run = [options](Session& session) { return run_advise(session, *options); };
}

}  // namespace sti::cli
