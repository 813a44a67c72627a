// `sti explain` with a case.

#include <fmt/format.h>

#include <algorithm>

#include "base/text.hpp"
#include "cli/commands.hpp"
#include "cli/explain_case.hpp"
#include "engine/advise.hpp"
#include "prove/explain.hpp"
#include "prove/named_output.hpp"
#include "report/explain/page.hpp"

namespace sti::cli {
namespace {

/// What is asked about, by name. Adds an error for each name that is none.
std::vector<PropertyOutput> find_targets(const engine::Program& program, const std::vector<std::string>& names,
                                         const std::string& option, Diagnostics& diagnostics) {
  const auto& pack = *program.pack;
  std::vector<PropertyOutput> out;
  for (const auto& name : names) {
    auto targets = prove::find_targets(program, name);
    out.insert(out.end(), std::make_move_iterator(targets.begin()), std::make_move_iterator(targets.end()));
    if (!targets.empty()) continue;
    const auto known = subject_names(pack);
    auto hint = did_you_mean(nearest(name.substr(0, name.find_first_of("@=")), known));
    const auto equals = name.find('=');
    const bool is_level = equals != std::string::npos && prove::find_target(pack, name.substr(0, equals));
    if (is_level) {
      const std::vector<std::string> levels(level_ids.begin(), level_ids.end());
      const std::vector<std::string> vaccine_levels(vaccine_level_ids.begin(), vaccine_level_ids.end());
      hint = fmt::format("the levels of a slot are {}; of a vaccine {}", list_names(levels, "and"),
                         list_names(vaccine_levels, "and"));
    }
    if (hint.empty())
      hint =
          "name a test (with @site), an infection (its tests), a slot, a vaccine, follow-up/ID, or a rule that gives a "
          "note";
    add_usage_error(diagnostics, option, fmt::format("nothing in an advice is named `{}`", name), hint);
  }
  return out;
}

/// `--pack` of the printed commands, as it was given here; with `--rules` where that was given.
std::string pack_option(const Session& session) {
  const auto name = session.pack_name();
  return session.options().pack.empty() && session.options().rules.empty() && name == "no" ? std::string{} : name;
}

}  // namespace

int explain_case(Session& session, const ExplainCase& options) {
  Diagnostics diagnostics;
  const auto lang = session.lang(diagnostics);
  const auto& format = session.options().format;
  const auto now = session.now(diagnostics);
  std::unique_ptr<LoadedPack> loaded;
  std::optional<Phrases> phrases;
  std::optional<Case> asked;
  if (!diagnostics.has_errors()) {
    loaded = session.pack(diagnostics);
    phrases = session.phrases(diagnostics);
  }
  if (loaded && phrases) asked = read_case(session, options.told, loaded->pack, *now, diagnostics);
  prove::ExplainOptions wanted;
  if (asked) {
    wanted.why_not = find_targets(loaded->program, options.why_not, "--why-not", diagnostics);
    for (auto& target : find_targets(loaded->program, options.lines, "sti explain", diagnostics))
      wanted.why_not.push_back(std::move(target));
    wanted.lines = wanted.what_if = wanted.why_not.empty();
  }
  std::optional<Explanation> explanation;
  std::optional<Advice> advice;
  if (asked && !diagnostics.has_errors()) {
    advice = engine::advise(loaded->program, *asked);
    explanation = prove::explain(loaded->pack, *advice, wanted, diagnostics);
  }
  if (!explanation) {
    session.report(diagnostics);
    return exit_usage;
  }
  const report::View view{loaded->pack, *phrases, *advice, *lang};
  const auto pack = pack_option(session);
  const report::ExplainView shown{view, *explanation, pack, session.shared_options()};
  const auto page = format == "json" ? report::explain_json(shown) : session.laid_out(report::explain_page(shown));
  if (!session.write(page)) return exit_usage;
  const bool is_open = std::any_of(explanation->why_not.begin(), explanation->why_not.end(),
                                   [](const WhyNot& answer) { return answer.answer == WhyNot::Answer::not_proved; });
  return is_open ? exit_findings : exit_done;
}

}  // namespace sti::cli
