#include <fmt/format.h>

#include "cli/case_options.hpp"
#include "cli/commands.hpp"
#include "cli/infection_option.hpp"
#include "engine/advise.hpp"
#include "report/compare/comparison.hpp"

namespace sti::cli {
namespace {

struct CompareOptions {
  std::vector<std::string> packs;
  CaseOptions told;
  std::string infection;
  bool differences = false;
};

/// One pack with what it advises.
struct Side {
  std::unique_ptr<LoadedPack> loaded;
  Advice advice;
};

void check(const CompareOptions& options, Diagnostics& diagnostics) {
  if (options.packs.size() < 2 || options.packs.size() > report::most_compared) {
    add_usage_error(
        diagnostics, "PACK", fmt::format("{} packs cannot be compared", options.packs.size()),
        fmt::format("name from 2 to {}, by id or folder: sti compare no path/to/pack", report::most_compared));
  }
  if (!options.infection.empty() && options.told.has_case()) {
    add_usage_error(diagnostics, "--infection", "leaves windows out, and a case has none to leave out",
                    "leave out the case, or --infection");
  }
}

/// Makes a pack count by the clock of another: a case is one moment, whatever the pack.
bool tell_time_as(const TimeZone& zone, LoadedPack& loaded, Diagnostics& diagnostics) {
  if (loaded.pack.zone == zone) return true;
  loaded.pack.zone = zone;
  auto program = engine::compile(loaded.pack, diagnostics);
  if (program) loaded.program = std::move(*program);
  return program.has_value();
}

/// The case is read under each pack, as each may know facts of its own.
std::vector<Side> load_sides(Session& session, const CompareOptions& options, const load::Now& now,
                             Diagnostics& diagnostics) {
  std::vector<Side> out;
  const auto text = options.told.has_case() ? case_text(session, options.told, diagnostics) : SourceText{};
  if (!text) return {};
  for (const auto& name : options.packs) {
    Side side{session.means_one_pack(name, diagnostics) ? session.pack(diagnostics, name) : nullptr, {}};
    if (!side.loaded) return {};
    if (!out.empty() && !tell_time_as(out.front().loaded->pack.zone, *side.loaded, diagnostics)) return {};
    side.advice.asked.now = now.at;
    if (options.told.has_case()) {
      const auto asked = read_case(options.told, *text, side.loaded->pack, now, diagnostics);
      if (!asked) return {};
      side.advice = engine::advise(side.loaded->program, *asked);
    }
    out.push_back(std::move(side));
  }
  return out;
}

int run_compare(Session& session, const CompareOptions& options) {
  Diagnostics diagnostics;
  const auto lang = session.lang(diagnostics);
  const auto& format = session.options().format;
  const auto now = session.now(diagnostics);
  check(options, diagnostics);
  const auto phrases = session.phrases(diagnostics);
  if (!diagnostics.has_errors()) {
    const auto sides = load_sides(session, options, *now, diagnostics);
    if (!sides.empty() && !options.infection.empty())
      find_infection(sides.front().loaded->pack.catalog, options.infection, "--infection", diagnostics);
    if (!sides.empty() && !diagnostics.has_errors()) {
      std::vector<report::View> views;
      for (const auto& side : sides) views.push_back({side.loaded->pack, *phrases, side.advice, *lang});
      std::vector<const report::View*> packs;
      for (const auto& view : views) packs.push_back(&view);
      const auto comparison =
          options.told.has_case() ? report::compare_advice(packs) : report::compare_windows(packs, options.infection);
      const auto page = format == "json" ? report::comparison_json(comparison, options.differences)
                                         : session.laid_out(report::comparison_page(comparison, options.differences));
      return session.write(page) ? exit_done : exit_usage;
    }
  }
  session.report(diagnostics);
  return exit_usage;
}

}  // namespace

CommandLine compare_command() {
  auto options = std::make_shared<CompareOptions>();
  CommandLine command{.name = "compare",
                      .about = "The same case, or the windows, under several packs side by side",
                      .examples =
                          "  sti compare no path/to/pack -e anal,receptive,not-used,36h\n"
                          "  sti compare no path/to/pack --infection hiv\n"
                          "  sti compare old/no new/no --case case.json --differences\n",
                      .formats = page_formats(),
                      .options = {pack_argument("PACK", &options->packs, "Two packs or more")},
                      .run = [options](Session& session) { return run_compare(session, *options); }};
  command.add(case_options(options->told));
  command.add({
      Option("--infection", &options->infection, "Without a case: only the windows of this infection",
             {.type = "INFECTION", .offers = offer_infections}),
      Option("--differences", &options->differences, "Only where the packs differ"),
  });
  return command;
}

}  // namespace sti::cli
